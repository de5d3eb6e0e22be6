import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "wouter";
import { remeasurements } from "#contract/remeasurements.ts";
import { remeasureResultLabel } from "#domain/inspections/remeasure/labels.ts";
import { formatDifference, formatMilli } from "#domain/inspections/remeasure/wording.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, type Column, Page, PrintButton, ProblemNote, Table, Waiting } from "../../ui/index.ts";
import { MeasureForm } from "./MeasureForm.tsx";
import { type DrawnProject, type Measurement, type Sample, way } from "./remeasurement-types.ts";
import "./remeasurements.css";

type Item = Measurement["items"][number];

/** 复核实测表 of one drawn project: what was measured, every time. */
export function MeasuredProjectPage() {
  const { id, projectId } = useParams<{ id: string; projectId: string }>();
  const { data: sample, error } = useQuery(useApi().query(remeasurements.read, { params: { id } }));
  const project = sample?.rows.find((one) => one.projectId === projectId);
  if (!sample || !project)
    return (
      <Page title="复核实测表" breadcrumb={way}>
        <ProblemNote problem={error} />
        {sample ? <p>该项目没有抽中。</p> : !error && <Waiting lines={8} />}
      </Page>
    );
  return <Measured sample={sample} project={project} />;
}

function Measured({ sample, project }: { sample: Sample; project: DrawnProject }) {
  const [open, setOpen] = useState(false);
  const again = project.measurements.length > 0;
  const word = again ? "重新实测" : "登记复核实测";
  return (
    <Page
      title={`${project.name}复核实测表`}
      subtitle={`编号 ${project.number}　${project.township ?? ""}　应于 ${project.dueOn} 前完成`}
      breadcrumb={[...way, { title: `${sample.fromOn} 至 ${sample.untilOn}`, path: `/remeasurements/${sample.id}` }]}
      actions={
        <>
          {sample.can.measure && !open && (
            <Button type={again ? "default" : "primary"} onClick={() => setOpen(true)}>
              {word}
            </Button>
          )}
          <PrintButton />
        </>
      }
    >
      {open && (
        <Card title={word} padded>
          <MeasureForm sample={sample} project={project} onClose={() => setOpen(false)} />
        </Card>
      )}
      <p>
        <Link href={`/projects/${project.projectId}`}>查看项目</Link>　施工单位：{`${project.builder || "没有填写"}　`}
        　受益村：
        {project.villages}
      </p>
      {project.measurements.map((one) => (
        <Sheet key={one.id} sheet={one} />
      ))}
      {!again && !open && (
        <Card title="实测结果" padded>
          还没有登记复核实测。
        </Card>
      )}
    </Page>
  );
}

const columns: Column<Item>[] = [
  { head: "实测项目", always: true, cell: ({ name }) => name },
  { head: "单位", cell: ({ unit }) => unit, width: 90 },
  { head: "结算数量", cell: ({ claimedMilli }) => formatMilli(claimedMilli), align: "end" },
  { head: "结算数量出处", cell: ({ source }) => source },
  { head: "实测数量", cell: ({ measuredMilli }) => formatMilli(measuredMilli), align: "end" },
  { head: "相差（%）", cell: ({ difference }) => formatDifference(difference), align: "end" },
  { head: "允许误差（%）", cell: ({ tolerancePercent }) => tolerancePercent, align: "end" },
  { head: "结果", cell: ({ within }) => remeasureResultLabel[within ? "match" : "mismatch"], width: 80 },
  { head: "备注", cell: ({ remark }) => remark },
];

function Sheet({ sheet }: { sheet: Measurement }) {
  const people = sheet.measurers.map(({ name, unit }) => `${name}（${unit}）`).join("、");
  return (
    <Card
      title={`第 ${sheet.round} 次实测：${remeasureResultLabel[sheet.matches ? "match" : "mismatch"]}`}
      note={`${sheet.measuredOn}　${people}`}
    >
      <Table<Item>
        short
        rows={sheet.items}
        rowKey={({ name }) => name}
        columns={columns}
        foot={[sheet.reason && `重新实测的原因：${sheet.reason}`, sheet.text].filter(Boolean).join("　") || undefined}
      />
      {sheet.findingId && (
        <p className="remeasure-finding">
          已登记为问题：<Link href={`/findings/${sheet.findingId}`}>第 {sheet.findingNumber} 号问题</Link>
        </p>
      )}
    </Card>
  );
}
