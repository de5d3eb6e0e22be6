import { useQuery } from "@tanstack/react-query";
import { townships } from "#contract/registry.ts";
import { planKindLabel, planStatusLabel, scheduleStatusLabel } from "#domain/plans/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { One } from "../One.tsx";
import { useToday } from "../use-today.ts";
import { yearsAround } from "./years-around.ts";
import { stateLook } from "./StateLamp.tsx";

export const planFilterNames = [
  "view",
  "countyId",
  "townshipId",
  "kind",
  "year",
  "status",
  "lacks",
  "light",
  "page",
  "size",
] as const;
export type PlanFilter = Record<(typeof planFilterNames)[number], string | undefined>;

interface PlanFiltersProps {
  readonly filter: PlanFilter;
  readonly counties: readonly { id: string; name: string }[];
  readonly onFilter: (change: Partial<PlanFilter>) => void;
}

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
const named = (places: readonly { id: string; name: string }[]) =>
  places.map(({ id, name }) => ({ value: id, label: name }));

const lacking = {
  "three-year": "三年规划未批准",
  annual: "年度计划未批准",
  monthly: "本月任务清单未批准",
  "major-items": "重大帮扶事项未报齐",
};
const planLights = { late: `${stateLook.late.shape} 有逾期`, due: `${stateLook.due.shape} 有临近` };
const teamLights = { ...planLights, stuck: "仍在谋划" };

export function PlanFilters({ filter, counties, onFilter }: PlanFiltersProps) {
  const narrow = (change: Partial<PlanFilter>) => onFilter({ ...change, page: undefined });
  const countyId = filter.countyId ?? counties[0]?.id;
  const { data } = useQuery({
    ...useApi().query(townships.list, { query: { countyId: countyId ?? "" } }),
    enabled: countyId !== undefined,
  });
  const places = data ?? [];
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      {counties.length > 1 && (
        <One
          label="县（市、区）"
          value={countyId}
          options={named(counties)}
          onValue={(next) => narrow({ countyId: next, townshipId: undefined })}
        />
      )}
      {places.length > 1 && (
        <One
          label="乡镇"
          value={filter.townshipId}
          options={named(places)}
          onValue={(townshipId) => narrow({ townshipId })}
        />
      )}
      <Choices filter={filter} onNarrow={narrow} />
    </div>
  );
}

interface ChoicesProps {
  readonly filter: PlanFilter;
  readonly onNarrow: (change: Partial<PlanFilter>) => void;
}

function PlanChoices({ filter, onNarrow }: ChoicesProps) {
  const years = yearsAround(useToday()).map((year) => ({ value: String(year), label: `${year}年` }));
  return (
    <>
      <One label="计划" value={filter.kind} options={optionsOf(planKindLabel)} onValue={(kind) => onNarrow({ kind })} />
      <One label="年份" value={filter.year} options={years} onValue={(year) => onNarrow({ year })} />
      <One
        label="环节"
        value={filter.status}
        options={optionsOf(planStatusLabel)}
        onValue={(status) => onNarrow({ status })}
      />
      <One label="提示" value={filter.light} options={optionsOf(planLights)} onValue={(light) => onNarrow({ light })} />
    </>
  );
}

function TeamChoices({ filter, onNarrow }: ChoicesProps) {
  return (
    <>
      <One label="缺项" value={filter.lacks} options={optionsOf(lacking)} onValue={(lacks) => onNarrow({ lacks })} />
      <One label="提示" value={filter.light} options={optionsOf(teamLights)} onValue={(light) => onNarrow({ light })} />
    </>
  );
}

function ScheduleChoices({ filter, onNarrow }: ChoicesProps) {
  return (
    <One
      label="环节"
      value={filter.status}
      options={optionsOf(scheduleStatusLabel)}
      onValue={(status) => onNarrow({ status })}
    />
  );
}

/** What can be narrowed depends on what is listed. */
function Choices(props: ChoicesProps) {
  if (props.filter.view === "plans") return <PlanChoices {...props} />;
  return props.filter.view === "schedules" ? <ScheduleChoices {...props} /> : <TeamChoices {...props} />;
}
