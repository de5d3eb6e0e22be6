import { type IsoDate, isIsoDate } from "../date.ts";
import { type Case, type CaseRefusal, deadlineRefusals } from "./case.ts";

/** What a rule asks of the file an item hangs in. */
export interface ItemFile extends Pick<Case, "status" | "openedOn"> {
  readonly dueOn: IsoDate;
  readonly withdrawnOn: IsoDate | null;
  readonly mergedIntoId: string | null;
}

export type ItemRefusal =
  | CaseRefusal
  | "file-withdrawn"
  | "file-merged"
  | "done-malformed"
  | "done-in-future"
  | "done-before-opening"
  | "postponed-by-township"
  | "overdue-removed-by-township";

/** Who touches the list: the township carries it out, the county answers for it. */
export type ItemHand = "county" | "township";

export interface ItemDates {
  readonly dueOn: IsoDate | null;
  readonly doneOn: IsoDate | null;
}

/** 清单随整顿推进：once the village has assessed itself, or left the list, its file is no longer written in. */
export function listRefusals({
  status,
  withdrawnOn,
  mergedIntoId,
}: Pick<ItemFile, "status" | "withdrawnOn" | "mergedIntoId">): ItemRefusal[] {
  if (withdrawnOn !== null) return ["file-withdrawn"];
  if (mergedIntoId !== null) return ["file-merged"];
  return status === "in-turnaround" ? [] : ["wrong-status"];
}

/**
 * 时限经县级同意方可延长：a township sets a deadline and may bring it forward; later, or away, only the county moves it.
 */
export function deadlineChangeRefusals(
  file: ItemFile,
  before: IsoDate | null,
  after: IsoDate | null,
  hand: ItemHand,
): ItemRefusal[] {
  const item = { id: "", aspect: "", text: "", rootCause: "", evidence: "", dueOn: after, doneOn: null };
  const why: ItemRefusal[] = deadlineRefusals({ ...file, problems: [item], goals: [] });
  const later = before !== null && (after === null || after > before);
  return later && hand === "township" ? [...why, "postponed-by-township"] : why;
}

/** 办结日期：a day on which it can have been done, neither before the file was opened nor in the future. */
export function doneRefusals(file: ItemFile, doneOn: IsoDate | null, today: IsoDate): ItemRefusal[] {
  if (doneOn === null) return [];
  if (!isIsoDate(doneOn)) return ["done-malformed"];
  if (doneOn > today) return ["done-in-future"];
  return doneOn < file.openedOn ? ["done-before-opening"] : [];
}

/** What is overdue does not turn green by being struck off the list. */
export function removalRefusals({ dueOn, doneOn }: ItemDates, today: IsoDate, hand: ItemHand): ItemRefusal[] {
  const overdue = dueOn !== null && doneOn === null && dueOn < today;
  return overdue && hand === "township" ? ["overdue-removed-by-township"] : [];
}
