import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { notFound, refused } from "#contract/problem.ts";
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

/** 回访办结；空日期是撤销办结。 */
export async function closeContact(tx: Tx, actor: Actor, recordId: string, closedOn: IsoDate | null, today: IsoDate) {
  const contact = await findContact(tx, actor, recordId);
  if (!contact) throw notFound("联系人");
  if (closedOn !== null && (closedOn > today || closedOn < contact.onDay))
    throw refused([{ rule: "closed-outside", sentence: "回访日期不能早于纪实日期，也不能晚于今天。" }]);
  await tx
    .updateTable("recordContact")
    .set({ closedOn })
    .where("countyId", "=", contact.countyId)
    .where("recordId", "=", recordId)
    .execute();
  const detail = { act: "close", doneOn: closedOn };
  await record(tx, actor, { verb: "record.write", countyId: contact.countyId, subjectId: recordId, detail });
  return { closedOn };
}
