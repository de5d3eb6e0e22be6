import { Link } from "wouter";
import type { projectOverview } from "#contract/project-overview.ts";
import type { Result } from "#contract/route.ts";
import { notApplicable, shareInTenths, shareText } from "#domain/share.ts";
import { type Column, Table } from "../../ui/index.ts";
import { wanCell } from "../funds/money-words.ts";

type Overview = Result<typeof projectOverview.read>;
type Row = Overview["townships"][number];

interface TownshipTableProps {
  readonly data: Overview;
  /** The list of a number. */
  readonly href: (to: Readonly<Record<string, string | undefined>>) => string;
}

/** 各乡镇: every number opens its projects. */
export function TownshipTable({ data, href }: TownshipTableProps) {
  const opened = (key: "projects" | "argued" | "works" | "completed" | "ended") => (row: Row) =>
    row[key] === 0 || row.id === null ? (
      row[key]
    ) : (
      <Link href={href({ townshipId: row.id, phase: key === "projects" ? undefined : key })}>{row[key]}</Link>
    );
  const end = "end" as const;
  const columns: Column<Row>[] = [
    { head: "乡镇（街道）", cell: ({ name }) => name, always: true },
    { head: "项目（个）", cell: opened("projects"), align: end },
    { head: "通过论证（个）", cell: opened("argued"), align: end },
    { head: "实施中（个）", cell: opened("works"), align: end },
    { head: "已完工（个）", cell: opened("completed"), align: end },
    { head: "已结束（个）", cell: opened("ended"), align: end },
    { head: "预算（万元）", cell: ({ budgetFen }) => wanCell(budgetFen), align: end },
    { head: "已安排资金（万元）", cell: ({ allocatedFen }) => wanCell(allocatedFen), align: end },
    { head: "已拨付（万元）", cell: ({ paidFen }) => wanCell(paidFen), align: end },
    { head: "拨付比例", cell: paidShare, align: end },
  ];
  return (
    <Table
      name="project-townships"
      rows={data.townships}
      rowKey={({ id, name }) => id ?? name}
      columns={columns}
      empty="还没有项目。"
    />
  );
}

/** 已拨付占已安排. */
function paidShare({ paidFen, allocatedFen }: Row): string {
  const tenths = shareInTenths(paidFen, allocatedFen);
  return tenths === undefined ? notApplicable : shareText(tenths);
}
