import { foldWidth } from "../area.ts";
import { templatePhrases } from "./template-text.ts";

/** 文字指纹：hashes of what a text says apart from its turns of phrase. Nothing of the text can be read back. */
export interface Print {
  /** Texts that agree in one band are worth a look. Signed 32-bit numbers. */
  readonly bands: readonly number[];
  /** One byte a hash function; the share of equal bytes is the share of common shingles. */
  readonly sketch: Uint8Array;
}

const shingleLength = 3;
/** Below this too little is left to tell a copy from chance. */
const fewestShingles = 12;
const bandCount = 12;
const rowsInBand = 4;
const sketchLength = 64;
/** 几乎相同：half of all shingles in common. Unrelated entries share less; see bench/similarity.ts for what this finds and misses. */
export const nearPercent = 50;

/** The letters that carry meaning: no width, no signs, no dates and digits (a copy with other numbers is a copy), no template text. */
export function essenceOf(text: string): string {
  let rest = foldWidth(text)
    .toLowerCase()
    .replace(/\d+\s*[年月日号时点分]/g, "")
    .replace(/[^\p{L}]+/gu, "");
  for (const phrase of templatePhrases) if (rest.includes(phrase)) rest = rest.replaceAll(phrase, "");
  return rest;
}

/** Undefined when what is left of the text is too short to be compared. */
export function printOf(text: string, seed: string): Print | undefined {
  const shingles = shinglesOf(essenceOf(text), hashOf(seed, 0x9e37_79b9));
  if (shingles.size < fewestShingles) return undefined;
  const least = minHashes(shingles);
  return { bands: bandsOf(least), sketch: Uint8Array.from(least, (hash) => hash & 0xff) };
}

/** Every run of three letters as one number; whole characters, so that rare ones outside the basic plane count as one. */
function shinglesOf(essence: string, seed: number): ReadonlySet<number> {
  const letters = Array.from(essence, (letter) => letter.codePointAt(0)!);
  const found = new Set<number>();
  for (let i = 0; i + shingleLength <= letters.length; i += 1) {
    let hash = seed;
    for (let j = 0; j < shingleLength; j += 1) hash = mixed(hash ^ Math.imul(letters[i + j]!, 0xcc9e_2d51));
    found.add(hash);
  }
  return found;
}

/** The hash functions: odd factors and addends drawn once from a fixed seed, 32-bit arithmetic that any language repeats. */
const [factors, addends] = [draw(0x5bd1_e995), draw(0x27d4_eb2f)];

function draw(seed: number): Int32Array {
  let state = seed;
  return Int32Array.from({ length: sketchLength }, () => {
    state = mixed((state + 0x9e37_79b9) | 0);
    return state | 1;
  });
}

function minHashes(shingles: ReadonlySet<number>): Uint32Array {
  const least = new Uint32Array(sketchLength).fill(0xffff_ffff);
  for (const shingle of shingles)
    for (let i = 0; i < sketchLength; i += 1) {
      const product = Math.imul(shingle ^ addends[i]!, factors[i]!);
      const hash = (product ^ (product >>> 15)) >>> 0;
      if (hash < least[i]!) least[i] = hash;
    }
  return least;
}

function bandsOf(least: Uint32Array): number[] {
  return Array.from({ length: bandCount }, (_, band) => {
    let hash = mixed(band + 1);
    for (let row = 0; row < rowsInBand; row += 1) hash = mixed(hash ^ least[band * rowsInBand + row]!);
    return hash;
  });
}

/**
 * Sketches that differ in more bits are no near texts: of 64 bytes at most 32 differ in those, each in four bits by the mean, 128 in all with a
 * deviation of 8; four deviations are added. A sieve before alikePercent, and cheaper where millions lie.
 */
export const mostBitsApart = 160;

/** How many of a hundred shingles two texts have in common, told from their sketches; equal bytes by chance are taken off. */
export function alikePercent(one: Uint8Array, other: Uint8Array): number {
  let equal = 0;
  for (let i = 0; i < sketchLength; i += 1) if (one[i] === other[i]) equal += 1;
  const share = (256 * equal - sketchLength) / (255 * sketchLength);
  return Math.max(0, Math.round(share * 100));
}

function hashOf(text: string, seed: number): number {
  let hash = seed | 0;
  for (let i = 0; i < text.length; i += 1) hash = mixed(hash ^ text.charCodeAt(i));
  return hash;
}

/** The finish of MurmurHash3: every bit of the result depends on every bit of the number. */
function mixed(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return hash ^ (hash >>> 16);
}
