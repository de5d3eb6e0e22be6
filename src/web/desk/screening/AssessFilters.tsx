import { Input, Select } from "antd";
import { assessmentStatusLabel } from "#domain/screening/labels.ts";
import { notReported } from "./not-reported.ts";
import { TownshipFilter } from "./TownshipFilter.tsx";
import { changed } from "./url-filter.ts";

interface AssessFiltersProps {
  readonly roundId: string;
  readonly filter: Record<string, string>;
  readonly onFilter: (filter: Record<string, string>) => void;
}

/** The states one by one, and before them those that are still awaited, together. */
const statuses = [
  { value: notReported, label: "尚未报来" },
  ...Object.entries(assessmentStatusLabel).map(([value, label]) => ({ value, label })),
];

export function AssessFilters({ roundId, filter, onFilter }: AssessFiltersProps) {
  const set = (name: string, value: string | undefined) => onFilter(changed(filter, name, value));
  return (
    <div className="filters">
      <TownshipFilter
        roundId={roundId}
        value={filter["townshipId"]}
        onChange={(townshipId) => set("townshipId", townshipId)}
      />
      <span className="filter">
        状态
        <Select
          aria-label="状态"
          allowClear
          placeholder="全部"
          value={filter["status"]}
          options={statuses}
          onChange={(status?: string) => set("status", status)}
          style={{ width: 120 }}
        />
      </span>
      <label>
        村名
        <Input.Search
          key={filter["search"]}
          allowClear
          defaultValue={filter["search"]}
          maxLength={40}
          onSearch={(search) => set("search", search.trim())}
          style={{ width: 150 }}
        />
      </label>
    </div>
  );
}
