import { useQuery } from "@tanstack/react-query";
import { Select, Tabs } from "antd";
import { useParams, useSearchParams } from "wouter";
import { postings } from "#contract/postings.ts";
import { slotLabel } from "#domain/teams/match/words.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, Page, PrintButton, ProblemNote, Table, Waiting } from "../../ui/index.ts";
import type { Stay } from "./contract-types.ts";
import { DaysTable } from "./DaysTable.tsx";
import { LeaveTable } from "./LeaveTable.tsx";
import "./teams.css";

export function PostingPage() {
  const { id } = useParams<{ id: string }>();
  const [params, setParams] = useSearchParams();
  const year = params.get("year") ?? undefined;
  const { data: stay, error } = useQuery(useApi().query(postings.read, { params: { id }, query: { year } }));
  const way = [{ title: "驻村工作队", path: "/teams" }];
  if (!stay)
    return (
      <Page title="派驻情况" breadcrumb={way}>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={8} />}
      </Page>
    );
  return (
    <Page
      title={stay.name}
      subtitle={`${stay.township}　${stay.village}　${slotLabel[stay.slot]}　${stay.fromOn} 至 ${stay.endedOn ?? stay.toOn}　${stay.unit ?? ""}`}
      breadcrumb={[...way, { title: stay.team, path: `/teams/${stay.teamId}` }]}
      actions={<PrintButton />}
    >
      <ProblemNote problem={error} />
      {stay.recall && <p className="team-note">{stay.recall}</p>}
      <Card
        title="在村天数"
        note={`${stay.year} 年，截至 ${stay.countedTo}，由派驻、请假公出和工作日历推算，不签到、不打卡`}
      >
        {stay.years.length > 1 && (
          <div className="filters no-print">
            <label>
              年份
              <Select
                aria-label="年份"
                value={stay.year}
                options={stay.years.map((one) => ({ value: one, label: `${one} 年` }))}
                onChange={(one: number) => setParams({ year: String(one) }, { replace: true })}
              />
            </label>
          </div>
        )}
        <DaysTable stay={stay} />
      </Card>
      <Below stay={stay} />
    </Page>
  );
}

function Below({ stay: { leaves, trainings } }: { stay: Stay }) {
  return (
    <Card title="请假公出和培训">
      <Tabs
        className="team-tabs"
        items={[
          { key: "leaves", label: `请假公出（${leaves.length}）`, children: <LeaveTable rows={leaves} plain /> },
          { key: "trainings", label: `培训（${trainings.length}）`, children: <Trainings rows={trainings} /> },
        ]}
      />
    </Card>
  );
}

function Trainings({ rows }: { rows: Stay["trainings"] }) {
  return (
    <Table
      rows={rows}
      rowKey={(row) => row.id}
      empty={<Empty>还没有培训记录。参训情况由组织方登记。</Empty>}
      columns={[
        { head: "培训", cell: (row) => row.title },
        { head: "组织方", cell: (row) => row.organiser },
        { head: "时间", cell: (row) => `${row.fromOn} 至 ${row.toOn}`, width: 200 },
        { head: "参训", cell: (row) => (row.attended ? "参加" : "未参加") },
        { head: "说明", cell: (row) => row.note || "—" },
      ]}
    />
  );
}
