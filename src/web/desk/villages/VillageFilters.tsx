import { Checkbox, Input, Select } from "antd";
import type { counties as countyRoutes } from "#contract/registry.ts";
import type { Result } from "#contract/route.ts";
import type { useVillageFilter } from "./use-village-filter.ts";

interface VillageFiltersProps {
  readonly filter: ReturnType<typeof useVillageFilter>["filter"];
  readonly counties: Result<typeof countyRoutes.list>;
  readonly countyId: string;
  readonly onFilter: ReturnType<typeof useVillageFilter>["change"];
}

export function VillageFilters({ filter, counties, countyId, onFilter }: VillageFiltersProps) {
  return (
    <div className="filters">
      {counties.length > 1 && (
        <span className="filter">
          县（市、区）
          <Select
            aria-label="县（市、区）"
            showSearch={{ optionFilterProp: "label" }}
            value={countyId}
            options={counties.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(county: string) => onFilter({ county, township: undefined })}
            style={{ width: 160 }}
          />
        </span>
      )}
      <label>
        查找
        <Input.Search
          key={filter.search}
          allowClear
          defaultValue={filter.search}
          placeholder="村名、曾用名或区划代码"
          onSearch={(search) => onFilter({ search })}
          style={{ width: 260 }}
        />
      </label>
      <Checkbox
        checked={filter.closed === "true"}
        onChange={({ target }) => onFilter({ closed: target.checked ? "true" : undefined })}
      >
        含已终止的村
      </Checkbox>
    </div>
  );
}
