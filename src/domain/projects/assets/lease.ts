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
const longestLeaseYears = 20;

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

/**
 * 提前终止：终止日以后各期作废，当期按实际天数折算，算法与最后不足一期的相同。
 *
 * One amount a period of the schedule before; null: cancelled. Ended before it began, nothing is owed.
 */
export function scheduleUntil(lease: Lease, endedOn: IsoDate): (Fen | null)[] {
  const before = rentSchedule(lease);
  if (endedOn < lease.fromOn) return before.map(() => null);
  const { fromOn, untilOn, period, rentFen } = lease;
  if (period === "once") return [partOf(rentFen, diffDays(fromOn, endedOn) + 1, diffDays(fromOn, untilOn) + 1)];
  const after = rentSchedule({ ...lease, untilOn: endedOn });
  return before.map((_, i) => after[i]?.amountFen ?? null);
}

export type EndRefusal = "ended-already" | "end-outside" | "later-rent-received" | "more-received-than-owed";

interface Received {
  readonly receivedFen: Fen;
}

/** 已收的租金多于应收的，先冲回再终止租约：the money of a day nobody used has to go back by a written entry. */
export function endRefusals(
  lease: Lease & { readonly endedOn: IsoDate | null },
  endedOn: IsoDate,
  rents: readonly Received[],
): EndRefusal[] {
  if (lease.endedOn !== null) return ["ended-already"];
  if (endedOn < addDays(lease.fromOn, -1) || endedOn >= lease.untilOn) return ["end-outside"];
  const owed = scheduleUntil(lease, endedOn);
  const why: EndRefusal[] = [];
  if (rents.some(({ receivedFen }, i) => owed[i] === null && receivedFen > 0)) why.push("later-rent-received");
  if (rents.some(({ receivedFen }, i) => owed[i] !== null && receivedFen > owed[i]!))
    why.push("more-received-than-owed");
  return why;
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
