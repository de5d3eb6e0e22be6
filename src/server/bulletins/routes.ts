import { bulletins } from "#contract/bulletins.ts";
import { notFound } from "#contract/problem.ts";
import { type Actor, may } from "#domain/access.ts";
import {
  type Audience,
  type BulletinAction,
  type BulletinRefusal,
  bulletinRefusals,
  editRefusals,
} from "#domain/bulletins/bulletin.ts";
import { waitsFor } from "#domain/bulletins/waiting.ts";
import { wholeText } from "#domain/bulletins/whole-text.ts";
import { plainText } from "#domain/bulletins/naming.ts";
import { record } from "../audit/record.ts";
import type { Db, Tx } from "../db/db.ts";
import { handle } from "../http/handle.ts";
import {
  approveBulletin,
  factsOfText,
  publishBulletin,
  reasonOf,
  returnBulletin,
  saveBulletin,
  submitBulletin,
  withdrawBulletin,
} from "./commands.ts";
import { figuresMark, movedSinceApproval } from "./approval.ts";
import { createBulletin } from "./drafting.ts";
import { renderProof, renderReplies, wordFile } from "./files.ts";
import { findDocument, listDocuments } from "./frozen.ts";
import { shownItem } from "./items.ts";
import { namesIn } from "./naming-rows.ts";
import { shownInText } from "./naming-routes.ts";
import { usedNamings } from "./namings.ts";
import { issueOf, nextIssue } from "./numbers.ts";
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
    const { values, unbound, namings } = await readBulletin(db, actor, bulletin, today);
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
      issue: issueOf(bulletin, today),
      nextIssue: await nextIssue(db, actor, bulletin, today),
      items: bulletin.items.map((item) => shownItem({ actor }, bulletin, item, may(actor, "bulletin.write"))),
      namings: namings.map((naming) => shownInText(actor, bulletin, naming, today)),
      plainNames: await plainNames(db, actor, bulletin),
      files: await listDocuments(db, actor, bulletin),
      unbound: unbound.map(reasonOf),
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

  handle(bulletins.document, ({ tx, actor, params, today }) =>
    fileOf(tx, actor, params.id, { audience: "full", today }),
  ),
  handle(bulletins.version, ({ tx, actor, params, query, today }) =>
    fileOf(tx, actor, params.id, { audience: query.audience, today }),
  ),
];

interface AskedFile {
  readonly audience: Audience | "replies";
  readonly today: string;
}

/** The file of an audience as it was published, or a proof of it; each download leaves a trace. */
async function fileOf(tx: Tx, actor: Actor, id: string, { audience, today }: AskedFile) {
  const bulletin = await getBulletin(tx, actor, id);
  const { countyId, status } = bulletin;
  const { name, content } =
    audience === "replies"
      ? await repliesFile(tx, actor, bulletin, today)
      : await textFile(tx, actor, bulletin, { audience, today });
  const detail = { action: "download", status, audience };
  await record(tx, actor, { verb: "bulletin.read", countyId, subjectId: id, detail });
  return wordFile(name, content);
}

async function textFile(
  tx: Tx,
  actor: Actor,
  bulletin: BulletinRow,
  { audience, today }: { audience: Audience; today: string },
) {
  const { status, documentNumber } = bulletin;
  const masked = audience === "township";
  const title = masked ? bulletin.maskedTitle || bulletin.title : bulletin.title;
  const version = masked ? "（发至乡镇版）" : "";
  const stored = await findDocument(tx, actor, bulletin, audience);
  if (stored) return { name: `${documentNumber} ${title}${version}`, content: stored.content };
  if (status === "published") throw notFound("发至乡镇版");
  return { name: `校样 ${title}${version}`, content: await renderProof(tx, actor, bulletin, { today, audience }) };
}

async function repliesFile(tx: Tx, actor: Actor, bulletin: BulletinRow, today: string) {
  const { namings } = await readBulletin(tx, actor, bulletin, today);
  const used = usedNamings(bulletin, namings);
  if (bulletin.status !== "published" || used.length === 0) throw notFound("说明情况");
  const content = await renderReplies(tx, bulletin, used, today);
  return { name: `说明情况 ${bulletin.documentNumber} ${bulletin.title}`, content };
}

/** Names that stand in plain words: asked while the text can still be mended. */
const plainNames = (db: Db, actor: Actor, bulletin: BulletinRow) =>
  bulletin.status === "published"
    ? Promise.resolve([])
    : namesIn(db, actor, bulletin.countyId, plainText(bulletin.title, wholeText(bulletin)));

async function getBulletin(db: Db, actor: Actor, id: string): Promise<BulletinRow> {
  const bulletin = await findBulletin(db, actor, id);
  if (!bulletin) throw notFound("通报");
  return bulletin;
}

const asOf = ({ status, issuedOn }: BulletinRow, today: string) => ({
  asOf: status === "published" ? issuedOn! : today,
  frozen: status === "published",
});

/** What the author can still mend does not hide the button: pressing it says what is missing. */
const mendable = new Set<BulletinRefusal>([
  "title-missing",
  "text-missing",
  "tokens-unbound",
  "number-missing",
  "number-malformed",
  "date-missing",
  "issue-missing",
  "items-unfinished",
  "naming-unapproved",
]);

function canOf(actor: Actor, bulletin: BulletinRow, today: string, movedSinceApproval: boolean) {
  const asked = factsOfText(bulletin);
  const facts = {
    actorId: actor.accountId,
    today,
    unbound: [],
    numberTaken: false,
    namingsOpen: 0,
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
    contribute: writes && bulletin.kind === "briefing" && bulletin.status === "draft",
  };
}
