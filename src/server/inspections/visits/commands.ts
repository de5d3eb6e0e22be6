import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { next } from "#domain/flow.ts";
import { type Answer, answerFaultLabel, answerFaults, unanswered } from "#domain/inspections/checklist.ts";
import type { FindingType, Severity } from "#domain/inspections/finding.ts";
import {
  mayWrite,
  mergeAnswers,
  type OpenedVisit,
  openRefusals,
  submitRefusals,
  type VisitAction,
  visitFlow,
  type VisitStatus,
} from "#domain/inspections/visit.ts";
import { openRefusalLabel, submitRefusalLabel, visitStatusLabel } from "#domain/inspections/visit-labels.ts";
import { conflict, forbidden, invalid, notFound, type Reason, refused, stale } from "#contract/problem.ts";
import { record, type Trace } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { registerFinding } from "../findings/registering.ts";
import { groundOf, namesOfInspectors, type Place } from "./ground.ts";
import { findStanding, hasFindings } from "./page.ts";
import { insertVisit, keepRevision, lockVisit, saveVisit, type StoredVisit } from "./rows.ts";

export interface VisitInput extends OpenedVisit, Place {
  readonly id: string;
  readonly kind: Place["kind"];
  readonly visitors: string;
}

/** 开始一次到村检查. The writer makes the id: sent twice it stands once; an object has one open visit at a time. */
export async function openVisit(tx: Tx, actor: Actor, input: VisitInput, today: IsoDate) {
  const { id, kind, way, onDay, inspectors, changedReason, objectId, inspectionId } = input;
  const { inspection, ...ground } = await groundOf(tx, actor, input, today);
  const why = openRefusals(input, inspection, today);
  if (why.length > 0) throw refused(why.map((rule) => ({ rule, sentence: `${openRefusalLabel[rule]}。` })));
  const names = await namesOfInspectors(tx, actor, ground.countyId, inspectors);
  if (names.length !== inspectors.length) throw notFound("检查人员");
  const visitors = [...names, ...(input.visitors === "" ? [] : [input.visitors])].join("、") || actor.name;
  const of = { inspectionId: inspection && inspectionId, objectId: inspection && objectId };
  const row = { ...ground, ...of, id, kind, way, onDay, visitors, inspectors, changedReason, madeBy: actor.accountId };
  if (!(await insertVisit(tx, row))) return standing(tx, actor, id);
  const detail = { act: "open", kind, day: onDay, ...of, villageId: ground.villageId, visitors };
  await record(tx, actor, { ...traceOf({ countyId: ground.countyId, id }), detail });
  return { id, version: 1 };
}

async function standing(tx: Tx, actor: Actor, id: string) {
  const found = await findStanding(tx, actor, id);
  if (found && found.madeBy === actor.accountId) return { id, version: found.version };
  throw conflict("该对象已有一次填写中的检查，请在“到村检查”中打开继续填写，不必另开。");
}

export interface Filled {
  readonly version: number;
  readonly answers: readonly (Answer | { readonly item: string; readonly cleared: true })[];
  readonly feedback?: string | undefined;
  readonly feedbackTo?: string | undefined;
}

/** 随填随存：only what has changed comes, and is put over what is there. */
export async function fillVisit(tx: Tx, actor: Actor, id: string, { version, answers, feedback, feedbackTo }: Filled) {
  const visit = await writable(tx, actor, id, version, "fill");
  const merged = mergeAnswers(visit.answers, answers);
  refuseFaults(visit, merged);
  const saved = await saveVisit(tx, visit, {
    answers: merged,
    ...(feedback !== undefined && { feedback }),
    ...(feedbackTo !== undefined && { feedbackTo }),
  });
  const items = answers.map(({ item }) => item);
  await record(tx, actor, { ...traceOf(visit), detail: { act: "fill", items } });
  return { version: saved };
}

/** 提交：from here on it is corrected only with a reason. */
export async function submitVisit(tx: Tx, actor: Actor, id: string, version: number, now: Date) {
  const visit = await writable(tx, actor, id, version, "submit");
  refuseUnready(visit, visit);
  const submitted = { status: "submitted", submittedBy: actor.accountId, submittedAt: now } as const;
  const saved = await saveVisit(tx, visit, submitted);
  await record(tx, actor, { ...traceOf(visit), detail: { act: "submit", kind: visit.kind, day: visit.onDay } });
  return { version: saved };
}

