import { type RawBuilder, sql } from "kysely";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { IncomeKind } from "#domain/projects/assets/income.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";

interface IncomeFilter {
  readonly assetId?: string | undefined;
  readonly projectId?: string | undefined;
  readonly villageId?: string | undefined;
  readonly year?: number | undefined;
  readonly page: number;
  readonly size: number;
}

interface IncomeLine {
  readonly id: string;
  readonly asset: string | null;
  readonly assetId: string | null;
  readonly project: string | null;
  readonly projectId: string | null;
  readonly kind: IncomeKind;
  readonly year: number;
  readonly receivedOn: IsoDate;
  readonly amountFen: number;
  readonly voucher: string;
  readonly text: string;
  readonly by: string;
  readonly reversesId: string | null;
  readonly reversed: boolean;
  readonly villages: readonly { village: string; amountFen: number }[];
}

type Chosen = Omit<IncomeFilter, "page" | "size">;

const conditions = (actor: Actor, { assetId, projectId, villageId, year }: Chosen): RawBuilder<unknown> =>
  sql.join(
    [
      withinShared(actor, "i"),
      ...(assetId ? [sql`i.asset_id = ${assetId}`] : []),
      ...(projectId ? [sql`i.project_id = ${projectId}`] : []),
      ...(year ? [sql`i.year = ${year}`] : []),
      ...(villageId
        ? [
            sql`exists (select from income_village iv where ${withinShared(actor, "iv")} and iv.county_id = i.county_id
              and iv.income_id = i.id and iv.village_id = ${villageId})`,
          ]
        : []),
    ],
    sql` and `,
  );

/** How many and how much: the same for every page of them. */
export async function tallyIncomes(db: Db, actor: Actor, chosen: Chosen) {
  const { rows } = await sql<{ total: number; totalFen: number }>`
    select count(*)::int as total, coalesce(sum(i.amount_fen), 0)::bigint as total_fen from income i
    where ${conditions(actor, chosen)}`.execute(db);
  return rows[0]!;
}

/** The latest first, in the order of an index; of a pooled one the villages by name, as the row itself is within reach. */
export async function listIncomes(db: Db, actor: Actor, { page, size, ...chosen }: IncomeFilter) {
  const where = conditions(actor, chosen);
  const { rows } = await sql<IncomeLine>`
    select i.id, a.name as asset, i.asset_id, p.name as project, i.project_id, i.kind, i.year, i.received_on, i.amount_fen, i.voucher, i.text,
      coalesce(by_whom.name, '') as by, i.reverses_id,
      exists (select from income r where r.county_id = i.county_id and r.reverses_id = i.id) as reversed,
      coalesce((select jsonb_agg(jsonb_build_object('village', coalesce(v.name, ''), 'amountFen', iv.amount_fen) order by iv.village_id)
        from income_village iv cross join lateral village_named(iv.county_id, iv.village_id) v
        where ${withinShared(actor, "iv")} and iv.county_id = i.county_id and iv.income_id = i.id), '[]') as villages
    from (select i.county_id, i.id from income i where ${where} order by i.received_on desc, i.made_at desc, i.id desc
        limit ${size} offset ${(page - 1) * size}) at
      join income i on i.county_id = at.county_id and i.id = at.id
      left join asset a on a.county_id = i.county_id and a.id = i.asset_id
      left join project p on p.county_id = i.county_id and p.id = i.project_id
      left join account by_whom on by_whom.id = i.made_by
    where ${withinShared(actor, "i")} order by i.received_on desc, i.made_at desc, i.id desc`.execute(db);
  const write = may(actor, "income.write");
  return rows.map((row) => ({
    ...row,
    villages: [...row.villages],
    can: { reverse: write && !row.reversed && row.reversesId === null },
  }));
}
