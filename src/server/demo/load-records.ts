import { addDays } from "#domain/date.ts";
import { groupBy } from "#domain/group.ts";
import { counts, type Counts, type LeaderKind } from "#domain/records/record.ts";
import { printOf } from "#domain/records/similarity.ts";
import { differences, type TallyCell } from "#domain/records/tally.ts";
import type { MatchPick } from "#domain/teams/match/match.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { storedSketch } from "../records/near.ts";
import { addToMonths } from "../records/writing.ts";
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

/** Each by the team of its village; a thousand entries in a few statements, and one trace a team in place of one an entry. */
async function saveAll(tx: Tx, teams: readonly DemoTeam[], entries: readonly DemoRecord[]) {
  const teamOf = new Map(teams.map((team) => [team.villageId, team]));
  const rows = entries.map((entry) => rowOf(entry, teamOf.get(entry.villageId)!));
  for (let i = 0; i < rows.length; i += atOnce) {
    const part = rows.slice(i, i + atOnce);
    await tx
      .insertInto("workRecord")
      .values(part.map((row) => ({ ...row, files: "[]" })))
      .execute();
    await addToMonths(tx, qinglan.id, cellsOf(part));
    await tx.insertInto("recordPrint").values(part.flatMap(printRow)).execute();
  }
  for (const { id, actor } of teams)
    await record(tx, actor, { verb: "record.write", countyId: qinglan.id, subjectId: id, detail: { demo: true } });
}

const atOnce = 400;

function rowOf({ visitor, ...entry }: DemoRecord, team: DemoTeam) {
  return {
    ...entry,
    countyId: qinglan.id,
    townshipId: team.townshipId,
    teamId: team.id,
    leaderId: visitor === null ? null : visitorOf(visitor, team),
    leaderKind: visitor,
    madeBy: team.actor.accountId,
  };
}

type Row = ReturnType<typeof rowOf>;

/** The entries added up as one after the other would have been. */
function cellsOf(rows: readonly Row[]): TallyCell[] {
  const cells = rows.flatMap((row) => differences(null, row));
  const months = groupBy(cells, ({ month, villageId, kind, part }) => `${month} ${villageId} ${kind} ${part}`);
  return [...months.values()].map((same) =>
    same.reduce((sum, one) => ({
      ...sum,
      times: sum.times + one.times,
      ...(Object.fromEntries(counts.map((count) => [count, sum[count] + one[count]])) as Counts),
    })),
  );
}

function printRow({ countyId, id, text }: Row) {
  const print = printOf(text, countyId);
  return print ? [{ countyId, recordId: id, bands: [...print.bands], sketch: storedSketch(print) }] : [];
}

/** 联村的县级领导，或者结对单位的主要负责人. */
function visitorOf(visitor: LeaderKind, { picks }: DemoTeam): string {
  const held = (slot: MatchPick["slot"]) => picks.find((pick) => pick.slot === slot)!.holderId;
  if (visitor === "county-leader") return held("county-leader");
  return heads.find(({ organisationId }) => organisationId === held("paired-unit"))!.id;
}

const heads = demoPeople("2026-01-01").filter(({ unitHead }) => unitHead);
