import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { evaluations } from "#contract/evaluations.ts";
import { cadenceLabel, scaleLabel, statusLabel, subjectLabel } from "#domain/evaluation/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, instant, KpiStrip, Page, ProblemNote, Waiting } from "../../ui/index.ts";
import type { Evaluation } from "./contract-types.ts";
import { EvaluationActions } from "./EvaluationActions.tsx";
import { FrozenCard } from "./FrozenCard.tsx";
import { ScoreTable } from "./ScoreTable.tsx";
import "./evaluations.css";

const way = [{ title: "考核", path: "/evaluations" }];

export function EvaluationPage() {
  const { id } = useParams<{ id: string }>();
  const { data: evaluation, error } = useQuery(useApi().query(evaluations.get, { params: { id } }));
  if (!evaluation)
    return (
      <Page title="考核" breadcrumb={way}>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={8} />}
      </Page>
    );
  return (
    <Page
      title={evaluation.title}
      subtitle={`${subjectLabel[evaluation.subject]}　${cadenceLabel[evaluation.cadence]}　${evaluation.from} 至 ${evaluation.to}　${evaluation.round}`}
      breadcrumb={way}
      actions={<EvaluationActions evaluation={evaluation} />}
    >
      <ProblemNote problem={error} />
      <KpiStrip
        items={[
          { name: "状态", value: statusLabel[evaluation.status], note: noteOf(evaluation) },
          { name: "考核对象", value: evaluation.subjects, unit: "个" },
          { name: "待答复申诉", value: evaluation.openAppeals, unit: "件" },
          { name: "方案", value: scaleLabel[evaluation.content.scale], note: schemeNote(evaluation) },
        ]}
      />
      {evaluation.why.length > 0 && (evaluation.can.publish || evaluation.can.freeze) && (
        <Card title="下一步之前" padded>
          {evaluation.why.map((one) => (
            <p key={one}>{one}</p>
          ))}
        </Card>
      )}
      {evaluation.can.recheck && <FrozenCard evaluation={evaluation} />}
      <ScoreTable evaluation={evaluation} />
    </Page>
  );
}

function noteOf({ status, publicityFrom, publicityTo, frozenAt, frozenBy, cancelReason }: Evaluation) {
  if (status === "publicity") return `${publicityFrom} 至 ${publicityTo}，期内受理申诉`;
  if (status === "frozen") return `${instant(frozenAt!)}　${frozenBy ?? ""}`;
  if (status === "cancelled") return cancelReason;
  return "公示后乡镇、工作队可见";
}

const schemeNote = ({ scheme, schemeVersion, newerScheme }: Evaluation) =>
  `${scheme}，${schemeVersion === 0 ? "系统默认规则" : `第 ${schemeVersion} 版`}${newerScheme === null ? "" : `；方案已有第 ${newerScheme} 版，本期仍按原方案`}`;
