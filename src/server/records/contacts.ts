import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { notFound } from "#contract/problem.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { findContact } from "./queries.ts";

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
