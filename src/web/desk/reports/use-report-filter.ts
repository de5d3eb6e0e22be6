import { useSearchParams } from "wouter";
import { type ReportMonth, reportStates } from "#domain/records/report.ts";

export const reportFilters = ["owed", "late", ...reportStates] as const;
export type ReportFilter = (typeof reportFilters)[number];

const known = (text: string | null) => reportFilters.find((one) => one === text) ?? null;

/** The month asked for, as 2026-11; without one the month of the server's day, never of the browser's clock. */
export function monthAsked(asked: string | null, today: string): ReportMonth {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/u.exec(asked ?? "") ?? /^(\d{4})-(\d{2})/u.exec(today)!;
  return { year: Number(year), month: Number(month) };
}

/** Month and state stand in the address. */
export function useReportFilter(today: string) {
  const [params, setParams] = useSearchParams();
  const set = (name: "month" | "state", value: string | null) =>
    setParams(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  return {
    month: monthAsked(params.get("month"), today),
    countyId: params.get("countyId") ?? undefined,
    state: known(params.get("state")),
    set,
  };
}
