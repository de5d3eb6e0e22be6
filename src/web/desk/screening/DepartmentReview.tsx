import { useState } from "react";
import { useSearchParams } from "wouter";
import { opinionKindLabel } from "#domain/screening/labels.ts";
import { Card, Empty, Progress } from "../../ui/index.ts";
import type { Shortlist } from "./contract-types.ts";
import { BatchKeep } from "./BatchKeep.tsx";
import { OpinionRow } from "./OpinionRow.tsx";
import { ProposeVillage } from "./ProposeVillage.tsx";
import { opinedOf, shown } from "./shortlist-counts.ts";
import { ShortlistFilters } from "./ShortlistFilters.tsx";
import { WithdrawOpinions } from "./WithdrawOpinions.tsx";
import { filledOf } from "./url-filter.ts";

const views = [
  ["unopined", "尚未提意见"],
  ["opinion", "本单位建议增列"],
] as const;

/** A department sees the list alone, neither points nor places, and writes for its own organisation. */
export function DepartmentReview({ page }: { page: Shortlist }) {
  const [params, setParams] = useSearchParams();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [written, setWritten] = useState<readonly string[]>([]);
  const filter = filledOf(params, ["townshipId", "view"]);
  const rows = shown(page.rows, filter["view"], filter["townshipId"]);
  const { done, of } = opinedOf(page.rows);
  const { round } = page;
  const pick = (villageId: string, on: boolean) =>
    setPicked(on ? [...picked, villageId] : picked.filter((one) => one !== villageId));
  return (
    <>
      <Card title="本单位进度" note={page.can.opine ? undefined : "本轮现在不收联审意见"} padded>
        <span className="progress-line">
          已提／应提（村） <Progress done={done} of={of} />
        </span>
      </Card>
      <Card title="名单" note={`共 ${page.rows.length} 个，显示 ${rows.length} 个`}>
        <ShortlistFilters rows={page.rows} filter={filter} onFilter={(next) => setParams(next)} views={views}>
          {page.can.opine && <ProposeVillage roundId={round.id} />}
        </ShortlistFilters>
        {page.can.opine && (
          <BatchKeep
            round={round}
            rows={rows}
            picked={rows.filter((row) => picked.includes(row.villageId))}
            onPicked={setPicked}
            onWritten={setWritten}
          />
        )}
        {page.can.opine && <JustWritten round={round} villageIds={written} onDone={() => setWritten([])} />}
        {rows.length === 0 && <Empty>没有符合条件的村。</Empty>}
        <ul className="opinion-list">
          {rows.map((row) => (
            <OpinionRow
              key={row.villageId}
              round={round}
              row={row}
              mayWrite={page.can.opine}
              picked={picked.includes(row.villageId)}
              onPick={(on) => pick(row.villageId, on)}
            />
          ))}
        </ul>
      </Card>
    </>
  );
}

interface JustWrittenProps {
  readonly round: Shortlist["round"];
  readonly villageIds: readonly string[];
  readonly onDone: () => void;
}

function JustWritten({ round, villageIds, onDone }: JustWrittenProps) {
  const count = villageIds.length;
  if (count === 0) return null;
  return (
    <div className="notice button-row">
      {`刚才对 ${count} 个村提出了“${opinionKindLabel.keep}”。`}
      <WithdrawOpinions
        round={round}
        villageIds={villageIds}
        word="撤回这一批"
        villages={`这 ${count} 个村`}
        size="small"
        onDone={onDone}
      />
    </div>
  );
}
