import type { FindingWait } from "#contract/finding-shapes.ts";
import { findingSourceLabel, findingStatusLabel, findingTypeLabel } from "#domain/inspections/finding-labels.ts";
import { LightsField } from "../LightsField.tsx";
import { One } from "../One.tsx";
import { type FindingChoices, namedOptions, optionsOf } from "./finding-types.ts";

export const findingFilterNames = [
  "countyId",
  "townshipId",
  "villageId",
  "organisationId",
  "inspectionId",
  "visitId",
  "category",
  "source",
  "type",
  "status",
  "light",
  "waits",
  "repeated",
  "reopened",
  "page",
  "size",
] as const;
export type FindingFilter = Record<(typeof findingFilterNames)[number], string | undefined>;

interface FindingFiltersProps {
  readonly choices: FindingChoices | undefined;
  readonly filter: FindingFilter;
  readonly onFilter: (change: Partial<FindingFilter>) => void;
}

export const waitWords: Readonly<Record<FindingWait, string>> = {
  assign: "待交办",
  rectify: "待整改",
  "town-check": "待镇级核查",
  check: "待县级核查",
  close: "待销号",
};
const marks = { repeated: "重复问题", reopened: "曾经反弹" };

export function FindingFilters({ choices, filter, onFilter }: FindingFiltersProps) {
  const narrow = (change: Partial<FindingFilter>) => onFilter({ ...change, page: undefined });
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      <WhereFilters choices={choices} filter={filter} onNarrow={narrow} />
      <WhatFilters choices={choices} filter={filter} onNarrow={narrow} />
      <StandFilters filter={filter} onNarrow={narrow} />
    </div>
  );
}

interface PartProps {
  readonly choices: FindingChoices | undefined;
  readonly filter: FindingFilter;
  readonly onNarrow: (change: Partial<FindingFilter>) => void;
}

/** Where it was found, and at whose desk it is; a choice of one is none. */
function WhereFilters({ choices, filter, onNarrow }: PartProps) {
  const { counties = [], townships = [], units = [], inspections = [] } = choices ?? {};
  return (
    <>
      {counties.length > 1 && (
        <One
          label="县（市、区）"
          value={filter.countyId}
          options={namedOptions(counties)}
          onValue={(countyId) =>
            onNarrow({ countyId, townshipId: undefined, organisationId: undefined, inspectionId: undefined })
          }
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
      {units.length > 1 && (
        <One
          label="责任单位"
          value={filter.organisationId}
          options={namedOptions(units)}
          onValue={(organisationId) => onNarrow({ organisationId })}
        />
      )}
      {inspections.length > 0 && (
        <One
          label="督查"
          value={filter.inspectionId}
          options={inspections.map(({ id, title }) => ({ value: id, label: title }))}
          onValue={(inspectionId) => onNarrow({ inspectionId })}
        />
      )}
    </>
  );
}

/** What kind of finding it is. */
function WhatFilters({ choices, filter, onNarrow }: PartProps) {
  const categories = (choices?.categories ?? []).map(({ name }) => ({ value: name, label: name }));
  return (
    <>
      <One label="类别" value={filter.category} options={categories} onValue={(category) => onNarrow({ category })} />
      <One
        label="来源"
        value={filter.source}
        options={optionsOf(findingSourceLabel)}
        onValue={(source) => onNarrow({ source })}
      />
      <One
        label="整改类型"
        value={filter.type}
        options={optionsOf(findingTypeLabel)}
        onValue={(type) => onNarrow({ type })}
      />
    </>
  );
}

/** How it stands now. */
function StandFilters({ filter, onNarrow }: Omit<PartProps, "choices">) {
  return (
    <>
      <One
        label="状态"
        value={filter.status}
        options={optionsOf(findingStatusLabel)}
        onValue={(status) => onNarrow({ status })}
      />
      <One label="待办" value={filter.waits} options={optionsOf(waitWords)} onValue={(waits) => onNarrow({ waits })} />
      <LightsField value={filter.light} none="未设期限" onValue={(light) => onNarrow({ light })} />
      <One
        label="标记"
        value={markOf(filter)}
        options={optionsOf(marks)}
        onValue={(mark) =>
          onNarrow({ repeated: mark === "repeated" ? "1" : undefined, reopened: mark === "reopened" ? "1" : undefined })
        }
      />
    </>
  );
}

function markOf({ repeated, reopened }: FindingFilter): keyof typeof marks | undefined {
  if (repeated) return "repeated";
  return reopened ? "reopened" : undefined;
}
