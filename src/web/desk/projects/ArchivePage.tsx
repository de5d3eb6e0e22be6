import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useParams } from "wouter";
import { projectArchive } from "#contract/project-archive.ts";
import type { Result } from "#contract/route.ts";
import { wanOf } from "#domain/money.ts";
import { projectKindLabel, projectStatusLabel, standingLabel } from "#domain/projects/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useDownload } from "../../api/use-download.ts";
import { yuanCell } from "../funds/money-words.ts";
import {
  Card,
  type Column,
  type Kpi,
  KpiStrip,
  Page,
  PrintButton,
  ProblemNote,
  Table,
  Waiting,
} from "../../ui/index.ts";

type Archive = Result<typeof projectArchive.read>;
type Part = Archive["parts"][number];
type Cell = Part["rows"][number][number];

/** 项目档案: everything of one project on one page, to read and to take out; nothing is altered here. */
export function ArchivePage() {
  const { id = "" } = useParams();
  const { data, error } = useQuery(useApi().query(projectArchive.read, { params: { id } }));
  if (!data)
    return (
      <Page title="项目档案">
        <ProblemNote problem={error} />
        {!error && <Waiting lines={10} />}
      </Page>
    );
  const empty = data.parts.filter(({ rows }) => rows.length === 0);
  return (
    <Page title={`${data.name}　档案`} subtitle={subtitleOf(data)} actions={<TakeOut archive={data} />}>
      <KpiStrip items={amountsOf(data)} />
      {data.parts
        .filter(({ rows }) => rows.length > 0)
        .map((part) => (
          <PartCard key={part.code} part={part} />
        ))}
      {empty.length > 0 && <p>没有记载的：{empty.map(({ title }) => title).join("、")}。</p>}
    </Page>
  );
}

function TakeOut({ archive: { id, can } }: { readonly archive: Archive }) {
  const sheet = useDownload(projectArchive.sheet);
  const pack = useDownload(projectArchive.package);
  return (
    <>
      {can.export && (
        <>
          <Button loading={sheet.sending} onClick={() => sheet.send({ params: { id } })}>
            导出 Excel
          </Button>
          <Button loading={pack.sending} onClick={() => pack.send({ params: { id } })}>
            导出压缩包
          </Button>
          <ProblemNote problem={sheet.problem ?? pack.problem} />
        </>
      )}
      <PrintButton />
    </>
  );
}

const amountsOf = ({ estimateFen, budgetFen, allocatedFen, contractedFen, paidFen }: Archive): Kpi[] => [
  { name: "概算", value: wanOf(estimateFen), unit: "万元" },
  budgetFen === null ? { name: "预算", value: "未评审" } : { name: "预算", value: wanOf(budgetFen), unit: "万元" },
  { name: "已安排资金", value: wanOf(allocatedFen), unit: "万元" },
  { name: "合同金额", value: wanOf(contractedFen), unit: "万元" },
  { name: "已拨付", value: wanOf(paidFen), unit: "万元" },
];

const subtitleOf = ({ county, number, kind, township, owner, status, standing }: Archive) =>
  [
    county,
    `编号 ${number}`,
    projectKindLabel[kind],
    township ?? "县直实施",
    owner,
    standing === "normal" ? projectStatusLabel[status] : standingLabel[standing],
  ]
    .filter(Boolean)
    .join("　");

interface Line {
  readonly index: number;
  readonly cells: readonly Cell[];
}

function PartCard({ part: { title, columns, rows } }: { readonly part: Part }) {
  const indexed: Line[] = rows.map((cells, index) => ({ cells, index }));
  const lines: Column<Line>[] = columns.map(({ head, kind }, i) => ({
    head,
    cell: ({ cells }) => shown(cells[i] ?? null, kind),
    align: kind === "yuan" || kind === "number" ? "end" : "start",
  }));
  return (
    <Card title={title} note={`${rows.length} 条`}>
      <Table short rows={indexed} rowKey={({ index }) => String(index)} columns={lines} />
    </Card>
  );
}

/** Whole fen, so that an auditor can compare with a voucher. */
const shown = (cell: Cell, kind: Part["columns"][number]["kind"]) =>
  kind === "yuan" && cell !== null ? yuanCell(Number(cell)) : cell;
