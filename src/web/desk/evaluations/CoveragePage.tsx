import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { evaluations } from "#contract/evaluations.ts";
import type { Result } from "#contract/route.ts";
import { rounds } from "#contract/screening.ts";
import { subjectLabel } from "#domain/evaluation/labels.ts";
import { subjectKinds, type SubjectKind } from "#domain/evaluation/measures.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, KpiStrip, Page, PrintButton, ProblemNote, Table, Waiting } from "../../ui/index.ts";
import { useFilter } from "../use-filter.ts";
import { spanWords } from "./span.ts";
import "./evaluations.css";

export function CoveragePage() {
  const [{ roundId, subject }, change] = useFilter(["roundId", "subject"]);
  const { data: all, error } = useQuery(useApi().query(rounds.list, { query: {} }));
  const round = all?.find(({ id }) => id === roundId) ?? all?.[0];
  const kind = subjectKinds.find((one) => one === subject) ?? "village-case";
  return (
    <Page
      title="半年全覆盖"
      subtitle="周、月、季考核合起来，半年内每个对象至少看一次。还没有看的，按周、按乡镇轮流排出。"
      breadcrumb={[{ title: "考核", path: "/evaluations" }]}
      actions={<PrintButton />}
    >
      <div className="filters no-print" role="group" aria-label="轮次和对象">
        <span className="filter">
          轮次
          <Select
            aria-label="轮次"
            value={round?.id}
            options={all?.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(to) => change({ roundId: to })}
            style={{ minWidth: 200 }}
          />
        </span>
        <span className="filter">
          考核对象
          <Select
            aria-label="考核对象"
            value={kind}
            options={subjectKinds.map((one) => ({ value: one, label: subjectLabel[one] }))}
            onChange={(to) => change({ subject: to })}
            style={{ minWidth: 140 }}
          />
        </span>
      </div>
      <ProblemNote problem={error} />
      {round ? <Weeks roundId={round.id} subject={kind} /> : all ? <Empty>还没有轮次。</Empty> : <Waiting lines={8} />}
    </Page>
  );
}

type Coverage = Result<typeof evaluations.coverage>;

function Weeks({ roundId, subject }: { roundId: string; subject: SubjectKind }) {
  const { data, error } = useQuery(useApi().query(evaluations.coverage, { query: { roundId, subject } }));
  if (!data) return error ? <ProblemNote problem={error} /> : <Waiting lines={8} />;
  const names = new Map(data.bodies.map(({ id, name }) => [id, name]));
  const listed = (ids: readonly string[]) =>
    ids.length === names.size ? "全部" : ids.map((id) => names.get(id) ?? "").join("、") || "—";
  const left = data.bodies.filter(({ covered }) => !covered);
  return (
    <>
      <KpiStrip
        items={[
          { name: "半年", value: spanWords("half-year", data), note: `${data.from} 至 ${data.to}` },
          { name: "考核对象", value: data.total, unit: "个" },
          { name: "已看或者已安排", value: data.covered, unit: "个" },
          { name: "还没有安排", value: left.length, unit: "个" },
        ]}
      />
      <Card title="按周安排" note={`${data.weeks.length} 周`}>
        <Table
          rows={data.weeks}
          rowKey={(week) => week.from}
          columns={[
            { head: "周", cell: (week: Coverage["weeks"][number]) => `${week.from} 至 ${week.to}`, width: 200 },
            { head: "看了（个）", cell: (week) => week.looked.length || "—", align: "end", width: 90 },
            { head: "看了谁", cell: (week) => <p className="coverage-names">{listed(week.looked)}</p> },
            { head: "应看（个）", cell: (week) => week.planned.length || "—", align: "end", width: 90 },
            { head: "应看谁", cell: (week) => <p className="coverage-names">{listed(week.planned)}</p> },
          ]}
        />
      </Card>
      <Card title="还没有安排的对象" note={`${left.length} 个`} padded>
        <p className="coverage-names">
          {left.length === 0
            ? "本半年已经全部看过或者安排。"
            : left.map(({ township, name }) => (township === name ? name : `${township}${name}`)).join("、")}
        </p>
      </Card>
    </>
  );
}
