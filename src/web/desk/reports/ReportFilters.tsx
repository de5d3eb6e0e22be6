import { DatePicker, Select } from "antd";
import dayjs from "dayjs";
import type { ReportMonth } from "#domain/records/report.ts";
import { reportStateLabel } from "#domain/records/report-labels.ts";
import { type ReportFilter, reportFilters } from "./use-report-filter.ts";

interface ReportFiltersProps {
  readonly month: ReportMonth;
  readonly today: string;
  readonly state: ReportFilter | null;
  readonly set: (name: "month" | "state", value: string | null) => void;
}

const words: Record<ReportFilter, string> = { ...reportStateLabel, owed: "未报", late: "逾期" };
const options = reportFilters.map((value) => ({ value, label: words[value] }));

export function ReportFilters({ month, today, state, set }: ReportFiltersProps) {
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      <span className="filter">
        月份
        <DatePicker
          picker="month"
          aria-label="月份"
          allowClear={false}
          format="YYYY年M月"
          value={dayjs(new Date(month.year, month.month - 1, 1))}
          maxDate={dayjs(today)}
          onChange={(day: dayjs.Dayjs | null) => set("month", day?.format("YYYY-MM") ?? null)}
        />
      </span>
      <span className="filter">
        报送情况
        <Select
          aria-label="报送情况"
          allowClear
          placeholder="全部"
          value={state}
          options={options}
          onChange={(value?: ReportFilter) => set("state", value ?? null)}
          style={{ width: 140 }}
        />
      </span>
    </div>
  );
}
