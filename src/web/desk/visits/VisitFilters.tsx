import { Checkbox, Select } from "antd";
import { visitKindLabel, visitStatusLabel } from "#domain/inspections/visit-labels.ts";
import { DateField } from "../../ui/index.ts";
import type { VisitChoices } from "./visit-types.ts";

export const filterNames = [
  "countyId",
  "inspectionId",
  "townshipId",
  "villageId",
  "kind",
  "status",
  "from",
  "to",
  "mine",
] as const;
export type VisitFilter = Partial<Record<(typeof filterNames)[number], string | undefined>>;

interface VisitFiltersProps {
  readonly filter: VisitFilter;
  readonly choices: VisitChoices;
  readonly onFilter: (change: VisitFilter) => void;
}

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

export function VisitFilters({ filter, choices, onFilter }: VisitFiltersProps) {
  const named = (rows: readonly { id: string; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }));
  const villages = choices.villages.map(({ id, name, township }) => ({ value: id, label: `${township}${name}` }));
  const selects = [
    ...(choices.counties.length > 1
      ? [{ name: "countyId" as const, label: "县（市、区）", options: named(choices.counties) }]
      : []),
    {
      name: "inspectionId" as const,
      label: "督查",
      options: choices.inspections.map(({ id, title }) => ({ value: id, label: title })),
    },
    { name: "townshipId" as const, label: "乡镇（街道）", options: named(choices.townships) },
    { name: "villageId" as const, label: "村（社区）", options: villages },
    { name: "kind" as const, label: "类型", options: optionsOf(visitKindLabel) },
    { name: "status" as const, label: "状态", options: optionsOf(visitStatusLabel) },
  ];
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      {selects.map(({ name, label, options }) => (
        <span key={name} className="filter">
          {label}
          <Select
            aria-label={label}
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            placeholder="全部"
            value={filter[name]}
            options={options}
            onChange={(value?: string) => onFilter({ [name]: value })}
            style={{ minWidth: 110 }}
            popupMatchSelectWidth={false}
          />
        </span>
      ))}
      <span className="filter">
        日期
        <DateField label="从哪一天" value={filter.from} onChange={(day) => onFilter({ from: day ?? undefined })} />至
        <DateField label="到哪一天" value={filter.to} onChange={(day) => onFilter({ to: day ?? undefined })} />
      </span>
      <Checkbox
        checked={filter.mine === "true"}
        onChange={({ target }) => onFilter({ mine: target.checked ? "true" : undefined })}
      >
        只看本人参加的
      </Checkbox>
    </div>
  );
}
