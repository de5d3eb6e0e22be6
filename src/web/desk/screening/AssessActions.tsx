import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useLocation } from "wouter";
import { assessments } from "#contract/assessments.ts";
import { imports } from "#contract/imports.ts";
import { rounds } from "#contract/screening.ts";
import { useApi } from "../../api/use-api.ts";
import { useDownload } from "../../api/use-download.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import { useOpenRoutes } from "../desk-route.ts";
import { useMe } from "../use-me.ts";
import type { Assessment, Round } from "./contract-types.ts";

interface AssessActionsProps {
  readonly round: Round;
  /** What the list shows: 标明缺报 takes exactly those seen. */
  readonly rows: readonly Assessment[];
}

const refresh = [assessments.list, assessments.read, assessments.progress, rounds.read, rounds.list];

export function AssessActions({ round, rows }: AssessActionsProps) {
  const { verbs } = useMe();
  if (round.status !== "assessing") return null;
  return (
    <>
      {verbs.includes("assessment.write") && verbs.includes("import.read") && <TableLinks roundId={round.id} />}
      {verbs.includes("assessment.write") && <SubmitAll round={round} />}
      {verbs.includes("assessment.return") && <MarkMissing round={round} rows={rows} />}
    </>
  );
}

/** One workbook is both the template and the way to see what it asks for. */
function TableLinks({ roundId }: { roundId: string }) {
  const [, go] = useLocation();
  const { send, sending, problem } = useDownload(imports.template);
  const opens = useOpenRoutes().some((one) => one.path === "/imports/new");
  return (
    <>
      <ProblemNote problem={problem} />
      <Button loading={sending} onClick={() => send({ query: { register: "assessment", roundId } })}>
        下载填报模板
      </Button>
      {opens && <Button onClick={() => go(`/imports/new?register=assessment&roundId=${roundId}`)}>用表格导入</Button>}
    </>
  );
}

function SubmitAll({ round }: { round: Round }) {
  const params = { id: round.id };
  const query = { status: "draft" as const, page: 1, size: 200 };
  const { data } = useQuery(useApi().query(assessments.list, { params, query }));
  const { send, sending, problem } = useWrite(assessments.submit, {
    refresh,
    onDone: ({ submitted }) => toast(`已上报 ${submitted} 个村。`),
  });
  const ready = data?.rows.filter((row) => row.can.submit) ?? [];
  return (
    <>
      <ProblemNote problem={problem} />
      <ConfirmButton
        type="primary"
        disabled={ready.length === 0}
        sending={sending}
        question={`把 ${ready.length} 个村的草稿上报县委组织部。上报后不能自行修改，需要改的由县里退回。空着的指标按暂缺计。`}
        onConfirm={() => send({ params, body: { villageIds: ready.map((row) => row.villageId) } })}
      >
        {`上报全部草稿（${ready.length}）`}
      </ConfirmButton>
    </>
  );
}

function MarkMissing({ round, rows }: AssessActionsProps) {
  const { send, sending, problem } = useWrite(assessments.markMissing, {
    refresh,
    onDone: ({ marked }) => toast(`已标明 ${marked} 个村缺报。`),
  });
  const late = rows.filter((row) => row.can.markMissing);
  return (
    <>
      <ProblemNote problem={problem} />
      <ConfirmButton
        disabled={late.length === 0}
        sending={sending}
        question={`把左边列出的 ${late.length} 个没有报来的村标明缺报，排序时按区间计算。乡镇随后补报的，仍按补报计。`}
        onConfirm={() => send({ params: { id: round.id }, body: { villageIds: late.map((row) => row.villageId) } })}
      >
        {`所列未报村标明缺报（${late.length}）`}
      </ConfirmButton>
    </>
  );
}
