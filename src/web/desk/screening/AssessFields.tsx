import { Checkbox, Input } from "antd";
import { useId } from "react";
import { directionLabel } from "#domain/screening/labels.ts";
import { type AssessDraft, type Cell, cellNote } from "./assess-draft.ts";
import type { Indicator, Item } from "./contract-types.ts";

interface AssessFieldsProps {
  readonly indicators: readonly Indicator[];
  readonly items: readonly Item[];
  readonly draft: AssessDraft;
  readonly locked: boolean;
  readonly onDraft: (draft: AssessDraft) => void;
}

export function AssessFields({ indicators, items, draft, locked, onDraft }: AssessFieldsProps) {
  const setCell = (index: number, cell: Cell) =>
    onDraft({ ...draft, cells: draft.cells.map((one, at) => (at === index ? cell : one)) });
  const tick = (code: string, ticked: boolean) =>
    onDraft({
      ...draft,
      manifestations: ticked ? [...draft.manifestations, code] : draft.manifestations.filter((one) => one !== code),
    });
  return (
    <div className={locked ? "readable" : undefined}>
      <fieldset>
        <legend>评估指标</legend>
        {indicators.map((indicator, index) => (
          <IndicatorField
            key={indicator.code}
            indicator={indicator}
            cell={draft.cells[index]!}
            locked={locked}
            first={index === 0}
            onCell={(cell) => setCell(index, cell)}
          />
        ))}
      </fieldset>
      <Manifestations items={items} ticked={draft.manifestations} locked={locked} onTick={tick} />
      <label className="labelled">
        <span className="labelled-word">情况说明（选填）</span>
        <Input.TextArea
          value={draft.note}
          rows={3}
          maxLength={1000}
          disabled={locked}
          placeholder="只写需要县里知道的情况，不写群众姓名、身份证号、电话。"
          onChange={({ target }) => onDraft({ ...draft, note: target.value })}
        />
      </label>
    </div>
  );
}

interface ManifestationsProps {
  readonly items: readonly Item[];
  readonly ticked: readonly string[];
  readonly locked: boolean;
  readonly onTick: (code: string, ticked: boolean) => void;
}

function Manifestations({ items, ticked, locked, onTick }: ManifestationsProps) {
  return (
    <fieldset>
      <legend>软弱涣散表现（有的勾选，没有的不勾）</legend>
      <ul className="tick-list">
        {items.map((item) => (
          <li key={item.code}>
            <Checkbox
              checked={ticked.includes(item.code)}
              disabled={locked}
              onChange={({ target }) => onTick(item.code, target.checked)}
            >
              {item.name}
              {item.meaning && <span className="hint"> {item.meaning}</span>}
            </Checkbox>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

interface IndicatorFieldProps {
  readonly indicator: Indicator;
  readonly cell: Cell;
  readonly locked: boolean;
  /** Takes the focus, so that Ctrl+Enter leads on from village to village without the mouse. */
  readonly first: boolean;
  readonly onCell: (cell: Cell) => void;
}

function IndicatorField({ indicator, cell, locked, first, onCell }: IndicatorFieldProps) {
  const field = useId();
  const note = cellNote(cell, indicator);
  const { name, unit, min, max, direction } = indicator;
  return (
    <div className="measure">
      <label htmlFor={field}>
        {name}
        <span className="hint">{`${min} 至 ${max}${unit ?? ""}，${directionLabel[direction]}`}</span>
      </label>
      <span className="measure-box">
        <Input
          id={field}
          inputMode="numeric"
          autoFocus={first}
          value={cell.text}
          suffix={unit}
          disabled={locked || cell.absent}
          status={note?.wrong ? "error" : undefined}
          aria-invalid={note?.wrong}
          aria-describedby={note ? `${field}-note` : undefined}
          onChange={({ target }) => onCell({ ...cell, text: target.value })}
        />
        <Checkbox
          checked={cell.absent}
          disabled={locked}
          aria-label={`${name}暂缺`}
          onChange={({ target }) => onCell({ text: target.checked ? "" : cell.text, absent: target.checked })}
        >
          暂缺
        </Checkbox>
      </span>
      {note && (
        <span id={`${field}-note`} className={note.wrong ? "field-error" : "hint"}>
          {note.sentence}
        </span>
      )}
    </div>
  );
}
