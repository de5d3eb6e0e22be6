import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { changeRefusalLabel, contactRefusalLabel, recordRefusalLabel } from "#domain/records/labels.ts";
import { changeRefusals, counts, type RecordDraft, type RecordGround, recordRefusals } from "#domain/records/record.ts";
import { type Contact, contactRefusals, sameContact } from "#domain/records/contact.ts";
import { type Print, printOf } from "#domain/records/similarity.ts";
import { differences } from "#domain/records/tally.ts";
import { conflict, notFound, refused, stale } from "#contract/problem.ts";
import { record, type Trace } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { changeShown } from "./change-trace.ts";
import { changeContact, heldContact } from "./contacts.ts";
import { findGround, type Found, type Named } from "./ground.ts";
import { type FoundPrint, type Near, nearestOf, printsNear } from "./near.ts";
import { countyOf } from "./queries.ts";
import {
  addToMonths,
  type EntryRow,
  insertEntry,
  lockEntry,
  replacePrint,
  saveEntry,
  type StoredEntry,
  taken,
} from "./writing.ts";

export interface RecordInput extends RecordDraft, Named {
  readonly anyway: boolean;
}

export type NewRecord = RecordInput & { readonly id: string; readonly contact: Contact | null };
export type ChangedRecord = RecordInput & { readonly version: number; readonly contact?: Contact | null };

interface Saved {
  readonly saved: boolean;
  readonly id: string;
  readonly version: number;
  readonly near: Pick<Near, "other"> | null;
}

/** 记一条纪实。 Saved once under the id its writer gave it; not saved while a text nearly the same stands elsewhere, unless he says so. */
export async function addRecord(tx: Tx, actor: Actor, input: NewRecord, today: IsoDate): Promise<Saved> {
  const { id, contact } = input;
  const print = printOf(input.text, countyOf(actor, undefined));
  const { entry, prints, stored } = await checkedEntry(tx, actor, id, { ...input, contact, print }, today);
  const row: EntryRow = { ...entry, id, madeBy: actor.accountId, nearPercent: null };
  if (stored) return sameAgain(tx, actor, row, contact);
  const near = await nearestOf(tx, actor, print, { ...entry, prints });
  if (near && !input.anyway) return { saved: false, id, version: 0, near: { other: near.other } };
  const made = { ...row, nearPercent: near?.percent ?? null };
  const trace = traceOf(row, { act: "add", kind: row.kind, day: row.onDay });
  await insertEntry(tx, made, { cells: differences(null, made), print, contact, actor, trace });
  return { saved: true, id, version: 1, near: null };
}

const written = ["villageId", "kind", "meeting", "onDay", "text", "leaderId", "madeBy", ...counts] as const;
const links = ["problemId", "goalId", "taskId"] as const;
const idsOf = ({ files }: Pick<EntryRow, "files">) =>
  files
    .map(({ id }) => id)
    .toSorted()
    .join(" ");

/** The same entry once more, as a browser sends it that never heard the answer; other content under a taken id is refused. */
async function sameAgain(tx: Tx, actor: Actor, row: EntryRow, contact: Contact | null): Promise<Saved> {
  const stored = await lockEntry(tx, actor, row.id);
  if (!stored || stored.madeBy !== row.madeBy) throw taken();
  if (stored.removedAt !== null) throw conflict(withdrawnMeanwhile);
  const held = await heldContact(tx, actor, stored);
  const same = [...written, ...links].every((field) => stored[field] === row[field]) && idsOf(stored) === idsOf(row);
  if (!same || !sameContact(held, contact)) throw conflict(savedBefore);
  return { saved: true, id: row.id, version: stored.version, near: null };
}

const savedBefore =
  "这条纪实上一次点“保存”时已经记下，这次改动的内容没有保存。请在“驻村纪实”中打开这一条，点“更正”补上；另记一件事的，请刷新页面后重新填写。";
const withdrawnMeanwhile = "这条纪实保存以后已经撤回，这次没有保存。确需记下的，请刷新页面后重新填写。";

/** 更正本人的一条纪实。 */
export async function editRecord(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, contact, ...input }: ChangedRecord,
  today: IsoDate,
): Promise<Saved> {
  const before = await ownEntry(tx, actor, id, version, { removed: false });
  const rewritten = input.text !== before.text;
  const print = rewritten ? printOf(input.text, before.countyId) : undefined;
  const asked = { ...input, contact: contact ?? null, print };
  const { entry: checked, prints } = await checkedEntry(tx, actor, id, asked, today, before);
  const { teamId: _, ...entry } = checked;
  if (entry.countyId !== before.countyId) throw notFound("村（社区）");
  const after = { ...before, ...entry };
  const near = await nearestOf(tx, actor, print, { ...entry, prints });
  if (near && !input.anyway) return { saved: false, id, version, near: { other: near.other } };
  const changed = await saveEntry(tx, before, { ...entry, ...(rewritten && { nearPercent: near?.percent ?? null }) });
  await addToMonths(tx, before.countyId, differences(before, after));
  if (rewritten) await replacePrint(tx, before, print);
  const held = await changeContact(tx, actor, { before, after, contact });
  await record(tx, actor, traceOf(after, { act: "edit", ...changeShown(before, after, held) }));
  return { saved: true, id, version: changed, near: null };
}

