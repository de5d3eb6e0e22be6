import { groupBy } from "../../group.ts";
import { type DrawStratum, type DrawUnit, type FrameRefusal, refuse } from "./frame.ts";

/** Whichever first-stage units chance takes, together they must hold what is asked: hence the smallest are counted. */
export function clusterRefusals({ name, n, clusters }: DrawStratum, held: readonly DrawUnit[]): FrameRefusal[] {
  if (!Number.isSafeInteger(clusters) || clusters < 1) return [refuse("clusters-not-whole", name)];
  const sizes = [...groupBy(held, ({ cluster }) => cluster).values()]
    .map((group) => group.length)
    .sort((a, b) => a - b);
  if (sizes.length < clusters) return [refuse("clusters-too-few", name)];
  if (n < clusters) return [refuse("clusters-over-n", name)];
  const least = sizes.slice(0, clusters).reduce((sum, size) => sum + size, 0);
  return least < n ? [refuse("clusters-too-small", `${name}（最少只有 ${least}，应抽 ${n}）`)] : [];
}
