import type { IsoDate } from "../date.ts";
import { groupBy } from "../group.ts";
import { caseFlow, type CaseStatus } from "./case.ts";

export interface MergingFile {
  readonly id: string;
  readonly roundId: string;
  /** The village as it was listed. */
  readonly listedId: string;
  readonly status: CaseStatus;
  readonly openedOn: IsoDate;
  readonly clockFrom: IsoDate | null;
  readonly withdrawnOn: IsoDate | null;
  readonly mergedIntoId: string | null;
}

/** One file goes on, the others are read; the clock of the oldest is kept. */
export interface Merger {
  readonly goesOn: string;
  readonly clockFrom: IsoDate;
  readonly read: readonly string[];
}

const atWork = ({ status, withdrawnOn, mergedIntoId }: MergingFile) =>
  withdrawnOn === null && mergedIntoId === null && status !== "closed" && status !== "relapsed";

const clockOf = ({ clockFrom, openedOn }: MergingFile) => clockFrom ?? openedOn;

const way = Object.keys(caseFlow);

/** What still has to be done is never buried under what is finished: the file least far along first. */
const advance = ({ status }: MergingFile) => way.indexOf(status);

/**
 * 合并后一村一轮只有一份在办的档案：the one least far along goes on, of several the successor's own, then the one opened last.
 * Merging never shortens a clock.
 */
export function mergersOf(files: readonly MergingFile[], successorId: string): Merger[] {
  const rounds = groupBy(files.filter(atWork), ({ roundId }) => roundId);
  return [...rounds.values()]
    .filter((one) => one.length > 1)
    .map((one) => {
      const own = ({ listedId }: MergingFile) => Number(listedId !== successorId);
      const order = one
        .toSorted((a, b) => (a.openedOn + a.id < b.openedOn + b.id ? 1 : -1))
        .toSorted((a, b) => advance(a) - advance(b) || own(a) - own(b));
      const [goesOn, ...read] = order as [MergingFile, ...MergingFile[]];
      const clockFrom = one.map(clockOf).toSorted()[0]!;
      return { goesOn: goesOn.id, clockFrom, read: read.map(({ id }) => id) };
    });
}
