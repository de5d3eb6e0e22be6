import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { foldWidth } from "#domain/area.ts";
import { maskPhone } from "#domain/masking.ts";
import type { PersonKind, Skill } from "#domain/registry/person.ts";
import type { Db, Tx } from "../db/db.ts";
import { paged } from "../db/paged.ts";
import { withinCounties } from "../people/reach.ts";

/** What a county keeps of a person, as forms and imports write it. */
export interface PersonBody {
  readonly name: string;
  readonly kind: PersonKind;
  readonly organisationId: string | null;
  readonly townshipId: string | null;
  readonly post: string;
  readonly unitHead: boolean;
  readonly birthYear: number | null;
  readonly partyMember: boolean;
  readonly skills: readonly Skill[];
  readonly homeTownshipId: string | null;
  readonly homePlace: string;
  readonly sortOrder: number;
  /** 个人最多包联村数; null is 按本县规则. */
  readonly villageCapacity: number | null;
}

export interface PersonFilter {
  readonly countyId?: string | undefined;
  readonly kind?: PersonKind | undefined;
  readonly organisationId?: string | undefined;
  readonly townshipId?: string | undefined;
  readonly search: string;
  readonly unitHead?: "1" | undefined;
  readonly closed: boolean;
}

/** County leaders first, then townships, then units, each in the county's own order. */
const inOrder = sql`p.county_id, array_position(array['county-leader', 'township-leader', 'cadre'], p.kind), p.sort_order, p.id`;

function personRows(db: Db, actor: Actor) {
  return db
    .selectFrom("person as p")
    .leftJoin("organisation as o", (join) =>
      join.onRef("o.countyId", "=", "p.countyId").onRef("o.id", "=", "p.organisationId"),
    )
    .leftJoin("township as t", (join) => join.onRef("t.countyId", "=", "p.countyId").onRef("t.id", "=", "p.townshipId"))
    .leftJoin("township as h", (join) =>
      join.onRef("h.countyId", "=", "p.countyId").onRef("h.id", "=", "p.homeTownshipId"),
    )
    .where(withinCounties(actor, "p"))
    .select([
      "p.countyId",
      "p.id",
      "p.name",
      "p.kind",
      "p.organisationId",
      "o.name as organisation",
      "p.townshipId",
      "t.name as township",
      "p.post",
      "p.unitHead",
      "p.birthYear",
      "p.partyMember",
      "p.skills",
      "p.homeTownshipId",
      "h.name as homeTownship",
      "p.homePlace",
      "p.phone",
      "p.sortOrder",
      "p.villageCapacity",
      "p.validTo",
      "p.version",
    ]);
}

function filtered(db: Db, actor: Actor, filter: PersonFilter) {
  const { countyId, kind, organisationId, townshipId, search, unitHead, closed } = filter;
  const like = `%${foldWidth(search.trim()).replace(/[%_\\]/g, "\\$&")}%`;
  return personRows(db, actor)
    .$if(countyId !== undefined, (q) => q.where("p.countyId", "=", countyId!))
    .$if(kind !== undefined, (q) => q.where("p.kind", "=", kind!))
    .$if(organisationId !== undefined, (q) => q.where("p.organisationId", "=", organisationId!))
    .$if(townshipId !== undefined, (q) => q.where("p.townshipId", "=", townshipId!))
    .$if(unitHead !== undefined, (q) => q.where("p.unitHead", "=", true))
    .$if(!closed, (q) => q.where("p.validTo", "is", null))
    .$if(search.trim() !== "", (q) =>
      q.where((eb) => eb.or([eb("p.name", "like", like), eb("p.post", "like", like), eb("o.name", "like", like)])),
    );
}

const masked = <R extends { readonly phone: string | null }>({ phone, ...row }: R) => ({
  ...row,
  phoneMasked: phone === null ? null : maskPhone(phone),
});

export async function listPersons(
  db: Db,
  actor: Actor,
  { page, size, ...filter }: PersonFilter & { readonly page: number; readonly size: number },
) {
  const found = filtered(db, actor, filter);
  const counted = found.clearSelect().select((eb) => eb.fn.countAll<number>().as("total"));
  const rows = await found
    .select((eb) => [
      eb.fn.countAll<number>().over().as("total"),
      eb
        .selectFrom("personKinship as k")
        .whereRef("k.countyId", "=", "p.countyId")
        .whereRef("k.personId", "=", "p.id")
        .where("k.removedAt", "is", null)
        .select((inner) => inner.fn.countAll<number>().as("n"))
        .as("kinships"),
    ])
    .$narrowType<{ total: number; kinships: number }>()
    .orderBy(inOrder)
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  const { rows: shown, total } = await paged(rows, page, () => counted.executeTakeFirstOrThrow());
  return { rows: shown.map(masked).map(({ total: _, ...row }) => row), total };
}

