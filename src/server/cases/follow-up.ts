import type { Actor } from "#domain/access.ts";
import { consolidationCheckRefusals } from "#domain/cases/consolidation.ts";
import { lookBackRefusals } from "#domain/cases/look-back.ts";
import { checkRefusalLabel, lookBackRefusalLabel } from "#domain/cases/step-labels.ts";
import type { IsoDate } from "#domain/date.ts";
import { conflict, notFound, stale } from "#contract/problem.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { type LockedCase, lockCase } from "./items.ts";
import { copyProblems, insertLookBack, insertReopening, type NewLookBack } from "./look-back-rows.ts";
import { checkHandOf, listFileChecks, saveCheck } from "./step-rows.ts";
import { lockStep, refuseStep, type Step, takeStep } from "./steps.ts";

export interface CheckInput {
  readonly id: string;
  readonly checkId: string;
  readonly version: number;
  readonly doneOn: IsoDate;
  readonly sound: boolean;
  readonly finding: string;
}

/** 巩固期检查：sound or not, and one line. Put right by the same form until the file is closed; what the county wrote, by the county. */
export async function recordCheck(tx: Tx, actor: Actor, input: CheckInput, today: IsoDate) {
  const file = await lockCase(tx, actor, input.id);
  if (!file) throw notFound("整顿档案");
  const checks = await listFileChecks(tx, actor, file);
  const before = checks.find(({ id }) => id === input.checkId);
  if (!before) throw notFound("巩固期检查");
  if (before.version !== input.version) throw stale("巩固期检查");
  const { month } = before;
  const { doneOn, sound, finding } = input;
  const hand = checkHandOf(actor);
  const at = { checks, month, delistedOn: file.delistedOn ?? file.openedOn, doneAs: before.doneAs };
  refuseStep(consolidationCheckRefusals(file, at, { doneOn, hand }, today), checkRefusalLabel);
  const version = await saveCheck(tx, actor, file, { id: before.id, doneOn, sound, finding, doneAs: hand });
  const was =
    before.doneOn === null ? {} : { was: { doneOn: before.doneOn, sound: before.sound, finding: before.finding } };
  await trace(tx, actor, file, "case.follow", { month, doneOn, sound, finding, ...was });
  return { version };
}

export interface LookBackInput extends Step, Omit<NewLookBack, "id" | "successorId"> {
  readonly lookBackId: string;
  readonly newId: string;
  readonly newDueOn: IsoDate | null;
  /** Problems of the old file taken over into the new one. */
  readonly problems: readonly string[];
}

/** 回头看：a relapse ends the file and opens a linked one; without one it is a record. */
export async function lookBack(tx: Tx, actor: Actor, input: LookBackInput, today: IsoDate) {
  const file = await lockStep(tx, actor, input);
  refuseStep(lookBackRefusals(file, input, today), lookBackRefusalLabel);
  const { onDay, visitors, finding, relapsed } = input;
  const successorId = relapsed ? input.newId : null;
  const version = relapsed ? await relapse(tx, actor, file, input) : file.version;
  const row = { id: input.lookBackId, onDay, visitors, finding, relapsed, successorId };
  if (!(await insertLookBack(tx, actor, file, row))) throw taken();
  if (!relapsed) await trace(tx, actor, file, "case.look-back", { day: onDay, visitors, finding, relapsed });
  return { version, successorId };
}

async function relapse(tx: Tx, actor: Actor, file: LockedCase, input: LookBackInput): Promise<number> {
  const { onDay, newId, newDueOn, visitors, finding } = input;
  const problems = [...new Set(input.problems)];
  const { version } = await takeStep(tx, actor, file, {
    verb: "case.look-back",
    action: "relapse",
    onDay,
    opinion: finding,
    change: { relapsedOn: onDay },
    detail: { visitors, successorId: newId, dueOn: newDueOn, problems: problems.length },
  });
  const reopening = { newId, onDay, dueOn: newDueOn! };
  const outcome = await insertReopening(tx, actor, file, reopening);
  if (outcome === "taken") throw taken();
  if (outcome === "at-work") throw conflict("该村同一轮次已有在办的整顿档案，请在该档案中增列问题，不另立新档。");
  if ((await copyProblems(tx, actor, file, reopening, problems)) < problems.length) throw notFound("问题");
  return version;
}

const taken = () => conflict("该编号已被占用，请刷新后重新填写。");

function trace(
  tx: Tx,
  actor: Actor,
  { countyId, id: subjectId }: LockedCase,
  verb: "case.follow" | "case.look-back",
  detail: Readonly<Record<string, unknown>>,
) {
  return record(tx, actor, { verb, countyId, subjectId, detail });
}
