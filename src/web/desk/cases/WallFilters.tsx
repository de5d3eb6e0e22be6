import { Checkbox } from "antd";
import { lightLabel } from "#domain/cases/labels.ts";
import { levelLabel } from "#domain/screening/labels.ts";
import { One } from "../One.tsx";
import type { Choices } from "./CaseFilters.tsx";
import type { Wall } from "./wall-tiles.ts";

export const wallFilterNames = ["countyId", "roundId", "townshipId", "light", "level", "listed", "view"] as const;
export type WallChoice = Record<(typeof wallFilterNames)[number], string | undefined>;

interface WallFiltersProps {
  readonly data: Wall;
  readonly choices: Choices | undefined;
  readonly filter: WallChoice;
  readonly onFilter: (change: Partial<WallChoice>) => void;
}

const named = (places: readonly { id: string; name: string }[]) =>
  places.map(({ id, name }) => ({ value: id, label: name }));
const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export function WallFilters({ data, choices, filter, onFilter }: WallFiltersProps) {
  const { counties = [], rounds: all = [] } = choices ?? {};
  const rounds = all.filter((round) => round.countyId === data.countyId);
  return (
    <div className="filters wall-filters no-print" role="group" aria-label="筛选">
      {counties.length > 1 && (
        <One
          label="县（市、区）"
          value={data.countyId}
          options={named(counties)}
          onValue={(countyId) => onFilter({ countyId, roundId: undefined, townshipId: undefined })}
        />
      )}
      {rounds.length > 1 && (
        <One label="轮次" value={data.round?.id} options={named(rounds)} onValue={(roundId) => onFilter({ roundId })} />
      )}
      {data.townships.length > 1 && (
        <One
          label="乡镇"
          value={filter.townshipId}
          options={named(data.townships)}
          onValue={(townshipId) => onFilter({ townshipId })}
        />
      )}
      <One label="亮灯" value={filter.light} options={optionsOf(lightLabel)} onValue={(light) => onFilter({ light })} />
      <One label="级别" value={filter.level} options={optionsOf(levelLabel)} onValue={(level) => onFilter({ level })} />
      <Checkbox
        checked={Boolean(filter.listed)}
        onChange={(event) => onFilter({ listed: event.target.checked ? "1" : undefined })}
      >
        只看在册村
      </Checkbox>
    </div>
  );
}
