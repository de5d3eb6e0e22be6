import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox } from "antd";
import { Link } from "wouter";
import type { CallOf, Result } from "#contract/route.ts";
import { visitObjects } from "#contract/visit-objects.ts";
import { visits } from "#contract/visits.ts";
import { progressWords, visitProgresses, visitProgressLabel } from "#domain/inspections/visit-progress.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, type Column, Empty, Page, PrintButton, ProblemNote, Table } from "../../ui/index.ts";
import { One } from "../One.tsx";
import { pagingOf, useFilter } from "../use-filter.ts";
import "./visits.css";

type Objects = Result<typeof visitObjects.list>;
type Row = Objects["rows"][number];

const names = ["countyId", "inspectionId", "townshipId", "progress", "mine", "late", "page", "size"] as const;
type Filter = Record<(typeof names)[number], string | undefined>;

/** The objects as the address asks for them. */
function useObjects({ page, size, ...asked }: Filter) {
  const at = { page: Number(page ?? 1), size: Number(size ?? 100) };
  const query = { ...asked, ...at } as CallOf<typeof visitObjects.list>["query"];
  return { at, ...useQuery(useApi().query(visitObjects.list, { query })) };
}

/** 检查进度: where inspections under way have been, and where nobody has; nothing is counted by inspector. */
export function ObjectsPage() {
  const [filter, change] = useFilter(names);
  const { at, data, error, isFetching } = useObjects(filter);
  const narrow = (to: Partial<Filter>) => change({ ...to, page: undefined });
  const inspections = data?.inspections ?? [];
  return (
    <Page
      title="检查进度"
      subtitle="正在进行的督查：哪些对象已经检查，哪些还没有去。没有启动的督查不在这里显示。"
      breadcrumb={[{ title: "到村检查", path: "/visits" }]}
      actions={<PrintButton />}
    >
      <ProblemNote problem={error} />
      {inspections.length > 0 && <Coverage of={inspections} onPick={narrow} />}
      <Card title="督查对象" note={data && `共 ${data.total} 个`}>
        <Filters filter={filter} inspections={inspections} onNarrow={narrow} />
        <Table<Row>
          name="visit-objects"
          rows={error ? [] : data?.rows}
          loading={isFetching}
          rowKey={({ id }) => id}
          columns={[...columns, ...(data?.can.write ? [onward] : [])]}
          hot={({ progress }) => progress === "left" && filter.late === "true"}
          empty={<Empty>{emptyWords(filter, data)}</Empty>}
          paging={pagingOf(at, data?.total, change)}
        />
      </Card>
    </Page>
  );
}

const emptyWords = ({ progress }: Filter, data: Objects | undefined) => {
  if (data?.inspections.length === 0) return "现在没有正在进行的督查。督查启动后，这里列出它的对象。";
  return progress === "left" ? "都已经开始检查，没有剩下的对象。" : "没有符合条件的对象，可以放宽筛选条件。";
};

interface CoverageProps {
  readonly of: Objects["inspections"];
  readonly onPick: (to: Partial<Filter>) => void;
}

/** One line an inspection: how far it has come as a whole. */
function Coverage({ of, onPick }: CoverageProps) {
  const columns: Column<CoverageProps["of"][number]>[] = [
    {
      head: "督查",
      cell: ({ id, title }) => (
        <button type="button" className="as-link" onClick={() => onPick({ inspectionId: id })}>
          {title}
        </button>
      ),
    },
    { head: "结束日期", cell: ({ endsOn }) => endsOn, width: 110 },
    { head: "未检查（个）", cell: ({ left }) => left, align: "end", width: 110 },
    { head: "填写中（个）", cell: ({ open }) => open, align: "end", width: 110 },
    { head: "进度", cell: (row) => progressWords(row), width: 220 },
  ];
  return (
    <Card title="正在进行的督查">
      <Table rows={of} rowKey={({ id }) => id} columns={columns} short />
    </Card>
  );
}

interface FiltersProps {
  readonly filter: Filter;
  readonly inspections: Objects["inspections"];
  readonly onNarrow: (to: Partial<Filter>) => void;
}

function Filters({ filter, inspections, onNarrow }: FiltersProps) {
  const { data: choices } = useQuery(useApi().query(visits.choices, { query: { countyId: filter.countyId } }));
  const { counties = [], townships = [] } = choices ?? {};
  const named = (rows: readonly { id: string; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }));
  const elsewhere = { inspectionId: undefined, townshipId: undefined };
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      {counties.length > 1 && (
        <One
          label="县（市、区）"
          value={filter.countyId}
          options={named(counties)}
          onValue={(countyId) => onNarrow({ countyId, ...elsewhere })}
        />
      )}
      <One
        label="督查"
        value={filter.inspectionId}
        options={inspections.map(({ id, title }) => ({ value: id, label: title }))}
        onValue={(inspectionId) => onNarrow({ inspectionId })}
      />
      <One
        label="乡镇（街道）"
        value={filter.townshipId}
        options={named(townships)}
        onValue={(townshipId) => onNarrow({ townshipId })}
      />
      <One
        label="进度"
        value={filter.progress}
        options={visitProgresses.map((value) => ({ value, label: visitProgressLabel[value] }))}
        onValue={(progress) => onNarrow({ progress })}
      />
      <Checkbox
        checked={filter.mine === "true"}
        onChange={({ target }) => onNarrow({ mine: target.checked ? "true" : undefined })}
      >
        只看由本人检查的
      </Checkbox>
      <Checkbox
        checked={filter.late === "true"}
        onChange={({ target }) => onNarrow({ late: target.checked ? "true" : undefined })}
      >
        只看督查日期已过的
      </Checkbox>
    </div>
  );
}

const columns: readonly Column<Row>[] = [
  {
    head: "对象",
    always: true,
    cell: ({ name, township }) => (name.startsWith(township) ? name : `${township}${name}`),
  },
  { head: "督查", cell: ({ inspection }) => inspection },
  { head: "结束日期", cell: ({ endsOn }) => endsOn, width: 110 },
  { head: "组别", cell: ({ groupNumber }) => (groupNumber === null ? "" : `第 ${groupNumber} 组`), width: 80 },
  { head: "抽取（指定）的人员", cell: ({ inspectors }) => inspectors.join("、"), width: 200 },
  { head: "进度", always: true, cell: ({ progress }) => visitProgressLabel[progress], width: 80 },
  {
    head: "检查日期",
    cell: ({ visitId, onDay }) => visitId && <Link href={`/visits/${visitId}`}>{onDay}</Link>,
    width: 110,
  },
];

/** What whoever may write does next with a row. */
const onward: Column<Row> = {
  head: "办理",
  always: true,
  fixed: "right",
  width: 100,
  cell: ({ id, inspectionId, progress, visitId }) => {
    if (progress === "done") return "";
    if (visitId) return <Link href={`/visits/${visitId}`}>继续填写</Link>;
    return (
      <Link href={`/visits/new?kind=inspection&inspectionId=${inspectionId}&objectId=${id}`}>
        <Button size="small">开始检查</Button>
      </Link>
    );
  },
};
