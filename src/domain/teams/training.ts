import { diffDays, type IsoDate } from "../date.ts";

export type TrainingRefusal = "backwards" | "too-long" | "attended-before" | "not-stationed";

/** A session of more than a month is a slip of the pen. */
const longestDays = 31;

export function trainingRefusals({
  fromOn,
  toOn,
}: {
  readonly fromOn: IsoDate;
  readonly toOn: IsoDate;
}): TrainingRefusal[] {
  if (toOn < fromOn) return ["backwards"];
  return diffDays(fromOn, toOn) >= longestDays ? ["too-long"] : [];
}

/** 参训情况由组织方登记：written down once the session has begun, of people who are stationed within reach. */
export function attendanceRefusals(
  { fromOn }: { readonly fromOn: IsoDate },
  { unknown, today }: { readonly unknown: number; readonly today: IsoDate },
): TrainingRefusal[] {
  const why: TrainingRefusal[] = [];
  if (fromOn > today) why.push("attended-before");
  if (unknown > 0) why.push("not-stationed");
  return why;
}
