import type { IsoDate } from "../date.ts";
import { type ActionOf, type Flow, next, type StateOf } from "../flow.ts";

/** 抽取：frozen, both officers commit, both reveal; abandoned ones stay visible for ever. */
export const drawFlow = {
  frozen: { commit: "frozen", "commit-last": "committed", abandon: "abandoned" },
  committed: { number: "committed", reveal: "committed", "reveal-last": "drawn", abandon: "abandoned" },
  drawn: {},
  abandoned: {},
} as const satisfies Flow;
export type DrawStatus = StateOf<typeof drawFlow>;
export type DrawAction = ActionOf<typeof drawFlow>;

export interface DrawOfficer {
  readonly accountId: string;
  readonly commitment: string;
  readonly revealed: boolean;
}

export interface DrawUnderWay {
  readonly status: DrawStatus;
  readonly publicSource: string;
  readonly publicOn: IsoDate | null;
  readonly publicNumber: string;
  readonly officers: readonly DrawOfficer[];
}

export type DrawRefusal =
  | "not-frozen"
  | "not-committed"
  | "ended"
  | "committed-already"
  | "commitment-copied"
  | "public-day-come"
  | "no-number-asked"
  | "number-early"
  | "number-given"
  | "number-malformed"
  | "number-missing"
  | "not-officer"
  | "revealed-already"
  | "secret-unfit";

/**
 * Two accounts commit, each once. With a public number both must have committed before the day it comes out: officers who know the number
 * could search for secrets that fit it.
 */
export function commitRefusals(
  draw: DrawUnderWay,
  mine: { readonly accountId: string; readonly commitment: string },
  today: IsoDate,
): DrawRefusal[] {
  if (draw.status !== "frozen") return [draw.status === "committed" ? "not-frozen" : "ended"];
  if (draw.officers.some(({ accountId }) => accountId === mine.accountId)) return ["committed-already"];
  if (draw.officers.some(({ commitment }) => commitment === mine.commitment)) return ["commitment-copied"];
  return draw.publicOn !== null && today >= draw.publicOn ? ["public-day-come"] : [];
}

/** The number is entered once, after both commitments and before any secret is given: nobody who enters it knows what it will do. */
export function numberRefusals(draw: DrawUnderWay, wellFormed: boolean, today: IsoDate): DrawRefusal[] {
  if (draw.status !== "committed") return [draw.status === "frozen" ? "not-committed" : "ended"];
  if (draw.publicOn === null) return ["no-number-asked"];
  if (draw.publicNumber !== "") return ["number-given"];
  if (today < draw.publicOn) return ["number-early"];
  return wellFormed ? [] : ["number-malformed"];
}

/** `fits`: the secret is one, and gives the commitment. */
export function revealRefusals(draw: DrawUnderWay, accountId: string, fits: boolean): DrawRefusal[] {
  if (draw.status !== "committed") return [draw.status === "frozen" ? "not-committed" : "ended"];
  if (draw.publicOn !== null && draw.publicNumber === "") return ["number-missing"];
  const mine = draw.officers.find((officer) => officer.accountId === accountId);
  if (!mine) return ["not-officer"];
  if (mine.revealed) return ["revealed-already"];
  return fits ? [] : ["secret-unfit"];
}

export const abandonRefusals = ({ status }: Pick<DrawUnderWay, "status">): DrawRefusal[] =>
  next(drawFlow, status, "abandon") ? [] : ["ended"];
