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
  const { id, can } = evaluation;
  const [, navigate] = useLocation();
  const workbook = useDownload(evaluations.export);
  return (
    <>
      <PrintButton />
      <Button loading={workbook.sending} onClick={() => workbook.send({ params: { id } })}>
        导出 Excel
      </Button>
      {can.cancel && <Cancel evaluation={evaluation} />}
      {can.score && <Button onClick={() => navigate(`/evaluations/${id}/sheet`)}>成批录入</Button>}
      {can.publish && <Publish evaluation={evaluation} />}
      {can.freeze && <Freeze evaluation={evaluation} />}
      <ProblemNote problem={workbook.problem} />
    </>
  );
}

function Cancel({ evaluation: { id, version } }: { evaluation: Evaluation }) {
  const cancel = useWrite(evaluations.cancel, { refresh, onDone: () => toast("已取消。") });
  return (
    <>
      <ConfirmButton
        danger
        sending={cancel.sending}
        question="取消后本期不再评分，不能恢复。"
        reason={{ label: "取消理由", min: 2 }}
        onConfirm={(reason) => cancel.send({ params: { id }, body: { version, reason } })}
      >
        取消考核
      </ConfirmButton>
      <ProblemNote problem={cancel.problem} />
    </>
  );
}

function Publish({ evaluation: { id, version, content } }: { evaluation: Evaluation }) {
  const publish = useWrite(evaluations.publish, {
    refresh,
    onDone: ({ publicityTo }) => toast(`已公示，申诉受理至 ${publicityTo}。`),
  });
  return (
    <>
      <ConfirmButton
        type="primary"
        sending={publish.sending}
        question={`公示 ${content.appealDays} 个工作日。系统取数连同明细就此留存，乡镇、工作队可以查看本村（队）得分并申诉。`}
        onConfirm={() => publish.send({ params: { id }, body: { version } })}
      >
        公示
      </ConfirmButton>
      <ProblemNote problem={publish.problem} />
    </>
  );
}

function Freeze({ evaluation: { id, version } }: { evaluation: Evaluation }) {
  const freeze = useWrite(evaluations.freeze, { refresh, onDone: () => toast("已定格。") });
  return (
    <>
      <ConfirmButton
        type="primary"
        sending={freeze.sending}
        question="定格后得分、理由和明细一律不再改动。评过分的和发起公示的人员不能办理定格。"
        onConfirm={() => freeze.send({ params: { id }, body: { version } })}
      >
        定格
      </ConfirmButton>
      <ProblemNote problem={freeze.problem} />
    </>
  );
}
