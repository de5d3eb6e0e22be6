import { Fragment, useState } from "react";
import { certaintyText, listedBecauseLabel } from "#domain/screening/labels.ts";
import { Breakdown } from "./Breakdown.tsx";
import type { RankedVillage, Round } from "./contract-types.ts";
import { pointsText } from "./numbers.ts";
import { PointsBar } from "./PointsBar.tsx";
import { lineAfter } from "./ranking-line.ts";

interface RankingTableProps {
  readonly round: Round;
  readonly rows: readonly RankedVillage[];
  readonly line: number | null;
}

const heads = ["名次", "乡镇", "村（社区）", "得分", "", "表现（种）", "列入情况", "入围稳定性", "明细"];

export function RankingTable({ round, rows, line }: RankingTableProps) {
  const [open, setOpen] = useState<readonly string[]>([]);
  const cut = lineAfter(rows, line);
  const toggle = (id: string) => setOpen(open.includes(id) ? open.filter((one) => one !== id) : [...open, id]);
  return (
    <div className="wide-scroll">
      <table className="grid ranking">
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th scope="col" key={`${head} ${index}`} className={[0, 3, 5].includes(index) ? "end" : undefined}>
                {head || <span className="only-heard">得分图</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Fragment key={row.villageId}>
              <VillageRow row={row} isOpen={open.includes(row.villageId)} onToggle={() => toggle(row.villageId)} />
              {open.includes(row.villageId) && (
                <tr>
                  <td colSpan={heads.length} className="breakdown-cell">
                    <Breakdown round={round} row={row} />
                  </td>
                </tr>
              )}
              {index === cut && line !== null && (
                <tr className="cut">
                  <td colSpan={heads.length}>▲ 以上按比例列入　入围线 {pointsText(line)} 分　以下未列入 ▼</td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface VillageRowProps {
  readonly row: RankedVillage;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function VillageRow({ row, isOpen, onToggle }: VillageRowProps) {
  return (
    <tr className={row.nearLine ? "row-near" : undefined}>
      <td className="end">{row.position}</td>
      <td>{row.township}</td>
      <td>{row.village}</td>
      <td className="end">
        {pointsText(row.points)}
        {row.low < row.high && (
          <span className="interval">
            {pointsText(row.low)}—{pointsText(row.high)}
          </span>
        )}
      </td>
      <td className="bar-cell">
        <PointsBar {...row} />
      </td>
      <td className="end">{row.manifestations.length}</td>
      <td>{row.listed ? `${row.listed === "direct-hit" ? "● " : ""}${listedBecauseLabel[row.listed]}` : "未列入"}</td>
      <td className={row.gap ? "gap-note" : undefined}>{certaintyText(row)}</td>
      <td>
        <button
          type="button"
          className="as-link"
          aria-expanded={isOpen}
          aria-label={`${row.village}的得分明细`}
          onClick={onToggle}
        >
          {isOpen ? "收起" : "展开"}
        </button>
      </td>
    </tr>
  );
}
