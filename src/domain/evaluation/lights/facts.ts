import type { IsoDate } from "../../date.ts";

/** What is known of a thing on a day, whatever its kind. What a kind does not have is null, and weighs nothing. */
export interface LightFacts {
  /** How many deadlines may light it: of its lines, of a goal its own. */
  readonly deadlines: number;
  /** The earliest of them that is open. */
  readonly openDue: IsoDate | null;
  /** 整顿完成时限, while the file has not been handed in. */
  readonly ownDue: IsoDate | null;
  readonly total: number;
  readonly done: number;
  /** Items with a deadline, and those of them that are done. */
  readonly dated: number;
  readonly datedDone: number;
  /** Items whose deadline is today or was before. */
  readonly due: number;
  /** The next deadline after today: on that day more is planned. */
  readonly nextDue: IsoDate | null;
  /** The span over which its work is spread. */
  readonly fromOn: IsoDate | null;
  readonly toOn: IsoDate | null;
  /** Months in a row, the last one first, at whose end fewer items were done than had fallen due. */
  readonly misses: number;
  /** Months since the planned month of the start, not yet started; null: started, or nothing planned. */
  readonly unstarted: number | null;
  readonly paymentPlanned: number | null;
  readonly paymentMade: number | null;
  readonly statisticsLate: number | null;
}

export const noFacts: LightFacts = {
  deadlines: 0,
  openDue: null,
  ownDue: null,
  total: 0,
  done: 0,
  dated: 0,
  datedDone: 0,
  due: 0,
  nextDue: null,
  fromOn: null,
  toOn: null,
  misses: 0,
  unstarted: null,
  paymentPlanned: null,
  paymentMade: null,
  statisticsLate: null,
};
