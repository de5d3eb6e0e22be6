/**
 * Systematic drawing with chances in proportion to weight, in whole numbers alone. What weighs at least its full share of
 * one is taken for certain, again and again until nothing does; over the rest, laid end to end in the order given, one point
 * every `total` falls from a start that chance chooses, each weight being stretched by the number still to be taken.
 * A chance is thus exactly n × weight ÷ total, and nothing can be met twice.
 */
export function weighted<T>(ordered: readonly T[], n: number, weightOf: (item: T) => bigint, start: bigint): T[] {
  const sure = certain(ordered, n, weightOf);
  const rest = ordered.filter((item) => !sure.has(item));
  const left = BigInt(n - sure.size);
  const total = sum(rest, weightOf);
  if (left === 0n) return ordered.filter((item) => sure.has(item));
  let at = -(start % total);
  return ordered.filter((item) => {
    if (sure.has(item)) return true;
    at += left * weightOf(item);
    if (at <= 0n) return false;
    at -= total;
    return true;
  });
}

/** What must come whatever the start: it weighs at least the total of what is left ÷ the number still to be taken. */
function certain<T>(items: readonly T[], n: number, weightOf: (item: T) => bigint): Set<T> {
  const sure = new Set<T>();
  for (;;) {
    const rest = items.filter((item) => !sure.has(item));
    const left = BigInt(n - sure.size);
    const total = sum(rest, weightOf);
    const more = left === 0n ? [] : rest.filter((item) => left * weightOf(item) >= total);
    if (more.length === 0) return sure;
    for (const item of more) sure.add(item);
  }
}

const sum = <T>(items: readonly T[], weightOf: (item: T) => bigint) =>
  items.reduce((total, item) => total + weightOf(item), 0n);
