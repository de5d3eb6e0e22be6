import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useParams } from "wouter";
import { evaluations } from "#contract/evaluations.ts";
import { scaleLabel } from "#domain/evaluation/labels.ts";
import { pointsText } from "#domain/evaluation/rounding.ts";
import { useApi } from "../../api/use-api.ts";
import { useDownload } from "../../api/use-download.ts";
import { Card, KpiStrip, Page, PrintButton, ProblemNote, Waiting } from "../../ui/index.ts";
import { AppealsCard } from "./AppealsCard.tsx";
import type { Evaluation, Subject } from "./contract-types.ts";
import { EntriesCard } from "./EntriesCard.tsx";
import { ItemsCard } from "./ItemsCard.tsx";
import { TargetsCard } from "./TargetsCard.tsx";
import "./evaluations.css";

/** One body's score: every item with its reason and the rows behind it, what was entered, appeals. */
export function SubjectPage() {
  const { id, subjectId } = useParams<{ id: string; subjectId: string }>();
  const api = useApi();
  const { data: evaluation, error } = useQuery(api.query(evaluations.get, { params: { id } }));
  const { data: subject, error: missing } = useQuery(api.query(evaluations.subject, { params: { id, subjectId } }));
  const sheet = useDownload(evaluations.document);
  const way = [
    { title: "考核", path: "/evaluations" },
    { title: evaluation?.title ?? "考核", path: `/evaluations/${id}` },
  ];
  if (!evaluation || !subject)
    return (
      <Page title="得分说明" breadcrumb={way}>
        <ProblemNote problem={error ?? missing} />
        {!(error ?? missing) && <Waiting lines={8} />}
      </Page>
    );
  return (
    <Page
      title={subject.township === subject.name ? subject.name : `${subject.township}${subject.name}`}
      subtitle={`${evaluation.title}　${evaluation.from} 至 ${evaluation.to}`}
      breadcrumb={way}
      actions={
        <>
          <PrintButton />
          <Button loading={sheet.sending} onClick={() => sheet.send({ params: { id, subjectId } })}>
            下载评分表
          </Button>
        </>
      }
    >
      <ProblemNote problem={sheet.problem} />
      <Total evaluation={evaluation} subject={subject} />
      <ItemsCard evaluation={evaluation} subject={subject} />
      <AppealsCard evaluation={evaluation} subject={subject} />
      <TargetsCard key={subject.version} evaluation={evaluation} subject={subject} />
      <EntriesCard evaluation={evaluation} subject={subject} />
    </Page>
  );
}

function Total({
  evaluation,
  subject: { score, mergedInto, live, targets },
}: {
  evaluation: Evaluation;
  subject: Subject;
}) {
  const vetoes = score.vetoes.map(({ name, because }) => `${name}（${because}）`);
  return (
    <>
      <KpiStrip
        items={[
          {
            name: score.pending.length > 0 ? "得分（未评完）" : "得分",
            value: mergedInto === "" ? pointsText(score.total) : "—",
            unit: "分",
            note: `${scaleLabel[evaluation.content.scale]}，${live ? "实时取数" : "按公示时的取数"}`,
          },
          { name: "等次", value: score.grade || "—", note: score.gradeBecause },
          { name: "共性指标", value: pointsText(score.common), unit: "分" },
          targets.length === 0
            ? { name: "差异化目标", value: "未设", note: "权重并入共性指标" }
            : { name: "差异化目标", value: pointsText(score.differentiated), unit: "分" },
          { name: "加分、扣分", value: `＋${pointsText(score.plus)}　－${pointsText(score.minus)}`, unit: "分" },
        ]}
      />
      <Card title="得分怎样得出" padded>
        <p>{score.because}。</p>
        {vetoes.map((one) => (
          <p key={one}>否决情形：{one}</p>
        ))}
      </Card>
    </>
  );
}
