import { Button } from "antd";
import { imports } from "#contract/imports.ts";
import { useDownload } from "../../api/use-download.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ConfirmButton, KpiStrip, ProblemNote } from "../../ui/index.ts";
import { type Batch, outcomes, outcomeWords } from "./import-words.ts";

/** Both ways to go on, each with what it does. */
export function CommitStep({ batch, onBack }: { batch: Batch; onBack: () => void }) {
  const { id, counts, can } = batch;
  const { send, sending, problem } = useWrite(imports.commit, { refresh: [imports.read, imports.list] });
  const remarks = useDownload(imports.remarks);
  const good = counts.new + counts.update;
  const commit = (goodRowsOnly: boolean) => () => send({ params: { id }, body: { goodRowsOnly } });
  return (
    <Card title="确认导入">
      <KpiStrip items={outcomes.map((one) => ({ name: outcomeWords[one], value: counts[one], unit: "行" }))} />
      <div className="card-body">
        <p>{sentence(batch)}</p>
        <ProblemNote problem={problem ?? remarks.problem} />
        <div className="commit-choices">
          {counts.wrong === 0 ? (
            <ConfirmButton
              type="primary"
              disabled={!can.commit}
              sending={sending}
              question={`将写入 ${good} 行。24 小时内可以整批撤销。`}
              onConfirm={commit(false)}
            >
              导入
            </ConfirmButton>
          ) : (
            <>
              <Button type="primary" onClick={onBack}>
                回去改错
              </Button>
              <ConfirmButton
                disabled={!can.commit}
                sending={sending}
                question={`先写入 ${good} 行；有错的 ${counts.wrong} 行另存为草稿，改好后再导入。`}
                onConfirm={commit(true)}
              >
                {`先导入 ${good} 行，${counts.wrong} 行留在草稿`}
              </ConfirmButton>
            </>
          )}
          <Button loading={remarks.sending} onClick={() => remarks.send({ params: { id }, body: undefined })}>
            下载带核对结果的原表
          </Button>
        </div>
      </div>
    </Card>
  );
}

function sentence({ counts, clearEmpty }: Batch): string {
  const empties = clearEmpty ? "表中空着的格会清空系统中已有的内容。" : "表中空着的格不会清空系统中已有的内容。";
  if (counts.wrong === 0) return `各行都已核对无误。${empties}`;
  return `还有 ${counts.wrong} 行有错。一般应全部改正后一次导入；急用的，可以先导入正确的行。${empties}`;
}
