import type { Light } from "../../cases/light.ts";
import { diffDays, type IsoDate } from "../../date.ts";

export type OverrideRefusal = "until-passed" | "until-too-far" | "same-colour";

interface NewOverride {
  readonly colour: Light;
  /** The last day it holds. */
  readonly untilOn: IsoDate;
  readonly computed: Light;
}

/** 人工调整须有理由、有截止日期：the day itself counts, so that 60 days from today end on the sixtieth day. */
export function overrideRefusals(wanted: NewOverride, today: IsoDate, longest: number): OverrideRefusal[] {
  const { colour, untilOn, computed } = wanted;
  const why: OverrideRefusal[] = [];
  if (untilOn < today) why.push("until-passed");
  if (diffDays(today, untilOn) > longest) why.push("until-too-far");
  if (colour === computed) why.push("same-colour");
  return why;
}

interface Standing {
  readonly untilOn: IsoDate;
  readonly endedOn: IsoDate | null;
}

/** It ends by itself: nobody has to take it back. */
export const overrideHolds = ({ untilOn, endedOn }: Standing, today: IsoDate): boolean =>
  endedOn === null && untilOn >= today;
