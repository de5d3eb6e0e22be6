import { Button, Checkbox } from "antd";
import { useState } from "react";
import { opinionKindLabel } from "#domain/screening/labels.ts";
import { instant } from "../../ui/index.ts";
import { becauseText } from "./because-text.ts";
import type { Opinion, Shortlist, ShortlistRow } from "./contract-types.ts";
import { OpinionForm } from "./OpinionForm.tsx";
import { isListed, standing } from "./shortlist-counts.ts";

interface OpinionRowProps {
  readonly roundId: string;
  readonly row: ShortlistRow;
  readonly items: Shortlist["round"]["items"];
  readonly mayWrite: boolean;
  readonly picked: boolean;
  readonly onPick: (on: boolean) => void;
}

export function OpinionRow({ roundId, row, items, mayWrite, picked, onPick }: OpinionRowProps) {
  const mine = standing(row)[0];
  const names = row.manifestations.map((code) => items.find((item) => item.code === code)?.name ?? code);
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
      <MyOpinion roundId={roundId} row={row} mine={mine} mayWrite={mayWrite} />
    </li>
  );
}

interface MyOpinionProps {
  readonly roundId: string;
  readonly row: ShortlistRow;
  readonly mine: Opinion | undefined;
  readonly mayWrite: boolean;
}

function MyOpinion({ roundId, row, mine, mayWrite }: MyOpinionProps) {
  const [writing, setWriting] = useState(false);
  if (writing) return <OpinionForm roundId={roundId} row={row} onClose={() => setWriting(false)} />;
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
        <Button size="small" aria-label={`${row.village}：提意见`} onClick={() => setWriting(true)}>
          {mine ? "改提意见" : "提意见"}
        </Button>
      )}
    </div>
  );
}
