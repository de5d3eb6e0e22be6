import { InputNumber } from "antd";
import { type Column, Table } from "../../ui/index.ts";
import type { DrawPreview, DrawSettings } from "./contract-types.ts";

interface FreezePreviewProps {
  readonly preview: DrawPreview;
  readonly settings: DrawSettings;
  /** The list was asked for with numbers filled in: what speaks against it is about these. */
  readonly asked: boolean;
  readonly onSettings: (change: Partial<DrawSettings>) => void;
}

type Stratum = DrawSettings["strata"][number];

/** How many there are and how many are drawn, stratum by stratum. */
export function FreezePreview({ preview, settings, asked, onSettings }: FreezePreviewProps) {
  const { strata, method } = settings;
  const set = (name: string, change: Partial<Stratum>) =>
    onSettings({ strata: strata.map((one) => (one.name === name ? { ...one, ...change } : one)) });
  const columns = [...countColumns(preview), drawnColumn(set), ...(method === "two-stage" ? [clusterColumn(set)] : [])];
  return (
    <>
      <Table short rows={strata} rowKey={(row) => row.name} columns={columns} />
      <p>
        督查人员 {preview.inspectors} 人，回避 {preview.recusals} 项{asked && `，剔除 ${preview.exclusions.length} 个`}
        。填好抽取数后请核对一遍。
      </p>
      {asked && preview.refusals.length > 0 && <Refusals refusals={preview.refusals} />}
    </>
  );
}

function countColumns({ strata }: DrawPreview): Column<Stratum>[] {
  const countOf = (name: string) => strata.find((one) => one.name === name);
  return [
    { head: "层", cell: (row) => row.name },
    { head: "对象（个）", cell: (row) => countOf(row.name)?.places ?? 0, align: "end", width: 90 },
    { head: "达到次数", cell: (row) => countOf(row.name)?.capped ?? 0, align: "end", width: 90 },
    { head: "近期查过", cell: (row) => countOf(row.name)?.seen ?? 0, align: "end", width: 90 },
  ];
}

type Set = (name: string, change: Partial<Stratum>) => void;

const drawnColumn = (set: Set): Column<Stratum> => ({
  head: "抽取（个）",
  width: 110,
  cell: ({ name, n }) => (
    <InputNumber
      aria-label={`${name}抽取数`}
      size="small"
      min={0}
      max={2000}
      precision={0}
      value={n}
      onChange={(next) => set(name, { n: next ?? 0 })}
    />
  ),
});

const clusterColumn = (set: Set): Column<Stratum> => ({
  head: "先抽乡镇（个）",
  width: 120,
  cell: ({ name, clusters }) => (
    <InputNumber
      aria-label={`${name}抽取乡镇数`}
      size="small"
      min={0}
      max={500}
      precision={0}
      value={clusters}
      onChange={(next) => set(name, { clusters: next ?? 0 })}
    />
  ),
});

function Refusals({ refusals }: { refusals: readonly string[] }) {
  return (
    <div className="inspection-warning" role="note">
      <strong>上次核对时，还不能定格：</strong>
      <ul>
        {refusals.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  );
}
