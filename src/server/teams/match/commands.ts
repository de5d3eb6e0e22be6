import { conflict, notFound, type Reason, refused, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { changesOf, endingRefusals, endingSentence } from "#domain/teams/match/changes.ts";
import { type MatchAction, mayMatch, matchStatusLabel } from "#domain/teams/match/run.ts";
import { inputChanges } from "#domain/teams/match/stale.ts";
import type { MatchPick } from "#domain/teams/match/match.ts";
import { teamRefusalLabel } from "#domain/teams/team-labels.ts";
import { lastDayOfTerm, termRefusals } from "#domain/teams/team.ts";
import { verify } from "#domain/teams/match/verify.ts";
import { record } from "../../audit/record.ts";
import type { Db, Tx } from "../../db/db.ts";
import { getJob, startJob } from "../../jobs/progress.ts";
import { ruleOf } from "../../rules/queries.ts";
import { formTeams, lockFormingGround } from "../forming.ts";
import { listStandingPostings } from "../forming-rows.ts";
import type { HandedOn } from "../handing.ts";
import { buildInput, type RunSettings } from "./input.ts";
import { noticesOf } from "./notices.ts";
import {
  findRun,
  insertRun,
  listOpenRuns,
  lockMatchRound,
  lockRun,
  type MatchRound,
  type MatchRun,
  saveRun,
} from "./queries.ts";
import { lockHolders } from "../postings.ts";

/** 未审定的轮次还没有整顿对象，先定村、再定人。 */
export function requireDecided({ status }: MatchRound) {
  if (status === "decided") return;
  throw refused([
    { rule: "round-not-decided", sentence: "本轮整顿对象还没有审定。请先审定名单，再选人配对（先定村、再定人）。" },
  ]);
}

/** Asks for a plan: the input is frozen now, the search is a job. */
export async function runMatch(
  tx: Tx,
  actor: Actor,
  roundId: string,
  { id, settings }: { readonly id: string; readonly settings: RunSettings },
  { today, now }: { readonly today: IsoDate; readonly now: Date },
) {
  const round = await lockMatchRound(tx, actor, roundId);
  if (!round) throw notFound("轮次");
  const known = await findRun(tx, actor, id);
  if (known?.jobId) return { id, jobId: known.jobId };
  requireDecided(round);
  refuseTerm(settings);
  const basedOn = await clearLost(tx, actor, round, now);
  const input = await buildInput(tx, actor, round, settings);
  const blocks = noticesOf(input).filter(({ blocks: yes }) => yes);
  if (blocks.length > 0) throw refused(blocks.map(({ rule, sentence }) => ({ rule, sentence })));
  const { countyId } = round;
  const { version: ruleVersion } = await ruleOf(tx, countyId, "match", today);
  const { seconds, priceSeconds } = settings;
  const jobId = await startJob(tx, actor, {
    countyId,
    verb: "match.edit",
    payload: { runId: id },
    total: seconds + priceSeconds,
  });
  await insertRun(tx, {
    countyId,
    id,
    roundId,
    ruleVersion,
    settings,
    input,
    basedOn,
    jobId,
    madeOn: today,
    createdBy: actor.accountId,
  });
  const detail = {
    action: "match",
    round: round.name,
    villages: input.villages.length,
    termFrom: settings.termFrom,
    termTo: settings.termTo,
  };
  await record(tx, actor, { verb: "match.edit", countyId, subjectId: id, detail });
  return { id, jobId };
}

function refuseTerm({ termFrom, termTo }: RunSettings) {
  const why = termRefusals({ formedOn: termFrom, termTo });
  if (why.length > 0)
    throw refused(why.map((rule) => ({ rule, at: "settings.termTo", sentence: `${teamRefusalLabel[rule]}。` })));
}

/** One search of a round at a time; one whose server died for good makes way. Says which plan stands confirmed. */
async function clearLost(tx: Tx, actor: Actor, round: MatchRound, now: Date): Promise<string | null> {
  const open = await listOpenRuns(tx, actor, round);
  for (const run of open) {
    if (run.status === "confirmed") continue;
    const { state } = await getJob(tx, actor, run.jobId!, now);
    if (state === "waiting" || state === "running")
      throw conflict("本轮次已有一个方案正在求解，请等它算完或者取消后再试。");
    await saveRun(tx, run, { status: "failed" });
  }
  return open.find(({ status }) => status === "confirmed")?.id ?? null;
}

/** A run that is locked, seen as it is, and open for this act. */
export async function openRun(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  action: MatchAction,
): Promise<MatchRun> {
  const run = await lockRun(tx, actor, id);
  if (!run) throw notFound("配对方案");
  if (!mayMatch(run.status, action))
    throw refused([{ rule: "wrong-status", sentence: `该方案${matchStatusLabel[run.status]}，不能再办理。` }]);
  if (run.version !== version) throw stale("配对方案");
  return run;
}

export async function discardMatch(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, reason }: { version: number; reason: string },
) {
  const run = await openRun(tx, actor, id, version, "discard");
  const saved = await saveRun(tx, run, { status: "discarded" });
  await record(tx, actor, {
    verb: "match.edit",
    countyId: run.countyId,
    subjectId: id,
    detail: { action: "discard", reason },
  });
  return { version: saved };
}

