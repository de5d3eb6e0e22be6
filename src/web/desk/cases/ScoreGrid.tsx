import { InputNumber } from "antd";
import { type KeyboardEvent, useRef } from "react";
import type { AcceptanceScheme } from "#domain/cases/acceptance.ts";
import { numberBox } from "../screening/numbers.ts";

interface ScoreGridProps {
  readonly scheme: AcceptanceScheme;
  readonly scores: readonly (number | null)[];
  readonly onScores: (scores: (number | null)[]) => void;
}

/** Each aspect a box, each item a line; Enter goes to the next item. */
export function ScoreGrid({ scheme, scores, onScores }: ScoreGridProps) {
  const grid = useRef<HTMLDivElement>(null);
  const next = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const inputs = [...(grid.current?.querySelectorAll("input") ?? [])];
    inputs[inputs.indexOf(event.target as HTMLInputElement) + 1]?.focus();
  };
  const starts = startsOf(scheme);
  return (
    <div className="score-groups card-body" ref={grid}>
      {scheme.aspects.map(({ name, items }, a) => (
        <table key={name} className="score-table">
          <caption>
            {name}（{items.reduce((sum, { points }) => sum + points, 0)} 分）
          </caption>
          <tbody>
            {items.map((item, i) => {
              const at = starts[a]! + i;
              return (
                <tr key={item.name}>
                  <td>
                    <label htmlFor={`score-${at}`}>{item.name}</label>
                  </td>
                  <td className="score-number">
                    <InputNumber
                      id={`score-${at}`}
                      value={scores[at]}
                      min={0}
                      max={item.points}
                      step={0.5}
                      precision={2}
                      formatter={numberBox}
                      controls={false}
                      keyboard={false}
                      onChange={(score) => onScores(scores.map((one, n) => (n === at ? score : one)))}
                      onKeyDown={next}
                    />{" "}
                    / {item.points}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ))}
    </div>
  );
}

function startsOf({ aspects }: AcceptanceScheme): number[] {
  return aspects.map((_, a) => aspects.slice(0, a).reduce((sum, { items }) => sum + items.length, 0));
}
