import { Button, Checkbox } from "antd";
import { useState } from "react";
import { opinionKindLabel } from "#domain/screening/labels.ts";
import { instant } from "../../ui/index.ts";
import { becauseText } from "./because-text.ts";
import type { Opinion, Shortlist, ShortlistRow } from "./contract-types.ts";
import { OpinionForm } from "./OpinionForm.tsx";
import { isListed, standing } from "./shortlist-counts.ts";
import { WithdrawOpinions } from "./WithdrawOpinions.tsx";

interface OpinionRowProps {
  readonly round: Shortlist["round"];
  readonly row: ShortlistRow;
  readonly mayWrite: boolean;
  readonly picked: boolean;
  readonly onPick: (on: boolean) => void;
}

export function OpinionRow({ round, row, mayWrite, picked, onPick }: OpinionRowProps) {
  const mine = standing(row)[0];
  const names = row.manifestations.map((code) => round.items.find((item) => item.code === code)?.name ?? code);
  const differs = mine !== undefined && mine.kind !== "keep";
  return (
    <li className={differs ? "opinion-row opinion-open" : "opinion-row"}>
      <div className="opinion-village">
        {mayWrite && (
          <Checkbox
            aria-label={`选中${row.village}`}
            disabled={mine !== undefined || !isListed(row)}
            checked={picked}
            onChange={({ target }) => onPick(target.checked)}
          />
        )}
        <div>
          <strong>{row.village}</strong>　{row.township}
          <div className="hint">
            {becauseText(row)}
            {names.length > 0 && `；表现：${names.join("、")}`}
          </div>
        </div>
      </div>
      <MyOpinion round={round} row={row} mine={mine} mayWrite={mayWrite} />
    </li>
  );
}

interface MyOpinionProps {
  readonly round: Shortlist["round"];
  readonly row: ShortlistRow;
  readonly mine: Opinion | undefined;
  readonly mayWrite: boolean;
}

function MyOpinion({ round, row, mine, mayWrite }: MyOpinionProps) {
  const [writing, setWriting] = useState(false);
  if (writing) return <OpinionForm roundId={round.id} row={row} onClose={() => setWriting(false)} />;
  return (
    <div className="my-opinion">
      {mine ? (
        <span>
          <strong>{opinionKindLabel[mine.kind]}</strong>
          {mine.reason && `：${mine.reason}`}　<span className="hint">{instant(mine.at)}</span>
        </span>
      ) : (
        <span className="hint">本单位尚未提意见</span>
      )}
      {mayWrite && (
        <span className="button-row">
          <Button size="small" aria-label={`${row.village}：提意见`} onClick={() => setWriting(true)}>
            {mine ? "改提意见" : "提意见"}
          </Button>
          {mine && (
            <WithdrawOpinions
              round={round}
              villageIds={[row.villageId]}
              word="撤回意见"
              villages={row.village}
              size="small"
            />
          )}
        </span>
      )}
    </div>
  );
}
