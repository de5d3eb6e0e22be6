import { conflict, type Reason, refused } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { changesOf, lastDayBefore } from "#domain/teams/match/changes.ts";
import type { MatchPick } from "#domain/teams/match/match.ts";
import { teamRefusalLabel } from "#domain/teams/team-labels.ts";
import { termRefusals } from "#domain/teams/team.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { sqlState } from "../db/retry.ts";
import {
  endPostings,
  extendPostings,
  type FormingVillage,
  insertPostings,
  listGone,
  lockFormingVillages,
  lockStandingPostings,
  lockStandingTeams,
  type NewPosting,
  type StandingPosting,
  saveTeams,
} from "./forming-rows.ts";

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
  const moved = await movePostings(tx, plan, { villages, teamIds, standing }, term);
  await traceTeams(tx, actor, plan, { villages, teamIds, known: new Set(teamOf.values()) }, term);
  return { teamIds, formed: villageIds.length - teams.length, ...moved };
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

async function movePostings(tx: Tx, plan: TeamsToForm, { villages, teamIds, standing }: Ground, term: Term) {
  const { kept, added, ended } = changesOf(standing, plan.picks);
  const rowOf = (pick: MatchPick) =>
    standing.find(
      (one) => one.villageId === pick.villageId && one.slot === pick.slot && one.holderId === pick.holderId,
    )!;
  const endings = ended.map(rowOf).map((row) => ({ id: row.id, endedOn: lastDayBefore(term.from, row) }));
  await endPostings(tx, plan.countyId, endings, plan.endReason ?? "重新配对调整");
  await extendPostings(
    tx,
    plan.countyId,
    kept.map(rowOf).map(({ id }) => id),
    term.to,
  );
  const townshipOf = new Map(villages.map(({ id, townshipId }) => [id, townshipId]));
  const fresh = added.map(({ villageId, slot, holderId, replaces }): NewPosting => {
    const before = replaces === null ? null : rowOf({ villageId, slot, holderId: replaces }).id;
    const place = { teamId: teamIds.get(villageId)!, villageId, townshipId: townshipOf.get(villageId)! };
    return { ...place, id: uuidv7(), slot, holderId, predecessorId: before };
  });
  await inWords(insertPostings(tx, plan.countyId, fresh, term));
  return { kept: kept.length, added: added.length, ended: ended.length };
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
