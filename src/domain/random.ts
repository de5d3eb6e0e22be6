/** A stream of chance that depends on its seed alone: numbers from 0 (included) to 1 (excluded). */
export type Chance = () => number;

const range = 4_294_967_296;

/**
 * The seed text is mixed by xmur3 over its UTF-16 units into four 32-bit words, which start an sfc32 generator; its first
 * fifteen numbers are thrown away so that near seeds part company. All arithmetic is on 32-bit integers: any language
 * gives the same stream, which is what a second person needs to repeat a result. Not for secrets.
 */
export function chance(seed: string): Chance {
  const word = mix(seed);
  let [a, b, c, d] = [word(), word(), word(), word()];
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / range;
  };
  for (let i = 0; i < 15; i += 1) next();
  return next;
}

function mix(seed: string): () => number {
  let hash = 1_779_033_703 ^ seed.length;
  for (let i = 0; i < seed.length; i += 1) {
    hash = Math.imul(hash ^ seed.charCodeAt(i), 3_432_918_353);
    hash = (hash << 13) | (hash >>> 19);
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
    hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
    hash ^= hash >>> 16;
    return hash | 0;
  };
}

/** A number from min (included) to max (excluded). */
export function uniform(draw: Chance, min: number, max: number): number {
  return min + (max - min) * draw();
}

/** Fisher–Yates from the back. Sort the items first when the result must not depend on the order they arrived in. */
export function shuffle<T>(items: readonly T[], seed: string): T[] {
  const draw = chance(seed);
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(draw() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}
