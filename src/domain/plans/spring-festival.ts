import type { IsoDate } from "../date.ts";

/** 正月初一, 2020 to 2050, as the almanac gives it: a window that moves with the moon cannot be written as month and day. */
const newYears =
  "2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08 2036-01-28 2037-02-15 2038-02-04 2039-01-24 2040-02-12 2041-02-01 2042-01-22 2043-02-10 2044-01-30 2045-02-17 2046-02-06 2047-01-26 2048-02-14 2049-02-02 2050-01-23".split(
    " ",
  );

/** The last year whose 春节 is known here. */
export const lastKnownYear = 2050;

const byYear: ReadonlyMap<number, IsoDate> = new Map(newYears.map((day) => [Number(day.slice(0, 4)), day]));

export const springFestivalOf = (year: number): IsoDate | undefined => byYear.get(year);
