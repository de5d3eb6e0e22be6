import { addDays, addMonths, diffDays, type IsoDate } from "../../date.ts";
import type { Fen } from "../../money.ts";

export const rentPeriods = ["month", "quarter", "half-year", "year", "once"] as const;
export type RentPeriod = (typeof rentPeriods)[number];

const monthsOf: Record<Exclude<RentPeriod, "once">, number> = { month: 1, quarter: 3, "half-year": 6, year: 12 };

export interface Lease {
  readonly fromOn: IsoDate;
  /** The last day of the lease. */
  readonly untilOn: IsoDate;
  readonly period: RentPeriod;
  /** For one period; for the whole term where it is paid once. */
  readonly rentFen: Fen;
  /** Days after the first day of a period until its rent is due; may be negative: 先付. */
  readonly dueAfter: number;
}

export interface Rent {
  readonly dueOn: IsoDate;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate;
  readonly amountFen: Fen;
}

/** 《民法典》第七百零五条：租赁期限不得超过二十年；超过二十年的，超过部分无效。 */
export const longestLeaseYears = 20;

export type LeaseRefusal = "ends-before-it-begins" | "longer-than-twenty-years" | "rent-not-positive";

export function leaseRefusals({ fromOn, untilOn, rentFen }: Lease): LeaseRefusal[] {
  const why: LeaseRefusal[] = [];
  if (untilOn < fromOn) why.push("ends-before-it-begins");
  if (untilOn >= addMonths(fromOn, longestLeaseYears * 12)) why.push("longer-than-twenty-years");
  if (!Number.isSafeInteger(rentFen) || rentFen <= 0) why.push("rent-not-positive");
  return why;
}

/**
 * 租金计划：从起租日起逐期计算，每期从起租日的对应日开始，没有对应日的取月末日（2月29日起租，平年为2月28日，闰年仍为2月29日）。
 * 最后不足一期的按天折算，四舍五入到分。
 *
 * Every period is counted from the first day, never from the one before: a lease of 31 January stays one of the 31st.
 */
export function rentSchedule(lease: Lease): Rent[] {
  const { fromOn, untilOn, period, rentFen, dueAfter } = lease;
  if (period === "once") return [{ dueOn: addDays(fromOn, dueAfter), fromOn, untilOn, amountFen: rentFen }];
  const rents: Rent[] = [];
  const months = monthsOf[period];
  for (let start = fromOn, n = 1; start <= untilOn; n += 1) {
    const nextStart = addMonths(fromOn, n * months);
    const end = addDays(nextStart, -1);
    const last = end < untilOn ? end : untilOn;
    rents.push({
      dueOn: addDays(start, dueAfter),
      fromOn: start,
      untilOn: last,
      amountFen: partOf(rentFen, diffDays(start, last) + 1, diffDays(start, nextStart)),
    });
    start = nextStart;
  }
  return rents;
}

/** Half a fen goes up; the product may pass 2^53. */
function partOf(rentFen: Fen, days: number, wholeDays: number): Fen {
  if (days === wholeDays) return rentFen;
  const [part, whole] = [2n * BigInt(rentFen) * BigInt(days), BigInt(wholeDays)];
  return Number((part + whole) / (2n * whole));
}

interface Term {
  readonly id: string;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate;
}

/** 同一资产的租期不得重叠：both ends belong to a lease, so the day one ends is no first day of another. */
export const overlapping = <T extends Term>(lease: Term, others: readonly T[]): T[] =>
  others.filter(({ id, fromOn, untilOn }) => id !== lease.id && fromOn <= lease.untilOn && lease.fromOn <= untilOn);
