import type { Actor } from "#domain/access.ts";
import { outlineRefusalLabel } from "#domain/cases/labels.ts";
import { isReviewNumber, type OutlineRefusal, readOutline } from "#domain/cases/outline.ts";
import { invalid, notFound, refused } from "#contract/problem.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { listTownshipSizes, saveBlocks, saveOutline } from "./wall.ts";
import { type Block, layOut, overlaps, placeAll } from "./wall-layout.ts";

type Placed = Block & { readonly townshipId: string };

/** Gives a block to every township that has none; those that stand stay where they are. */
export async function ensureBlocks(tx: Tx, actor: Actor, countyId: string) {
  const townships = await listTownshipSizes(tx, actor, countyId);
  const places = placeAll(townships);
  const late = townships.filter(({ block }) => block === null);
  await saveBlocks(
    tx,
    countyId,
    late.map(({ id }) => ({ townshipId: id, ...places.get(id)! })),
  );
}

export async function arrangeWall(tx: Tx, actor: Actor, blocks: readonly Placed[]) {
  const countyId = countyOf(actor);
  const names = new Map((await listTownshipSizes(tx, actor, countyId)).map(({ id, name }) => [id, name]));
  if (blocks.some(({ townshipId }) => !names.has(townshipId))) throw notFound("乡镇（街道）");
  if (new Set(blocks.map(({ townshipId }) => townshipId)).size < blocks.length)
    throw invalid("同一个乡镇（街道）出现了两次，版面没有保存。");
  const pairs = overlaps(blocks);
  if (pairs.length > 0)
    throw refused(
      pairs.slice(0, 5).map(([one, other]) => ({
        rule: "blocks-overlap",
        sentence: `${names.get(one)}与${names.get(other)}的版面重叠，请移开后再保存。`,
      })),
    );
  await saveBlocks(tx, countyId, blocks);
  await trace(tx, actor, countyId, { act: "arrange", blocks: blocks.length });
  return { done: true } as const;
}

export async function layOutWall(tx: Tx, actor: Actor) {
  const countyId = countyOf(actor);
  const places = layOut(await listTownshipSizes(tx, actor, countyId));
  const blocks = [...places].map(([townshipId, block]) => ({ townshipId, ...block }));
  await saveBlocks(tx, countyId, blocks);
  await trace(tx, actor, countyId, { act: "lay-out", blocks: blocks.length });
  return { done: true } as const;
}

interface UploadedOutline {
  readonly geojson: unknown;
  readonly reviewNumber: string;
  readonly source: string;
}

export async function uploadOutline(
  tx: Tx,
  actor: Actor,
  { geojson, reviewNumber, source }: UploadedOutline,
  now: Date,
) {
  const countyId = countyOf(actor);
  const { rings, refusals } = readOutline(geojson);
  const why: OutlineRefusal[] = isReviewNumber(reviewNumber) ? [...refusals] : ["review-number-malformed", ...refusals];
  if (why.length > 0)
    throw invalid(
      "县域轮廓没有保存。",
      why.map((rule) => ({
        rule,
        at: rule === "review-number-malformed" ? "reviewNumber" : "geojson",
        sentence: `${outlineRefusalLabel[rule]}。`,
      })),
    );
  await saveOutline(tx, countyId, { rings, reviewNumber, source, uploadedBy: actor.accountId }, now);
  await trace(tx, actor, countyId, { act: "outline", reviewNumber, source, rings: rings.length });
  return { done: true } as const;
}

function countyOf(actor: Actor): string {
  const countyId = actor.counties[0];
  if (countyId === undefined) throw notFound("县（市、区）");
  return countyId;
}

function trace(tx: Tx, actor: Actor, countyId: string, detail: Readonly<Record<string, unknown>>) {
  return record(tx, actor, { verb: "wall.edit", countyId, subjectId: countyId, detail });
}
