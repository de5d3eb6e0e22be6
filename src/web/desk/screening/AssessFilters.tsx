import { Input, Select } from "antd";
import { assessmentStatusLabel } from "#domain/screening/labels.ts";
import { TownshipFilter } from "./TownshipFilter.tsx";
import { changed } from "./url-filter.ts";

interface AssessFiltersProps {
  readonly roundId: string;
  readonly filter: Record<string, string>;
  readonly onFilter: (filter: Record<string, string>) => void;
}

const statuses = Object.entries(assessmentStatusLabel).map(([value, label]) => ({ value, label }));

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
          mode="multiple"
          allowClear
          showSearch={false}
          maxTagCount="responsive"
          placeholder="全部"
          value={filter["status"]?.split(",") ?? []}
          options={statuses}
          onChange={(chosen: string[]) => set("status", chosen.join(",") || undefined)}
          style={{ width: 190 }}
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
