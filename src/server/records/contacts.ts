import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { type Contact, type ContactChange, contactChange } from "#domain/records/contact.ts";
import { notFound } from "#contract/problem.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import { findContact } from "./queries.ts";
import type { StoredEntry } from "./writing.ts";

/** 每次查看都留痕：who saw the name and the phone, and what for. */
export async function revealContact(tx: Tx, actor: Actor, recordId: string, reason: string) {
  const contact = await findContact(tx, actor, recordId);
  if (!contact) throw notFound("联系人");
  const { countyId, name, phone } = contact;
  await record(tx, actor, { verb: "record.reveal", countyId, subjectId: recordId, detail: { reason } });
  return { name, phone };
}

/** 已回访，记当天；也可撤销。 */
export async function closeContact(tx: Tx, actor: Actor, recordId: string, done: boolean, today: IsoDate) {
  const contact = await findContact(tx, actor, recordId);
  if (!contact) throw notFound("联系人");
  const closedOn = done ? today : null;
  await tx
    .updateTable("recordContact")
    .set({ closedOn })
    .where("countyId", "=", contact.countyId)
    .where("recordId", "=", recordId)
    .execute();
  const detail = { act: "mark", doneOn: closedOn };
  await record(tx, actor, { verb: "record.write", countyId: contact.countyId, subjectId: recordId, detail });
  return { closedOn };
}

/** The contact of an entry the caller has locked. */
export async function heldContact(
  tx: Tx,
  actor: Actor,
  { countyId, id }: Pick<StoredEntry, "countyId" | "id">,
): Promise<Contact | null> {
  const held = await tx
    .selectFrom("recordContact as c")
    .where("c.countyId", "=", countyId)
    .where("c.recordId", "=", id)
    .where(withinVillages(actor, "c"))
    .select(["c.name", "c.phone", "c.followUp"])
    .executeTakeFirst();
  return held ?? null;
}

interface Correction {
  readonly before: StoredEntry;
  readonly after: StoredEntry;
  /** Left out: it stays as it is; null takes it away for good. */
  readonly contact: Contact | null | undefined;
}

/** A contact lies where its entry lies, and goes with it. Another person has not been visited again yet. */
export async function changeContact(
  tx: Tx,
  actor: Actor,
  { before, after, contact }: Correction,
): Promise<ContactChange> {
  const change = contactChange(await heldContact(tx, actor, before), contact);
  const { countyId, id: recordId, villageId, townshipId } = after;
  const place = { villageId, townshipId };
  if (change === "none") return change;
  if (change === "added") {
    await tx
      .insertInto("recordContact")
      .values({ countyId, recordId, ...place, ...contact! })
      .execute();
    return change;
  }
  const held = { countyId, recordId };
  if (change === "removed") await remove(tx, held);
  else if (change === "replaced") await set(tx, held, { ...place, ...contact!, closedOn: null });
  else if (before.villageId !== villageId || before.townshipId !== townshipId) await set(tx, held, place);
  return change;
}

interface Held {
  readonly countyId: string;
  readonly recordId: string;
}

const remove = (tx: Tx, { countyId, recordId }: Held) =>
  tx.deleteFrom("recordContact").where("countyId", "=", countyId).where("recordId", "=", recordId).execute();

const set = (
  tx: Tx,
  { countyId, recordId }: Held,
  change: Partial<Contact> & { villageId: string; townshipId: string; closedOn?: null },
) =>
  tx
    .updateTable("recordContact")
    .set(change)
    .where("countyId", "=", countyId)
    .where("recordId", "=", recordId)
    .execute();
