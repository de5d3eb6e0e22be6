import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { maskNameBriefly, maskPhone } from "#domain/masking.ts";
import {
  type Committee,
  postRank,
  type PremisesCondition,
  type ProfileLine,
  type ProfileList,
  type VentureKind,
} from "#domain/registry/profile.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";

interface Line {
  readonly id: string;
  readonly version: number;
}

interface ProfileRow {
  readonly countyId: string;
  readonly villageId: string;
  readonly ended: boolean;
  readonly overview: string;
  readonly premisesArea: number | null;
  readonly premisesCondition: PremisesCondition | null;
  readonly premisesYear: number | null;
  readonly premisesNote: string;
  readonly version: number;
  readonly updatedAt: string | null;
  readonly members: (Line & {
    readonly committee: Committee;
    readonly post: string;
    readonly name: string;
    readonly termFrom: IsoDate | null;
    readonly termTo: IsoDate | null;
    readonly phone: string | null;
  })[];
  readonly ventures: (Line & {
    readonly kind: VentureKind;
    readonly name: string;
    readonly yearlyFen: number | null;
    readonly note: string;
  })[];
  readonly capablePeople: (Line & {
    readonly name: string;
    readonly field: string;
    readonly place: string;
    readonly note: string;
  })[];
  readonly grids: (Line & {
    readonly name: string;
    readonly households: number | null;
    readonly worker: string;
  })[];
}

const tables = {
  "committee-member": "committee_member",
  venture: "venture",
  "capable-person": "capable_person",
  grid: "grid",
} as const satisfies Record<ProfileList, string>;

const camel = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The lines of a list that stand, as one value of the statement that reads the village. */
function linesOf(list: ProfileList, columns: string) {
  const pairs = `id version ${columns}`.split(" ").map((column) => `'${camel(column)}', l.${column}`);
  const head =
    sql.raw(`(select coalesce(json_agg(json_build_object(${pairs.join(", ")}) order by l.position, l.id), '[]')
    from ${tables[list]} l where l.county_id = v.county_id and l.village_id = v.id and l.removed_at is null and `);
  return (actor: Actor) => sql`${head}${withinVillages(actor, "l")})`;
}

const membersOf = linesOf("committee-member", "committee post name term_from term_to phone");
const venturesOf = linesOf("venture", "kind name yearly_fen note");
const capableOf = linesOf("capable-person", "name field place note");
const gridsOf = linesOf("grid", "name households worker");

/** 村情民意一本通 of a village, with everything in it, by one statement; empty where nothing is written yet. */
async function readProfile(db: Db, actor: Actor, villageId: string): Promise<ProfileRow | undefined> {
  const { rows } = await sql<ProfileRow>`
    select v.county_id, v.id as village_id, v.valid_to is not null as ended, coalesce(p.overview, '') as overview,
      p.premises_area, p.premises_condition, p.premises_year, coalesce(p.premises_note, '') as premises_note,
      coalesce(p.version, 0) as version, p.updated_at::text as updated_at,
      ${membersOf(actor)} as members, ${venturesOf(actor)} as ventures, ${capableOf(actor)} as capable_people, ${gridsOf(actor)} as grids
    from village v left join village_profile p on p.county_id = v.county_id and p.village_id = v.id
      and ${withinVillages(actor, "p")}
    where v.id = ${villageId} and ${withinVillages(actor, "v", "id")}`.execute(db);
  return rows[0];
}

/** As every page and paper shows it: telephone numbers and the names of people elsewhere masked. */
export async function findProfile(db: Db, actor: Actor, villageId: string) {
  const found = await readProfile(db, actor, villageId);
  if (!found) return undefined;
  return {
    ...found,
    members: found.members
      .map(({ phone, ...member }) => ({ ...member, phoneMasked: phone === null ? null : maskPhone(phone) }))
      .toSorted((a, b) => postRank(a.post) - postRank(b.post)),
    capablePeople: found.capablePeople.map(({ name, ...person }) => ({ ...person, nameMasked: maskNameBriefly(name) })),
  };
}
export type Profile = NonNullable<Awaited<ReturnType<typeof findProfile>>>;

