import type { WorkingCalendar } from "./calendar.ts";
import { addDays, type IsoDate } from "./date.ts";

/** One holiday of one year as the notice words it: first and last day off, and the days worked in exchange. */
export interface HolidayNotice {
  readonly name: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly workdays: readonly IsoDate[];
}

const off = (name: string, from: IsoDate, to: IsoDate, ...workdays: IsoDate[]): HolidayNotice => ({
  name,
  from,
  to,
  workdays,
});

/**
 * 国务院办公厅关于 2021 至 2026 年部分节假日安排的通知（2025 年：国办发明电〔2024〕12号；2026 年：国办发明电〔2025〕7号）。
 *
 * Every year below comes from its notice; the year after the last one falls back to Monday to Friday until its notice is
 * entered. Days off are given by date, also where a holiday begins in the old year (元旦 2023 begins on 2022-12-31).
 */
const holidayNotices: readonly HolidayNotice[] = [
  off("元旦", "2021-01-01", "2021-01-03"),
  off("春节", "2021-02-11", "2021-02-17", "2021-02-07", "2021-02-20"),
  off("清明节", "2021-04-03", "2021-04-05"),
  off("劳动节", "2021-05-01", "2021-05-05", "2021-04-25", "2021-05-08"),
  off("端午节", "2021-06-12", "2021-06-14"),
  off("中秋节", "2021-09-19", "2021-09-21", "2021-09-18"),
  off("国庆节", "2021-10-01", "2021-10-07", "2021-09-26", "2021-10-09"),

  off("元旦", "2022-01-01", "2022-01-03"),
  off("春节", "2022-01-31", "2022-02-06", "2022-01-29", "2022-01-30"),
  off("清明节", "2022-04-03", "2022-04-05", "2022-04-02"),
  off("劳动节", "2022-04-30", "2022-05-04", "2022-04-24", "2022-05-07"),
  off("端午节", "2022-06-03", "2022-06-05"),
  off("中秋节", "2022-09-10", "2022-09-12"),
  off("国庆节", "2022-10-01", "2022-10-07", "2022-10-08", "2022-10-09"),

  off("元旦", "2022-12-31", "2023-01-02"),
  off("春节", "2023-01-21", "2023-01-27", "2023-01-28", "2023-01-29"),
  off("清明节", "2023-04-05", "2023-04-05"),
  off("劳动节", "2023-04-29", "2023-05-03", "2023-04-23", "2023-05-06"),
  off("端午节", "2023-06-22", "2023-06-24", "2023-06-25"),
  off("中秋节", "2023-09-29", "2023-09-29"),
  off("国庆节", "2023-09-30", "2023-10-06", "2023-10-07", "2023-10-08"),

  off("元旦", "2024-01-01", "2024-01-01"),
  off("春节", "2024-02-10", "2024-02-17", "2024-02-04", "2024-02-18"),
  off("清明节", "2024-04-04", "2024-04-06", "2024-04-07"),
  off("劳动节", "2024-05-01", "2024-05-05", "2024-04-28", "2024-05-11"),
  off("端午节", "2024-06-10", "2024-06-10"),
  off("中秋节", "2024-09-15", "2024-09-17", "2024-09-14"),
  off("国庆节", "2024-10-01", "2024-10-07", "2024-09-29", "2024-10-12"),

  off("元旦", "2025-01-01", "2025-01-01"),
  off("春节", "2025-01-28", "2025-02-04", "2025-01-26", "2025-02-08"),
  off("清明节", "2025-04-04", "2025-04-06"),
  off("劳动节", "2025-05-01", "2025-05-05", "2025-04-27"),
  off("端午节", "2025-05-31", "2025-06-02"),
  off("国庆节、中秋节", "2025-10-01", "2025-10-08", "2025-09-28", "2025-10-11"),

  off("元旦", "2026-01-01", "2026-01-03", "2026-01-04"),
  off("春节", "2026-02-15", "2026-02-23", "2026-02-14", "2026-02-28"),
  off("清明节", "2026-04-04", "2026-04-06"),
  off("劳动节", "2026-05-01", "2026-05-05", "2026-05-09"),
  off("端午节", "2026-06-19", "2026-06-21"),
  off("中秋节", "2026-09-25", "2026-09-27"),
  off("国庆节", "2026-10-01", "2026-10-07", "2026-09-20", "2026-10-10"),
];

export interface NamedDay {
  readonly date: IsoDate;
  readonly kind: "holiday" | "workday";
  readonly name: string;
}

/** Each day of the notices with its name, in date order: 春节 for a day off, 春节调休上班 for a day worked in exchange. */
export const namedDays: readonly NamedDay[] = holidayNotices
  .flatMap(daysOf)
  .toSorted((a, b) => (a.date < b.date ? -1 : 1));

export const officialCalendar: WorkingCalendar = {
  days: Object.fromEntries(namedDays.map((day) => [day.date, day.kind])),
  officialYears: [2021, 2022, 2023, 2024, 2025, 2026],
};

function daysOf({ name, from, to, workdays }: HolidayNotice): NamedDay[] {
  const days: NamedDay[] = workdays.map((date) => ({ date, kind: "workday", name: `${name}调休上班` }));
  for (let date = from; date <= to; date = addDays(date, 1)) days.push({ date, kind: "holiday", name });
  return days;
}
