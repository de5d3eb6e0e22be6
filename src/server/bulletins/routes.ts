import { bulletins } from "#contract/bulletins.ts";
import { type Actor, may } from "#domain/access.ts";
import {
  type BulletinAction,
  type BulletinRefusal,
  bulletinRefusals,
  editRefusals,
} from "#domain/bulletins/bulletin.ts";
import { waitsFor } from "#domain/bulletins/waiting.ts";
import { wholeText } from "#domain/bulletins/whole-text.ts";
import { plainText } from "#domain/bulletins/naming.ts";
import type { Db } from "../db/db.ts";
import { handle } from "../http/handle.ts";
import {
  approveBulletin,
  factsOfText,
  publishBulletin,
  returnBulletin,
  saveBulletin,
  submitBulletin,
  withdrawBulletin,
} from "./commands.ts";
import { figuresMark, movedSinceApproval } from "./approval.ts";
import { createBulletin } from "./drafting.ts";
import { fileOf } from "./files.ts";
import { listDocuments } from "./frozen.ts";
import { shownItem } from "./items.ts";
import { namesIn } from "./naming-rows.ts";
import { shownInText } from "./naming-routes.ts";
import { issueOf, nextIssue } from "./numbers.ts";
import { type BulletinRow, findBulletin, listBulletins, listCorrections } from "./queries.ts";
import { blanksOf, compareBulletin, getBulletin, openInBulletin, readBulletin } from "./reading.ts";
import { blankReason, reasonOf } from "./reasons.ts";

export const bulletinRoutes = [
  handle(bulletins.list, async ({ db, actor, query }) => {
    const rows = await listBulletins(db, actor, query);
    const writes = may(actor, "bulletin.write") || may(actor, "bulletin.approve");
    return rows.map((row) => ({ ...row, waits: writes ? waitsFor(row, actor.accountId) : [] }));
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
      blanks: bulletin.status === "published" ? [] : blanksOf(bulletin).map(blankReason),
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

/** Names that stand in plain words: asked while the text can still be mended. */
const plainNames = (db: Db, actor: Actor, bulletin: BulletinRow) =>
  bulletin.status === "published"
    ? Promise.resolve([])
    : namesIn(db, actor, bulletin.countyId, plainText(bulletin.title, wholeText(bulletin)));

const asOf = ({ status, issuedOn }: BulletinRow, today: string) => ({
  asOf: status === "published" ? issuedOn! : today,
  frozen: status === "published",
});

/** What the author can still mend does not hide the button: pressing it says what is missing. */
const mendable = new Set<BulletinRefusal>([
  "title-missing",
  "text-missing",
  "tokens-unbound",
  "blanks-left",
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
    blanks: [],
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