export interface ProfileText {
  readonly overview: string;
  readonly premisesArea: number | null;
  readonly premisesCondition: PremisesCondition | null;
  readonly premisesYear: number | null;
  readonly premisesNote: string;
}

interface Place {
  readonly countyId: string;
  readonly villageId: string;
  readonly townshipId: string;
}

/** The profile of a locked village; undefined where nothing is written yet. */
export function findStoredProfile(tx: Tx, actor: Actor, { countyId, villageId }: Omit<Place, "townshipId">) {
  return tx
    .selectFrom("villageProfile as p")
    .where(withinVillages(actor, "p"))
    .where("p.countyId", "=", countyId)
    .where("p.villageId", "=", villageId)
    .selectAll("p")
    .executeTakeFirst();
}

export async function saveProfileText(tx: Tx, place: Place, content: ProfileText, version: number, now: Date) {
  const next = { ...content, version: version + 1, updatedAt: now };
  await tx
    .insertInto("villageProfile")
    .values({ ...place, ...next })
    .onConflict((on) => on.columns(["countyId", "villageId"]).doUpdateSet(next))
    .execute();
  return next.version;
}

export type StoredLine = ProfileLine & Place & Line & { readonly removed: boolean; readonly phone?: string | null };

/** A line with all that is written in it, unmasked. The village is locked first: lines of one village have one writer at a time. */
export async function findLine(tx: Tx, actor: Actor, list: ProfileList, id: string): Promise<StoredLine | undefined> {
  const { rows } = await sql<StoredLine>`
    select l.*, ${list} as list, l.removed_at is not null as removed from ${sql.table(tables[list])} l
    where l.id = ${id} and ${withinVillages(actor, "l")}`.execute(tx);
  return rows[0];
}

/** The other lines of the list that stand in this village. */
export async function listStandingLines(
  tx: Tx,
  actor: Actor,
  list: ProfileList,
  { countyId, villageId }: Omit<Place, "townshipId">,
  exceptId: string,
): Promise<ProfileLine[]> {
  const { rows } = await sql<ProfileLine>`
    select l.*, ${list} as list from ${sql.table(tables[list])} l
    where l.county_id = ${countyId} and l.village_id = ${villageId} and l.removed_at is null and l.id <> ${exceptId}
      and ${withinVillages(actor, "l")}`.execute(tx);
  return rows;
}

type Fields = Readonly<Record<string, unknown>>;

/** At the end of its list. False when the id is taken. */
export async function insertLine(tx: Tx, list: ProfileList, place: Place & { id: string }, fields: Fields) {
  const position = sql<number>`(select coalesce(max(l.position), 0) + 1 from ${sql.table(tables[list])} l
    where l.county_id = ${place.countyId} and l.village_id = ${place.villageId})`;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto(tables[list] as never)
    .values({ ...place, ...fields, position } as never)
    .onConflict((on) => on.columns(["countyId", "id"] as never).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function saveLine(tx: Tx, { list, countyId, id, version }: StoredLine, change: Fields, now: Date) {
  await tx
    .updateTable(tables[list] as "grid")
    .set({ ...change, version: version + 1, updatedAt: now })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .execute();
  return version + 1;
}

/** 划转：the village goes on under another id, and what is known of it goes with it. */
export async function moveProfile(tx: Tx, fromId: string, { countyId, villageId, townshipId }: Place): Promise<void> {
  for (const table of ["village_profile", ...Object.values(tables)])
    await sql`update ${sql.table(table)} set village_id = ${villageId}, township_id = ${townshipId}
      where county_id = ${countyId} and village_id = ${fromId}`.execute(tx);
}
