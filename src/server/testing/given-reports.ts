import { sql } from "kysely";
import { uuidv7 } from "#contract/uuid.ts";
import { reports } from "#contract/reports.ts";
import type { RecordKind } from "#domain/records/record.ts";
import type { Tx } from "../db/db.ts";
import type { Caller } from "./api-test.ts";
import { accountIdOf, qinglan, teamIds, townshipIds, villageIds } from "./cast.ts";
import { aDecidedRound } from "./given-cases.ts";
import { aTeam } from "./given-teams.ts";

interface EntryOver {
  readonly village?: "上梨峪" | "前柳庄" | "松坡";
  /** A village the test has made. */
  readonly place?: { readonly villageId: string; readonly townshipId: string };
  readonly kind?: RecordKind;
  readonly onDay?: string;
  readonly text?: string;
  readonly households?: number;
  readonly partyMembers?: number;
  readonly activists?: number;
  readonly disputes?: number;
  readonly resolved?: number;
  readonly moneyFen?: number;
  readonly meeting?: "two-committees" | "members";
  readonly leaderId?: string;
  readonly removed?: boolean;
  readonly leaderKind?: "county-leader" | "township-leader" | "unit-head";
}

const nothing = { households: 0, partyMembers: 0, people: 0, activists: 0, disputes: 0, resolved: 0, moneyFen: 0 };

/** An entry as it stands in the table and in its month, for what is counted from it; a withdrawn one stands in no month. */
export async function anEntry(tx: Tx, { village = "前柳庄", place: made, removed = false, ...over }: EntryOver = {}) {
  const townshipId = village === "松坡" ? townshipIds.松岭乡 : townshipIds.柳溪镇;
  const place = { countyId: qinglan, ...(made ?? { villageId: villageIds[village], townshipId }) };
  const kind = { kind: "household", meeting: null, leaderKind: null } as const;
  const entry = { ...place, ...kind, ...nothing, onDay: "2026-11-03", ...over };
  const id = uuidv7();
  const removedAt = removed ? new Date() : null;
  await tx
    .insertInto("workRecord")
    .values({ id, text: "", madeBy: accountIdOf(14), ...entry, removedAt })
    .execute();
  if (!removed) await addToMonth(tx, id);
  return id;
}

const amounts = ["times", "households", "party_members", "people", "activists", "disputes", "resolved", "money_fen"];
const sums = sql.raw(amounts.map((name) => `${name} = m.${name} + excluded.${name}`).join(", "));

/** Its share of the month, said once more in other words than those of the program. */
const addToMonth = (tx: Tx, id: string) =>
  sql`insert into record_month as m (county_id, month, village_id, kind, part, township_id, ${sql.raw(amounts.join(", "))})
    select county_id, date_trunc('month', on_day)::date, village_id, kind, coalesce(meeting, leader_kind, ''), township_id,
      (kind in ('meeting', 'leader-visit'))::int, ${sql.raw(amounts.slice(1).join(", "))}
    from work_record where id = ${id}
    on conflict (county_id, month, village_id, kind, part, township_id) do update set ${sums}`.execute(tx);

/** The team of the cast stands in 前柳庄 since March. */
export async function aStandingTeam(tx: Tx) {
  const roundId = await aDecidedRound(tx);
  await aTeam(tx, roundId);
  return roundId;
}

export const november = { year: 2026, month: 11 };

export async function aReport(writer: Caller, month = november, over: { teamId?: string; townshipId?: string } = {}) {
  const body = { id: uuidv7(), ...month, teamId: teamIds.前柳庄, townshipId: townshipIds.柳溪镇, ...over };
  return (await writer.call(reports.open, { body })).id;
}

export async function aTownshipReport(writer: Caller, month = november, townshipId: string = townshipIds.柳溪镇) {
  const body = { id: uuidv7(), ...month, teamId: null, townshipId };
  return (await writer.call(reports.open, { body })).id;
}
