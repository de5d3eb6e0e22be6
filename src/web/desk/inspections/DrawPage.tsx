import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { draws } from "#contract/draws.ts";
import { exclusionSentence } from "#domain/inspections/frame-building.ts";
import { drawMethodLabel } from "#domain/inspections/draw/labels.ts";
import { drawStatusLabel, sealedSentence } from "#domain/inspections/inspection-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, instant, Page, PrintButton, ProblemNote, Table, Waiting } from "../../ui/index.ts";
import type { Draw } from "./contract-types.ts";
import { DrawActs } from "./DrawActs.tsx";
import { CommitBox } from "./CommitBox.tsx";
import { DrawResult } from "./DrawResult.tsx";
import { NumberBox } from "./NumberBox.tsx";
import { RevealBox } from "./RevealBox.tsx";
import "./inspections.css";

export function DrawPage() {
  const { id } = useParams<{ id: string }>();
  const { data: draw, error } = useQuery(useApi().query(draws.get, { params: { id } }));
  if (!draw)
    return (
      <Page title="抽取" breadcrumb={[{ title: "督查", path: "/inspections" }]}>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={8} />}
      </Page>
    );
  const way = [
    { title: "督查", path: "/inspections" },
    { title: draw.title, path: `/inspections/${draw.inspectionId}?step=draw` },
  ];
  return (
    <Page
      title={`第 ${draw.number} 次抽取`}
      subtitle={`${drawStatusLabel[draw.status]}　${draw.title}`}
      breadcrumb={way}
      actions={
        <>
          <PrintButton>{draw.can.certificate ? "打印证书（可存为 PDF）" : "打印承诺书"}</PrintButton>
          <DrawActs draw={draw} />
        </>
      }
    >
      <ProblemNote problem={error} />
      {draw.status === "drawn" && !draw.can.result && (
        <p className="inspection-warning">{sealedSentence(draw.objects)}。</p>
      )}
      <div className="draw-sheet">
        <FrameCard draw={draw} />
        <OfficersCard draw={draw} />
        <div className="no-print">
          {draw.can.commit && <CommitBox draw={draw} />}
          {draw.can.number && <NumberBox draw={draw} />}
          {draw.can.reveal && <RevealBox draw={draw} />}
        </div>
        {draw.can.result && <DrawResult draw={draw} />}
        <div className="draw-signs">
          <span>抽取人（签字）：</span>
          <span>抽取人（签字）：</span>
          <span>监督人（签字）：</span>
        </div>
      </div>
    </Page>
  );
}

function FrameCard({ draw }: { draw: Draw }) {
  const { settings, exclusions } = draw;
  const strata = settings.strata.map(({ name, n, places }) => `${name} ${places} 个抽 ${n} 个`).join("；");
  return (
    <Card title="底册" note={`${draw.frozenBy} ${instant(draw.frozenAt)} 定格，不能再改`} padded>
      <p>
        底册 SHA-256
        <span className="draw-hash draw-hash-large">{draw.frameSha256}</span>
      </p>
      <p>
        {drawMethodLabel[settings.method]}，{strata}；每个对象 {settings.perObject} 名督查人员，从 {settings.inspectors}{" "}
        人中派出，回避 {settings.recusals} 项，{exclusionSentence(exclusions)}。
      </p>
      {draw.publicSource !== "" && (
        <p>
          公开数字：{draw.publicSource}，{draw.publicOn} 公布，
          {draw.publicNumber === "" ? "尚未填写" : `为 ${draw.publicNumber}`}。
        </p>
      )}
      {draw.repeatReason && <p>重新抽取的理由：{draw.repeatReason}。</p>}
      {draw.abandonReason && <p>作废理由：{draw.abandonReason}。</p>}
      {exclusions.length > 0 && (
        <details className="no-print">
          <summary>剔除的 {exclusions.length} 个对象和理由</summary>
          <Table
            short
            rows={exclusions}
            rowKey={(row) => row.id}
            columns={[
              { head: "对象", cell: (row) => row.name },
              { head: "理由", cell: (row) => row.reason },
            ]}
          />
        </details>
      )}
    </Card>
  );
}

function OfficersCard({ draw }: { draw: Draw }) {
  return (
    <Card title="抽取人" note="两名抽取人先各自承诺，再各自揭示，任何一人都不能单独决定结果">
      <Table
        short
        rows={draw.officers}
        rowKey={(row) => String(row.position)}
        empty="还没有人提交承诺。"
        columns={[
          { head: "抽取人", cell: (row) => row.name, width: 140 },
          { head: "承诺（口令的摘要）", cell: (row) => <span className="draw-hash">{row.commitment}</span> },
          { head: "承诺时间", cell: (row) => instant(row.committedAt, true), width: 170 },
          { head: "揭示", cell: (row) => (row.revealed ? "已揭示" : "未揭示"), width: 80 },
        ]}
      />
    </Card>
  );
}
