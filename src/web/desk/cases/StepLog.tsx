import { caseActionLabel } from "#domain/cases/labels.ts";
import type { Course } from "./course.ts";

/** Every step with its day, its hand and its words, the latest on top. */
export function StepLog({ course: { steps } }: { course: Course }) {
  if (steps.length === 0) return null;
  return (
    <details className="step-log" open={steps.length <= 6}>
      <summary>办理记录（{steps.length} 步）</summary>
      <ol reversed>
        {steps.toReversed().map(({ id, action, onDay, by, opinion }) => (
          <li key={id}>
            <span className="step-day">{onDay}</span> <strong>{caseActionLabel[action]}</strong>　{by}
            {opinion && <p>{opinion}</p>}
          </li>
        ))}
      </ol>
    </details>
  );
}
