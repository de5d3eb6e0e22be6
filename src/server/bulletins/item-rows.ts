import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { ItemStatus } from "#domain/bulletins/item.ts";
import type { Block } from "#domain/figures/text-blocks.ts";
import type { Tx } from "../db/db.ts";
import { withinCounties } from "../people/reach.ts";

export interface ItemRow {
  readonly id: string;
  readonly position: number;
  readonly section: string;
  readonly title: string;
  readonly credit: string;
  readonly blocks: readonly Block[];
  readonly status: ItemStatus;
  readonly returnReason: string;
  readonly version: number;
  readonly authorId: string;
  readonly author: string;
}

/** The items of the bulletin around it (b), in their order. */
export const itemsOfBulletin = (actor: Actor) =>
  sql<ItemRow[]>`(select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'position', m.position, 'section', m.section,
      'title', m.title, 'credit', m.credit, 'blocks', m.blocks, 'status', m.status, 'returnReason', m.return_reason,
      'version', m.version, 'authorId', m.author_id, 'author', a.name) order by m.position, m.id), '[]')
    from bulletin_item m join account a on a.id = m.author_id
    where m.county_id = b.county_id and m.bulletin_id = b.id and m.removed_at is null and ${withinCounties(actor, "m")})`;

/** Which bulletin an item belongs to. */
export const findItemPlace = (tx: Tx, actor: Actor, id: string) =>
  tx
    .selectFrom("bulletinItem as m")
    .where(withinCounties(actor, "m"))
    .where("m.id", "=", id)
    .where("m.removedAt", "is", null)
    .select(["m.countyId", "m.bulletinId"])
    .executeTakeFirst();

interface NewItem {
  readonly countyId: string;
  readonly id: string;
  readonly bulletinId: string;
  readonly position: number;
  readonly section: string;
  readonly title: string;
  readonly credit: string;
  readonly blocks: readonly Block[];
  readonly status?: ItemStatus;
  readonly authorId: string;
}

/** False when the id is already in use. */
export async function saveNewItem(tx: Tx, { blocks, ...item }: NewItem): Promise<boolean> {
  const saved = await tx
    .insertInto("bulletinItem")
    .values({ ...item, blocks: JSON.stringify(blocks) })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return saved !== undefined;
}

interface ItemChange {
  readonly position?: number;
  readonly section?: string;
  readonly title?: string;
  readonly credit?: string;
  readonly blocks?: readonly Block[];
  readonly status?: ItemStatus;
  readonly returnReason?: string;
  readonly removedAt?: Date;
}

/** The next version. */
export async function saveItem(
  tx: Tx,
  countyId: string,
  { id, version }: Pick<ItemRow, "id" | "version">,
  { blocks, ...change }: ItemChange,
  now: Date,
): Promise<number> {
  await tx
    .updateTable("bulletinItem")
    .set({ ...change, ...(blocks && { blocks: JSON.stringify(blocks) }), version: version + 1, updatedAt: now })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return version + 1;
}
