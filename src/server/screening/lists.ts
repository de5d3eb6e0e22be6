import { sql } from "kysely";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import type { ManifestationItem, ManifestationList } from "#domain/screening/manifestation.ts";
import { shippedLists } from "#domain/screening/manifestation-data.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinCounties } from "../people/reach.ts";

export interface StoredList extends ManifestationList {
  readonly id: string;
}

const columns = [
  "l.id",
  "l.code",
  "l.version",
  "l.title",
  "l.issuedBy",
  "l.origin",
  "l.validFrom",
  "l.validTo",
  "l.items",
] as const;

/** All versions a county may choose from: its own, and the shipped ones it has not taken over yet. */
export async function listManifestationLists(db: Db, actor: Actor, countyId: string | undefined) {
  const own = countyId
    ? await db
        .selectFrom("manifestationList as l")
        .where(withinCounties(actor, "l"))
        .where("l.countyId", "=", countyId)
        .select((eb) => [
          ...columns,
          eb
            .selectFrom("round as r")
            .whereRef("r.countyId", "=", "l.countyId")
            .whereRef("r.manifestationListId", "=", "l.id")
            .select((r) => r.fn.countAll<number>().as("n"))
            .as("rounds"),
        ])
        .$narrowType<{ items: ManifestationItem[] }>()
        .execute()
    : [];
  const shipped = shippedLists.filter((list) => !own.some((row) => isVersion(row, list)));
  const all = [...own.map(({ id: _, rounds, ...list }) => ({ ...list, rounds: rounds ?? 0 })), ...shipped.map(unused)];
  return all
    .map((list) => ({ ...list, items: list.items.map(plainItem), latest: list.version === highest(all, list.code) }))
    .toSorted((a, b) => (a.code === b.code ? b.version - a.version : a.code < b.code ? -1 : 1));
}

const unused = (list: ManifestationList) => ({ ...list, rounds: 0 });
const plainItem = (item: ManifestationItem) => ({ ...item, evidence: [...item.evidence] });

/** 清单版本: the list as the county keeps it; a shipped one is copied into the county on its first use. */
export async function takeList(
  tx: Tx,
  actor: Actor,
  countyId: string,
  wanted: { code: string; version: number },
): Promise<StoredList | undefined> {
  const held = await findList(tx, actor, countyId, wanted);
  const shipped = shippedLists.find((list) => isVersion(list, wanted));
  if (held || !shipped) return held;
  await saveList(tx, countyId, { ...shipped, id: uuidv7() }, actor.accountId);
  return findList(tx, actor, countyId, wanted);
}

async function findList(tx: Tx, actor: Actor, countyId: string, { code, version }: { code: string; version: number }) {
  return tx
    .selectFrom("manifestationList as l")
    .where(withinCounties(actor, "l"))
    .where("l.countyId", "=", countyId)
    .where("l.code", "=", code)
    .where("l.version", "=", version)
    .select(columns)
    .$narrowType<{ items: ManifestationItem[] }>()
    .executeTakeFirst();
}

/** The highest version of a code that the county or the program holds; 0 when there is none. */
export async function latestVersion(tx: Tx, actor: Actor, countyId: string, code: string): Promise<number> {
  const own = await tx
    .selectFrom("manifestationList as l")
    .where(withinCounties(actor, "l"))
    .where("l.countyId", "=", countyId)
    .where("l.code", "=", code)
    .select(["l.code", "l.version"])
    .execute();
  return highest([...own, ...shippedLists], code);
}

/** False when the version stands already: another officer was quicker. */
export async function saveList(tx: Tx, countyId: string, list: StoredList, createdBy: string): Promise<boolean> {
  const saved = await tx
    .insertInto("manifestationList")
    .values({
      countyId,
      id: list.id,
      code: list.code,
      version: list.version,
      title: list.title,
      issuedBy: list.issuedBy,
      origin: list.origin,
      validFrom: list.validFrom,
      validTo: list.validTo,
      items: JSON.stringify(list.items),
      createdBy,
    })
    .onConflict((on) => on.doNothing())
    .returning(sql<number>`1`.as("one"))
    .executeTakeFirst();
  return saved !== undefined;
}

const isVersion = (a: { code: string; version: number }, b: { code: string; version: number }) =>
  a.code === b.code && a.version === b.version;

const highest = (lists: readonly { code: string; version: number }[], code: string) =>
  Math.max(0, ...lists.filter((list) => list.code === code).map((list) => list.version));
