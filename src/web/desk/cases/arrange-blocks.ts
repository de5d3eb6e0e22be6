import type { wall } from "#contract/wall.ts";
import type { CallOf } from "#contract/route.ts";

export type PlacedBlock = CallOf<typeof wall.arrange>["body"]["blocks"][number];

const sheet = 1000;
const smallest = 40;
const between = (low: number, value: number, high: number) => Math.min(Math.max(low, value), Math.max(low, high));

/** A block moved or made larger by thousandths of the sheet; it never leaves the sheet and never vanishes. */
export function movedBlock(block: PlacedBlock, dx: number, dy: number, size: boolean): PlacedBlock {
  const { x, y, width, height } = block;
  if (size)
    return {
      ...block,
      width: between(smallest, width + dx, sheet - x),
      height: between(smallest, height + dy, sheet - y),
    };
  return { ...block, x: between(0, x + dx, sheet - width), y: between(0, y + dy, sheet - height) };
}
