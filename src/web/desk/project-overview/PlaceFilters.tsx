import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import type { ReactNode } from "react";
import { projects } from "#contract/projects.ts";
import { useApi } from "../../api/use-api.ts";

interface PlaceFiltersProps {
  readonly filter: {
    readonly countyId?: string | undefined;
    readonly year?: string | undefined;
    readonly townshipId?: string | undefined;
  };
  readonly onFilter: (to: { readonly year?: string | undefined; readonly townshipId?: string | undefined }) => void;
  /** Without it only the year is asked for. */
  readonly places?: boolean;
  readonly children?: ReactNode;
}

/** 年度和乡镇 of a picture of projects. */
export function PlaceFilters({ filter, onFilter, places = true, children }: PlaceFiltersProps) {
  const { data } = useQuery(useApi().query(projects.choices, { query: { countyId: filter.countyId } }));
  return (
    <div className="filters no-print">
      <Select
        aria-label="年度"
        allowClear
        placeholder="全部年度"
        value={filter.year}
        options={(data?.years ?? []).map((year) => ({ value: String(year), label: `${year}年` }))}
        onChange={(year: string | undefined) => onFilter({ year })}
      />
      {places && (data?.townships.length ?? 0) > 1 && (
        <Select
          aria-label="乡镇（街道）"
          allowClear
          showSearch
          optionFilterProp="label"
          placeholder="全部乡镇（街道）"
          value={filter.townshipId}
          options={data!.townships.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(townshipId: string | undefined) => onFilter({ townshipId })}
        />
      )}
      {children}
    </div>
  );
}
