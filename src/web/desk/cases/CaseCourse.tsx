import { useQuery } from "@tanstack/react-query";
import { caseSteps } from "#contract/case-steps.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, ProblemNote, Waiting } from "../../ui/index.ts";
import { AcceptanceList } from "./AcceptanceList.tsx";
import { ChainNote } from "./ChainNote.tsx";
import { CheckList } from "./CheckList.tsx";
import { barOf, clockNote } from "./course.ts";
import { LookBackList } from "./LookBackList.tsx";
import { StepActions } from "./StepActions.tsx";
import { StepLog } from "./StepLog.tsx";
import type { CaseFile } from "./case-file.ts";
import "./course.css";

/** 办理过程: where the file stands, what this office does next, and everything that was done. */
export function CaseCourse({ file }: { file: CaseFile }) {
  const { data: course, error } = useQuery(useApi().query(caseSteps.course, { params: { id: file.id } }));
  if (!course)
    return (
      <Card title="办理过程">
        <ProblemNote problem={error} />
        {!error && <Waiting lines={3} />}
      </Card>
    );
  return (
    <>
      <Card title="办理过程" note={clockNote(course)}>
        <ProblemNote problem={error} />
        <ol className="steps" aria-label="办理环节">
          {barOf(course, file.openedOn).map(({ name, state, note }) => (
            <li key={name} className={`step step-${state}`} aria-current={state === "now" ? "step" : undefined}>
              <strong>
                <span aria-hidden="true">{state === "done" ? "✓ " : state === "now" ? "● " : "○ "}</span>
                {name}
              </strong>
              <small>{note || (state === "ahead" ? "未到" : "")}</small>
            </li>
          ))}
        </ol>
        <ChainNote id={file.id} course={course} />
        <StepActions file={file} course={course} />
        <StepLog course={course} />
      </Card>
      {course.acceptances.length > 0 && <AcceptanceList caseId={file.id} course={course} />}
      {course.checks.length > 0 && <CheckList file={file} course={course} />}
      {course.lookBacks.length > 0 && <LookBackList course={course} />}
    </>
  );
}
