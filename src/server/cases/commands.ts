import type { Actor } from "#domain/access.ts";
import {
  deadlineChangeRefusals,
  doneRefusals,
  type ItemRefusal,
  listRefusals,
  removalRefusals,
} from "#domain/cases/item.ts";
import { itemRefusalLabel } from "#domain/cases/labels.ts";
import { goalTasks } from "#domain/cases/problem-aspects.ts";
import { addMonths, type IsoDate } from "#domain/date.ts";
import { conflict, notFound, refused, stale } from "#contract/problem.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { ensureBlocks } from "./arranging.ts";
import {
  type CaseItem,
  findItem,
  type GoalFields,
  insertItem,
  type ListName,
  type LockedCase,
  lockCase,
  type ProblemFields,
  saveWorker,
  updateItem,
} from "./items.ts";
import { findDecision, saveOpenings } from "./opening.ts";

export { type Given, keepGiven, showLights } from "./showing.ts";

/**
 * 审定后建档立卡、一村一策：every confirmed village of the decision has a file, due when the cycle of the round ends.
 *
 * A correcting decision opens what it adds, moves the level of what it keeps and withdraws what it no longer names.
 * Doing it twice changes nothing.
 */
export async function openCases(tx: Tx, actor: Actor, decisionId: string, today: IsoDate) {
  const decision = await findDecision(tx, actor, decisionId);
  if (!decision) throw notFound("审定");
  if (decision.corrected) throw conflict("该审定已被后来的决定更正，整顿档案以现行有效的审定为准。");
  const dueOn = addMonths(decision.decidedOn, decision.cycleMonths);
  const { opened, changed, withdrawn } = await saveOpenings(tx, actor, decision, dueOn, today);
  await ensureBlocks(tx, actor, decision.countyId);
  await record(tx, actor, {
    verb: "case.write",
    countyId: decision.countyId,
    subjectId: decisionId,
    detail: { opened, changed, withdrawn, dueOn },
  });
  return { opened, changed, withdrawn };
}

/** Which line of which list of which file. */
export interface ItemPlace {
  readonly id: string;
  readonly list: ListName;
  readonly itemId: string;
}

const listWord: Record<ListName, string> = { problems: "问题", goals: "目标事项" };

export type NewItem =
  | { readonly list: "problems"; readonly fields: ProblemFields }
  | { readonly list: "goals"; readonly fields: Omit<GoalFields, "field"> };

const stored = (item: NewItem) =>
  item.list === "problems" ? item.fields : { ...item.fields, field: goalTasks[item.fields.task] };

export async function addItem(tx: Tx, actor: Actor, caseId: string, id: string, item: NewItem) {
  const file = await openFile(tx, actor, caseId);
  refuseAt("dueOn", deadlineChangeRefusals(file, null, item.fields.dueOn, handOf(actor)));
  if (!(await insertItem(tx, item.list, file, { ...stored(item), id })))
    throw conflict("该编号已被占用，请刷新后重新填写。");
  const { text, dueOn } = item.fields;
  await trace(tx, actor, file, { act: "add", list: item.list, itemId: id, text, dueOn });
  return { version: 1 };
}

export async function editItem(tx: Tx, actor: Actor, place: ItemPlace, version: number, item: NewItem) {
  const { file, before } = await openItem(tx, actor, place, version);
  refuseAt("dueOn", deadlineChangeRefusals(file, before.dueOn, item.fields.dueOn, handOf(actor)));
  const after = await updateItem(tx, actor, item.list, file, place.itemId, stored(item));
  const { text, dueOn } = item.fields;
  const was = { text: before.text, dueOn: before.dueOn };
  await trace(tx, actor, file, { act: "edit", list: item.list, itemId: place.itemId, text, dueOn, was });
  return { version: after };
}

/** 销号：done on a day, or not done after all (null). */
export async function markItem(
  tx: Tx,
  actor: Actor,
  place: ItemPlace,
  { version, doneOn }: { version: number; doneOn: IsoDate | null },
  today: IsoDate,
) {
  const { file, before } = await openItem(tx, actor, place, version);
  refuseAt("doneOn", doneRefusals(file, doneOn, today));
  const after = await updateItem(tx, actor, place.list, file, place.itemId, { doneOn });
  if (doneOn !== null) await saveWorker(tx, actor, file);
  await trace(tx, actor, file, { act: "mark", ...line(place, before), doneOn, was: before.doneOn });
  return { version: after };
}

export async function removeItem(
  tx: Tx,
  actor: Actor,
  place: ItemPlace,
  { version, today, now }: { version: number; today: IsoDate; now: Date },
) {
  const { file, before } = await openItem(tx, actor, place, version);
  refuseAt(undefined, removalRefusals(before, today, handOf(actor)));
  const after = await updateItem(tx, actor, place.list, file, place.itemId, { removedAt: now });
  await trace(tx, actor, file, { act: "remove", ...line(place, before) });
  return { version: after };
}

export async function restoreItem(tx: Tx, actor: Actor, place: ItemPlace, version: number) {
  const { file, before } = await openItem(tx, actor, place, version, "removed");
  const after = await updateItem(tx, actor, place.list, file, place.itemId, { removedAt: null });
  await trace(tx, actor, file, { act: "restore", ...line(place, before) });
  return { version: after };
}

async function openFile(tx: Tx, actor: Actor, caseId: string): Promise<LockedCase> {
  const file = await lockCase(tx, actor, caseId);
  if (!file) throw notFound("整顿档案");
  refuseAt(undefined, listRefusals(file));
  return file;
}

async function openItem(tx: Tx, actor: Actor, place: ItemPlace, version: number, state?: "removed") {
  const file = await openFile(tx, actor, place.id);
  const before = await findItem(tx, actor, place.list, file, place.itemId);
  const word = listWord[place.list];
  if (!before) throw notFound(word);
  if (before.version !== version) throw stale(word);
  if (before.removed !== (state === "removed")) throw notFound(word);
  return { file, before };
}

const handOf = ({ role }: Actor) => (role === "county" ? "county" : "township");

function refuseAt(at: string | undefined, why: readonly ItemRefusal[]): void {
  if (why.length === 0) return;
  const reasons = why.map((rule) => ({ rule, ...(at && { at }), sentence: `${itemRefusalLabel[rule]}。` }));
  throw refused(reasons);
}

const line = ({ list, itemId }: ItemPlace, { text, dueOn }: CaseItem) => ({ list, itemId, text, dueOn });

function trace(tx: Tx, actor: Actor, file: LockedCase, detail: Readonly<Record<string, unknown>>) {
  return record(tx, actor, { verb: "case.write", countyId: file.countyId, subjectId: file.id, detail });
}