/** For a sheet: everybody the filter finds, at most five thousand. */
export async function listPersonsForSheet(db: Db, actor: Actor, filter: PersonFilter) {
  const rows = await filtered(db, actor, filter).orderBy(inOrder).limit(5000).execute();
  return rows.map(masked);
}

export async function findPerson(db: Db, actor: Actor, id: string) {
  const person = await personRows(db, actor).where("p.id", "=", id).executeTakeFirst();
  return person && masked(person);
}

export function listKinships(db: Db, actor: Actor, personId: string) {
  return db
    .selectFrom("personKinship as k")
    .innerJoin("village as v", (join) => join.onRef("v.countyId", "=", "k.countyId").onRef("v.id", "=", "k.villageId"))
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "v.countyId").onRef("t.id", "=", "v.townshipId"),
    )
    .where(withinCounties(actor, "k"))
    .where("k.personId", "=", personId)
    .where("k.removedAt", "is", null)
    .select(["k.id", "k.villageId", "v.name as village", "t.name as township", "k.relation", "k.declaredOn"])
    .orderBy("k.declaredOn")
    .orderBy("k.id")
    .execute();
}

export function lockPerson(tx: Tx, actor: Actor, id: string) {
  return tx
    .selectFrom("person as p")
    .where(withinCounties(actor, "p"))
    .where("p.id", "=", id)
    .selectAll()
    .forUpdate()
    .executeTakeFirst();
}

/** Somebody of this name who stands in the register at the same place. */
export function findNamesake(
  tx: Tx,
  countyId: string,
  { name, organisationId, townshipId }: Pick<PersonBody, "name" | "organisationId" | "townshipId">,
  exceptId: string,
) {
  return tx
    .selectFrom("person as p")
    .where("p.countyId", "=", countyId)
    .where("p.name", "=", name)
    .where("p.organisationId", "is not distinct from", organisationId)
    .where("p.townshipId", "is not distinct from", townshipId)
    .where("p.validTo", "is", null)
    .where("p.id", "!=", exceptId)
    .select("p.id")
    .executeTakeFirst();
}

type Stored = PersonBody & { readonly phone: string | null };
const asStored = <B extends { readonly skills?: readonly Skill[] }>({ skills, ...body }: B) => ({
  ...body,
  ...(skills && { skills: [...skills] }),
});

export function savePerson(tx: Tx, countyId: string, id: string, person: Stored) {
  return tx
    .insertInto("person")
    .values({ ...asStored(person), skills: [...person.skills], countyId, id })
    .execute();
}

export function savePersonChange(
  tx: Tx,
  { countyId, id }: { readonly countyId: string; readonly id: string },
  change: Partial<Stored> & { readonly validTo?: string | null },
) {
  return tx
    .updateTable("person")
    .set(asStored(change))
    .set({ version: sql<number>`version + 1`, updatedAt: sql`now()` })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .execute();
}

export function saveKinship(
  tx: Tx,
  kinship: {
    readonly countyId: string;
    readonly id: string;
    readonly personId: string;
    readonly villageId: string;
    readonly relation: string;
    readonly declaredOn: string;
  },
) {
  return tx.insertInto("personKinship").values(kinship).execute();
}

export function lockKinship(tx: Tx, actor: Actor, id: string) {
  return tx
    .selectFrom("personKinship as k")
    .innerJoin("village as v", (join) => join.onRef("v.countyId", "=", "k.countyId").onRef("v.id", "=", "k.villageId"))
    .innerJoin("person as p", (join) => join.onRef("p.countyId", "=", "k.countyId").onRef("p.id", "=", "k.personId"))
    .where(withinCounties(actor, "k"))
    .where("k.id", "=", id)
    .select(["k.countyId", "k.id", "k.personId", "k.villageId", "k.removedAt", "v.name as village", "p.name as person"])
    .forUpdate("k")
    .executeTakeFirst();
}

export function setKinshipRemoved(tx: Tx, { countyId, id }: { countyId: string; id: string }, removedAt: Date | null) {
  return tx
    .updateTable("personKinship")
    .set({ removedAt })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .execute();
}

export function findKinship(tx: Tx, countyId: string, personId: string, villageId: string) {
  return tx
    .selectFrom("personKinship")
    .where("countyId", "=", countyId)
    .where("personId", "=", personId)
    .where("villageId", "=", villageId)
    .where("removedAt", "is", null)
    .select("id")
    .executeTakeFirst();
}
