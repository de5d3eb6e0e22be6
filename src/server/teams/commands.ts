import { notFound, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { MatchPick, Slot } from "#domain/teams/match/match.ts";
import { slotRefusals } from "#domain/teams/posting.ts";
import {
  dissolveRefusals,
  dockRefusals,
  formRefusals,
  standingRefusals,
  type TeamRefusal,
  termRefusals,
  unformRefusals,
} from "#domain/teams/team.ts";
import { postingRefusalSentence, teamRefusalLabel } from "#domain/teams/team-labels.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { formTeams } from "./forming.ts";
import { checkHolder, type Held } from "./holders.ts";
import { againstLeaves } from "./beyond-term.ts";
import { withdrawOpenLeaves } from "./leaves.ts";
import { endAllPostings, listOpenHoldings, moveEnds } from "./postings.ts";
import { type LockedTeam, lockPlace, lockTeam, saveTeamChange } from "./queries.ts";
import { inWords, reasonsOf, refuse } from "./refusing.ts";
import { dropRotations, listPlannedStarts, moveRotationEnds } from "./rotations.ts";

export interface NewTeam {
  readonly id: string;
  readonly roundId: string;
  readonly villageId: string;
  readonly formedOn: IsoDate;
  readonly termTo: IsoDate;
  readonly picks: readonly ({ readonly slot: Slot } & Held)[];
}

/** 组建工作队 by hand, for one village on the list; the match forms the teams of a whole round. */
export async function formTeam(tx: Tx, actor: Actor, team: NewTeam, today: IsoDate) {
  const place = await lockPlace(tx, actor, team.villageId, team.roundId);
  if (!place) throw notFound("村（社区）");
  const { countyId, townshipId } = place;
  refuse(inTeamWords(formRefusals(place, { ...team, dissolvedOn: null }), "villageId"));
  const picks: MatchPick[] = [];
  for (const [index, { slot, ...held }] of team.picks.entries()) {
    const seat = { countyId, villageId: team.villageId, townshipId, teamId: null, slot, fromOn: team.formedOn };
    const { name, personId, organisationId, reasons } = await checkHolder(tx, actor, seat, held, today);
    const heldSlots = picks.map((pick) => pick.slot);
    const doubled = picks.some(({ holderId }) => holderId === (personId ?? organisationId)) ? ["in-team" as const] : [];
    const why = [...slotRefusals(slot, heldSlots), ...doubled];
    refuse(
      reasons.map((reason) => ({ ...reason, at: `picks.${index}.${reason.at}` })),
      reasonsOf(why, (rule) => postingRefusalSentence(rule, { name, slot }), `picks.${index}`),
    );
    picks.push({ villageId: team.villageId, slot, holderId: (personId ?? organisationId)! });
  }
  const plan = { countyId, roundId: team.roundId, matchRunId: null, picks, teamIds: { [team.villageId]: team.id } };
  await inWords(formTeams(tx, actor, plan, { from: team.formedOn, to: team.termTo }));
  return { version: 1 };
}

interface TeamEdit {
  readonly version: number;
  readonly name: string;
  readonly termTo: IsoDate;
}

/** The name, and the end of the term: whoever was posted to the end of the term goes along with it. */
export async function editTeam(tx: Tx, actor: Actor, id: string, { version, name, termTo }: TeamEdit) {
  const team = await openTeam(tx, actor, id, version);
  const begun = await listOpenHoldings(tx, team.countyId, id);
  const early: TeamRefusal[] = begun.some(({ fromOn }) => fromOn > termTo) ? ["term-before-postings"] : [];
  const planned = await listPlannedStarts(tx, team.countyId, [id]);
  if (planned.some((startsOn) => startsOn > termTo)) early.push("term-before-rotations");
  refuse(
    inTeamWords([...termRefusals({ ...team, termTo }), ...early], "termTo"),
    await againstLeaves(tx, team.countyId, [id], termTo),
  );
  const after = await saveTeamChange(tx, team, { name, termTo });
  if (termTo !== team.termTo) {
    await moveEnds(tx, team.countyId, id, team.termTo, termTo);
    await moveRotationEnds(tx, team.countyId, [team], termTo);
  }
  await trace(tx, actor, team, {
    action: "edit",
    before: { name: team.name, termTo: team.termTo },
    after: { name, termTo },
  });
  return { version: after };
}

export interface Unforming {
  readonly version: number;
  readonly reason: string;
}

/** 撤回组建：a team that has not begun; its people never came, and its village may have another. */
export async function unformTeam(tx: Tx, actor: Actor, id: string, { version, reason }: Unforming, today: IsoDate) {
  const team = await openTeam(tx, actor, id, version);
  refuse(inTeamWords(unformRefusals(team, today)));
  const ended = await closeTeam(tx, team, today, `撤回组建：${reason}`);
  const after = await saveTeamChange(tx, team, { dissolvedOn: today, dissolveReason: reason });
  await trace(tx, actor, team, { action: "unform", fromOn: team.formedOn, reason, ...ended });
  return { version: after };
}

interface Docking {
  readonly version: number;
  readonly dockedOn: IsoDate | null;
  readonly note: string;
}

/** 对接：the team met the two committees and took over; without a day the note is taken back. */
export async function dockTeam(tx: Tx, actor: Actor, id: string, { version, dockedOn, note }: Docking, today: IsoDate) {
  const team = await openTeam(tx, actor, id, version);
  refuse(inTeamWords(dockRefusals(team, dockedOn, today), "dockedOn"));
  const after = await saveTeamChange(tx, team, { dockedOn, dockedNote: dockedOn === null ? "" : note });
  await record(tx, actor, {
    verb: "posting.write",
    countyId: team.countyId,
    subjectId: id,
    detail: { action: "dock", dockedOn, was: team.dockedOn },
  });
  return { version: after };
}

interface Dissolving {
  readonly version: number;
  readonly onDate: IsoDate;
  readonly reason: string;
}

/**
 * 撤销工作队：everybody's posting ends with it and what was asked for is taken back; nothing is lost. From then on the office
 * of the team reaches no village, see villages_of_office() in the migrations.
 */
export async function dissolveTeam(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, onDate, reason }: Dissolving,
  today: IsoDate,
) {
  const team = await openTeam(tx, actor, id, version);
  refuse(inTeamWords(dissolveRefusals(team, onDate, today), "onDate"));
  const ended = await closeTeam(tx, team, onDate, `工作队撤销：${reason}`);
  const after = await saveTeamChange(tx, team, { dissolvedOn: onDate, dissolveReason: reason });
  await trace(tx, actor, team, { action: "dissolve", onDate, reason, ...ended });
  return { version: after };
}

async function closeTeam(tx: Tx, { countyId, id }: LockedTeam, onDate: IsoDate, reason: string) {
  const ended = await endAllPostings(tx, countyId, id, onDate, reason);
  const leaves = await withdrawOpenLeaves(tx, countyId, ended);
  const rotations = await dropRotations(tx, countyId, ended, "工作队已撤销。");
  return { postings: ended.length, leaves, rotations };
}

/** The team, locked, standing and as the officer had it before her. */
export async function openTeam(tx: Tx, actor: Actor, id: string, version?: number): Promise<LockedTeam> {
  const team = await lockTeam(tx, actor, id);
  if (!team) throw notFound("工作队");
  if (version !== undefined && team.version !== version) throw stale("工作队");
  refuse(inTeamWords(standingRefusals(team)));
  return team;
}

const inTeamWords = (why: readonly TeamRefusal[], at?: string) =>
  reasonsOf(why, (rule) => `${teamRefusalLabel[rule]}。`, at);

export function trace(tx: Tx, actor: Actor, team: LockedTeam, detail: Readonly<Record<string, unknown>>) {
  const { countyId, id, name } = team;
  return record(tx, actor, { verb: "team.edit", countyId, subjectId: id, detail: { team: name, ...detail } });
}