export async function discardVisit(tx: Tx, actor: Actor, id: string, version: number, reason: string) {
  const visit = await writable(tx, actor, id, version, "discard");
  if (await hasFindings(tx, actor, visit)) throw conflict("这次检查已经登记了问题，不能作废；请填写完成后提交。");
  const saved = await saveVisit(tx, visit, { status: "discarded" });
  await record(tx, actor, { ...traceOf(visit), detail: { act: "discard", reason } });
  return { version: saved };
}

export interface Correction {
  readonly version: number;
  readonly reason: string;
  readonly answers: readonly Answer[];
  readonly feedback: string;
  readonly feedbackTo: string;
}

/** 更正已提交的检查. */
export async function correctVisit(tx: Tx, actor: Actor, id: string, { version, reason, ...said }: Correction) {
  const visit = await writable(tx, actor, id, version, "correct");
  refuseFaults(visit, said.answers);
  refuseUnready({ ...visit, inspectionStatus: null }, said);
  await keepRevision(tx, actor, visit, reason);
  const saved = await saveVisit(tx, visit, said);
  const changed = said.answers.filter((one) => !visit.answers.some((old) => sameAnswer(one, old)));
  const items = changed.map(({ item }) => item);
  await record(tx, actor, { ...traceOf(visit), detail: { act: "correct", reason, items } });
  return { version: saved };
}

const sameAnswer = (one: Answer, other: Answer) =>
  one.item === other.item && one.value === other.value && one.note === other.note;

export interface FoundThere {
  readonly id: string;
  readonly category: string;
  readonly description: string;
  readonly basis: string;
  readonly severity: Severity;
  readonly type: FindingType;
}

/** 现场发现的问题：registered with the visit it was found on. */
export async function registerFromVisit(tx: Tx, actor: Actor, id: string, found: FoundThere, today: IsoDate) {
  const visit = await lockVisit(tx, actor, id);
  if (!visit || visit.status === "discarded") throw notFound("检查记录");
  requireWriter(visit, actor);
  const { villageId, townshipId, inspectionId, onDay } = visit;
  const place = { villageId, townshipId, inspectionId, visitId: id, foundOn: onDay };
  const { number } = await registerFinding(tx, actor, { ...found, ...place, source: "inspection" }, today);
  return { id: found.id, number };
}

/** The visit, held, when this account may write it, the action is open in its state, and nobody wrote in between. */
async function writable(tx: Tx, actor: Actor, id: string, version: number, action: VisitAction): Promise<StoredVisit> {
  const visit = await lockVisit(tx, actor, id);
  if (!visit) throw notFound("检查记录");
  requireWriter(visit, actor);
  if (next(visitFlow, visit.status, action) === undefined)
    throw refused([{ rule: "wrong-status", sentence: wrongStatus(visit.status) }]);
  if (visit.version !== version) throw stale("检查记录");
  return visit;
}

const wrongStatus = (status: VisitStatus) =>
  status === "submitted"
    ? "这次检查已经提交，不能再改；确需更正的，请点“更正”并写明原因。"
    : `这次检查${visitStatusLabel[status]}，不能这样办理。`;

export function requireWriter(visit: StoredVisit, actor: Actor): void {
  if (!mayWrite(visit, actor)) throw forbidden("这次检查由到场的检查人员填写，您可以查看，不能改动。");
}

function refuseFaults({ checklist }: StoredVisit, answers: readonly Answer[]): void {
  const faults = answerFaults(checklist ?? { sections: [] }, answers);
  if (faults.length === 0) return;
  const reasons = faults.map(({ item, fault }) => ({
    rule: fault,
    at: item,
    sentence: `${answerFaultLabel[fault]}。`,
  }));
  throw invalid("填写有误，请核对后再存。", reasons);
}

function refuseUnready(
  { checklist, inspectionStatus }: Pick<StoredVisit, "checklist" | "inspectionStatus">,
  said: { readonly answers: readonly Answer[]; readonly feedback: string },
): void {
  const why = submitRefusals({ checklist, ...said }, inspectionStatus === null ? null : { status: inspectionStatus });
  if (why.length === 0) return;
  const missing = checklist ? unanswered(checklist, said.answers) : [];
  throw refused(
    why.flatMap((rule): Reason[] =>
      rule === "unanswered"
        ? missing.map(({ code, text }) => ({ rule, at: code, sentence: `“${text}”还没有填写。` }))
        : [{ rule, sentence: `${submitRefusalLabel[rule]}。` }],
    ),
  );
}

export const traceOf = ({
  countyId,
  id,
}: Pick<StoredVisit, "countyId" | "id">): Pick<Trace, "verb" | "countyId" | "subjectId"> => ({
  verb: "visit.write",
  countyId,
  subjectId: id,
});
