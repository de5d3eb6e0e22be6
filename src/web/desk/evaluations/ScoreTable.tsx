import { useQuery } from "@tanstack/react-query";
import { Checkbox, Input, Segmented, Tooltip } from "antd";
import { Link, useLocation } from "wouter";
import { evaluations } from "#contract/evaluations.ts";
import { subjectLabel } from "#domain/evaluation/labels.ts";
import { pointsText } from "#domain/evaluation/rounding.ts";
import { commonItems, minusCode, plusCode } from "#domain/evaluation/scheme.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, type Column, Empty, ProblemNote, Table, usePrinting } from "../../ui/index.ts";
import { pagingOf, useFilter } from "../use-filter.ts";
import type { Evaluation, TableRow } from "./contract-types.ts";

/** Every subject with its items; each number leads to its reason. Listed by place, by points only on demand. */
export function ScoreTable({ evaluation }: { evaluation: Evaluation }) {
  const [{ q, sort, pending, appeals, page, size }, change] = useFilter([
    "q",
    "sort",
    "pending",
    "appeals",
    "page",
    "size",
  ]);
  const [, navigate] = useLocation();
  const printing = usePrinting();
  const query = {
    q,
    sort: sort === "points" ? ("points" as const) : ("name" as const),
    pending: pending === "yes" ? ("yes" as const) : undefined,
    appeals: appeals === "open" ? ("open" as const) : undefined,
    page: Number(page ?? 1),
    size: Number(size ?? 50),
  };
  const { data, error, isFetching } = useQuery(
    useApi().query(evaluations.table, { params: { id: evaluation.id }, query }),
  );
  return (
    <>
      <ScoreFilters
        q={q}
        sort={query.sort}
        pending={pending === "yes"}
        appeals={appeals === "open"}
        onChange={(to) => change({ ...to, page: undefined })}
      />
      <ProblemNote problem={error} />
      <Card title="得分表" note={data && noteOf(data)}>
        <Table
          name="evaluation-scores"
          rows={error ? [] : data?.rows}
          loading={isFetching}
          rowKey={(row) => row.subjectId}
          onOpen={(row) => navigate(`/evaluations/${evaluation.id}/subjects/${row.subjectId}`)}
          hot={(row) => row.openAppeals > 0 || row.score.vetoes.length > 0}
          empty={<Empty>没有符合条件的考核对象。</Empty>}
          paging={pagingOf(query, data?.total, change)}
          columns={columnsOf(evaluation, printing)}
        />
      </Card>
    </>
  );
}

interface ScoreFiltersProps {
  readonly q: string | undefined;
  readonly sort: string;
  readonly pending: boolean;
  readonly appeals: boolean;
  readonly onChange: (to: Readonly<Partial<Record<"q" | "sort" | "pending" | "appeals", string | undefined>>>) => void;
}

function ScoreFilters({ q, sort, pending, appeals, onChange }: ScoreFiltersProps) {
  return (
    <div className="filters no-print" role="group" aria-label="筛选考核对象">
      <label>
        查找
        <Input.Search
          allowClear
          defaultValue={q}
          placeholder="乡镇、村或者工作队"
          onSearch={(text) => onChange({ q: text || undefined })}
        />
      </label>
      <Segmented
        aria-label="顺序"
        value={sort}
        options={[
          { value: "name", label: "按地区" },
          { value: "points", label: "按得分" },
        ]}
        onChange={(to) => onChange({ sort: to === "points" ? to : undefined })}
      />
      <Checkbox checked={pending} onChange={(event) => onChange({ pending: event.target.checked ? "yes" : undefined })}>
        只看还有未评项目的
      </Checkbox>
      <Checkbox
        checked={appeals}
        onChange={(event) => onChange({ appeals: event.target.checked ? "open" : undefined })}
      >
        只看有申诉待答复的
      </Checkbox>
    </div>
  );
}

const noteOf = ({ total, pending, live, asOf }: { total: number; pending: number; live: boolean; asOf: string }) =>
  `共 ${total} 个；${pending > 0 ? `还有 ${pending} 项未评；` : ""}${live ? `实时取数，截至 ${asOf}` : "按公示时的取数"}`;

function columnsOf(evaluation: Evaluation, printing: boolean): Column<TableRow>[] {
  const { content: scheme, id } = evaluation;
  const items = [
    ...commonItems(scheme).map(({ code, item }) => ({ code, head: item.name })),
    ...scheme.plus.items.map(({ name }, i) => ({ code: plusCode(i), head: `加分：${name}` })),
    ...scheme.minus.items.map(({ name }, i) => ({ code: minusCode(i), head: `扣分：${name}` })),
  ];
  const township: Column<TableRow> = { head: "乡镇（街道）", cell: (row) => row.township, width: 110, fixed: "left" };
  return [
    ...(evaluation.subject === "township" ? [] : [township]),
    {
      head: subjectLabel[evaluation.subject],
      cell: (row) => <Link href={`/evaluations/${id}/subjects/${row.subjectId}`}>{row.name}</Link>,
      always: true,
      fixed: "left",
      width: 150,
    },
    { head: "得分", cell: totalCell, align: "end", width: 90, always: true },
    {
      head: "等次",
      cell: (row) => <Tooltip title={row.score.gradeBecause}>{row.score.grade || "—"}</Tooltip>,
      width: 76,
    },
    { head: "共性指标", cell: (row) => partCell(row, "common"), align: "end", width: 90 },
    {
      head: "差异化目标",
      cell: (row) => (row.targets === 0 ? "未设" : partCell(row, "differentiated")),
      align: "end",
      width: 100,
    },
    // On paper the items of a scheme stand in no width; their sheet is the workbook.
    ...(printing ? [] : items).map(({ code, head }): Column<TableRow> => ({
      head,
      cell: (row) => <ItemCell row={row} code={code} />,
      align: "end",
    })),
    { head: "申诉（件）", cell: (row) => row.openAppeals || "—", align: "end", width: 90 },
  ];
}

function totalCell({ mergedInto, score }: TableRow) {
  if (mergedInto !== "") return `并入${mergedInto}`;
  return <Tooltip title={score.because}>{score.pending.length > 0 ? "未评完" : pointsText(score.total)}</Tooltip>;
}

/** A part of which something is still open is no number to be read. */
const partCell = ({ score }: TableRow, part: "common" | "differentiated") =>
  score.items.some((item) => item.part === part && item.state === "pending") ? "未评完" : pointsText(score[part]);

const shownState = { pending: "未评", "not-applicable": "不适用" } as const;

function ItemCell({ row, code }: { row: TableRow; code: string }) {
  const item = row.score.items.find((one) => one.code === code);
  if (!item) return "—";
  return (
    <Tooltip title={item.because}>{item.state === "scored" ? pointsText(item.points) : shownState[item.state]}</Tooltip>
  );
}
