import { Button, Checkbox } from "antd";
import { useState } from "react";
import { opinionKindLabel } from "#domain/screening/labels.ts";
import { instant } from "../../ui/index.ts";
import { becauseText } from "./because-text.ts";
import type { Item, ShortlistRow } from "./contract-types.ts";
import { OpinionForm } from "./OpinionForm.tsx";
import { isListed, standing } from "./shortlist-counts.ts";

interface OpinionRowProps {
  readonly roundId: string;
  readonly row: ShortlistRow;
  readonly items: readonly Item[] | readonly { readonly code: string; readonly name: string }[];
  readonly mayWrite: boolean;
  readonly picked: boolean;
  readonly onPick: (on: boolean) => void;
}

export function OpinionRow({ roundId, row, items, mayWrite, picked, onPick }: OpinionRowProps) {
  const [writing, setWriting] = useState(false);
  const mine = standing(row)[0];
  const names = row.manifestations.map((code) => items.find((item) => item.code === code)?.name ?? code);
  return (
    <li className={mine && mine.kind !== "keep" ? "opinion-row opinion-open" : "opinion-row"}>
      <div className="opinion-village">
        {mayWrite && (
          <Checkbox
            aria-label={`选中${row.village}`}
            disabled={Boolean(mine) || !isListed(row)}
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
      <div>
        {mine ? (
          <p>
            {opinionKindLabel[mine.kind]}
            {mine.reason && `：${mine.reason}`}　<span className="hint">{instant(mine.at)}</span>
          </p>
        ) : (
          !writing && <p className="hint">本单位尚未提意见</p>
        )}
        {writing && <OpinionForm roundId={roundId} row={row} onClose={() => setWriting(false)} />}
        {mayWrite && !writing && (
          <Button size="small" aria-label={`${row.village}：提意见`} onClick={() => setWriting(true)}>
            {mine ? "改提意见" : "提意见"}
          </Button>
        )}
      </div>
    </li>
  );
}
