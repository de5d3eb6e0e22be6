import { namings, replies } from "#contract/namings.ts";
import { notFound } from "#contract/problem.ts";
import { type Actor, may } from "#domain/access.ts";
import { type NamingAction, namingRefusals } from "#domain/bulletins/naming.ts";
import { record } from "../audit/record.ts";
import { handle } from "../http/handle.ts";
import { wordFile } from "./files.ts";
import { findDocument } from "./frozen.ts";
import { handleReply } from "./handling.ts";
import { type NamingRow, subjectsOf } from "./naming-rows.ts";
import { approveNaming, proposeNaming, refuseNaming, removeNaming, usedNamings } from "./namings.ts";
import { type BulletinRow, findBulletin } from "./queries.ts";
import { listNamed, listReceived, replyCan, shownNaming, writeReply } from "./replies.ts";

const most = 30;

/** 点名和说明情况. */
export const namingRoutes = [
  handle(namings.subjects, async ({ db, actor, params, query }) => {
    const bulletin = await findBulletin(db, actor, params.id);
    if (!bulletin) throw notFound("通报");
    const { kind, search = "" } = query;
    return subjectsOf(db, actor, bulletin.countyId, kind)
      .$if(search !== "", (found) => found.where("s.name", "like", `%${search.replace(/[%_\\]/gu, "\\$&")}%`))
      .orderBy("s.name")
      .limit(most)
      .execute();
  }),
  handle(namings.propose, (call) => proposeNaming(call, call.params.id, call.body)),
  handle(namings.approve, (call) => approveNaming(call, call.params.id)),
  handle(namings.refuse, (call) => refuseNaming(call, call.params.id, call.body.reason)),
  handle(namings.remove, (call) => removeNaming(call, call.params.id)),

  handle(replies.mine, ({ db, actor, today }) => listNamed(db, actor, today)),
  handle(replies.received, ({ db, actor }) => listReceived(db, actor).execute()),
  handle(replies.document, async ({ tx, actor, params }) => {
    const { id } = params;
    const bulletin = await listReceived(tx, actor).where("b.id", "=", id).executeTakeFirst();
    const stored = bulletin && (await findDocument(tx, actor, bulletin, "township"));
    if (!stored) throw notFound("收到的通报、简报");
    const { countyId, title, documentNumber } = bulletin;
    const detail = { action: "download", audience: "township" };
    await record(tx, actor, { verb: "reply.read", countyId, subjectId: id, detail });
    return wordFile(`${documentNumber} ${title}`, stored.content);
  }),
  handle(replies.write, (call) => writeReply(call, call.params.id, call.body)),
  handle(replies.handle, (call) => handleReply(call, call.params.id, call.body.handling)),
];

/** A naming as the page of its text shows it, with what its reader may do. */
export function shownInText(actor: Actor, bulletin: BulletinRow, naming: NamingRow, today: string) {
  const { masked, status, proposer, approver, refuseReason } = naming;
  const open = (action: NamingAction) => namingRefusals(naming, action, actor.accountId).length === 0;
  const answers = replyCan(actor, naming, today);
  const writes = may(actor, "reply.write");
  const approves = may(actor, "naming.approve");
  return {
    ...shownNaming(naming, today),
    ...{ masked, status, proposer, approver, refuseReason },
    used: usedNamings(bulletin, [naming]).length > 0,
    can: {
      approve: approves && open("approve"),
      refuse: approves && open("refuse"),
      remove: may(actor, "bulletin.write") && open("remove"),
      record: writes && answers.record,
      recordNone: writes && answers.recordNone,
      answer: may(actor, "bulletin.write"),
    },
  };
}
