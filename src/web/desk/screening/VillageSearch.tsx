import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { useState } from "react";
import { assessments } from "#contract/assessments.ts";
import { shortlists } from "#contract/shortlist.ts";
import { useApi } from "../../api/use-api.ts";
import { ProblemNote, Waiting } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";

export interface Found {
  readonly villageId: string;
  readonly village: string;
  readonly township: string;
}

interface VillageSearchProps {
  readonly roundId: string;
  readonly chosen: Found | null;
  readonly onChoose: (village: Found) => void;
}

/** Names repeat inside a county, so the township always stands beside the village. */
export function VillageSearch({ roundId, chosen, onChoose }: VillageSearchProps) {
  const [name, setName] = useState("");
  const whole = useMe().verbs.includes("opinion.write");
  const { rows, problem, waiting } = useVillages(roundId, name, whole);
  return (
    <div className="village-search">
      <Input.Search
        allowClear
        maxLength={40}
        aria-label="村名"
        placeholder={whole ? "写全村名，如前柳庄村" : "村名或其中几个字"}
        enterButton="查找"
        onSearch={(text) => setName(text.trim())}
      />
      <ProblemNote problem={problem} />
      {waiting && <Waiting lines={2} />}
      {rows?.length === 0 && <p className="hint">没有查到这个村。{whole && "请写全村名，或者核对名称。"}</p>}
      <div role="radiogroup" aria-label="查到的村">
        {rows?.map((village) => (
          <label key={village.villageId} className="found">
            <input
              type="radio"
              name="found-village"
              checked={chosen?.villageId === village.villageId}
              onChange={() => onChoose(village)}
            />
            {village.township}　{village.village}
          </label>
        ))}
      </div>
    </div>
  );
}

/** A department may ask for a village by its whole name only; the county looks through its own. */
function useVillages(roundId: string, name: string, whole: boolean) {
  const { query } = useApi();
  const params = { id: roundId };
  const asked = name.length > 0;
  const own = useQuery({
    ...query(assessments.list, { params, query: { search: name, page: 1, size: 20 } }),
    enabled: asked && !whole,
  });
  const candidates = useQuery({
    ...query(shortlists.candidates, { params, query: { name } }),
    enabled: asked && whole,
  });
  const rows: readonly Found[] | undefined = whole ? candidates.data : own.data?.rows;
  const { error, isLoading } = whole ? candidates : own;
  return { rows: asked ? rows : undefined, problem: asked ? error : null, waiting: asked && isLoading };
}
