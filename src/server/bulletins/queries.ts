import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { BulletinKind, BulletinStatus } from "#domain/bulletins/bulletin.ts";
import type { Letterhead } from "#domain/bulletins/letterhead.ts";
import type { IssueCounting } from "#domain/bulletins/series.ts";
import type { Block } from "#domain/figures/text-blocks.ts";
import type { Db, Tx } from "../db/db.ts";
import type { FontScheme } from "../office/official-document.ts";
import { withinCounties } from "../people/reach.ts";
import { type ItemRow, itemsOfBulletin } from "./item-rows.ts";

/** What a briefing prints besides its text. */
export interface BriefingWords {
  readonly note: string;
  readonly contents: boolean;
  readonly supplement: boolean;
  readonly reportTo: string;
  readonly sendTo: string;
  readonly issueTo: string;
  readonly copies: number | null;
}

/** A bulletin without its text, as a list shows it. */
export interface ListedBulletin extends Letterhead, BriefingWords {
  readonly countyId: string;
  readonly county: string;
  readonly id: string;
  readonly roundId: string;
  readonly round: string;
  readonly kind: BulletinKind;
  readonly status: BulletinStatus;
  readonly documentNumber: string;
  readonly issuedOn: string | null;
  readonly fontScheme: FontScheme;
  readonly correctsId: string | null;
  readonly version: number;
  readonly authorId: string;
  readonly author: string;
  readonly approver: string | null;
  readonly returnReason: string;
  readonly updatedAt: string;
  readonly publishedAt: string | null;
  readonly openedOn: string | null;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
  readonly inspectionId: string | null;
  readonly seriesId: string | null;
  readonly series: string | null;
  readonly counting: IssueCounting | null;
  readonly showsTotal: boolean | null;
  readonly masthead: string;
  readonly issueNumber: number | null;
  readonly issueTotal: number | null;
  readonly maskedTitle: string;
}

export interface BulletinRow extends ListedBulletin {
  readonly blocks: readonly Block[];
  readonly items: readonly ItemRow[];
}

const joined = (db: Db, actor: Actor) =>
  db
    .selectFrom("bulletin as b")
    .innerJoin("round as r", (join) => join.onRef("r.countyId", "=", "b.countyId").onRef("r.id", "=", "b.roundId"))
    .innerJoin("area as c", "c.id", "b.countyId")
    .innerJoin("account as w", "w.id", "b.createdBy")
    .leftJoin("account as p", "p.id", "b.approvedBy")
    .leftJoin("bulletinSeries as s", (join) =>
      join.onRef("s.countyId", "=", "b.countyId").onRef("s.id", "=", "b.seriesId"),
    )
    .where(withinCounties(actor, "b"))
    .select([
      "b.countyId",
      "c.name as county",
      "b.id",
      "r.id as roundId",
      "r.name as round",
      "b.kind",
      "b.status",
      "b.title",
    ])
    .select(["b.documentNumber", "b.issuer", "b.recipients", "b.copyTo", "b.printOffice", "b.issuedOn"])
    .select(["b.fontScheme", "b.previousId as correctsId", "b.version", "b.createdBy as authorId"])
    .select(["w.name as author", "p.name as approver", "b.returnReason", "b.updatedAt", "b.publishedAt"])
    .select(["r.openedOn", "b.periodFrom", "b.periodTo", "b.inspectionId", "b.seriesId", "s.name as series"])
    .select(["s.counting", "s.showsTotal", "b.masthead", "b.issueNumber", "b.issueTotal", "b.maskedTitle"])
    .select(["b.note", "b.contents", "b.supplement", "b.reportTo", "b.sendTo", "b.issueTo", "b.copies"])
    .$castTo<ListedBulletin>();

const whole = (db: Db, actor: Actor) =>
  joined(db, actor).select("b.blocks").select(itemsOfBulletin(actor).as("items")).$castTo<BulletinRow>();

/** Names in the bulletin around it (b) that somebody else proposed and nobody has decided on. */
const namingsProposed = (actor: Actor) =>
  sql<number>`(select count(*)::int from bulletin_naming g where g.county_id = b.county_id and g.bulletin_id = b.id
    and g.status = 'proposed' and g.proposed_by <> ${actor.accountId}::uuid and ${withinCounties(actor, "g")})`;

/** What the named in it (b) said and nobody has answered. */
const repliesOpen = (actor: Actor) =>
  sql<number>`(select count(*)::int from bulletin_naming g
    join bulletin_reply r on r.county_id = g.county_id and r.naming_id = g.id
    where g.county_id = b.county_id and g.bulletin_id = b.id and r.handled_at is null and r.kind <> 'none'
      and ${withinCounties(actor, "g")})`;

interface WaitingBulletin extends ListedBulletin {
  readonly namingsProposed: number;
  readonly repliesOpen: number;
}

