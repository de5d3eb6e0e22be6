import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { projectGates, type WorkWait, workWaits } from "#contract/project-gates.ts";
import { projectCode } from "#domain/projects/draft.ts";
import { useApi } from "../../../api/use-api.ts";
import { Card, Empty, Light, Page, ProblemNote, Table } from "../../../ui/index.ts";
import { useFilter } from "../../use-filter.ts";
import { workWaitWords } from "./wait-words.ts";

const size = 50;

/** The things behind a number of the 工作台. */
export function WaitingPage() {
  const [{ wait: asked }] = useFilter(["wait"]);
  const wait: WorkWait = workWaits.find((one) => one === asked) ?? "pass";
  const [page, setPage] = useState(1);
  const [, go] = useLocation();
  const { data, error } = useQuery(useApi().query(projectGates.waitingList, { query: { wait, page, size } }));
  const tab = wait === "pass" || wait === "late" ? "gates" : "works";
  return (
    <Page title={workWaitWords[wait].title} breadcrumb={[{ title: "项目", path: "/projects" }]}>
      <ProblemNote problem={error} />
      <Card title={workWaitWords[wait].title} note={data && `共 ${data.total} 件`}>
        <Table
          rows={data?.rows}
          rowKey={({ key }) => key}
          empty={<Empty>目前没有{workWaitWords[wait].words}。</Empty>}
          onOpen={({ id }) => go(`/projects/${id}?tab=${tab}`)}
          paging={{ page, size, total: data?.total ?? 0, onPage: setPage }}
          columns={[
            { head: "编号", cell: projectCode },
            { head: "项目", cell: ({ id, name }) => <Link href={`/projects/${id}?tab=${tab}`}>{name}</Link> },
            { head: "牵头乡镇", cell: ({ township }) => township ?? "县级" },
            { head: workWaitWords[wait].matter, cell: ({ matter }) => matter },
            { head: "期限", cell: ({ dueOn }) => dueOn ?? "" },
            {
              head: "逾期",
              cell: ({ lateDays }) => lateDays > 0 && <Light colour="red" word={`逾期 ${lateDays} 天`} />,
            },
          ]}
        />
      </Card>
    </Page>
  );
}
