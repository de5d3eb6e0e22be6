import { notFound, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { type BulletinAction, bulletinFlow, bulletinRefusals, editRefusals } from "#domain/bulletins/bulletin.ts";
import { namingCode } from "#domain/bulletins/naming.ts";
import { wholeText } from "#domain/bulletins/whole-text.ts";
import { figuresUsed } from "#domain/figures/text-blocks.ts";
import { next } from "#domain/flow.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { scopesOf } from "../figures/evaluate.ts";
import { spanAsked } from "../figures/period.ts";
import { freezeFigures } from "../figures/rows.ts";
import { figuresMark, movedSinceApproval, saveApproval } from "./approval.ts";
import { maskedTitle } from "./document.ts";
import { requireSameReaders, saveFiles } from "./files.ts";
import { saveFrozen } from "./frozen.ts";
import { lockNamings, namingMarks, publishNamings, usedNamings } from "./namings.ts";
import { numberIssue, numberTaken } from "./numbers.ts";
import {
  type BulletinMove,
  type BulletinRow,
  type BulletinWords,
  findBulletin,
  lockBulletin,
  saveMove,
  saveWords,
} from "./queries.ts";
import { blanksOf, figuresFor, readBulletin, usedOf, viewOf } from "./reading.ts";
import { refuse } from "./reasons.ts";

/** Who does it, and when. */
export interface Hand {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly today: string;
  readonly now: Date;
}

export async function saveBulletin(hand: Hand, id: string, version: number, words: BulletinWords) {
  const bulletin = await lockVersion(hand, id, version);
  refuse(editRefusals(bulletin, hand.actor.accountId));
  const { periodFrom: from = bulletin.periodFrom, periodTo: to = bulletin.periodTo } = words;
  spanAsked({ from, to }, bulletin.openedOn, hand.today);
  const saved = await saveWords(hand.tx, bulletin, words, hand.now);
  await trace(hand, bulletin, "save", { version: saved });
  return { status: bulletin.status, version: saved };
}

export const submitBulletin = (hand: Hand, id: string, version: number) =>
  move(hand, id, version, "submit", {
    submittedBy: hand.actor.accountId,
    submittedAt: hand.now,
    returnReason: "",
  });

interface Approving {
  readonly version: number;
  /** Of the numbers on the screen of who approves. */
  readonly figuresMark?: string;
}

/** The second person's yes, kept with the numbers it was said to. */
export async function approveBulletin(hand: Hand, id: string, { version, figuresMark: seen }: Approving) {
  const { tx, actor, now } = hand;
  const bulletin = await lockVersion(hand, id, version);
  const { status, values } = await nextStep(hand, bulletin, "approve", { seen });
  const saved = await saveMove(tx, bulletin, { status, approvedBy: actor.accountId, approvedAt: now }, now);
  await saveApproval(tx, actor, bulletin, { version: saved, values, now });
  await trace(hand, bulletin, "approve", { version: saved, figures: values.length });
  return { status, version: saved };
}

export const withdrawBulletin = (hand: Hand, id: string, version: number) =>
  move(hand, id, version, "withdraw", { approvedBy: null, approvedAt: null });

export const returnBulletin = (hand: Hand, id: string, { version, reason }: { version: number; reason: string }) =>
  move(hand, id, version, "return", {
    approvedBy: null,
    approvedAt: null,
    returnReason: reason,
    returnedBy: hand.actor.accountId,
  });

interface Issue {
  readonly version: number;
  readonly documentNumber?: string;
  /** 期号 of a briefing. */
  readonly issueNumber?: number | null | undefined;
  readonly issuedOn: string;
  readonly toTownships?: boolean;
}

/**
 * 印发: freezes every figure with its rows, renders and stores the files, gives number and date, all in the one transaction
 * of the request. Whatever fails on the way, the bulletin is still an approved one without number.
 */
export async function publishBulletin(hand: Hand, id: string, issue: Issue) {
  const { tx, actor, today, now } = hand;
  const { issuedOn, toTownships = true } = issue;
  const stands = await lockVersion(hand, id, issue.version);
  await lockNamings(tx, stands);
  const { taken, ...numbers } = await numberOf(hand, stands, issue);
  await requireSameReaders(tx, actor, stands, toTownships);
  const bulletin = { ...stands, ...numbers, issuedOn };
  const { status, namings } = await nextStep(hand, bulletin, "publish", { taken });

  const view = viewOf(tx, actor, bulletin, today);
  const known = figuresFor(bulletin);
  const frozen = await freezeFigures(view, known, await scopesOf(view, known), countedIn(bulletin));
  const values = [...frozen, ...namingMarks(namings).values];
  // A file may have been closed between the check above and the freezing: what goes out is what was approved.
  refuse([], { moved: await movedSinceApproval(tx, actor, bulletin, usedOf(values, bulletin)) });
  await saveFrozen(tx, bulletin, frozen);
  const used = usedNamings(bulletin, namings);
  const files = await saveFiles(hand, bulletin, { values, namings: used, toTownships });
  const title = maskedTitle(bulletin.title, used);
  const published = { ...numbers, issuedOn, maskedTitle: title, publishedBy: actor.accountId, publishedAt: now };
  const saved = await saveMove(tx, bulletin, { ...published, status }, now);
  await publishNamings(hand, bulletin, namings, issuedOn);
  const { documentNumber } = bulletin;
  await trace(hand, bulletin, "publish", {
    documentNumber,
    issuedOn,
    figures: frozen.length,
    named: used.length,
    ...files,
  });
  return { status, version: saved };
}

const countedIn = (bulletin: BulletinRow) => figuresUsed(wholeText(bulletin)).filter(({ code }) => code !== namingCode);

/** 发文字号 of a circular, 期号 of a briefing. */
async function numberOf(
  { tx, actor }: Hand,
  bulletin: BulletinRow,
  { documentNumber = "", issueNumber, issuedOn }: Issue,
) {
  if (bulletin.kind !== "briefing")
    return { documentNumber, taken: await numberTaken(tx, actor, bulletin.countyId, documentNumber) };
  if (issueNumber == null) return { documentNumber: "", taken: false };
  return numberIssue(tx, actor, bulletin, { number: issueNumber, issuedOn });
}

async function move(
  hand: Hand,
  id: string,
  version: number,
  action: BulletinAction,
  change: Omit<BulletinMove, "status">,
) {
  const bulletin = await lockVersion(hand, id, version);
  const { status } = await nextStep(hand, bulletin, action);
  const saved = await saveMove(hand.tx, bulletin, { ...change, status }, hand.now);
  await trace(hand, bulletin, action, { version: saved, reason: change.returnReason });
  return { status, version: saved };
}

async function lockVersion({ tx, actor }: Hand, id: string, version: number): Promise<BulletinRow> {
  // What is published is out of reach of every lock: it can only be read, and refused.
  const bulletin = (await lockBulletin(tx, actor, id)) ?? (await findBulletin(tx, actor, id));
  if (!bulletin) throw notFound("通报");
  if (bulletin.version !== version) throw stale("通报");
  return bulletin;
}

interface Asked {
  readonly taken?: boolean;
  readonly seen?: string;
}

/** The state the action leads to, and the numbers it was decided on; throws what stands against it. */
async function nextStep({ tx, actor, today }: Hand, bulletin: BulletinRow, action: BulletinAction, asked: Asked = {}) {
  const { values, unbound, namings } = await readBulletin(tx, actor, bulletin, today);
  const moved = await movedSinceApproval(tx, actor, bulletin, values);
  const facts = {
    actorId: actor.accountId,
    today,
    unbound,
    blanks: blanksOf(bulletin),
    numberTaken: asked.taken ?? false,
    namingsOpen: usedNamings(bulletin, namings).filter((one) => one.status !== "approved").length,
    movedSinceApproval: moved.length > 0,
    movedSinceOpened: asked.seen !== undefined && asked.seen !== figuresMark(values),
  };
  const why = bulletinRefusals(factsOfText(bulletin), action, facts);
  refuse(why, { unbound, blanks: facts.blanks, moved: action === "publish" ? moved : [] });
  return { status: next(bulletinFlow, bulletin.status, action)!, values, namings };
}

/** What the rules ask of a text: how much there is of it, and whose hands wrote it. */
export const factsOfText = (bulletin: BulletinRow) => ({
  ...bulletin,
  blockCount: bulletin.blocks.length + bulletin.items.length,
  number: bulletin.documentNumber,
  contributors: bulletin.items.map(({ authorId }) => authorId),
  itemsAtWork: bulletin.items.filter(({ status }) => status === "writing").length,
});

type Done = BulletinAction | "create" | "save" | "item" | "hand-in" | "return-item" | "remove-item" | "arrange";

export const trace = (
  { tx, actor }: Pick<Hand, "tx" | "actor">,
  { countyId, id }: { countyId: string; id: string },
  action: Done,
  detail: Record<string, unknown>,
) =>
  record(tx, actor, {
    verb: action === "approve" || action === "return" ? "bulletin.approve" : "bulletin.write",
    countyId,
    subjectId: id,
    detail: { action, ...detail },
  });
