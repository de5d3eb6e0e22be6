import { Button } from "antd";
import { Link } from "wouter";
import { imports } from "#contract/imports.ts";
import { useDownload } from "../../api/use-download.ts";
import { Card, instant, KpiStrip, ProblemNote } from "../../ui/index.ts";
import { type Batch, outcomes, outcomeWords, stateWords } from "./import-words.ts";
import { UndoButton } from "./UndoButton.tsx";

export function ResultStep({ batch }: { batch: Batch }) {
  const params = { id: batch.id };
  const remarks = useDownload(imports.remarks);
  const original = useDownload(imports.original);
  const { counts, draftId, undoUntil, can } = batch;
  return (
    <Card title={stateWords[batch.state]} note={`批次 ${batch.number}`}>
      <KpiStrip items={outcomes.map((one) => ({ name: outcomeWords[one], value: counts[one], unit: "行" }))} />
      <div className="card-body">
        {batch.committedAt && (
          <p>
            {batch.createdBy}上传，{instant(batch.committedAt)} 导入。
            {can.undo && undoUntil && `可以在 ${instant(undoUntil)} 之前整批撤销。`}
          </p>
        )}
        {draftId && (
          <p>
            有错的 {counts.wrong} 行留在<Link href={`/imports/${draftId}`}>草稿</Link>里，改好后再导入。
          </p>
        )}
        <ProblemNote problem={remarks.problem ?? original.problem} />
        <div className="commit-choices">
          <Button loading={remarks.sending} onClick={() => remarks.send({ params, body: undefined })}>
            下载带导入结果的原表
          </Button>
          <Button loading={original.sending} onClick={() => original.send({ params, body: undefined })}>
            下载原表
          </Button>
          {can.undo && <UndoButton id={batch.id} />}
        </div>
      </div>
    </Card>
  );
}
