import { movedWeights, type StabilityInput } from "./stability-input.ts";

const full = 10_000;
const abreast = 4;

export interface StabilityTally {
  runs: number;
  readonly listed: Uint32Array;
  readonly best: Uint32Array;
  readonly worst: Uint32Array;
}

export interface Stability {
  readonly villageId: string;
  readonly runs: number;
  /** In how many runs the village was on the list. All of them or none: the list does not hang on the weights. */
  readonly listedRuns: number;
  readonly firstPosition: number;
  readonly lastPosition: number;
}

export function emptyTally(villages: number): StabilityTally {
  return {
    runs: 0,
    listed: new Uint32Array(villages),
    best: new Uint32Array(villages).fill(2 ** 32 - 1),
    worst: new Uint32Array(villages),
  };
}

/**
 * Ranks anew with moved weights, for the runs from..to (to excluded), and adds what came of it to the tally. Each run has
 * its own seed, so any cutting of the runs into pieces, on one worker or many, gives the same tally; the caller reports
 * progress and stops between pieces.
 *
 * A run's points are the weighted shares rounded half up to hundredths of a point (the ranking rounds each indicator), so
 * places follow from counting the villages at each of the 10001 values: no sorting, and the line is exact. Direct hits
 * stand before all others; villages level in a run keep the order they have in the ranking.
 */
export function runStability(input: StabilityInput, from: number, to: number, tally: StabilityTally): void {
  const villages = input.villageIds.length;
  const points = new Uint16Array(villages * abreast);
  for (let run = from; run < to; run += abreast) {
    const together = Array.from({ length: abreast }, (_, i) => movedWeights(input, run + i));
    weighTogether(input, together, points);
    for (let i = 0; i < Math.min(abreast, to - run); i += 1)
      count(input, points.subarray(i * villages, (i + 1) * villages), tally);
  }
}

/** Four runs share one reading of the matrix, which is what the time goes into. */
function weighTogether(input: StabilityInput, [w0, w1, w2, w3]: readonly Float64Array[], points: Uint16Array): void {
  const { shares } = input;
  const villages = input.villageIds.length;
  const width = input.weights.length;
  for (let i = 0, at = 0; i < villages; i += 1) {
    let [a, b, c, d] = [0.5, 0.5, 0.5, 0.5];
    for (let j = 0; j < width; j += 1, at += 1) {
      const share = shares[at]!;
      a += share * w0![j]!;
      b += share * w1![j]!;
      c += share * w2![j]!;
      d += share * w3![j]!;
    }
    points[i] = a;
    points[villages + i] = b;
    points[2 * villages + i] = c;
    points[3 * villages + i] = d;
  }
}

function count(input: StabilityInput, points: Uint16Array, tally: StabilityTally): void {
  const { directCount } = input;
  place(points, 0, directCount, tally);
  const next = place(points, directCount, points.length, tally);
  const line = lineOf(next, input, points.length - directCount);
  for (let i = 0; i < directCount; i += 1) tally.listed[i]! += 1;
  for (let i = directCount; i < points.length; i += 1) if (points[i]! > line.points) tally.listed[i]! += 1;
  listLevel(points, line, directCount, tally);
  tally.runs += 1;
}

/** Gives the rows start..end their places and returns, per number of points, how many rows have more or as many. */
function place(points: Uint16Array, start: number, end: number, tally: StabilityTally): Int32Array {
  const next = new Int32Array(full + 2);
  for (let i = start; i < end; i += 1) next[points[i]!]! += 1;
  let above = 0;
  for (let value = full + 1; value >= 0; value -= 1) {
    const here = next[value]!;
    next[value] = above;
    above += here;
  }
  for (let i = start; i < end; i += 1) {
    const position = start + (next[points[i]!]! += 1);
    if (position < tally.best[i]!) tally.best[i] = position;
    if (position > tally.worst[i]!) tally.worst[i] = position;
  }
  return next;
}

interface Line {
  readonly points: number;
  /** How many of the villages level with the line are listed. */
  readonly level: number;
}

function lineOf(atLeast: Int32Array, { places, tie }: StabilityInput, others: number): Line {
  if (places === 0 || others === 0) return { points: full + 1, level: 0 };
  const wanted = Math.min(places, others);
  let points = full;
  while (atLeast[points]! < wanted) points -= 1;
  return { points, level: tie === "include" ? others : wanted - atLeast[points + 1]! };
}

function listLevel(points: Uint16Array, line: Line, start: number, tally: StabilityTally): void {
  for (let i = start, left = line.level; left > 0 && i < points.length; i += 1) {
    if (points[i] !== line.points) continue;
    tally.listed[i]! += 1;
    left -= 1;
  }
}

export function stabilityRows(input: StabilityInput, tally: StabilityTally): Stability[] {
  return input.villageIds.map((villageId, i) => ({
    villageId,
    runs: tally.runs,
    listedRuns: tally.listed[i]!,
    firstPosition: tally.best[i]!,
    lastPosition: tally.worst[i]!,
  }));
}
