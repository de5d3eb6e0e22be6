import { Radio, Select } from "antd";
import type { ReactNode } from "react";
import type { ShortlistRow } from "./contract-types.ts";
import { shown, type View } from "./shortlist-counts.ts";
import { changed } from "./url-filter.ts";

interface ShortlistFiltersProps {
  readonly rows: readonly ShortlistRow[];
  readonly filter: Record<string, string>;
  readonly onFilter: (filter: Record<string, string>) => void;
  readonly views?: readonly (readonly [View, string])[];
  readonly children?: ReactNode;
}

const countyViews = [
  ["unopined", "尚无联审意见"],
  ["disputed", "意见不一"],
  ["unvisited", "未核实"],
  ["added", "县级增列"],
  ["opinion", "部门建议增列"],
] as const;

export function ShortlistFilters({ rows, filter, onFilter, views = countyViews, children }: ShortlistFiltersProps) {
  const townships = [...new Map(rows.map((row) => [row.townshipId, row.township]))];
  const set = (name: string, value: string | undefined) => onFilter(changed(filter, name, value));
  return (
    <div className="filters">
      <span className="filter">
        乡镇
        <Select
          aria-label="乡镇"
          allowClear
          placeholder="全部"
          value={filter["townshipId"]}
          options={townships.map(([value, label]) => ({ value, label }))}
          onChange={(townshipId?: string) => set("townshipId", townshipId)}
          style={{ width: 140 }}
        />
      </span>
      <Radio.Group
        aria-label="范围"
        optionType="button"
        value={filter["view"] ?? ""}
        options={[
          { value: "", label: `全部 ${rows.length}` },
          ...views.map(([value, word]) => ({ value, label: `${word} ${shown(rows, value).length}` })),
        ]}
        onChange={({ target }) => set("view", (target.value as string) || undefined)}
      />
      <span className="filters-end">{children}</span>
    </div>
  );
}
