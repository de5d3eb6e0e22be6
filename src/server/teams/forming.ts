import { conflict, type Reason, refused } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import { addDays, type IsoDate } from "#domain/date.ts";
import { groupBy } from "#domain/group.ts";
import { changesOf, lastDayBefore } from "#domain/teams/match/changes.ts";
import type { MatchPick } from "#domain/teams/match/match.ts";
import { postingRefusalSentence, teamRefusalLabel } from "#domain/teams/team-labels.ts";
import { type TeamRefusal, termRefusals } from "#domain/teams/team.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { sqlState } from "../db/retry.ts";
import { againstLeaves } from "./beyond-term.ts";
import {
  endPostings,
  extendPostings,
  type FormingVillage,
  insertPostings,
  listGone,
  listOverlaps,
  lockFormingVillages,
  lockStandingPostings,
  lockStandingTeams,
  type NewPosting,
  saveFormerRounds,
  saveTeams,
  type StandingPosting,
  type StandingTeam,
} from "./forming-rows.ts";
import { handOver, type HandedOn } from "./handing.ts";
import { refuse } from "./refusing.ts";
import { listPlannedStarts, moveRotationEnds } from "./rotations.ts";

export interface Term {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Who goes where, decided: from a plan of the match, or put together by hand for one village. */
export interface TeamsToForm {
  readonly countyId: string;
  readonly roundId: string;
  readonly matchRunId: string | null;
  readonly picks: readonly MatchPick[];
  /** Ids the caller has made; a village without one gets its own. */
  readonly teamIds?: Readonly<Record<string, string>>;
  /** Why postings end that stand today and are not among the picks. */
  readonly endReason?: string;
  /** What goes into the packs of those who are replaced; where nobody stands yet, nobody hands over. */
  readonly handing?: HandedOn;
}

export interface Formed {
  /** village → team */
  readonly teamIds: ReadonlyMap<string, string>;
  readonly formed: number;
  readonly kept: number;
  readonly added: number;
  readonly ended: number;
}

/**
 * Puts people and units into the villages of the picks: a village without a team gets one, postings that stand and are
 * picked again go on to the new end of the term, others end on its eve, and the rest begin. Whether a pick is allowed
 * (recusal, capacity, four-one complete) is asked before, by verify() of a whole plan or checkHolder() of each.
 */
export async function formTeams(tx: Tx, actor: Actor, plan: TeamsToForm, term: Term): Promise<Formed> {
  const why = termRefusals({ formedOn: term.from, termTo: term.to });
  if (why.length > 0) throw refused(why.map((rule) => ({ rule, at: "term", sentence: `${teamRefusalLabel[rule]}。` })));
  const villageIds = [...new Set(plan.picks.map(({ villageId }) => villageId))];
  const villages = await lockFormingVillages(tx, actor, plan.countyId, villageIds);
  const gone = await listGone(tx, plan.countyId, plan.picks);
  const against = [...missingVillages(villageIds, villages), ...gone.map(goneSentence)];
  if (against.length > 0) throw refused(against);

  const teams = await lockStandingTeams(tx, actor, plan.countyId, villageIds);
  const standing = await lockStandingPostings(tx, actor, plan.countyId, villageIds);
  const teamOf = new Map(teams.map(({ id, villageId }) => [villageId, id]));
  const teamIds = new Map(villageIds.map((id) => [id, teamOf.get(id) ?? plan.teamIds?.[id] ?? uuidv7()] as const));
  const rows = villages.map((village) => ({
    id: teamIds.get(village.id)!,
    village,
    organisationId: unitOf(plan.picks, village.id),
  }));
  await saveTeams(tx, plan, rows, term);
  await saveFormerRounds(tx, plan.countyId, formerRounds(teams, plan.roundId, term.from));
  const moved = await movePostings(tx, actor, plan, { villages, teamIds, standing }, term);
  await moveTerms(tx, plan.countyId, teams, term.to);
  await traceTeams(tx, actor, plan, { villages, teamIds, known: new Set(teamOf.values()) }, term);
  return { teamIds, formed: villageIds.length - teams.length, ...moved };
}

/** All that a plan may change, held before it is read whether the plan still holds: villages, teams, postings, as every change of a team locks them. */
export async function lockFormingGround(tx: Tx, actor: Actor, countyId: string, villageIds: readonly string[]) {
  await lockFormingVillages(tx, actor, countyId, villageIds);
  await lockStandingTeams(tx, actor, countyId, villageIds);
  await lockStandingPostings(tx, actor, countyId, villageIds);
}

const unitOf = (picks: readonly MatchPick[], villageId: string) =>
  picks.find((pick) => pick.villageId === villageId && pick.slot === "paired-unit")?.holderId ?? null;

function missingVillages(ids: readonly string[], villages: readonly FormingVillage[]): Reason[] {
  const open = new Set(villages.filter(({ validTo }) => validTo === null).map(({ id }) => id));
  const closed = villages.filter(({ validTo }) => validTo !== null);
  const unseen = ids.length - villages.length;
  return [
    ...closed
      .filter(({ id }) => !open.has(id))
      .map(({ name }) => ({ rule: "village-ended", sentence: `${name}：${teamRefusalLabel["village-ended"]}。` })),
    ...(unseen > 0
      ? [{ rule: "village-unseen", sentence: `有 ${unseen} 个村不在您的管辖范围内，不能组建工作队。` }]
      : []),
  ];
}

const goneSentence = ({ id, name }: { id: string; name: string }): Reason => ({
  rule: "gone",
  at: id,
  sentence: `${name}已移出名册或停用，不能安排，请另选。`,
});

interface Ground {
  readonly villages: readonly FormingVillage[];
  readonly teamIds: ReadonlyMap<string, string>;
  readonly standing: readonly StandingPosting[];
}

/** A team that goes on in another round: it belongs to the former one to the eve of the new term. */
const formerRounds = (teams: readonly StandingTeam[], roundId: string, from: IsoDate) =>
  teams
    .filter((team) => team.roundId !== roundId && team.formedOn < from)
    .map((team) => ({ teamId: team.id, roundId: team.roundId, untilOn: addDays(from, -1) }));

/** What hangs on the end of a term goes along with it, or holds it: see editTeam. */
async function moveTerms(tx: Tx, countyId: string, teams: readonly StandingTeam[], to: IsoDate) {
  const ids = teams.map(({ id }) => id);
  const starts = await listPlannedStarts(tx, countyId, ids);
  const why: TeamRefusal[] = starts.some((startsOn) => startsOn > to) ? ["term-before-rotations"] : [];
  refuse(
    why.map((rule) => ({ rule, at: "term", sentence: `${teamRefusalLabel[rule]}。` })),
    await againstLeaves(tx, countyId, ids, to),
  );
  await moveRotationEnds(tx, countyId, teams, to);
}

async function movePostings(
  tx: Tx,
  actor: Actor,
  plan: TeamsToForm,
  { villages, teamIds, standing }: Ground,
  term: Term,
) {
  const { countyId, endReason = "重新配对调整" } = plan;
  const { kept, added, ended } = changesOf(standing, plan.picks);
  const rowOf = (pick: MatchPick) =>
    standing.find(
      (one) => one.villageId === pick.villageId && one.slot === pick.slot && one.holderId === pick.holderId,
    )!;
  const endings = ended.map(rowOf).map((row) => ({ id: row.id, endedOn: lastDayBefore(term.from, row) }));
  await endPostings(tx, countyId, endings, endReason);
  await extendPostings(
    tx,
    countyId,
    kept.map(rowOf).map(({ id }) => id),
    term.to,
  );
  const townshipOf = new Map(villages.map(({ id, townshipId }) => [id, townshipId]));
  const fresh = added.map(({ villageId, slot, holderId, replaces }): NewPosting => {
    const before = replaces === null ? null : rowOf({ villageId, slot, holderId: replaces }).id;
    const place = { teamId: teamIds.get(villageId)!, villageId, townshipId: townshipOf.get(villageId)! };
    return { ...place, id: uuidv7(), slot, holderId, predecessorId: before };
  });
  refuse((await listOverlaps(tx, countyId, fresh, term.from)).map(overlapReason));
  await inWords(insertPostings(tx, countyId, fresh, term));
  if (plan.handing) await handOverAll(tx, actor, countyId, fresh, { ...plan.handing, reason: endReason });
  return { kept: kept.length, added: added.length, ended: ended.length };
}

function overlapReason({
  name,
  village,
  slot,
  seat,
  endedOn,
}: Awaited<ReturnType<typeof listOverlaps>>[number]): Reason {
  const rule = seat ? "slot-held-until" : "posted-until";
  const words = { name, slot, left: { village, endedOn }, heldUntil: endedOn };
  return { rule, sentence: `${seat ? `${village}：` : ""}${postingRefusalSentence(rule, words)}` };
}

/** Whoever is replaced hands over, village by village. */
async function handOverAll(
  tx: Tx,
  actor: Actor,
  countyId: string,
  fresh: readonly NewPosting[],
  { reason, ...on }: HandedOn & { readonly reason: string },
) {
  const replacing = fresh.filter(({ predecessorId }) => predecessorId !== null);
  for (const ofTeam of groupBy(replacing, ({ teamId }) => teamId).values()) {
    const { teamId, villageId, townshipId } = ofTeam[0]!;
    const successions = ofTeam.map(({ id, slot, predecessorId }) => ({
      id: uuidv7(),
      slot,
      postingId: predecessorId!,
      successorId: id,
      reason,
    }));
    await handOver(tx, actor, { countyId, teamId, villageId, townshipId }, successions, on);
  }
}

/** 一人一岗 and one holder a slot: the database alone sees two officers at once. */
async function inWords<T>(act: Promise<T>): Promise<T> {
  try {
    return await act;
  } catch (error) {
    const { constraint = "", detail = "" } = error as { constraint?: string; detail?: string };
    if (sqlState(error) !== "23505") throw error;
    if (constraint === "posting_cadre_idx")
      throw conflict("方案中有干部已派驻到其他村（一人一岗），可能刚由他人安排。请刷新后核对，另选人员。");
    if (constraint === "posting_slot_idx") throw conflict("方案中有的岗位已有人担任，可能刚由他人安排。请刷新后核对。");
    throw new Error(`${constraint} ${detail}`, { cause: error });
  }
}

async function traceTeams(
  tx: Tx,
  actor: Actor,
  plan: TeamsToForm,
  { villages, teamIds, known }: Pick<Ground, "villages" | "teamIds"> & { readonly known: ReadonlySet<string> },
  term: Term,
) {
  for (const { id, name } of villages) {
    const teamId = teamIds.get(id)!;
    await record(tx, actor, {
      verb: "team.edit",
      countyId: plan.countyId,
      subjectId: teamId,
      detail: { action: known.has(teamId) ? "rotate" : "form", village: name, termFrom: term.from, termTo: term.to },
    });
  }
}
