import { diffDays, type IsoDate } from "../date.ts";
import { type StepFile, type StepRefusal, stepRefusals } from "./step.ts";

export type LookBackRefusal =
  | StepRefusal
  | "look-back-in-future"
  | "look-back-before-delisting"
  | "relapse-deadline-missing"
  | "relapse-deadline-not-after-today";

interface LookBack {
  readonly onDay: IsoDate;
  readonly relapsed: boolean;
  readonly newDueOn: IsoDate | null;
}

/** 回头看：any time after delisting; a relapse needs a deadline for the new file. */
export function lookBackRefusals(
  file: StepFile & { readonly delistedOn: IsoDate | null },
  { onDay, relapsed, newDueOn }: LookBack,
  today: IsoDate,
): LookBackRefusal[] {
  const why: LookBackRefusal[] = stepRefusals(file, "relapse");
  if (onDay > today) why.push("look-back-in-future");
  if (file.delistedOn !== null && onDay < file.delistedOn) why.push("look-back-before-delisting");
  if (!relapsed) return why;
  if (newDueOn === null) why.push("relapse-deadline-missing");
  else if (newDueOn <= today) why.push("relapse-deadline-not-after-today");
  return why;
}

/** 反弹不重新起算：days since the village was first listed, through every relapse. */
export function clockDays(file: { readonly clockFrom: IsoDate | null; readonly openedOn: IsoDate }, today: IsoDate) {
  return Math.max(0, diffDays(file.clockFrom ?? file.openedOn, today));
}
