import type { matches } from "#contract/match.ts";
import type { Result } from "#contract/route.ts";

export type Overview = Result<typeof matches.overview>;
export type RunView = Result<typeof matches.read>;
export type MatchedVillage = RunView["villages"][number];
export type Pick = MatchedVillage["picks"][number];

export interface Seat {
  readonly slot: Pick["slot"];
  /** null: one more member. */
  readonly out: Pick | null;
}

/** Hundredths of a point as an officer reads them. */
export const inPoints = (hundredths: number) => (Math.round(hundredths / 10) / 10).toFixed(1);
/** A gain or loss with its sign; −0.0 is nothing. */
export function asDifference(hundredths: number): string {
  const rounded = Math.round(hundredths / 10) / 10;
  if (rounded === 0) return "不变";
  return rounded > 0 ? `＋${rounded.toFixed(1)}` : `－${Math.abs(rounded).toFixed(1)}`;
}
