import { Checkbox } from "antd";
import { changeLabel, shownLightLabel } from "#domain/evaluation/lights/labels.ts";
import { LightsField } from "../LightsField.tsx";
import { One } from "../One.tsx";
import type { LightFilter } from "./light-filter.ts";

const turns = Object.entries(changeLabel).map(([value, label]) => ({ value, label }));

interface LightFiltersProps {
  readonly filter: LightFilter;
  readonly townships: readonly { id: string | null; name: string }[];
  readonly onFilter: (change: Partial<LightFilter>) => void;
}

export function LightFilters({ filter, townships, onFilter }: LightFiltersProps) {
  const places = townships.flatMap(({ id, name }) => (id === null ? [] : [{ value: id, label: name }]));
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      {places.length > 1 && (
        <One
          label="乡镇（街道）"
          value={filter.townshipId}
          options={places}
          onValue={(townshipId) => onFilter({ townshipId })}
        />
      )}
      <LightsField value={filter.light} none={shownLightLabel.none} onValue={(light) => onFilter({ light })} />
      <One label="比上月末" value={filter.change} options={turns} onValue={(change) => onFilter({ change })} />
      <Checkbox
        checked={filter.byHand === "1"}
        onChange={({ target }) => onFilter({ byHand: target.checked ? "1" : undefined })}
      >
        只看人工调整的
      </Checkbox>
    </div>
  );
}
