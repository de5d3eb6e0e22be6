import { notFound } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { blockChanges } from "#domain/bulletins/difference.ts";
import { figureChanges } from "#domain/figures/figure-changes.ts";
import { spanOf } from "#domain/figures/period.ts";
import { figuresUsed } from "#domain/figures/text-blocks.ts";
import type { Db } from "../db/db.ts";
import { type FigureValue, scopesOf, type View } from "../figures/evaluate.ts";
import { displaysOf, readBlocks, type Reading, useOf } from "../figures/reading.ts";
import { openFigure, type OpenedFigure } from "../figures/rows.ts";
import { catalogue } from "./figures.ts";
import { listFrozen, openFrozen } from "./frozen.ts";
import { type BulletinRow, findComparable } from "./queries.ts";

export function viewOf(db: Db, actor: Actor, bulletin: BulletinRow, today: string): View {
  const { countyId, roundId, openedOn, periodFrom, periodTo } = bulletin;
  const span = spanOf({ from: periodFrom, to: periodTo }, openedOn, today);
  return { db, actor, period: { countyId, roundId, today, ...span } };
}

/** The numbers of a text: frozen once it is published, of this moment before. */
export async function readBulletin(db: Db, actor: Actor, bulletin: BulletinRow, today: string): Promise<Reading> {
  if (bulletin.status === "published") return { values: await listFrozen(db, actor, bulletin), unbound: [] };
  const view = viewOf(db, actor, bulletin, today);
  return readBlocks(view, catalogue, await scopesOf(view, catalogue), bulletin.blocks);
}

/** Without the figures that only stand behind a share. */
export function usedOf<Value extends FigureValue>(
  values: readonly Value[],
  { blocks }: Pick<BulletinRow, "blocks">,
): Value[] {
  const keys = new Set(figuresUsed(blocks).map(({ key }) => key));
  return values.filter(({ key }) => keys.has(key));
}

/** One number of a bulletin, opened. */
export async function openInBulletin(
  db: Db,
  actor: Actor,
  bulletin: BulletinRow,
  { token, page, size, today }: { token: string; page: number; size: number; today: string },
): Promise<OpenedFigure> {
  const key = useOf(token);
  const opened = key && (await open());
  if (!opened) throw notFound("数字");
  return opened;

  async function open() {
    if (bulletin.status === "published") return openFrozen(db, actor, bulletin, key!.key, { page, size });
    const view = viewOf(db, actor, bulletin, today);
    return openFigure(view, catalogue, await scopesOf(view, catalogue), key!, { page, size });
  }
}

/** What this text says differently from the last one of its kind. */
export async function compareBulletin(db: Db, actor: Actor, bulletin: BulletinRow, today: string) {
  const against = await findComparable(db, actor, bulletin);
  if (!against) return { against: null, figures: [], blocks: [] };
  const before = await listFrozen(db, actor, against);
  const { values: after } = await readBulletin(db, actor, bulletin, today);
  const names = new Map([...before, ...after].map(({ key, name }) => [key, name]));
  const figures = figureChanges(displaysOf(usedOf(before, against)), displaysOf(usedOf(after, bulletin)));
  const blocks = blockChanges(against.blocks, bulletin.blocks).flatMap((change) => {
    if (change.kind === "same") return [];
    if (change.kind === "changed") return { kind: change.kind, before: change.before, after: change.after };
    const { kind, block } = change;
    return { kind, before: kind === "removed" ? block : null, after: kind === "added" ? block : null };
  });
  return { against, figures: figures.map((one) => ({ ...one, name: names.get(one.key)! })), blocks };
}
