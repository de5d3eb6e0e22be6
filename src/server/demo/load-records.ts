import { addDays } from "#domain/date.ts";
import type { LeaderKind } from "#domain/records/record.ts";
import { printOf } from "#domain/records/similarity.ts";
import { differences } from "#domain/records/tally.ts";
import type { MatchPick } from "#domain/teams/match.ts";
import type { Tx } from "../db/db.ts";
import { insertEntry } from "../records/writing.ts";
import { qinglan } from "./counties.ts";
import { demoPeople } from "./people.ts";
import { campaignRecords, type DemoRecord, laterRecords } from "./records.ts";
import type { DemoTeam } from "./teams.ts";
import type { Timeline } from "./timeline.ts";

/** 头四个月的纪实：27 次县级领导调研、163 次两委会议…… */
export function loadCampaignRecords(tx: Tx, teams: readonly DemoTeam[], { calendar, campaign }: Timeline) {
  return saveAll(tx, teams, campaignRecords(villagesOf(teams), { ...campaign, calendar }));
}

/** 此后到昨天的. */
export function loadLaterRecords(tx: Tx, teams: readonly DemoTeam[], { calendar, campaign, today }: Timeline) {
  const since = { from: addDays(campaign.to, 1), to: addDays(today, -1), calendar };
  return saveAll(tx, teams, laterRecords(villagesOf(teams), since));
}

const villagesOf = (teams: readonly DemoTeam[]) => teams.map(({ villageId }) => villageId);

/** Each by the team of its village. */
async function saveAll(tx: Tx, teams: readonly DemoTeam[], entries: readonly DemoRecord[]) {
  const teamOf = new Map(teams.map((team) => [team.villageId, team]));
  for (const entry of entries) await save(tx, entry, teamOf.get(entry.villageId)!);
}

async function save(tx: Tx, { visitor, ...entry }: DemoRecord, team: DemoTeam) {
  const { id: teamId, townshipId, actor } = team;
  const leaderId = visitor === null ? null : visitorOf(visitor, team);
  const row = {
    ...entry,
    countyId: qinglan.id,
    townshipId,
    teamId,
    leaderId,
    leaderKind: visitor,
    problemId: null,
    goalId: null,
    taskId: null,
    files: [],
    nearPercent: null,
    madeBy: actor.accountId,
  };
  const print = printOf(row.text, row.countyId);
  const trace = {
    verb: "record.write" as const,
    countyId: row.countyId,
    subjectId: row.id,
    detail: { act: "add", kind: row.kind, day: row.onDay },
  };
  await insertEntry(tx, row, { cells: differences(null, row), print, contact: null, actor, trace });
}

/** 联村的县级领导，或者结对单位的主要负责人. */
function visitorOf(visitor: LeaderKind, { picks }: DemoTeam): string {
  const held = (slot: MatchPick["slot"]) => picks.find((pick) => pick.slot === slot)!.holderId;
  if (visitor === "county-leader") return held("county-leader");
  return heads.find(({ organisationId }) => organisationId === held("paired-unit"))!.id;
}

const heads = demoPeople("2026-01-01").filter(({ unitHead }) => unitHead);