/** 撤回：it no longer counts and no longer shows; its writer may bring it back. */
export async function withdrawRecord(tx: Tx, actor: Actor, id: string, version: number, now: Date) {
  const entry = await ownEntry(tx, actor, id, version, { removed: false });
  const changed = await saveEntry(tx, entry, { removedAt: now });
  await addToMonths(tx, entry.countyId, differences(entry, null));
  await replacePrint(tx, entry);
  await record(tx, actor, traceOf(entry, { act: "withdraw", kind: entry.kind, day: entry.onDay }));
  return { version: changed };
}

export async function restoreRecord(tx: Tx, actor: Actor, id: string, version: number) {
  const entry = await ownEntry(tx, actor, id, version, { removed: true });
  const changed = await saveEntry(tx, entry, { removedAt: null });
  await addToMonths(tx, entry.countyId, differences(null, entry));
  await replacePrint(tx, entry, printOf(entry.text, entry.countyId));
  await record(tx, actor, traceOf(entry, { act: "restore", kind: entry.kind, day: entry.onDay }));
  return { version: changed };
}

async function ownEntry(tx: Tx, actor: Actor, id: string, version: number, { removed }: { removed: boolean }) {
  const entry = await lockEntry(tx, actor, id);
  if (!entry) throw notFound("纪实");
  const why = changeRefusals({ madeBy: entry.madeBy, removed: !removed && entry.removedAt !== null }, actor.accountId);
  if (why.length > 0) throw refused(why.map((rule) => ({ rule, sentence: changeRefusalLabel[rule] })));
  if (entry.version !== version || (removed && entry.removedAt === null)) throw stale("纪实");
  return entry;
}

interface Checked {
  readonly entry: Omit<EntryRow, "id" | "madeBy" | "nearPercent">;
  readonly prints: readonly FoundPrint[];
  /** An entry of this id stands already. */
  readonly stored: boolean;
}

/** The entry as it will be stored, or the refusals of the rules. */
async function checkedEntry(
  tx: Tx,
  actor: Actor,
  id: string,
  input: RecordInput & { readonly contact: Contact | null; readonly print: Print | undefined },
  today: IsoDate,
  before?: StoredEntry,
): Promise<Checked> {
  const kept = before?.villageId === input.villageId ? before : undefined;
  const named = { ...input, ...(kept && newlyNamed(input, kept)), id };
  const found = await findGround(tx, actor, named, printsNear(countyOf(actor, undefined), id, input.print));
  if (!found) throw actor.role === "team" && actor.villages.length === 0 ? nowhere() : notFound("村（社区）");
  const leaderKind = kept && named.leaderId !== input.leaderId ? kept.leaderKind : found.leaderKind;
  refuseBad(input, groundOf(actor, { ...found, leaderKind }, today));
  const { villageId, kind, meeting, onDay, text, leaderId, problemId, goalId, taskId } = input;
  const { countyId, townshipId, teamId, files } = found;
  const amounts = Object.fromEntries(counts.map((count) => [count, input[count]])) as Pick<
    RecordDraft,
    (typeof counts)[number]
  >;
  const place = { countyId, villageId, townshipId, teamId };
  const about = { leaderId, leaderKind, problemId, goalId, taskId };
  return {
    entry: { ...place, kind, meeting, onDay, text, ...amounts, ...about, files },
    prints: found.prints,
    stored: found.stored,
  };
}

function groundOf(actor: Actor, found: Found, today: IsoDate): RecordGround {
  const { formedOn, dissolvedOn, leaderKind, strangers } = found;
  const team = actor.role === "team" && formedOn !== null ? { formedOn, dissolvedOn } : null;
  return { today, village: found, team, leaderKind, strangers, unitWrites: actor.role === "unit" };
}

function refuseBad(input: RecordInput & { readonly contact: Contact | null }, ground: RecordGround): void {
  const why = [
    ...recordRefusals(input, ground).map((rule) => ({ rule: rule as string, sentence: recordRefusalLabel[rule] })),
    ...(input.contact ? contactRefusals(input.contact) : []).map((rule) => ({
      rule,
      sentence: contactRefusalLabel[rule],
    })),
  ];
  if (why.length > 0) throw refused(why.map((one) => withSuccessor(one, ground.village.successor)));
}

/**
 * What was named when the entry was written is not asked for again: a leader has taken another post since, a problem went with its village.
 * In which capacity he came that day stays as it was.
 */
const newlyNamed = (input: RecordInput, before: StoredEntry) =>
  Object.fromEntries(
    (["leaderId", ...links] as const).map((name) => [name, input[name] === before[name] ? null : input[name]]),
  ) as Pick<Named, "leaderId" | (typeof links)[number]>;

const nowhere = () => refused([{ rule: "team-dissolved", sentence: recordRefusalLabel["team-dissolved"] }]);

const withSuccessor = (reason: { rule: string; sentence: string }, successor: string | null) =>
  reason.rule === "village-ended" && successor !== null
    ? { ...reason, sentence: `这一天该村已经撤并，由${successor}承接，请记到${successor}。` }
    : reason;

const traceOf = ({ countyId, id }: Pick<EntryRow, "countyId" | "id">, detail: Trace["detail"]): Trace => ({
  verb: "record.write",
  countyId,
  subjectId: id,
  ...(detail && { detail }),
});