/** The youngest first. */
export function listBulletins(
  db: Db,
  actor: Actor,
  { countyId, roundId }: { countyId?: string; roundId?: string },
): Promise<WaitingBulletin[]> {
  return joined(db, actor)
    .select([namingsProposed(actor).as("namingsProposed"), repliesOpen(actor).as("repliesOpen")])
    .$if(countyId !== undefined, (query) => query.where("b.countyId", "=", countyId!))
    .$if(roundId !== undefined, (query) => query.where("b.roundId", "=", roundId!))
    .orderBy("b.createdAt", "desc")
    .orderBy("b.id", "desc")
    .limit(500)
    .$castTo<WaitingBulletin>()
    .execute();
}

export function findBulletin(db: Db, actor: Actor, id: string): Promise<BulletinRow | undefined> {
  return whole(db, actor).where("b.id", "=", id).executeTakeFirst();
}

/** Locks the row until the transaction ends: two people may press approve at once. */
export function lockBulletin(tx: Tx, actor: Actor, id: string): Promise<BulletinRow | undefined> {
  return whole(tx, actor).where("b.id", "=", id).forUpdate("b").executeTakeFirst();
}

/** What a text is compared with: the one it corrects, else the last of its series, or of its kind for the round, published before it. */
export function findComparable(db: Db, actor: Actor, bulletin: BulletinRow): Promise<BulletinRow | undefined> {
  if (bulletin.correctsId !== null) return findBulletin(db, actor, bulletin.correctsId);
  const ofRound = bulletin.kind !== "briefing" && bulletin.kind !== "inspection";
  return whole(db, actor)
    .where("b.countyId", "=", bulletin.countyId)
    .where("b.kind", "=", bulletin.kind)
    .$if(ofRound, (query) => query.where("b.roundId", "=", bulletin.roundId))
    .$if(bulletin.seriesId !== null, (query) => query.where("b.seriesId", "=", bulletin.seriesId))
    .where("b.status", "=", "published")
    .where("b.id", "<>", bulletin.id)
    .$if(bulletin.publishedAt !== null, (query) => query.where("b.publishedAt", "<", bulletin.publishedAt))
    .orderBy("b.publishedAt", "desc")
    .limit(1)
    .executeTakeFirst();
}

export function listCorrections(db: Db, actor: Actor, { countyId, id }: ListedBulletin): Promise<ListedBulletin[]> {
  return joined(db, actor)
    .where("b.countyId", "=", countyId)
    .where("b.previousId", "=", id)
    .where("b.status", "=", "published")
    .orderBy("b.publishedAt")
    .execute();
}

export interface NewBulletin extends Letterhead, BriefingWords {
  readonly countyId: string;
  readonly id: string;
  readonly roundId: string;
  readonly kind: BulletinKind;
  readonly blocks: readonly Block[];
  readonly previousId: string | null;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
  readonly inspectionId: string | null;
  readonly seriesId: string | null;
  readonly masthead: string;
  readonly createdBy: string;
}

/** False when the id is already in use. */
export async function saveNewBulletin(tx: Tx, { blocks, ...bulletin }: NewBulletin): Promise<boolean> {
  const saved = await tx
    .insertInto("bulletin")
    .values({ ...bulletin, blocks: JSON.stringify(blocks) })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return saved !== undefined;
}

export interface BulletinWords extends Letterhead, Partial<BriefingWords> {
  readonly documentNumber: string;
  readonly fontScheme: FontScheme;
  readonly blocks: readonly Block[];
  /** Left as it is when not said. */
  readonly periodFrom?: string | null;
  readonly periodTo?: string | null;
}

export interface BulletinMove {
  readonly status: BulletinStatus;
  readonly documentNumber?: string;
  readonly issuedOn?: string;
  readonly issueNumber?: number | null;
  readonly issueTotal?: number | null;
  readonly issueScope?: string;
  readonly maskedTitle?: string;
  readonly submittedBy?: string;
  readonly submittedAt?: Date;
  readonly approvedBy?: string | null;
  readonly approvedAt?: Date | null;
  readonly returnReason?: string;
  readonly returnedBy?: string;
  readonly publishedBy?: string;
  readonly publishedAt?: Date;
}

type Place = Pick<BulletinRow, "countyId" | "id" | "version">;

/** The next version. */
export async function saveWords(tx: Tx, place: Place, { blocks, ...words }: BulletinWords, now: Date): Promise<number> {
  return saveChange(tx, place, { ...words, blocks: JSON.stringify(blocks) }, now);
}

export async function saveMove(tx: Tx, place: Place, move: BulletinMove, now: Date): Promise<number> {
  return saveChange(tx, place, move, now);
}

async function saveChange(tx: Tx, { countyId, id, version }: Place, change: object, now: Date): Promise<number> {
  await tx
    .updateTable("bulletin")
    .set({ ...change, version: version + 1, updatedAt: now })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return version + 1;
}
