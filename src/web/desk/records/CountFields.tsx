import { countLabel, countNameOf } from "#domain/records/labels.ts";
import { countsOf } from "#domain/records/record.ts";
import type { Draft } from "./entry-draft.ts";

interface CountFieldsProps {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}

/** The numbers that fit the kind, typed on the number pad. */
export function CountFields({ draft, onChange }: CountFieldsProps) {
  const { kind, counts } = draft;
  const { needed, fields } = countsOf[kind];
  if (fields.length === 0) return null;
  return (
    <div className="entry-counts">
      {fields.map((count, index) => {
        const label = `${countNameOf(kind, count)}（${countLabel[count].unit}${needed && index === 0 ? "" : "，选填"}）`;
        return (
          <div className="entry-field" key={count}>
            <label htmlFor={`entry-${count}`}>{label}</label>
            <input
              id={`entry-${count}`}
              className="num"
              inputMode={count === "moneyFen" ? "decimal" : "numeric"}
              autoComplete="off"
              maxLength={13}
              value={counts[count] ?? ""}
              onChange={({ target }) => onChange({ counts: { ...counts, [count]: target.value } })}
            />
          </div>
        );
      })}
    </div>
  );
}
