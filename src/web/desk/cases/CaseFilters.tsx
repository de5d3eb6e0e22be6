import type { cases } from "#contract/cases.ts";
import type { Result } from "#contract/route.ts";
import { caseStatusLabel, problemAspectLabel } from "#domain/cases/labels.ts";
import { caseWaitLabel } from "#domain/cases/step-labels.ts";
import { levelLabel } from "#domain/screening/labels.ts";
import { LightsField } from "../LightsField.tsx";
import { One } from "../One.tsx";

export type Choices = Result<typeof cases.choices>;
export const caseFilterNames = [
  "countyId",
  "roundId",
  "townshipId",
  "level",
  "light",
  "aspect",
  "lacks",
  "status",
  "waits",
  "page",
  "size",
] as const;
export type CaseFilter = Record<(typeof caseFilterNames)[number], string | undefined>;

interface CaseFiltersProps {
  readonly choices: Choices | undefined;
  readonly filter: CaseFilter;
  readonly onFilter: (change: Partial<CaseFilter>) => void;
}

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
const named = (places: readonly { id: string; name: string }[]) =>
  places.map(({ id, name }) => ({ value: id, label: name }));

export function CaseFilters({ choices, filter, onFilter }: CaseFiltersProps) {
  const narrow = (change: Partial<CaseFilter>) => onFilter({ ...change, page: undefined });
  const { counties = [], rounds = [], townships = [] } = choices ?? {};
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      {counties.length > 1 && (
        <One
          label="县（市、区）"
          value={filter.countyId}
          options={named(counties)}
          onValue={(countyId) => narrow({ countyId, roundId: undefined, townshipId: undefined })}
        />
      )}
      {rounds.length > 1 && (
        <One label="轮次" value={filter.roundId} options={named(rounds)} onValue={(roundId) => narrow({ roundId })} />
      )}
      {townships.length > 1 && (
        <One
          label="乡镇"
          value={filter.townshipId}
          options={named(townships)}
          onValue={(townshipId) => narrow({ townshipId })}
        />
      )}
      <LightsField value={filter.light} none="未设时限" onValue={(light) => narrow({ light })} />
      <One label="级别" value={filter.level} options={optionsOf(levelLabel)} onValue={(level) => narrow({ level })} />
      <ListFilters filter={filter} onNarrow={narrow} />
    </div>
  );
}

const lacking = { problems: "未列问题", goals: "未列目标" };

function ListFilters({ filter, onNarrow }: { filter: CaseFilter; onNarrow: (change: Partial<CaseFilter>) => void }) {
  return (
    <>
      <One
        label="问题类型"
        value={filter.aspect}
        options={optionsOf(problemAspectLabel)}
        onValue={(aspect) => onNarrow({ aspect })}
      />
      <One
        label="环节"
        value={filter.status}
        options={optionsOf(caseStatusLabel)}
        onValue={(status) => onNarrow({ status })}
      />
      <One
        label="待办"
        value={filter.waits}
        options={optionsOf(caseWaitLabel)}
        onValue={(waits) => onNarrow({ waits })}
      />
      <One label="清单" value={filter.lacks} options={optionsOf(lacking)} onValue={(lacks) => onNarrow({ lacks })} />
    </>
  );
}
