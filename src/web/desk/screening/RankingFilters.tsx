import { Radio } from "antd";
import { rankingPartLabel } from "#domain/screening/labels.ts";
import type { RankingHead } from "./contract-types.ts";
import { TownshipFilter } from "./TownshipFilter.tsx";
import { changed } from "./url-filter.ts";

interface RankingFiltersProps {
  readonly roundId: string;
  readonly filter: Record<string, string>;
  readonly head: RankingHead | undefined;
  readonly onFilter: (filter: Record<string, string>) => void;
}

export function RankingFilters({ roundId, filter, head, onFilter }: RankingFiltersProps) {
  const set = (name: string, value: string | undefined) => onFilter(changed(filter, name, value));
  return (
    <div className="filters">
      <TownshipFilter
        roundId={roundId}
        value={filter["townshipId"]}
        onChange={(townshipId) => set("townshipId", townshipId)}
      />
      <Radio.Group
        aria-label="范围"
        optionType="button"
        value={filter["only"] ?? ""}
        options={[
          { value: "", label: "全部" },
          { value: "near-line", label: `${rankingPartLabel["near-line"]} ${head?.nearLine ?? ""}` },
          { value: "missing", label: `${rankingPartLabel["missing"]} ${head?.withMissing ?? ""}` },
          { value: "direct-hit", label: `${rankingPartLabel["direct-hit"]} ${head?.directHits ?? ""}` },
        ]}
        onChange={({ target }) => set("only", (target.value as string) || undefined)}
      />
    </div>
  );
}
