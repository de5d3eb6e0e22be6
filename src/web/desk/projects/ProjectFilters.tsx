import { Input } from "antd";
import type { ProjectWait } from "#contract/project-shapes.ts";
import { projectKindLabel, projectPhaseLabel, projectStatusLabel, standingLabel } from "#domain/projects/labels.ts";
import { One } from "../One.tsx";
import { namedOptions, optionsOf, type ProjectChoices } from "./project-types.ts";

export const projectFilterNames = [
  "countyId",
  "townshipId",
  "villageId",
  "kind",
  "phase",
  "status",
  "standing",
  "waits",
  "year",
  "search",
  "page",
  "size",
] as const;
export type ProjectFilter = Record<(typeof projectFilterNames)[number], string | undefined>;

const waitWords: Readonly<Record<ProjectWait, string>> = {
  mend: "退回修改",
  review: "待审核",
  opinion: "待写论证意见",
  argue: "待论证",
  decide: "待审定",
};

interface ProjectFiltersProps {
  readonly choices: ProjectChoices | undefined;
  readonly filter: ProjectFilter;
  readonly onFilter: (change: Partial<ProjectFilter>) => void;
}

export function ProjectFilters({ choices, filter, onFilter }: ProjectFiltersProps) {
  const narrow = (change: Partial<ProjectFilter>) => onFilter({ ...change, page: undefined });
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      <WhereFilters choices={choices} filter={filter} onFilter={narrow} />
      <One
        label="类型"
        value={filter.kind}
        options={optionsOf(projectKindLabel)}
        onValue={(kind) => narrow({ kind })}
      />
      <One
        label="阶段"
        value={filter.phase}
        options={optionsOf(projectPhaseLabel)}
        onValue={(phase) => narrow({ phase })}
      />
      <One
        label="到哪一步"
        value={filter.status}
        options={optionsOf(projectStatusLabel)}
        onValue={(status) => narrow({ status })}
      />
      <One
        label="附带状态"
        value={filter.standing}
        options={optionsOf(standingLabel)}
        onValue={(standing) => narrow({ standing })}
      />
      <One label="待办" value={filter.waits} options={optionsOf(waitWords)} onValue={(waits) => narrow({ waits })} />
      <label>
        查找
        <Input.Search
          allowClear
          key={filter.search}
          defaultValue={filter.search}
          placeholder="项目名称或者编号"
          style={{ width: 190 }}
          onSearch={(text) => narrow({ search: text || undefined })}
        />
      </label>
    </div>
  );
}

/** A choice of one is none. */
function WhereFilters({ choices, filter, onFilter }: ProjectFiltersProps) {
  const { counties = [], townships = [], years = [] } = choices ?? {};
  return (
    <>
      {counties.length > 1 && (
        <One
          label="县（市、区）"
          value={filter.countyId}
          options={namedOptions(counties)}
          onValue={(countyId) => onFilter({ countyId, townshipId: undefined })}
        />
      )}
      {townships.length > 1 && (
        <One
          label="乡镇"
          value={filter.townshipId}
          options={namedOptions(townships)}
          onValue={(townshipId) => onFilter({ townshipId })}
        />
      )}
      {years.length > 1 && (
        <One
          label="年度"
          value={filter.year}
          options={years.map((year) => ({ value: String(year), label: `${year} 年` }))}
          onValue={(year) => onFilter({ year })}
        />
      )}
    </>
  );
}
