import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { spanParts, type Span } from "#domain/records/span.ts";
import { recordSums } from "#domain/records/sums.ts";
import type { LeaderKind, MeetingKind } from "#domain/records/record.ts";
import type { Db } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import { countyOf } from "./queries.ts";

export interface TotalsFilter extends Span {
  readonly today: IsoDate;
  readonly countyId?: string | undefined;
  readonly townshipId?: string | undefined;
  readonly villageId?: string | undefined;
}

export interface RecordTotals extends Readonly<Record<keyof typeof recordSums, number>> {
  readonly meetings: Record<MeetingKind, number>;
  readonly visits: Record<LeaderKind, number>;
}

const snake = (name: string) => name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);

/** Each total as the column of a row. */
const sumColumns = Object.entries(recordSums).map(([name, { column, kinds }]) => {
  const of = kinds.map((kind) => `'${kind}'`).join(", ");
  return `coalesce(sum(${snake(column)}) filter (where kind in (${of})), 0)::bigint as ${snake(name)}`;
});
const parts = {
  meetings: ["two-committees", "members", "representatives", "other"],
  visits: ["county-leader", "township-leader", "unit-head"],
} as const;

const partKind: Readonly<Record<string, string>> = { meetings: "meeting", visits: "leader-visit" };

const totalColumns = sql.raw(
  [
    ...sumColumns,
    ...Object.entries(parts).map(([name, kinds]) => {
      const each = kinds.map(
        (part) => `'${part}', coalesce(sum(times) filter (where part = '${part}' and kind = '${partKind[name]}'), 0)`,
      );
      return `json_build_object(${each.join(", ")}) as ${name}`;
    }),
  ].join(", "),
);

/** 任意时段：whole months come from the rollup, the days at its ends from the entries themselves; first by kind, of which there are few. */
export async function sumRecords(db: Db, actor: Actor, filter: TotalsFilter): Promise<RecordTotals> {
  const kinds = sql`select c.kind, c.part, ${kindSums} from (${cells(actor, filter)}) c group by c.kind, c.part`;
  const { rows } = await sql<RecordTotals>`select ${totalColumns} from (${kinds}) k`.execute(db);
  return rows[0]!;
}

const kindSums = sql.raw(
  ["times", "households", "party_members", "disputes", "resolved", "money_fen", "activists"]
    .map((name) => `sum(c.${name}) as ${name}`)
    .join(", "),
);

const numbers = ["households", "party_members", "disputes", "resolved", "money_fen", "activists"];

/** Whole months as their sums, the days at both ends as their entries: added up, what all the entries come to. */
export function cells(actor: Actor, filter: TotalsFilter): RawBuilder<unknown> {
  const { months, days } = spanParts(filter, filter.today);
  const place = (
    alias: string,
  ) => sql`${sql.ref(`${alias}.county_id`)} = ${countyOf(actor, filter.countyId)} and ${withinVillages(actor, alias)}
    ${filter.townshipId === undefined ? sql`` : sql`and ${sql.ref(`${alias}.township_id`)} = ${filter.townshipId}::uuid`}
    ${filter.villageId === undefined ? sql`` : sql`and ${sql.ref(`${alias}.village_id`)} = ${filter.villageId}::uuid`}`;
  const columns = (alias: string) => sql.raw(numbers.map((name) => `${alias}.${name}`).join(", "));
  const ofMonths = months.map(
    ({
      from,
      to,
    }) => sql`select m.village_id, m.township_id, m.kind, m.part, m.times, ${columns("m")} from record_month m
      where ${place("m")} and m.month between ${from}::date and ${to}::date`,
  );
  const ofDays = days.map(
    ({ from, to }) => sql`select r.village_id, r.township_id, r.kind, coalesce(r.meeting, r.leader_kind, '') as part,
      (r.kind in ('meeting', 'leader-visit'))::int as times, ${columns("r")} from work_record r
      where ${place("r")} and r.removed_at is null and r.on_day between ${from}::date and ${to}::date`,
  );
  return sql.join([...ofMonths, ...ofDays], sql` union all `);
}
