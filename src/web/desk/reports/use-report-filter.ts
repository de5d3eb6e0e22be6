import dayjs from "dayjs";
import { useSearchParams } from "wouter";
import { reportStates } from "#domain/records/report.ts";

export const reportFilters = ["owed", "late", ...reportStates] as const;
export type ReportFilter = (typeof reportFilters)[number];

const known = (text: string | null) => reportFilters.find((one) => one === text) ?? null;

/** Month and state stand in the address; without a month it is the present one. */
export function useReportFilter() {
  const [params, setParams] = useSearchParams();
  const [, year, month] = /^(\d{4})-(\d{2})$/u.exec(params.get("month") ?? "") ?? [];
  const now = dayjs();
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
    month: { year: Number(year ?? now.year()), month: Number(month ?? now.month() + 1) },
    countyId: params.get("countyId") ?? undefined,
    state: known(params.get("state")),
    set,
  };
}
