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
  readonly leaderKind?: "county-leader" | "township-leader" | "unit-head";
}

/** An entry as it stands in the table, for what is counted from it. */
export async function anEntry(tx: Tx, { village = "前柳庄", ...over }: EntryOver = {}) {
  const townshipId = village === "松坡" ? townshipIds.松岭乡 : townshipIds.柳溪镇;
  const place = { countyId: qinglan, villageId: villageIds[village], townshipId };
  const id = uuidv7();
  await tx
    .insertInto("workRecord")
    .values({ ...place, id, kind: "household", onDay: "2026-11-03", text: "", madeBy: accountIdOf(14), ...over })
    .execute();
  return id;
}

/** The team of the cast stands in 前柳庄 since March. */
export async function aStandingTeam(tx: Tx) {
  const roundId = await aDecidedRound(tx);
  await aTeam(tx, roundId);
  return roundId;
}

export const november = { year: 2026, month: 11 };

export async function aReport(writer: Caller, month = november) {
  const body = { id: uuidv7(), ...month, teamId: teamIds.前柳庄, townshipId: townshipIds.柳溪镇 };
  return (await writer.call(reports.open, { body })).id;
}

export async function aTownshipReport(writer: Caller, month = november) {
  const body = { id: uuidv7(), ...month, teamId: null, townshipId: townshipIds.柳溪镇 };
  return (await writer.call(reports.open, { body })).id;
}
