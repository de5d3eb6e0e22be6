import { sql } from "kysely";
import { conflict, notFound, refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { type ReplyKind, replyRefusalLabel, replyRefusals, replyStand } from "#domain/bulletins/reply.ts";
import type { IsoDate } from "#domain/date.ts";
import { record } from "../audit/record.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinCounties } from "../people/reach.ts";
import { findNaming, type NamingRow, namings } from "./naming-rows.ts";

interface Hand {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly today: IsoDate;
  readonly now: Date;
}

interface NewReply {
  readonly id: string;
  readonly kind: ReplyKind;
  readonly text: string;
  readonly saidBy: string;
  readonly saidOn: IsoDate;
}

/** 说明情况: by the named itself, or written down by the county. Only added, never changed. */
export async function writeReply(hand: Hand, namingId: string, reply: NewReply) {
  const { tx, actor, today, now } = hand;
  const naming = await findNaming(tx, actor, namingId);
  if (!naming) throw notFound("点名");
  const { kind, id, saidOn } = reply;
  const why = replyRefusals(kind, { ...factsOf(actor, naming, today), saidOn });
  const empty = kind !== "none" && (reply.text === "" || reply.saidBy === "");
  const reasons = why.map((rule) => ({ rule: rule as string, sentence: `${replyRefusalLabel[rule]}。` }));
  if (empty) reasons.push({ rule: "words-missing", sentence: "请写明说明的内容和说明人（单位）。" });
  if (reasons.length > 0) throw refused(reasons);
  const { countyId, villageId, townshipId, organisationId } = naming;
  const late = naming.replyBy !== null && saidOn > naming.replyBy;
  const words = kind === "none" ? { text: "", saidBy: "" } : { text: reply.text, saidBy: reply.saidBy };
  const place = { countyId, namingId, villageId, townshipId, organisationId };
  const saved = await tx
    .insertInto("bulletinReply")
    .values({ ...place, ...words, id, kind, saidOn, late, madeBy: actor.accountId, madeAt: now })
    .onConflict((on) => on.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!saved) throw conflict("该说明已经登记，请刷新后查看。");
  await record(tx, actor, {
    verb: "reply.write",
    countyId,
    subjectId: namingId,
    detail: { kind, saidBy: words.saidBy, saidOn, late, shown: naming.shown },
  });
  return { id, late };
}

const factsOf = (actor: Actor, { publishedOn, replyBy, replies, ...naming }: NamingRow, today: IsoDate) => ({
  today,
  publishedOn,
  replyBy,
  byCounty: actor.role === "county",
  concerned: isConcerned(actor, naming),
  answered: replies.some(({ kind }) => kind !== "none"),
  praised: naming.tone === "praise",
});

/** A township speaks for itself and its villages, a unit for itself. */
function isConcerned(actor: Actor, { townshipId, organisationId }: Pick<NamingRow, "townshipId" | "organisationId">) {
  if (actor.role === "township")
    return townshipId !== null && actor.townships !== "all" && actor.townships.includes(townshipId);
  return organisationId !== null && organisationId === actor.organisationId;
}

/** Which explanations this office may write now. */
export function replyCan(actor: Actor, naming: NamingRow, today: IsoDate) {
  const facts = { ...factsOf(actor, naming, today), saidOn: today };
  const open = (kind: ReplyKind) => replyRefusals(kind, facts).length === 0;
  return { reply: open("written"), record: open("recorded"), recordNone: open("none") && !saidNone(naming) };
}

const saidNone = ({ replies }: NamingRow) => replies.some(({ kind }) => kind === "none");

export type ShownNaming = ReturnType<typeof shownNaming>;

/** What of a naming anybody who may see it sees. */
export const shownNaming = (naming: NamingRow, today: IsoDate) => ({
  id: naming.id,
  kind: naming.kind,
  tone: naming.tone,
  shown: naming.shown,
  purpose: naming.purpose,
  publishedOn: naming.publishedOn,
  replyBy: naming.replyBy,
  stand: replyStand(naming, today),
  replies: naming.replies.map((one) => ({ ...one })),
});

/** 涉及本辖区、本单位的点名, the youngest first. */
export async function listNamed(db: Db, actor: Actor, today: IsoDate) {
  const rows = await namings(db, actor)
    .innerJoin("bulletin as b", (join) =>
      join.onRef("b.countyId", "=", "g.countyId").onRef("b.id", "=", "g.bulletinId"),
    )
    .where(withinCounties(actor, "b"))
    .where("g.publishedOn", "is not", null)
    .select(["b.maskedTitle as title", "b.documentNumber", "b.issuedOn"])
    .orderBy("g.publishedOn", "desc")
    .orderBy("g.id", "desc")
    .limit(most)
    .$castTo<NamingRow & { title: string; documentNumber: string; issuedOn: string }>()
    .execute();
  return rows.map((row) => ({
    ...shownNaming(row, today),
    bulletinId: row.bulletinId,
    title: row.title,
    documentNumber: row.documentNumber,
    issuedOn: row.issuedOn,
    can: { reply: replyCan(actor, row, today).reply },
  }));
}

const most = 500;

/** The published correction of the bulletin around it (b) that went to townships, the last one. */
const correction = (actor: Actor) =>
  sql<string | null>`(select x.document_number from bulletin x
    join bulletin_document e on e.county_id = x.county_id and e.bulletin_id = x.id and e.audience = 'township'
    where x.county_id = b.county_id and x.previous_id = b.id and x.status = 'published' and ${withinCounties(actor, "x")}
    order by x.published_at desc limit 1)`;

/** 发至乡镇的: those of which a version for townships was stored. */
export const listReceived = (db: Db, actor: Actor) =>
  db
    .selectFrom("bulletin as b")
    .innerJoin("area as c", "c.id", "b.countyId")
    .innerJoin("bulletinDocument as d", (join) =>
      join.onRef("d.countyId", "=", "b.countyId").onRef("d.bulletinId", "=", "b.id").on("d.audience", "=", "township"),
    )
    .where(withinCounties(actor, "b"))
    .where(withinCounties(actor, "d"))
    .where("b.status", "=", "published")
    .select(["b.countyId", "b.id", "b.maskedTitle as title", "b.documentNumber", "b.issuedOn", "b.issuer"])
    .select(["c.name as county", correction(actor).as("correctedBy")])
    .orderBy("b.publishedAt", "desc")
    .limit(most)
    .$narrowType<{ issuedOn: string }>();
