import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { changeRefusalLabel, contactRefusalLabel, recordRefusalLabel } from "#domain/records/labels.ts";
import { changeRefusals, counts, type RecordDraft, type RecordGround, recordRefusals } from "#domain/records/record.ts";
import { type Contact, contactRefusals } from "#domain/records/contact.ts";
import { type Print, printOf } from "#domain/records/similarity.ts";
import { differences } from "#domain/records/tally.ts";
import { notFound, refused, stale } from "#contract/problem.ts";
import { record, type Trace } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { findGround, type Named } from "./ground.ts";
import { type FoundPrint, type Near, nearestOf, printsNear } from "./near.ts";
import { countyOf } from "./queries.ts";
import {
  addToMonths,
  type EntryRow,
  insertEntry,
  lockEntry,
  replaceContact,
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
  if (stored) return sameAgain(tx, actor, row);
  const near = await nearestOf(tx, actor, print, { ...entry, prints });
  if (near && !input.anyway) return { saved: false, id, version: 0, near: { other: near.other } };
  const made = { ...row, nearPercent: near?.percent ?? null };
  const trace = traceOf(row, { act: "add", kind: row.kind, day: row.onDay });
  await insertEntry(tx, made, { cells: differences(null, made), print, contact, actor, trace });
  return { saved: true, id, version: 1, near: null };
}

/** The same entry once more, as a browser sends it that never heard the answer; other content under a taken id is refused. */
async function sameAgain(tx: Tx, actor: Actor, row: EntryRow): Promise<Saved> {
  const stored = await lockEntry(tx, actor, row.id);
  const same = ["villageId", "kind", "meeting", "onDay", "text", "leaderId", "madeBy", ...counts] as const;
  if (!stored || same.some((field) => stored[field] !== row[field])) throw taken();
  return { saved: true, id: row.id, version: stored.version, near: null };
}

/** 更正本人的一条纪实。 */
export async function editRecord(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, contact, ...input }: ChangedRecord,
  today: IsoDate,
): Promise<Saved> {
  const before = await ownEntry(tx, actor, id, version, { removed: false });
  const print = input.text === before.text ? undefined : printOf(input.text, before.countyId);
  const asked = { ...input, contact: contact ?? null, print };
  const { entry: checked, prints } = await checkedEntry(tx, actor, id, asked, today);
  const { teamId: _, ...entry } = checked;
  if (entry.countyId !== before.countyId) throw notFound("村（社区）");
  const after = { ...before, ...entry };
  const near = await nearestOf(tx, actor, print, { ...entry, prints });
  if (near && !input.anyway) return { saved: false, id, version, near: { other: near.other } };
  const changed = await saveEntry(tx, before, { ...entry, ...(near && { nearPercent: near.percent }) });
  await addToMonths(tx, before.countyId, differences(before, after));
  if (after.text !== before.text) await replacePrint(tx, before, print);
  if (contact !== undefined) await replaceContact(tx, after, contact);
  await record(tx, actor, traceOf(after, { act: "edit", before: shown(before), after: shown(after) }));
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
): Promise<Checked> {
  const found = await findGround(tx, actor, { ...input, id }, printsNear(countyOf(actor, undefined), id, input.print));
  if (!found) throw actor.role === "team" && actor.villages.length === 0 ? nowhere() : notFound("村（社区）");
  const ground: RecordGround = {
    today,
    village: found,
    team:
      actor.role === "team" && found.formedOn !== null
        ? { formedOn: found.formedOn, dissolvedOn: found.dissolvedOn }
        : null,
    leaderKind: found.leaderKind,
    strangers: found.strangers,
    unitWrites: actor.role === "unit",
  };
  const why = [
    ...recordRefusals(input, ground).map((rule) => ({ rule: rule as string, sentence: recordRefusalLabel[rule] })),
    ...(input.contact ? contactRefusals(input.contact) : []).map((rule) => ({
      rule,
      sentence: contactRefusalLabel[rule],
    })),
  ];
  if (why.length > 0) throw refused(why.map((one) => withSuccessor(one, found.successor)));
  const { villageId, kind, meeting, onDay, text, leaderId, problemId, goalId, taskId } = input;
  const { countyId, townshipId, teamId, leaderKind, files } = found;
  const amounts = Object.fromEntries(counts.map((count) => [count, input[count]])) as Pick<
    RecordDraft,
    (typeof counts)[number]
  >;
  const place = { countyId, villageId, townshipId, teamId };
  const links = { leaderId, leaderKind, problemId, goalId, taskId };
  return {
    entry: { ...place, kind, meeting, onDay, text, ...amounts, ...links, files },
    prints: found.prints,
    stored: found.stored,
  };
}

const nowhere = () => refused([{ rule: "team-dissolved", sentence: recordRefusalLabel["team-dissolved"] }]);

const withSuccessor = (reason: { rule: string; sentence: string }, successor: string | null) =>
  reason.rule === "village-ended" && successor !== null
    ? { ...reason, sentence: `该村已撤并，由${successor}承接，请记到${successor}。` }
    : reason;

/** What an auditor needs to see of a change; the words of an entry stay in the entry. */
const shown = ({ kind, onDay, villageId }: StoredEntry) => ({ kind, day: onDay, villageId });

const traceOf = ({ countyId, id }: Pick<EntryRow, "countyId" | "id">, detail: Trace["detail"]): Trace => ({
  verb: "record.write",
  countyId,
  subjectId: id,
  ...(detail && { detail }),
});