/**
 * 确认方案：of two officers with different plans the first wins, because the round is held; the second is told. What the plan
 * rests on is read anew, and verify() must find nothing, before anybody is posted.
 */
export async function confirmMatch(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  { now, ...on }: HandedOn & { readonly now: Date },
) {
  const round = await lockRoundOf(tx, actor, id);
  const standing = (await listOpenRuns(tx, actor, round)).find(({ status }) => status === "confirmed");
  const run = await openRun(tx, actor, id, version, "confirm");
  if (standing && standing.id !== run.basedOn)
    throw conflict(
      `${standing.confirmedBy ?? "他人"}已经确认了另一个方案，这个方案没有生效。请按现在的在派情况重新求解。`,
    );
  await lockFormingGround(tx, actor, round.countyId, villagesOf(run));
  await lockHoldersOf(tx, actor, round, run.picks ?? []);
  const against = await reasonsAgainst(tx, actor, round, run);
  if (against.length > 0) throw refused(against);
  const endings = await reasonsOfEndings(tx, actor, run, on.today);
  if (endings.length > 0) throw refused(endings);
  if (standing) await saveRun(tx, standing, { status: "superseded" });
  const { termFrom, termTo } = run.settings;
  const plan = { countyId: round.countyId, roundId: round.id, matchRunId: id, picks: run.picks ?? [], handing: on };
  const { teamIds, ...counts } = await formTeams(tx, actor, plan, { from: termFrom, to: termTo });
  await saveRun(tx, run, { status: "confirmed", confirmedBy: actor.accountId, confirmedAt: now });
  await record(tx, actor, {
    verb: "match.confirm",
    countyId: round.countyId,
    subjectId: id,
    detail: {
      round: round.name,
      teams: teamIds.size,
      formed: counts.formed,
      staying: counts.kept,
      joining: counts.added,
      leaving: counts.ended,
    },
  });
  return counts;
}

const villagesOf = ({ picks }: MatchRun) => [...new Set((picks ?? []).map(({ villageId }) => villageId))];

/** 离岗到当天才办：whom the plan takes out of a standing team, and why that cannot be today. */
export async function reasonsOfEndings(db: Db, actor: Actor, run: MatchRun, today: IsoDate): Promise<Reason[]> {
  const standing = await listStandingPostings(db, actor, run.countyId, villagesOf(run));
  const ended = new Set(changesOf(standing, run.picks ?? []).ended);
  const term = { termFrom: run.settings.termFrom, madeOn: run.madeOn };
  const why = endingRefusals(
    term,
    standing.filter((one) => ended.has(one)),
    today,
  );
  return why.map((rule) => ({ rule, sentence: endingSentence[rule](term) }));
}

/** Before it is read what they hold, so that nobody gives them a village by hand meanwhile. */
function lockHoldersOf(tx: Tx, actor: Actor, { countyId }: MatchRound, picks: readonly MatchPick[]) {
  const ids = (unit: boolean) =>
    picks.filter(({ slot }) => (slot === "paired-unit") === unit).map(({ holderId }) => holderId);
  return lockHolders(tx, actor, countyId, { personIds: ids(false), organisationIds: ids(true) });
}

async function lockRoundOf(tx: Tx, actor: Actor, runId: string): Promise<MatchRound> {
  const run = await findRun(tx, actor, runId);
  if (!run) throw notFound("配对方案");
  const round = await lockMatchRound(tx, actor, run.roundId);
  if (!round) throw notFound("轮次");
  requireDecided(round);
  return round;
}

/** What has changed since the plan was made, and every rule it breaks now. */
async function reasonsAgainst(db: Db, actor: Actor, round: MatchRound, run: MatchRun): Promise<Reason[]> {
  const picks = run.picks ?? [];
  const now = await buildInput(db, actor, round, run.settings);
  const changes = inputChanges(run.input, now, picks);
  if (changes.length > 0)
    return [
      { rule: "input-changed", sentence: "方案算出以后，所依据的情况有变化，请重新求解：" },
      ...changes.slice(0, 20).map(({ kind, id, text }) => ({ rule: `${kind}-changed`, at: id, sentence: text })),
    ];
  const { termFrom, termTo } = run.settings;
  return verify(now, { termFrom, termTo, picks }).map(({ rule, villageId, text }) => ({
    rule,
    ...(villageId && { at: villageId }),
    sentence: `${text}。`,
  }));
}

/** The county's rule with a term of the round's length from today, as the page begins. */
export async function startingSettings(db: Db, round: MatchRound, today: IsoDate) {
  const { version, content } = await ruleOf(db, round.countyId, "match", today);
  const termTo = lastDayOfTerm(today, Math.min(Math.max(round.cycleMonths, 1), longestMonths));
  const settings: RunSettings = { ...content, termFrom: today, termTo, capacities: [] };
  return { ruleVersion: version, settings };
}

/** 任期一般一至三年. */
const longestMonths = 36;
