import { Input } from "antd";
import {
  disclosureLevelLabel,
  disclosureStateLabel,
  disclosureStepLabel,
} from "#domain/projects/disclosures/labels.ts";
import { One } from "../One.tsx";
import { type DisclosureList, namedOptions, optionsOf } from "./disclosure-types.ts";

export const disclosureFilterNames = [
  "countyId",
  "townshipId",
  "state",
  "open",
  "step",
  "level",
  "q",
  "page",
  "size",
] as const;
export type DisclosureFilter = Record<(typeof disclosureFilterNames)[number], string | undefined>;

interface DisclosureFiltersProps {
  readonly list: DisclosureList | undefined;
  readonly filter: DisclosureFilter;
  readonly onFilter: (change: Partial<DisclosureFilter>) => void;
}

export function DisclosureFilters({ list, filter, onFilter }: DisclosureFiltersProps) {
  const narrow = (change: Partial<DisclosureFilter>) => onFilter({ ...change, page: undefined });
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      <PlaceFilters list={list} filter={filter} onNarrow={narrow} />
      <StandFilters filter={filter} onNarrow={narrow} />
      <Input.Search
        allowClear
        aria-label="查找项目名称"
        placeholder="项目名称"
        defaultValue={filter.q ?? ""}
        onSearch={(q) => narrow({ q: q || undefined })}
        style={{ width: 180 }}
      />
    </div>
  );
}

interface PartProps {
  readonly filter: DisclosureFilter;
  readonly onNarrow: (change: Partial<DisclosureFilter>) => void;
}

/** A choice of one is none. */
function PlaceFilters({ list, filter, onNarrow }: PartProps & Pick<DisclosureFiltersProps, "list">) {
  const { counties = [], townships = [] } = list ?? {};
  return (
    <>
      {counties.length > 1 && (
        <One
          label="县（市、区）"
          value={filter.countyId}
          options={namedOptions(counties)}
          onValue={(countyId) => onNarrow({ countyId, townshipId: undefined })}
        />
      )}
      {townships.length > 1 && (
        <One
          label="乡镇"
          value={filter.townshipId}
          options={namedOptions(townships)}
          onValue={(townshipId) => onNarrow({ townshipId })}
        />
      )}
    </>
  );
}

const open = { "1": "有异议未答复" };
const stands = [
  ["state", "状态", disclosureStateLabel],
  ["open", "异议", open],
  ["step", "环节", disclosureStepLabel],
  ["level", "层级", disclosureLevelLabel],
] as const;

function StandFilters({ filter, onNarrow }: PartProps) {
  return stands.map(([name, label, words]) => (
    <One
      key={name}
      label={label}
      value={filter[name]}
      options={optionsOf(words)}
      onValue={(value) => onNarrow({ [name]: value })}
    />
  ));
}
