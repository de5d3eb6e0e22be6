import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { addDays, type IsoDate } from "#domain/date.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";

interface RentFilter {
  readonly countyId?: string | undefined;
  readonly townshipId?: string | undefined;
  readonly state?: "late" | "soon" | "open" | undefined;
}

/** 到期的次日起算未收：on the day itself the rent may still come. */
export const lateRent = (today: IsoDate) =>
  sql<boolean>`(r.due_on < ${today} and r.received_fen < r.amount_fen and r.cancelled_on is null)`;

const soonDays = 30;

interface RentLine {
  readonly id: string;
  readonly leaseId: string;
  readonly position: number;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly amountFen: number;
  readonly receivedFen: number;
  readonly cancelledOn: IsoDate | null;
  readonly late: boolean;
  readonly assetId: string;
  readonly asset: string;
  readonly township: string;
  readonly village: string | null;
  readonly lessee: string;
}

/** 到期未收的租金，和三十天内到期的. */
export async function listRents(
  db: Db,
  actor: Actor,
  { page, size, ...filter }: RentFilter & { readonly page: number; readonly size: number },
  today: IsoDate,
) {
  const { state = "late", countyId, townshipId } = filter;
  const until = { late: addDays(today, -1), soon: addDays(today, soonDays), open: "2199-12-31" }[state];
  const asked = [
    withinShared(actor, "r"),
    sql`r.received_fen < r.amount_fen and r.cancelled_on is null and r.due_on <= ${until}`,
    ...(state === "soon" ? [sql`r.due_on >= ${today}`] : []),
    ...(countyId ? [sql`r.county_id = ${countyId}`] : []),
    ...(townshipId ? [sql`a.township_id = ${townshipId}`] : []),
  ];
  const where = sql.join(asked, sql` and `);
  const from = sql`from rent r join asset a on a.county_id = r.county_id and a.id = r.asset_id`;
  const tally = await sql<{ total: number; openFen: number }>`
    select count(*)::int as total, coalesce(sum(r.amount_fen - r.received_fen), 0)::bigint as open_fen ${from} where ${where}`.execute(
    db,
  );
  const { rows } = await sql<RentLine>`
    select r.id, r.lease_id, r.position, r.from_on, r.until_on, r.due_on, r.amount_fen, r.received_fen, r.cancelled_on,
      ${lateRent(today)} as late, r.asset_id, a.name as asset, l.lessee,
      coalesce(township.name, project_place_name(a.county_id, a.township_id), '') as township,
      coalesce(village.name, project_place_name(a.county_id, a.village_id)) as village
    ${from} join lease l on l.county_id = r.county_id and l.id = r.lease_id
      left join township on township.county_id = a.county_id and township.id = a.township_id
      left join village on village.county_id = a.county_id and village.id = a.village_id
    where ${where} order by r.due_on, r.id limit ${size} offset ${(page - 1) * size}`.execute(db);
  return { rows, ...tally.rows[0]! };
}
