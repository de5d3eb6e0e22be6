import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { type Stage, stageDue } from "#domain/inspections/finding.ts";
import { refused } from "#contract/problem.ts";
import type { Tx } from "../../db/db.ts";
import type { LockedFinding } from "./rows.ts";
import { findFindingFiles } from "./files.ts";
import { type At, moveFinding, openFinding, withFindingHand } from "./stepping.ts";

/** 接收整改：also what was sent back. */
export async function startRectifying(tx: Tx, actor: Actor, at: At, today: IsoDate) {
  const finding = await openFinding(tx, actor, at, "start");
  const change = { hands: withFindingHand(finding, actor) };
  return moveFinding(tx, actor, finding, { verb: "finding.rectify", action: "start", onDay: today, text: "", change });
}

interface Progress extends At {
  readonly text: string;
  /** The stage at hand is done with this. */
  readonly stageDone: boolean;
}

export async function writeProgress(tx: Tx, actor: Actor, { text, stageDone, ...at }: Progress, today: IsoDate) {
  const finding = await openFinding(tx, actor, at, "progress");
  const hands = withFindingHand(finding, actor);
  const change = stageDone ? { hands, ...stageChange(finding, today) } : { hands };
  return moveFinding(tx, actor, finding, { verb: "finding.rectify", action: "progress", onDay: today, text, change });
}

/** The deadline that counts moves on to the next stage. */
function stageChange({ stages }: LockedFinding, today: IsoDate) {
  const at = stages.findIndex(({ doneOn }) => doneOn === null);
  if (at === -1) throw refused([{ rule: "no-open-stage", sentence: "没有未完成的阶段，请直接填写进展或者申请销号。" }]);
  const done = stages.map((stage: Stage, i) => (i === at ? { ...stage, doneOn: today } : stage));
  return { stages: JSON.stringify(done), dueOn: stageDue(done) };
}

interface Request extends At {
  readonly outcome: string;
  readonly evidence: readonly string[];
}

/** 申请销号：what came of it, in words; papers and pictures may be sent along and are never asked for. */
export async function requestClosing(tx: Tx, actor: Actor, { outcome, evidence, ...at }: Request, today: IsoDate) {
  const finding = await openFinding(tx, actor, at, "request");
  const open = finding.stages.filter(({ doneOn }) => doneOn === null).length;
  if (open > 0) throw refused([{ rule: "stages-open", sentence: `还有 ${open} 个阶段没有完成，不能申请销号。` }]);
  const files = await findFindingFiles(tx, actor, finding, evidence);
  if (files.length < new Set(evidence).size)
    throw refused([{ rule: "evidence-unknown", sentence: "选用的附件不是这个问题的佐证附件，请重新选择。" }]);
  const change = {
    outcome,
    evidence: JSON.stringify([...new Set(evidence)]),
    hands: withFindingHand(finding, actor),
    requestedBy: actor.accountId,
    requestedOn: today,
    townCheckedBy: null,
    townCheckedOn: null,
    checkedBy: null,
    checkedOn: null,
  };
  const detail = evidence.length > 0 ? { fileIds: evidence } : {};
  return moveFinding(tx, actor, finding, {
    verb: "finding.rectify",
    action: "request",
    onDay: today,
    text: outcome,
    change,
    detail,
  });
}

/** 撤回申请, while nobody has passed it on. */
export async function recallRequest(tx: Tx, actor: Actor, at: At, today: IsoDate) {
  const finding = await openFinding(tx, actor, at, "recall");
  const change = {
    hands: withFindingHand(finding, actor),
    requestedBy: null,
    requestedOn: null,
    townCheckedBy: null,
    townCheckedOn: null,
  };
  return moveFinding(tx, actor, finding, { verb: "finding.rectify", action: "recall", onDay: today, text: "", change });
}
