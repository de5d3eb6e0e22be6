import { useQuery } from "@tanstack/react-query";
import { useParams, useSearchParams } from "wouter";
import { imports } from "#contract/imports.ts";
import { jobs } from "#contract/jobs.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, JobProgress, Page, ProblemNote, Waiting } from "../../ui/index.ts";
import { CheckStep } from "./CheckStep.tsx";
import { ColumnsStep } from "./ColumnsStep.tsx";
import { CommitStep } from "./CommitStep.tsx";
import { DiscardButton } from "./DiscardButton.tsx";
import { type Batch, stepOf, type Step, steps } from "./import-words.ts";
import { ResultStep } from "./ResultStep.tsx";
import { SheetStep } from "./SheetStep.tsx";
import { StepBar } from "./StepBar.tsx";
import "./imports.css";

export function ImportPage() {
  const { id } = useParams<{ id: string }>();
  const [params, setParams] = useSearchParams();
  const { data: batch, error, refetch } = useQuery(useApi().query(imports.read, { params: { id } }));
  if (!batch) return <Page title="表格导入">{error ? <ProblemNote problem={error} /> : <Waiting lines={8} />}</Page>;
  const step = stepOf(batch, params.get("step"));
  const go = (to: Step) => setParams({ step: to });
  return (
    <Page
      title={`导入${batch.registerTitle}`}
      subtitle={`${batch.fileName}，批次 ${batch.number}`}
      breadcrumb={[{ title: "表格导入", path: "/imports" }]}
      actions={batch.can.discard && <DiscardButton id={id} />}
    >
      <StepBar step={step} onStep={go} open={openSteps(batch)} finished={!batch.can.edit} />
      {batch.warnings.map((warning) => (
        <p key={warning} className="import-warning" role="note">
          {warning}
        </p>
      ))}
      {batch.jobId ? <AtWork key={batch.jobId} jobId={batch.jobId} onDone={() => void refetch()} /> : null}
      <StepBody batch={batch} step={step} go={go} />
    </Page>
  );
}

/** One may go back to any step done, and on to the next one open. */
function openSteps({ can, state, draftOf }: Batch): Step[] {
  if (!can.edit) return [];
  const first = draftOf ? steps.slice(3) : steps.slice(1);
  return state === "checked" ? first.filter((step) => step !== "commit" || can.commit) : ["sheet", "columns"];
}

function StepBody({ batch, step, go }: { batch: Batch; step: Step; go: (step: Step) => void }) {
  if (!batch.can.edit) return <ResultStep batch={batch} />;
  if (batch.sheets.length === 0) return null;
  if (step === "columns") return <ColumnsStep key={batch.sheet} batch={batch} onNext={() => go("check")} />;
  if (step === "check") return <CheckStep batch={batch} onNext={() => go("commit")} />;
  if (step === "commit") return <CommitStep batch={batch} onBack={() => go("check")} />;
  return <SheetStep key={batch.sheet} batch={batch} onNext={() => go("columns")} />;
}

function AtWork({ jobId, onDone }: { jobId: string; onDone: () => void }) {
  const { send, problem } = useWrite(jobs.cancel, { refresh: [jobs.get, imports.read] });
  return (
    <Card title="正在办理">
      <div className="card-body">
        <JobProgress
          job={useApi().query(jobs.get, { params: { id: jobId } })}
          onDone={onDone}
          onCancel={() => send({ params: { id: jobId }, body: undefined })}
        />
        <p className="hint">可以离开本页，办完后从“表格导入”再打开。</p>
        <ProblemNote problem={problem} />
      </div>
    </Card>
  );
}
