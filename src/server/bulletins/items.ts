import { conflict, notFound, refused, stale } from "#contract/problem.ts";
import { type ItemAction, type ItemRefusal, itemRefusalLabel, itemRefusals } from "#domain/bulletins/item.ts";
import type { Block } from "#domain/figures/text-blocks.ts";
import { type Hand, trace } from "./commands.ts";
import { findItemPlace, type ItemRow, saveItem, saveNewItem } from "./item-rows.ts";
import { type BulletinRow, findBulletin, lockBulletin } from "./queries.ts";

interface NewItem {
  readonly id: string;
  readonly section: string;
  readonly title: string;
  readonly credit: string;
}

/** 供稿: any officer who may write gives an item to a briefing that is still a draft. */
export async function addItem(hand: Hand, bulletinId: string, item: NewItem) {
  const { tx, actor } = hand;
  const bulletin = await lockBulletin(tx, actor, bulletinId);
  if (!bulletin) throw notFound("简报");
  refuse([
    ...(bulletin.kind === "briefing" ? [] : ["no-items-here" as const]),
    ...(bulletin.status === "draft" ? [] : ["issue-not-in-draft" as const]),
  ]);
  const position = Math.max(0, ...bulletin.items.map((one) => one.position)) + 1;
  const { countyId } = bulletin;
  const row = { ...item, countyId, bulletinId, position, blocks: [], authorId: actor.accountId };
  if (!(await saveNewItem(tx, row))) throw conflict("该稿件已经建立，请刷新后查看。");
  await trace(hand, bulletin, "item", { title: item.title, section: item.section });
  return { id: item.id };
}

interface ItemWords {
  readonly section: string;
  readonly title: string;
  readonly credit: string;
  readonly blocks: readonly Block[];
}

/** What is changed after it was handed in has to be handed in again. */
export async function editItem(hand: Hand, id: string, version: number, words: ItemWords) {
  const { section, title, credit, blocks } = words;
  const { bulletin, item } = await lockItem(hand, id, version, "save");
  const saved = await saveItem(
    hand.tx,
    bulletin.countyId,
    item,
    { section, title, credit, blocks, status: "writing" },
    hand.now,
  );
  await trace(hand, bulletin, "item", { title, version: saved });
  return { version: saved };
}

export async function handInItem(hand: Hand, id: string, version: number) {
  const { bulletin, item } = await lockItem(hand, id, version, "hand-in");
  const handedIn = { status: "handed-in", returnReason: "" } as const;
  const saved = await saveItem(hand.tx, bulletin.countyId, item, handedIn, hand.now);
  await trace(hand, bulletin, "hand-in", { title: item.title, version: saved });
  return { version: saved };
}

export async function returnItem(hand: Hand, id: string, { version, reason }: { version: number; reason: string }) {
  const { bulletin, item } = await lockItem(hand, id, version, "return");
  const back = { status: "writing", returnReason: reason } as const;
  const saved = await saveItem(hand.tx, bulletin.countyId, item, back, hand.now);
  await trace(hand, bulletin, "return-item", { title: item.title, reason });
  return { version: saved };
}

export async function removeItem(hand: Hand, id: string, version: number) {
  const { bulletin, item } = await lockItem(hand, id, version, "remove");
  await saveItem(hand.tx, bulletin.countyId, item, { removedAt: hand.now }, hand.now);
  await trace(hand, bulletin, "remove-item", { title: item.title });
  return { done: true as const };
}

/** 编排: the editor's order and sections; the words stay their authors'. */
export async function arrangeItems(
  hand: Hand,
  bulletinId: string,
  order: readonly { readonly id: string; readonly section: string }[],
) {
  const { tx, actor, now } = hand;
  const bulletin = await lockBulletin(tx, actor, bulletinId);
  if (!bulletin) throw notFound("简报");
  const known = new Map(bulletin.items.map((item) => [item.id, item]));
  const listed = order.flatMap(({ id }) => known.get(id) ?? []);
  if (listed.length !== known.size || order.length !== known.size) throw stale("稿件");
  const facts = factsOf(hand, bulletin);
  refuse(listed.flatMap((item) => itemRefusals({ ...item, blockCount: item.blocks.length }, "arrange", facts)));
  for (const [at, { id, section }] of order.entries())
    await saveItem(tx, bulletin.countyId, known.get(id)!, { position: at + 1, section }, now);
  await trace(hand, bulletin, "arrange", { items: order.length });
  return { done: true as const };
}

/** The whole issue is locked: it cannot be submitted while an item changes. */
async function lockItem(hand: Hand, id: string, version: number, action: ItemAction) {
  const { tx, actor } = hand;
  const place = await findItemPlace(tx, actor, id);
  if (!place) throw notFound("稿件");
  const bulletin =
    (await lockBulletin(tx, actor, place.bulletinId)) ?? (await findBulletin(tx, actor, place.bulletinId));
  const item = bulletin?.items.find((one) => one.id === id);
  if (!bulletin || !item) throw notFound("稿件");
  if (item.version !== version) throw stale("稿件");
  refuse(itemRefusals({ ...item, blockCount: item.blocks.length }, action, factsOf(hand, bulletin)));
  return { bulletin, item };
}

const factsOf = ({ actor }: Pick<Hand, "actor">, { status, authorId }: BulletinRow) => ({
  actorId: actor.accountId,
  editorId: authorId,
  inDraft: status === "draft",
});

function refuse(why: readonly ItemRefusal[]) {
  const rules = [...new Set(why)];
  if (rules.length > 0) throw refused(rules.map((rule) => ({ rule, sentence: `${itemRefusalLabel[rule]}。` })));
}

/** An item as a page shows it, with what its reader may do. */
export function shownItem({ actor }: Pick<Hand, "actor">, bulletin: BulletinRow, item: ItemRow, writes: boolean) {
  const facts = factsOf({ actor }, bulletin);
  const open = (action: ItemAction) =>
    writes && itemRefusals({ ...item, blockCount: item.blocks.length }, action, facts).length === 0;
  const can = { edit: open("save"), return: open("return"), arrange: open("arrange"), remove: open("remove") };
  return { ...item, can };
}
