import { Checkbox, Tag } from "antd";
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { projectCode } from "#domain/projects/draft.ts";
import { projectKindLabel, projectStatusLabel, standingLabel } from "#domain/projects/labels.ts";
import { type Column, Light, type Paging, Table } from "../../ui/index.ts";
import { wanCell } from "../funds/money-words.ts";
import type { ProjectRow } from "./project-types.ts";

interface ProjectTableProps {
  readonly rows: readonly ProjectRow[] | undefined;
  readonly loading: boolean;
  readonly picked: readonly ProjectRow[];
  readonly onPick: ((rows: readonly ProjectRow[]) => void) | undefined;
  readonly severalCounties: boolean;
  readonly empty: ReactNode;
  readonly paging: Paging;
}

export function ProjectTable(props: ProjectTableProps) {
  const { rows, loading, picked, onPick, severalCounties, empty, paging } = props;
  const [, navigate] = useLocation();
  const pick = onPick && (rows ?? []).some(({ can }) => can.decide) ? [pickColumn(picked, onPick)] : [];
  return (
    <Table<ProjectRow>
      name="projects"
      rows={rows}
      loading={loading}
      rowKey={({ id }) => id}
      columns={[...pick, ...columnsFor(severalCounties)]}
      onOpen={({ id }) => navigate(`/projects/${id}`)}
      hot={({ standing }) => standing === "paused"}
      empty={empty}
      paging={paging}
    />
  );
}

function pickColumn(picked: readonly ProjectRow[], onPick: (rows: readonly ProjectRow[]) => void): Column<ProjectRow> {
  const isPicked = ({ id }: ProjectRow) => picked.some((one) => one.id === id);
  const toggle = (row: ProjectRow) =>
    onPick(isPicked(row) ? picked.filter(({ id }) => id !== row.id) : [...picked, row]);
  return {
    head: "选择",
    width: 48,
    always: true,
    align: "center",
    cell: (row) => (
      <Checkbox
        aria-label={`选择${row.name}`}
        disabled={!row.can.decide}
        checked={isPicked(row)}
        onChange={() => toggle(row)}
      />
    ),
  };
}

function columnsFor(severalCounties: boolean): Column<ProjectRow>[] {
  return [
    { head: "编号", cell: (row) => <span className="num">{projectCode(row)}</span>, width: 92 },
    ...(severalCounties ? [{ head: "县（市、区）", cell: ({ county }: ProjectRow) => county }] : []),
    {
      head: "项目",
      always: true,
      cell: ({ id, name }) => (
        <Link href={`/projects/${id}`} className="project-name">
          {name}
        </Link>
      ),
    },
    { head: "类型", cell: ({ kind }) => projectKindLabel[kind], width: 80 },
    { head: "牵头乡镇", cell: ({ township }) => township ?? "县级", width: 88 },
    { head: "受益村", cell: villagesWords, width: 100 },
    { head: "概算/预算（万元）", cell: (row) => wanCell(row.budgetFen ?? row.estimateFen), align: "end", width: 132 },
    { head: "已拨付（万元）", cell: ({ paidFen }) => wanCell(paidFen), align: "end", width: 112 },
    { head: "亮灯", cell: ({ light }) => light !== "none" && <Light colour={light} />, width: 60 },
    { head: "到哪一步", cell: ({ status }) => projectStatusLabel[status], width: 100 },
    { head: "附带状态", cell: Standing, width: 76 },
    { head: "计划完工", cell: ({ planFinishOn }) => planFinishOn, width: 100 },
  ];
}

const villagesWords = ({ villages, villageNames }: ProjectRow) => (
  <span title={villageNames}>{villages === 1 ? villageNames : `${villages} 个村`}</span>
);

const Standing = ({ standing }: ProjectRow) => (standing === "normal" ? "" : <Tag>{standingLabel[standing]}</Tag>);
