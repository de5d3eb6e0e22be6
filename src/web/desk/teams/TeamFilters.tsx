import { Input } from "antd";
import type { Choices } from "./contract-types.ts";
import { One } from "../One.tsx";

export const teamFilterNames = [
  "countyId",
  "roundId",
  "townshipId",
  "organisationId",
  "state",
  "docked",
  "vacant",
  "ending",
  "unsettled",
  "search",
  "page",
  "size",
] as const;
export type TeamFilter = Record<(typeof teamFilterNames)[number], string | undefined>;

interface TeamFiltersProps {
  readonly choices: Choices | undefined;
  readonly filter: TeamFilter;
  readonly onFilter: (change: Partial<TeamFilter>) => void;
}

const named = (rows: readonly { id: string; name: string }[] = []) =>
  rows.map(({ id, name }) => ({ value: id, label: name }));
const yes = (label: string) => [{ value: "yes", label }];

export function TeamFilters({ choices, filter, onFilter }: TeamFiltersProps) {
  const narrow = (name: keyof TeamFilter) => (value: string | undefined) =>
    onFilter({ [name]: value, page: undefined });
  const places = [
    ["countyId", "县（市、区）", named(choices?.counties)],
    ["roundId", "轮次", named(choices?.rounds)],
    ["townshipId", "乡镇", named(choices?.townships)],
    ["organisationId", "结对单位", named(choices?.units)],
  ] as const;
  const standing = [
    ["docked", "对接", [...yes("已对接"), { value: "no", label: "未对接" }]],
    ["vacant", "四个一", [...yes("有空缺"), { value: "no", label: "齐全" }]],
    ["ending", "任期", yes("60 天内到期")],
    ["unsettled", "村撤并", yes("待处理")],
    ["state", "状态", [{ value: "dissolved", label: "已撤销" }]],
  ] as const;
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      {places
        .filter(([, , options]) => options.length > 1)
        .map(([name, label, options]) => (
          <One key={name} label={label} value={filter[name]} options={options} onValue={narrow(name)} />
        ))}
      {standing.map(([name, label, options]) => (
        <One key={name} label={label} value={filter[name]} options={options} onValue={narrow(name)} />
      ))}
      <label>
        查找
        <Input.Search
          allowClear
          defaultValue={filter.search ?? ""}
          placeholder="村、队名、姓名"
          onSearch={(text) => narrow("search")(text.trim() || undefined)}
        />
      </label>
    </div>
  );
}
