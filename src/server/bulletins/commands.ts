import { conflict, notFound, type Reason, refused, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import {
  type BulletinAction,
  bulletinFlow,
  type BulletinRefusal,
  bulletinRefusals,
  editRefusals,
} from "#domain/bulletins/bulletin.ts";
import { circularDraft, circularHead } from "#domain/bulletins/circular.ts";
import { bulletinRefusalLabel } from "#domain/bulletins/labels.ts";
import { type Block, figuresUsed, type TokenRefusal } from "#domain/bulletins/text-blocks.ts";
import { formatChinese } from "#domain/date.ts";
import { next } from "#domain/flow.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { scopesOf } from "../figures/evaluate.ts";
import { freezeFigures } from "../figures/rows.ts";
import { renderOfficialDocument } from "../office/render-document.ts";
import { findRound } from "../screening/queries.ts";
import { circularDocument } from "./document.ts";
import { catalogue } from "./figures.ts";
import { saveDocument, saveFrozen } from "./frozen.ts";
import {
  type BulletinMove,
  type BulletinRow,
  type BulletinWords,
  findBulletin,
  lockBulletin,
  numberTaken,
  saveMove,
  saveNewBulletin,
  saveWords,
} from "./queries.ts";
import { displaysOf, readBulletin, unboundReason, viewOf } from "./reading.ts";

/** Who does it, and when. */
export interface Hand {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly today: string;
  readonly now: Date;
}

interface NewDraft {
  readonly id: string;
  readonly roundId: string;
  readonly correctsId?: string;
}

export async function createBulletin({ tx, actor, today }: Hand, { id, roundId, correctsId }: NewDraft) {
  const round = await findRound(tx, actor, roundId);
  if (!round) throw notFound("轮次");
  const { countyId, county } = round;
  const corrected = correctsId === undefined ? undefined : await getPublished(tx, actor, correctsId, roundId);
  const scopes = await scopesOf({ db: tx, actor, period: { countyId, roundId, today } }, catalogue);
  const named = { county, round: round.name };
  const draft = corrected
    ? { ...correctionHead(corrected), blocks: [correctionLead(corrected), ...corrected.blocks] }
    : {
        ...circularHead(named),
        blocks: circularDraft({
          ...named,
          openedOn: round.openedOn,
          townships: scopes.get("confirmed-by-township")!.map(({ scope }) => scope),
          manifestations: scopes
            .get("confirmed-by-manifestation")!
            .map(({ scope, label }) => ({ code: scope, name: label })),
        }),
      };
  const previousId = corrected?.id ?? null;
  const saved = await saveNewBulletin(tx, { ...draft, countyId, id, roundId, previousId, createdBy: actor.accountId });
  if (!saved) throw conflict("该文稿已经建立，请刷新列表后查看。");
  await trace({ tx, actor }, { countyId, id }, "create", { round: round.name, corrects: corrected?.documentNumber });
  return { id };
}

async function getPublished(tx: Tx, actor: Actor, id: string, roundId: string): Promise<BulletinRow> {
  const bulletin = await findBulletin(tx, actor, id);
  if (!bulletin || bulletin.roundId !== roundId) throw notFound("通报");
  if (bulletin.status !== "published")
    throw refused([{ rule: "not-published", sentence: "只有已印发的通报才需要更正；未印发的，请直接修改文稿。" }]);
  return bulletin;
}

const correctionHead = ({ title, issuer, recipients, copyTo, printOffice }: BulletinRow) => ({
  title: `关于更正《${title}》的通报`,
  issuer,
  recipients,
  copyTo,
  printOffice,
});

/** What was published stays as it was; the new one names it and says which holds. */
const correctionLead = ({ title, documentNumber, issuedOn }: BulletinRow): Block => ({
  kind: "paragraph",
  text: `${formatChinese(issuedOn!)}印发的《${title}》（${documentNumber}）部分内容经复核需要更正，以本通报为准。更正后的内容如下。`,
});

export async function saveBulletin(hand: Hand, id: string, version: number, words: BulletinWords) {
  const bulletin = await lockVersion(hand, id, version);
  refuse(editRefusals(bulletin, hand.actor.accountId));
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

export const approveBulletin = (hand: Hand, id: string, version: number) =>
  move(hand, id, version, "approve", { approvedBy: hand.actor.accountId, approvedAt: hand.now });

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
  readonly documentNumber: string;
  readonly issuedOn: string;
}

/**
 * 印发: freezes every figure with its rows, renders and stores the file, gives number and date, all in the one transaction
 * of the request. Whatever fails on the way, the bulletin is still an approved one without number.
 */
export async function publishBulletin(hand: Hand, id: string, { version, documentNumber, issuedOn }: Issue) {
  const { tx, actor, today, now } = hand;
  const bulletin = { ...(await lockVersion(hand, id, version)), documentNumber, issuedOn };
  const taken = await numberTaken(tx, actor, bulletin.countyId, documentNumber);
  const status = await nextStatus(hand, bulletin, "publish", taken);

  const view = viewOf(tx, actor, bulletin, today);
  const scopes = await scopesOf(view, catalogue);
  const frozen = await freezeFigures(view, catalogue, scopes, figuresUsed(bulletin.blocks));
  await saveFrozen(tx, bulletin, frozen);
  const model = circularDocument({ ...bulletin, date: issuedOn, proof: false }, displaysOf(frozen));
  const sha256 = await saveDocument(tx, bulletin, await renderOfficialDocument(model, bulletin.fontScheme));
  const published = { status, documentNumber, issuedOn, publishedBy: actor.accountId, publishedAt: now };
  const saved = await saveMove(tx, bulletin, published, now);
  await trace(hand, bulletin, "publish", { documentNumber, issuedOn, figures: frozen.length, sha256 });
  return { status, version: saved };
}

async function move(
  hand: Hand,
  id: string,
  version: number,
  action: BulletinAction,
  change: Omit<BulletinMove, "status">,
) {
  const bulletin = await lockVersion(hand, id, version);
  const status = await nextStatus(hand, bulletin, action);
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

/** The state the action leads to; throws what stands against it. */
async function nextStatus({ tx, actor, today }: Hand, bulletin: BulletinRow, action: BulletinAction, taken = false) {
  const { unbound } = await readBulletin(tx, actor, bulletin, today);
  const asked = { ...bulletin, blockCount: bulletin.blocks.length, number: bulletin.documentNumber };
  const facts = { actorId: actor.accountId, today, unbound, numberTaken: taken };
  refuse(bulletinRefusals(asked, action, facts), unbound);
  return next(bulletinFlow, bulletin.status, action)!;
}

function refuse(why: readonly BulletinRefusal[], unbound: readonly TokenRefusal[] = []) {
  if (why.length === 0) return;
  throw refused(
    why.flatMap((rule): Reason[] =>
      rule === "tokens-unbound" ? unbound.map(unboundReason) : [{ rule, sentence: `${bulletinRefusalLabel[rule]}。` }],
    ),
  );
}

type Done = BulletinAction | "create" | "save";

const trace = (
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
