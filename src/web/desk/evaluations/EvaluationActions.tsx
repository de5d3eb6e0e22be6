import { Button } from "antd";
import { useLocation } from "wouter";
import { evaluations } from "#contract/evaluations.ts";
import { useDownload } from "../../api/use-download.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, PrintButton, ProblemNote, toast } from "../../ui/index.ts";
import type { Evaluation } from "./contract-types.ts";

const refresh = [evaluations.get, evaluations.list, evaluations.table];

/** 录入 → 公示 → 定格, and the workbook. */
export function EvaluationActions({ evaluation }: { evaluation: Evaluation }) {
  const { id, version, can } = evaluation;
  const [, navigate] = useLocation();
  const workbook = useDownload(evaluations.export);
  const publish = useWrite(evaluations.publish, {
    refresh,
    onDone: ({ publicityTo }) => toast(`已公示，申诉受理至 ${publicityTo}。`),
  });
  const freeze = useWrite(evaluations.freeze, { refresh, onDone: () => toast("已定格。") });
  const cancel = useWrite(evaluations.cancel, { refresh, onDone: () => toast("已取消。") });
  const params = { id };
  return (
    <>
      <PrintButton />
      <Button loading={workbook.sending} onClick={() => workbook.send({ params })}>
        导出 Excel
      </Button>
      {can.cancel && (
        <ConfirmButton
          danger
          sending={cancel.sending}
          question="取消后本期不再评分，不能恢复。"
          reason={{ label: "取消理由", min: 2 }}
          onConfirm={(reason) => cancel.send({ params, body: { version, reason } })}
        >
          取消考核
        </ConfirmButton>
      )}
      {can.score && <Button onClick={() => navigate(`/evaluations/${id}/sheet`)}>成批录入</Button>}
      {can.publish && (
        <ConfirmButton
          type="primary"
          sending={publish.sending}
          question={`公示 ${evaluation.content.appealDays} 个工作日。系统取数连同明细就此留存，乡镇、工作队可以查看本村（队）得分并申诉。`}
          onConfirm={() => publish.send({ params, body: { version } })}
        >
          公示
        </ConfirmButton>
      )}
      {can.freeze && (
        <ConfirmButton
          type="primary"
          sending={freeze.sending}
          question="定格后得分、理由和明细一律不再改动。评过分的和发起公示的人员不能办理定格。"
          onConfirm={() => freeze.send({ params, body: { version } })}
        >
          定格
        </ConfirmButton>
      )}
      <ProblemNote problem={workbook.problem ?? publish.problem ?? freeze.problem ?? cancel.problem} />
    </>
  );
}
