import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { projects } from "#contract/projects.ts";
import { useApi } from "../../api/use-api.ts";
import { One } from "../One.tsx";

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
    <div className="filters no-print" role="group" aria-label="筛选">
      <One
        label="年度"
        value={filter.year}
        options={(data?.years ?? []).map((year) => ({ value: String(year), label: `${year}年` }))}
        onValue={(year) => onFilter({ year })}
      />
      {places && (data?.townships.length ?? 0) > 1 && (
        <One
          label="乡镇（街道）"
          value={filter.townshipId}
          options={data!.townships.map(({ id, name }) => ({ value: id, label: name }))}
          onValue={(townshipId) => onFilter({ townshipId })}
        />
      )}
      {children}
    </div>
  );
}
