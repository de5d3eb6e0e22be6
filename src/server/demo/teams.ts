import type { Actor } from "#domain/access.ts";
import { addWorkingDays } from "#domain/calendar.ts";
import { addMonths, type IsoDate } from "#domain/date.ts";
import type { MatchPick } from "#domain/teams/match/match.ts";
import { saveAccount } from "../auth/queries.ts";
import type { Tx } from "../db/db.ts";
import { saveGrant } from "../people/queries.ts";
import { dockTeam } from "../teams/commands.ts";
import { formTeams } from "../teams/forming.ts";
import { actorOf } from "./accounts.ts";
import { qinglan } from "./counties.ts";
import { demoId } from "./ids.ts";
import { organisationsOf } from "./organisations.ts";
import { saveConfirmedMatch } from "./match.ts";
import { demoPeople } from "./people.ts";
import { thirdRound } from "./rounds.ts";
import { author, founder, seatOfTeam, seats } from "./seats.ts";
import { teamPlan } from "./team-plan.ts";
import type { Outcome } from "./third-round.ts";
import type { Timeline } from "./timeline.ts";

/** A team of the demo as the other rooms need it. */
export interface DemoTeam {
  readonly id: string;
  readonly villageId: string;
  readonly townshipId: string;
  readonly level: Outcome["level"];
  readonly picks: readonly MatchPick[];
  /** Whoever sits at the desk of the team. */
  readonly actor: Actor;
}

const teamId = (villageId: string) => demoId(`team ${villageId}`);
const stillUndocked = 3;

/** 配对方案确定后组队进驻：two weeks after the decision all stand, and within a week all but three have taken over. */
export async function loadTeams(tx: Tx, outcomes: readonly Outcome[], timeline: Timeline): Promise<DemoTeam[]> {
  const confirmed = outcomes.filter((one) => one.outcome === "confirmed");
  const teams = confirmed.map((one, i) => teamOf(one, i));
  const term = { from: timeline.formedOn, to: addMonths(timeline.formedOn, 24) };
  const picks = teams.flatMap((team) => team.picks);
  const teamIds = Object.fromEntries(teams.map(({ id, villageId }) => [villageId, id]));
  const matchRunId = await saveConfirmedMatch(tx, picks, term, timeline);
  const plan = { countyId: qinglan.id, roundId: thirdRound, matchRunId, picks, teamIds };
  await formTeams(tx, actorOf(author), plan, term);
  await openDesks(tx, teams);
  for (const [i, team] of teams.slice(0, -stillUndocked).entries()) await dock(tx, team, i, timeline);
  await moveMemberships(tx, teams, addWorkingDays(timeline.calendar, timeline.formedOn, 10));
  return teams;
}

const people = demoPeople("2026-01-01");
const units = organisationsOf(qinglan).filter(({ level }) => level === "county");

function teamOf({ villageId, townshipId, level }: Outcome, i: number): DemoTeam {
  const [countyLeader, townshipLeader, unit, ...cadres] = teamPlan[i]!;
  const seats = [
    ["county-leader", people[countyLeader]!.id],
    ["township-leader", people[townshipLeader]!.id],
    ["paired-unit", units[unit]!.id],
    ...cadres.map((n, k) => [k === 0 ? "first-secretary" : "member", people[n]!.id] as const),
  ] as const;
  const id = teamId(villageId);
  const { accountId, name } = seatOfTeam(i);
  const actor: Actor = {
    accountId,
    name,
    role: "team",
    organisationId: null,
    teamId: id,
    counties: [qinglan.id],
    townships: [townshipId],
    villages: [villageId],
  };
  return {
    id,
    villageId,
    townshipId,
    level,
    picks: seats.map(([slot, holderId]) => ({ villageId, slot, holderId })),
    actor,
  };
}

/** Two teams' accounts are on the sign-in page; the others have theirs, too, under the same password. */
async function openDesks(tx: Tx, teams: readonly DemoTeam[]) {
  const { passwordHash } = await tx
    .selectFrom("account")
    .where("id", "=", seatOfTeam(0).accountId)
    .select("passwordHash")
    .executeTakeFirstOrThrow();
  const names = await tx.selectFrom("team").where("countyId", "=", qinglan.id).select(["id", "name"]).execute();
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  for (const [i, { id }] of teams.entries()) {
    const { accountId, grantId, loginName, name } = seatOfTeam(i);
    const placeName = nameOf.get(id)!;
    if (seats.some((seat) => seat.accountId === accountId)) {
      await tx.updateTable("roleGrant").set({ teamId: id, placeName }).where("id", "=", grantId).execute();
      continue;
    }
    await saveAccount(tx, { id: accountId, loginName, name, phone: null, passwordHash, mustChangePassword: false });
    const grant = { id: grantId, accountId, role: "team" as const, placeName, grantedBy: founder.accountId };
    await saveGrant(tx, { ...grant, areaId: qinglan.id, townshipId: null, organisationId: null, teamId: id });
  }
}

async function dock(tx: Tx, team: DemoTeam, i: number, { calendar, formedOn }: Timeline) {
  const dockedOn = addWorkingDays(calendar, formedOn, 1 + (i % 5));
  const note = "与村“两委”见面，接收一村一策档案，商定近期工作。";
  await dockTeam(tx, team.actor, team.id, { version: 1, dockedOn, note }, dockedOn);
}

async function moveMemberships(tx: Tx, teams: readonly DemoTeam[], movedOn: IsoDate) {
  const noted = teams.filter((_, i) => i % 6 !== 5).map(({ id }) => id);
  await tx
    .updateTable("posting")
    .set({ membershipMovedOn: movedOn })
    .where("countyId", "=", qinglan.id)
    .where("teamId", "in", noted)
    .where("slot", "in", ["first-secretary", "member"])
    .execute();
}
