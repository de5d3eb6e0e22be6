import { Checkbox, Select } from "antd";
import { roundStatusLabel } from "#domain/screening/labels.ts";
import { changed } from "./url-filter.ts";

interface RoundFiltersProps {
  readonly filter: Record<string, string>;
  readonly onFilter: (filter: Record<string, string>) => void;
}

const statuses = Object.entries(roundStatusLabel).map(([value, label]) => ({ value, label }));

export function RoundFilters({ filter, onFilter }: RoundFiltersProps) {
  return (
    <div className="filters">
      <span className="filter">
        环节
        <Select
          aria-label="环节"
          allowClear
          placeholder="全部"
          value={filter["status"]}
          options={statuses}
          onChange={(status?: string) => onFilter(changed(filter, "status", status))}
          style={{ width: 150 }}
        />
      </span>
      <Checkbox
        checked={filter["late"] === "1"}
        onChange={({ target }) => onFilter(changed(filter, "late", target.checked ? "1" : undefined))}
      >
        只看过了评估截止日期还没有报齐的
      </Checkbox>
    </div>
  );
}
