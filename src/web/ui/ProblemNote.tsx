import { useEffect, useRef } from "react";
import type { Problem, Reason } from "#contract/problem.ts";

interface ProblemNoteProps {
  readonly problem: Problem | null | undefined;
  /** In place of the title of the code, where that would mislead. */
  readonly title?: string;
  /** The id of the control a reason is about; with it the reason becomes a link to that control. */
  readonly controlOf?: (at: string) => string | undefined;
}

/** The error summary: it takes the focus when it appears, so it is read out and never missed above the fold. */
export function ProblemNote({ problem, title, controlOf }: ProblemNoteProps) {
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) note.current?.focus();
  }, [problem]);
  if (!problem) return null;
  const { reasons } = problem;
  // A refusal's sentence is its reasons run together: once is enough.
  const sentence = reasons.map((one) => one.sentence).join("") === problem.message ? "" : problem.message;
  return (
    <div className="problem" role="alert" tabIndex={-1} ref={note}>
      <strong>{title ?? problem.toJSON().title}</strong>
      {sentence && <p>{sentence}</p>}
      {reasons.length > 0 && (
        <ul>
          {reasons.map((one, index) => (
            <li key={`${one.rule} ${one.at ?? ""} ${index}`}>
              <ReasonLine reason={one} control={one.at === undefined ? undefined : controlOf?.(one.at)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ReasonLine({ reason, control }: { reason: Reason; control: string | undefined }) {
  if (!control) return <>{reason.sentence}</>;
  const goThere = () => document.getElementById(control)?.focus();
  return (
    <button type="button" className="as-link" onClick={goThere}>
      {reason.sentence}
    </button>
  );
}
