import { Checkbox, Select } from "antd";
import { recordKindLabel } from "#domain/records/labels.ts";
import { DateField } from "../../ui/index.ts";
import { type Choices, placeName } from "./entry-draft.ts";
import type { RecordFilter } from "./use-record-filter.ts";

interface RecordFiltersProps {
  readonly filter: RecordFilter;
  readonly choices: Choices;
  readonly onFilter: (change: RecordFilter) => void;
}

interface Choice {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { value: string; label: string }[];
  readonly onChoose: (value?: string) => void;
  readonly clear?: boolean;
}

const kinds = Object.entries(recordKindLabel).map(([value, label]) => ({ value, label }));

export function RecordFilters({ filter, choices, onFilter }: RecordFiltersProps) {
  const { counties, townships, villages } = choices;
  const inTownship = villages.filter(({ townshipId }) => !filter.townshipId || townshipId === filter.townshipId);
  const linked = filter.problemId ?? filter.goalId ?? filter.taskId ?? filter.leaderId;
  const noLink = { problemId: undefined, goalId: undefined, taskId: undefined, leaderId: undefined };
  const county = filter.countyId ?? counties[0]?.id;
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      {counties.length > 1 && (
        <FilterSelect
          label="县（市、区）"
          value={county}
          options={counties.map(({ id, name }) => ({ value: id, label: name }))}
          clear={false}
          onChoose={(countyId) => onFilter({ countyId, townshipId: undefined, villageId: undefined })}
        />
      )}
      {townships.length > 1 && (
        <FilterSelect
          label="乡镇（街道）"
          value={filter.townshipId}
          options={townships.map(({ id, name }) => ({ value: id, label: name }))}
          onChoose={(townshipId) => onFilter({ townshipId, villageId: undefined })}
        />
      )}
      {villages.length > 1 && (
        <FilterSelect
          label="村（社区）"
          value={filter.villageId}
          options={inTownship.map((village) => ({ value: village.id, label: placeName(village) }))}
          onChoose={(villageId) => onFilter({ villageId })}
        />
      )}
      <FilterSelect label="种类" value={filter.kind} options={kinds} onChoose={(kind) => onFilter({ kind })} />
      <DaySpan filter={filter} onFilter={onFilter} />
      <Checkbox
        checked={filter.open === "true"}
        onChange={({ target }) => onFilter({ open: target.checked ? "true" : undefined })}
      >
        只看待回访
      </Checkbox>
      {linked && (
        <button type="button" className="as-link" onClick={() => onFilter(noLink)}>
          不限关联事项
        </button>
      )}
    </div>
  );
}

function DaySpan({ filter: { from, to }, onFilter }: Pick<RecordFiltersProps, "filter" | "onFilter">) {
  return (
    <span className="filter">
      日期
      <DateField label="从哪一天" value={from} onChange={(day) => onFilter({ from: day ?? undefined })} />至
      <DateField label="到哪一天" value={to} onChange={(day) => onFilter({ to: day ?? undefined })} />
    </span>
  );
}

function FilterSelect({ label, value, options, onChoose, clear = true }: Choice) {
  return (
    <span className="filter">
      {label}
      <Select
        aria-label={label}
        allowClear={clear}
        showSearch={{ optionFilterProp: "label" }}
        placeholder="全部"
        value={value}
        options={[...options]}
        onChange={onChoose}
        style={{ minWidth: 120 }}
        popupMatchSelectWidth={false}
      />
    </span>
  );
}
