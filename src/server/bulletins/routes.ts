import { bulletins } from "#contract/bulletins.ts";
import { notFound } from "#contract/problem.ts";
import { type Actor, may } from "#domain/access.ts";
import {
  type BulletinAction,
  type BulletinRefusal,
  bulletinRefusals,
  editRefusals,
} from "#domain/bulletins/bulletin.ts";
import { waitsFor } from "#domain/bulletins/waiting.ts";
import { record } from "../audit/record.ts";
import type { Db } from "../db/db.ts";
import { unboundReason } from "../figures/reading.ts";
import { handle } from "../http/handle.ts";
import { renderOfficialDocument } from "../office/render-document.ts";
import { demoMarkOf } from "../people/demo.ts";
import {
  approveBulletin,
  publishBulletin,
  returnBulletin,
  saveBulletin,
  submitBulletin,
  withdrawBulletin,
} from "./commands.ts";
import { figuresMark, movedSinceApproval } from "./approval.ts";
import { proofOf } from "./document.ts";
import { createBulletin } from "./drafting.ts";
import { findDocument } from "./frozen.ts";
import { type BulletinRow, findBulletin, listBulletins, listCorrections } from "./queries.ts";
import { compareBulletin, openInBulletin, readBulletin } from "./reading.ts";

export const bulletinRoutes = [
  handle(bulletins.list, async ({ db, actor, query }) => {
    const rows = await listBulletins(db, actor, query);
    const writes = may(actor, "bulletin.write") || may(actor, "bulletin.approve");
    return rows.map((row) => ({ ...row, waitsFor: writes ? waitsFor(row, actor.accountId) : null }));
  }),

  handle(bulletins.get, async ({ db, actor, params, today }) => {
    const bulletin = await getBulletin(db, actor, params.id);
    const { values, unbound } = await readBulletin(db, actor, bulletin, today);
    const moved = await movedSinceApproval(db, actor, bulletin, values);
    const corrects = bulletin.correctsId === null ? undefined : await findBulletin(db, actor, bulletin.correctsId);
    return {
      ...bulletin,
      ...asOf(bulletin, today),
      corrects: corrects ?? null,
      correctedBy: await listCorrections(db, actor, bulletin),
      values: [...values],
      figuresMark: figuresMark(values),
      moved,
      unbound: unbound.map(unboundReason),
      can: canOf(actor, bulletin, today, moved.length > 0),
    };
  }),

  handle(bulletins.create, (call) => createBulletin(call, call.body)),
  handle(bulletins.save, (call) => saveBulletin(call, call.params.id, call.body.version, call.body)),
  handle(bulletins.submit, (call) => submitBulletin(call, call.params.id, call.body.version)),
  handle(bulletins.approve, (call) => approveBulletin(call, call.params.id, call.body)),
  handle(bulletins.withdraw, (call) => withdrawBulletin(call, call.params.id, call.body.version)),
  handle(bulletins.return, (call) => returnBulletin(call, call.params.id, call.body)),
  handle(bulletins.publish, (call) => publishBulletin(call, call.params.id, call.body)),

  handle(bulletins.difference, async ({ db, actor, params, today }) =>
    compareBulletin(db, actor, await getBulletin(db, actor, params.id), today),
  ),

  handle(bulletins.figure, async ({ db, actor, params, query, today }) => {
    const bulletin = await getBulletin(db, actor, params.id);
    const opened = await openInBulletin(db, actor, bulletin, { ...query, today });
    const rows = opened.rows.map((row) => [...row]);
    return { ...opened, ...asOf(bulletin, today), columns: [...opened.columns], rows };
  }),

  handle(bulletins.document, async ({ tx, actor, params, today }) => {
    const bulletin = await getBulletin(tx, actor, params.id);
    const { countyId, id, status, title, documentNumber } = bulletin;
    const stored = await findDocument(tx, actor, bulletin);
    const content = stored?.content ?? (await renderProof(tx, actor, bulletin, today));
    await record(tx, actor, { verb: "bulletin.read", countyId, subjectId: id, detail: { action: "download", status } });
    const name = stored ? `${documentNumber} ${title}` : `校样 ${title}`;
    return { fileName: `${name}.docx`.replace(/[/\\:*?"<>|]/gu, "_"), mediaType, content };
  }),
];

const mediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

async function getBulletin(db: Db, actor: Actor, id: string): Promise<BulletinRow> {
  const bulletin = await findBulletin(db, actor, id);
  if (!bulletin) throw notFound("通报");
  return bulletin;
}

const asOf = ({ status, issuedOn }: BulletinRow, today: string) => ({
  asOf: status === "published" ? issuedOn! : today,
  frozen: status === "published",
});

async function renderProof(db: Db, actor: Actor, bulletin: BulletinRow, today: string): Promise<Uint8Array> {
  const { values } = await readBulletin(db, actor, bulletin, today);
  const mark = await demoMarkOf(db, [bulletin.countyId]);
  return renderOfficialDocument(proofOf(bulletin, values, { today, mark }), bulletin.fontScheme);
}

/** What the author can still mend does not hide the button: pressing it says what is missing. */
const mendable = new Set<BulletinRefusal>([
  "title-missing",
  "text-missing",
  "tokens-unbound",
  "number-missing",
  "number-malformed",
  "date-missing",
]);

function canOf(actor: Actor, bulletin: BulletinRow, today: string, movedSinceApproval: boolean) {
  const asked = { ...bulletin, blockCount: bulletin.blocks.length, number: bulletin.documentNumber };
  const facts = {
    actorId: actor.accountId,
    today,
    unbound: [],
    numberTaken: false,
    movedSinceApproval,
    movedSinceOpened: false,
  };
  const writes = may(actor, "bulletin.write");
  const approves = may(actor, "bulletin.approve");
  const open = (action: BulletinAction) => bulletinRefusals(asked, action, facts).every((why) => mendable.has(why));
  return {
    edit: writes && editRefusals(bulletin, actor.accountId).length === 0,
    submit: writes && open("submit"),
    approve: approves && open("approve"),
    return: approves && open("return"),
    withdraw: writes && open("withdraw"),
    publish: writes && open("publish"),
    correct: writes && bulletin.status === "published",
  };
}
