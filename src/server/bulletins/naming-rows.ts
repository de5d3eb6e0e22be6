import { type AliasableExpression, type Expression, sql, type SqlBool } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { NamingKind, NamingStatus, NamingTone } from "#domain/bulletins/naming.ts";
import type { ReplyKind } from "#domain/bulletins/reply.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinCounties, withinVillages } from "../people/reach.ts";

export interface ReplyRow {
  readonly id: string;
  readonly kind: ReplyKind;
  readonly text: string;
  readonly saidBy: string;
  readonly saidOn: string;
  readonly late: boolean;
  readonly writer: string;
  readonly madeAt: string;
  /** 处理意见 of the county; empty until it answers. */
  readonly handling: string;
  readonly handler: string | null;
}

export interface NamingRow {
  readonly countyId: string;
  readonly id: string;
  readonly bulletinId: string;
  readonly kind: NamingKind;
  readonly tone: NamingTone;
  readonly subjectId: string;
  readonly villageId: string | null;
  readonly townshipId: string | null;
  readonly organisationId: string | null;
  readonly name: string;
  readonly shown: string;
  readonly masked: string;
  readonly purpose: string;
  readonly status: NamingStatus;
  readonly proposedBy: string;
  readonly proposer: string;
  readonly approver: string | null;
  readonly refuseReason: string;
  readonly publishedOn: string | null;
  readonly replyBy: string | null;
  readonly replies: readonly ReplyRow[];
}

/** A naming reaches its township, and the unit it names; a department sees those of its own unit alone. */
function withinNaming(actor: Actor, alias: string): Expression<SqlBool> {
  const county = withinCounties(actor, alias);
  const own = sql<SqlBool>`(${county} and ${sql.ref(`${alias}.organisation_id`)} = ${actor.organisationId}::uuid)`;
  if (actor.role === "department") return own;
  return sql<SqlBool>`(${withinVillages(actor, alias)} or ${own})`;
}

const replies = sql<
  ReplyRow[]
>`(select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'text', r.text,
    'saidBy', r.said_by, 'saidOn', r.said_on, 'late', r.late, 'writer', a.name, 'madeAt', r.made_at,
    'handling', r.handling, 'handler', h.name) order by r.made_at, r.id), '[]')
  from bulletin_reply r join account a on a.id = r.made_by left join account h on h.id = r.handled_by where r.county_id = g.county_id and r.naming_id = g.id)`;

export const namings = (db: Db, actor: Actor) =>
  db
    .selectFrom("bulletinNaming as g")
    .innerJoin("account as x", "x.id", "g.proposedBy")
    .leftJoin("account as y", "y.id", "g.approvedBy")
    .where(withinNaming(actor, "g"))
    .select([
      "g.countyId",
      "g.id",
      "g.bulletinId",
      "g.kind",
      "g.tone",
      "g.subjectId",
      "g.villageId",
      "g.townshipId",
      "g.organisationId",
      "g.name",
    ])
    .select([
      "g.shown",
      "g.masked",
      "g.purpose",
      "g.status",
      "g.proposedBy",
      "x.name as proposer",
      "y.name as approver",
    ])
    .select(["g.refuseReason", "g.publishedOn", "g.replyBy", replies.as("replies")])
    .$castTo<NamingRow>();

/** Those of a text, in the order they were proposed; not the ones taken away. */
export const listNamings = (db: Db, actor: Actor, { countyId, id }: { countyId: string; id: string }) =>
  namings(db, actor)
    .where("g.countyId", "=", countyId)
    .where("g.bulletinId", "=", id)
    .where("g.status", "<>", "removed")
    .orderBy("g.proposedAt")
    .orderBy("g.id")
    .execute();

export const findNaming = (db: Db, actor: Actor, id: string) =>
  namings(db, actor).where("g.id", "=", id).executeTakeFirst();

/** Locks it until the transaction ends; a published one is out of reach of every lock. */
export async function lockNaming(tx: Tx, actor: Actor, id: string): Promise<NamingRow | undefined> {
  await tx
    .selectFrom("bulletinNaming as g")
    .where(withinNaming(actor, "g"))
    .where("g.id", "=", id)
    .select("g.id")
    .forUpdate()
    .execute();
  return findNaming(tx, actor, id);
}

interface Subject {
  readonly id: string;
  readonly countyId: string;
  readonly name: string;
  readonly villageId: string | null;
  readonly townshipId: string | null;
  readonly organisationId: string | null;
  readonly township: string | null;
}

const none = sql<string | null>`null`;

/** What may be named in a county, of one kind, by part of its name. */
export const subjectsOf = (db: Db, actor: Actor, countyId: string, kind: NamingKind) =>
  db.selectFrom(subjects[kind](db, actor, countyId).as("s")).selectAll("s");

const villages = (db: Db, actor: Actor, countyId: string) =>
  db
    .selectFrom("village as v")
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "v.countyId").onRef("t.id", "=", "v.townshipId"),
    )
    .where(withinVillages(actor, "v", "id"))
    .where("v.countyId", "=", countyId)
    .where("v.validTo", "is", null)
    .select(["v.id", "v.countyId", "v.name", "v.id as villageId", "v.townshipId", none.as("organisationId")])
    .select("t.name as township");

const townships = (db: Db, actor: Actor, countyId: string) =>
  db
    .selectFrom("township as t")
    .where(withinCounties(actor, "t"))
    .where("t.countyId", "=", countyId)
    .where("t.validTo", "is", null)
    .select(["t.id", "t.countyId", "t.name", none.as("villageId"), "t.id as townshipId", none.as("organisationId")])
    .select("t.name as township");

const organisations = (db: Db, actor: Actor, countyId: string) =>
  db
    .selectFrom("organisation as o")
    .where(withinCounties(actor, "o"))
    .where("o.countyId", "=", countyId)
    .where("o.validTo", "is", null)
    .select(["o.id", "o.countyId", "o.name", none.as("villageId"), "o.townshipId", "o.id as organisationId"])
    .select(none.as("township"));

const teams = (db: Db, actor: Actor, countyId: string) =>
  db
    .selectFrom("team as m")
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "m.countyId").onRef("t.id", "=", "m.townshipId"),
    )
    .where(withinVillages(actor, "m"))
    .where("m.countyId", "=", countyId)
    .where("m.dissolvedOn", "is", null)
    .select(["m.id", "m.countyId", "m.name", "m.villageId", "m.townshipId", "m.organisationId", "t.name as township"]);

const subjects: Record<NamingKind, (db: Db, actor: Actor, countyId: string) => AliasableExpression<Subject>> = {
  village: villages,
  township: townships,
  organisation: organisations,
  team: teams,
};

/** Names of the county that stand in a text in plain words. */
export async function namesIn(db: Db, actor: Actor, countyId: string, text: string): Promise<string[]> {
  const kinds = (["township", "village", "organisation", "team"] as const).map((kind) =>
    subjectsOf(db, actor, countyId, kind)
      .where(sql<boolean>`length(s.name) >= 2 and strpos(${text}, s.name) > 0`)
      .select("s.name"),
  );
  const found = await Promise.all(kinds.map((query) => query.orderBy("s.name").limit(most).execute()));
  return [...new Set(found.flat().map(({ name }) => name))];
}

const most = 40;
