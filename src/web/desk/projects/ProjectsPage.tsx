import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { projects } from "#contract/projects.ts";
import { projectCode } from "#domain/projects/draft.ts";
import { projectStatusLabel } from "#domain/projects/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Page, ProblemNote, Table } from "../../ui/index.ts";
import "./projects.css";

export function ProjectsPage() {
  const { data: list, error } = useQuery(useApi().query(projects.list, { query: { page: 1, size: 100 } }));
  return (
    <Page title="项目" subtitle="从项目库、立项、实施到管护收益，一个项目一条线。">
      <ProblemNote problem={error} />
      <Card title="项目" note={list && `共 ${list.total} 个`}>
        <Table
          rows={error ? [] : list?.rows}
          rowKey={({ id }) => id}
          columns={[
            { head: "编号", cell: (row) => projectCode(row) },
            { head: "项目", cell: ({ id, name }) => <Link href={`/projects/${id}`}>{name}</Link> },
            { head: "到哪一步", cell: ({ status }) => projectStatusLabel[status] },
          ]}
        />
      </Card>
    </Page>
  );
}
