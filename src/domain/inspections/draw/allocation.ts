import type { Allocation } from "./frame.ts";

/** How n is shared out among places of these sizes, in their order; together they hold at least n. */
export function allocate(rule: Allocation, n: number, sizes: readonly number[]): number[] {
  return rule === "equal" ? dealt(n, sizes) : proportional(n, sizes);
}

/** One to each in turn, passing over those that are full, until n are given. */
function dealt(n: number, sizes: readonly number[]): number[] {
  const shares = sizes.map(() => 0);
  let left = n;
  while (left > 0)
    for (let i = 0; i < sizes.length && left > 0; i += 1)
      if (shares[i]! < sizes[i]!) {
        shares[i]! += 1;
        left -= 1;
      }
  return shares;
}

/** 最大余数法：whole parts of n × size ÷ total, what is left one each to the largest remainders, the earlier one first. */
function proportional(n: number, sizes: readonly number[]): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const shares = sizes.map((size) => Math.floor((n * size) / total));
  const left = n - shares.reduce((sum, share) => sum + share, 0);
  const order = sizes.map((size, i) => ({ i, rest: (n * size) % total }));
  order.sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order.slice(0, left)) shares[i]! += 1;
  return shares;
}
