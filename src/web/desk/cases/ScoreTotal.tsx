import type { ReactNode } from "react";
import type { AcceptanceScheme, Judgement } from "#domain/cases/acceptance.ts";
import { outcomeLabel } from "#domain/cases/step-labels.ts";
import { type Draft, lacking, runningTotal } from "./acceptance-draft.ts";

interface ScoreTotalProps {
  readonly scheme: AcceptanceScheme;
  readonly draft: Draft;
  readonly result: Judgement | null;
  readonly children: ReactNode;
}

/** Stays in sight: how many points so far, and what that comes to. */
export function ScoreTotal({ scheme, draft, result, children }: ScoreTotalProps) {
  const { points, filled } = runningTotal(draft.scores);
  const missing = lacking(scheme, draft);
  return (
    <div className="score-total" role="status">
      <span>
        综合得分 <strong>{points}</strong> 分（合格线 {scheme.passPoints} 分，已评 {filled}/{draft.scores.length} 项）
      </span>
      {result && (
        <span>
          <b>{resultText(result)}</b>
        </span>
      )}
      {missing.length > 0 && <span>还差：{missing.join("、")}</span>}
      {children}
    </div>
  );
}

function resultText({ outcome, veto }: Judgement): string {
  const why = veto === "dissatisfied" ? "（不满意票超过规定比例，一票否决）" : "";
  return `验收结果：${outcomeLabel[outcome]}${why}`;
}
