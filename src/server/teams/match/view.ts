import type { matches } from "#contract/match.ts";
import { notFound } from "#contract/problem.ts";
import type { Result } from "#contract/route.ts";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { groundOf } from "#domain/teams/match/ground.ts";
import { linkOf } from "#domain/teams/match/links.ts";
import type { MatchSolved } from "#domain/teams/match/result.ts";
import { mayMatch } from "#domain/teams/match/run.ts";
import { inputChanges } from "#domain/teams/match/stale.ts";
import { verify } from "#domain/teams/match/verify.ts";
import type { Db } from "../../db/db.ts";
import { getJob } from "../../jobs/progress.ts";
import { buildInput } from "./input.ts";
import { reasonsOfEndings } from "./commands.ts";
import { planOf } from "./plan-view.ts";
import { findMatchRound, findRun, listHolders, type MatchRound, type MatchRun } from "./queries.ts";
import { settingsView } from "./settings-view.ts";

export interface Moment {
  readonly now: Date;
  readonly today: IsoDate;
}

export type RunView = Result<typeof matches.read>;

/** A plan with the reason of every pick, what it changes, what it breaks, and what has changed since it was made. */
export async function getRunView(db: Db, actor: Actor, id: string, at: Moment): Promise<RunView> {
  const run = await findRun(db, actor, id);
  const round = run && (await findMatchRound(db, actor, run.roundId));
  if (!round) throw notFound("配对方案");
  const { input, result, picks, settings, edits, basedOn: _, madeOn: _madeOn, ...head } = run;
  const solved = result?.outcome === "solved" ? result : undefined;
  const words = await listHolders(db, actor, run.countyId);
  const violations = picks ? verify(input, { ...termOf(run), picks }) : [];
  const open = run.status === "solved";
  const changes = open ? await changesSince(db, actor, round, run) : [];
  const waits = open ? (await reasonsOfEndings(db, actor, run, at.today)).map(({ sentence }) => sentence) : [];
  return {
    ...head,
    ...termOf(run),
    round: round.name,
    county: round.county,
    settings: settingsView(settings),
    edits: edits.length,
    ...solutionOf(solved),
    ...planOf(groundOf(input), run, solved, words),
    conflicts: conflictsOf(run),
    violations,
    changes,
    waits,
    handEdits: edits.map(({ text, by, at }) => ({ text, by, at })),
    message: await failureOf(db, actor, run, at.now),
    can: canOf(
      actor,
      run,
      [violations, changes, waits].every((against) => against.length === 0),
    ),
  };
}

const termOf = ({ settings: { termFrom, termTo } }: MatchRun) => ({ termFrom, termTo });

async function changesSince(db: Db, actor: Actor, round: MatchRound, run: MatchRun) {
  return inputChanges(run.input, await buildInput(db, actor, round, run.settings), run.picks ?? []);
}

async function failureOf(db: Db, actor: Actor, { status, jobId }: MatchRun, now: Date): Promise<string> {
  if (status !== "failed" || jobId === null) return "";
  return (await getJob(db, actor, jobId, now)).message;
}

function canOf(actor: Actor, { status, edits }: MatchRun, sound: boolean): RunView["can"] {
  const edit = may(actor, "match.edit");
  const open = mayMatch(status, "confirm");
  return {
    edit: edit && open,
    undo: edit && open && edits.length > 0,
    confirm: may(actor, "match.confirm") && open && sound,
    discard: edit && mayMatch(status, "discard"),
  };
}

function solutionOf(solved: MatchSolved | undefined) {
  if (!solved) return { proposed: null, bound: null, proven: null, seconds: null, prices: [] };
  const { objective: proposed, bound, proven, seconds, prices } = solved;
  return { proposed, bound, proven, seconds, prices: [...prices] };
}

function conflictsOf({ input, result }: MatchRun): RunView["conflicts"] {
  if (result?.outcome !== "infeasible") return [];
  return result.conflicts.map(({ text, rules }) => ({
    text,
    rules: rules.map((rule) => ({ ...rule, link: linkOf(input, rule) })),
  }));
}
