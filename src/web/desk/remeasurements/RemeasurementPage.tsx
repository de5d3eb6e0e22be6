import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useLocation, useParams } from "wouter";
import { remeasurements } from "#contract/remeasurements.ts";
import { remeasureResultLabel, remeasureStratumLabel } from "#domain/inspections/remeasure/labels.ts";
import { wanOf } from "#domain/money.ts";
import { projectKindLabel } from "#domain/projects/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useDownload } from "../../api/use-download.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, type Column, Page, PrintButton, ProblemNote, Table, toast, Waiting } from "../../ui/index.ts";
import { afterSample, type DrawnProject, type Sample, way } from "./remeasurement-types.ts";
import "./remeasurements.css";

export function RemeasurementPage() {
  const { id } = useParams<{ id: string }>();
  const { data: sample, error } = useQuery(useApi().query(remeasurements.read, { params: { id } }));
  const paper = useDownload(remeasurements.paper);
  if (!sample)
    return (
      <Page title="复核实测抽查" breadcrumb={way}>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={8} />}
      </Page>
    );
  return (
    <Page
      title={`${sample.fromOn} 至 ${sample.untilOn} 验收项目复核实测`}
      subtitle={`${sample.township ?? "全县"}　${sample.kind ? projectKindLabel[sample.kind] : "全部类型"}`}
      breadcrumb={way}
      actions={
        <>
          <Button loading={paper.sending} onClick={() => paper.send({ params: { id } })}>
            下载抽取证明
          </Button>
          <PrintButton />
        </>
      }
    >
      <ProblemNote problem={error ?? paper.problem} />
      {sample.drawnOn === null ? <Waits sample={sample} /> : <Drawn sample={sample} />}
      <Proof sample={sample} />
    </Page>
  );
}

function Waits({ sample }: { sample: Sample }) {
  const draw = useWrite(remeasurements.draw, {
    refresh: afterSample,
    onDone: ({ drawn }) => toast(`抽中 ${drawn} 个项目。`),
  });
  return (
    <Card title="抽取" padded>
      <ProblemNote problem={draw.problem} />
      <p>
        底册已于 {sample.frozenOn} 定格，列入 {sample.projects}{" "}
        个项目。定格以后的审计记录封存后（约一分钟）即可抽取，当夜没有抽取的由系统抽取；谁在什么时候抽取，结果都一样。
      </p>
      {sample.can.draw && (
        <Button type="primary" loading={draw.sending} onClick={() => draw.send({ params: { id: sample.id } })}>
          抽取
        </Button>
      )}
    </Card>
  );
}

const resultOf = ({ measurements: [last] }: DrawnProject) =>
  last ? remeasureResultLabel[last.matches ? "match" : "mismatch"] : "待实测";

const columnsOf = (id: string): Column<DrawnProject>[] => [
  { head: "编号", cell: ({ number }) => number, width: 100 },
  {
    head: "项目",
    always: true,
    cell: ({ projectId, name }) => <Link href={`/remeasurements/${id}/projects/${projectId}`}>{name}</Link>,
  },
  { head: "乡镇（街道）", cell: ({ township }) => township ?? "" },
  { head: "受益村", cell: ({ villages }) => villages },
  { head: "施工单位", cell: ({ builder }) => builder },
  { head: "金额（万元）", cell: ({ amountFen }) => wanOf(amountFen), align: "end" },
  { head: "类别", cell: ({ stratum }) => remeasureStratumLabel[stratum] },
  { head: "应完成", cell: ({ dueOn }) => dueOn, width: 110 },
  { head: "结果", cell: resultOf, width: 80 },
];

function Drawn({ sample }: { sample: Sample }) {
  const [, go] = useLocation();
  return (
    <Card
      title="抽中的项目"
      note={`底册 ${sample.projects} 个，抽中 ${sample.drawn} 个，已实测 ${sample.measured} 个，不符 ${sample.mismatched} 个`}
    >
      <Table<DrawnProject>
        name="remeasured-projects"
        rows={sample.rows}
        rowKey={({ projectId }) => projectId}
        onOpen={({ projectId }) => go(`/remeasurements/${sample.id}/projects/${projectId}`)}
        empty="没有抽中的项目。"
        columns={columnsOf(sample.id)}
      />
    </Card>
  );
}

const verifiedWords = (verified: boolean | null) =>
  verified === null ? "还没有抽取" : verified ? "按底册和种子重新抽取，结果一致" : "按底册和种子重新抽取，结果不一致";

/** How it was drawn, so that anybody can draw it again. */
function Proof({ sample }: { sample: Sample }) {
  return (
    <Card title="抽取依据" note={verifiedWords(sample.verified)} padded>
      <p>算法：{sample.algorithm}</p>
      <p className="remeasure-hash">底册 SHA-256：{sample.frameSha256}</p>
      {sample.seed && (
        <>
          <p className="remeasure-hash">
            第 {sample.sealNumber} 号审计封存：{sample.sealHash}
          </p>
          <p className="remeasure-hash">种子：{sample.seed}</p>
        </>
      )}
      <details>
        <summary>底册全文</summary>
        <pre className="remeasure-frame">{sample.frame}</pre>
      </details>
    </Card>
  );
}
