import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import type { Result } from "#contract/route.ts";
import { trainings } from "#contract/training.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, type Column, Empty, Page, PrintButton, ProblemNote, Table } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import { TrainingForm } from "./TrainingForm.tsx";
import { pagingOf, useFilter } from "../use-filter.ts";
import "./teams.css";

type Row = Result<typeof trainings.list>["rows"][number];

export function TrainingsPage() {
  const [{ page, size }, change] = useFilter(["page", "size"]);
  const [adding, setAdding] = useState(false);
  const [, navigate] = useLocation();
  const query = { page: Number(page ?? 1), size: Number(size ?? 50) };
  const { data, error, isFetching } = useQuery(useApi().query(trainings.list, { query }));
  const add = useMe().verbs.includes("training.write") && (
    <Button type="primary" onClick={() => setAdding(true)}>
      登记培训
    </Button>
  );
  return (
    <Page
      title="培训"
      subtitle="县级、乡镇（街道）各自登记自己组织的培训和参训情况，参训人不签到。"
      actions={
        <>
          <PrintButton />
          {add}
        </>
      }
    >
      <ProblemNote problem={error} />
      <Card title="培训" note={data && `共 ${data.total} 期`}>
        <Table
          name="trainings"
          rows={error ? [] : data?.rows}
          loading={isFetching}
          rowKey={(row) => row.id}
          onOpen={(row) => navigate(`/trainings/${row.id}`)}
          empty={<Empty action={add}>还没有登记培训。</Empty>}
          paging={pagingOf(query, data?.total, change)}
          columns={columns}
        />
      </Card>
      <Drawer title="登记培训" open={adding} onClose={() => setAdding(false)} size={560} destroyOnHidden>
        {adding && <TrainingForm onClose={() => setAdding(false)} onCreated={(id) => navigate(`/trainings/${id}`)} />}
      </Drawer>
    </Page>
  );
}

const columns: readonly Column<Row>[] = [
  { head: "培训", cell: (row) => <Link href={`/trainings/${row.id}`}>{row.title}</Link>, always: true },
  { head: "组织方", cell: (row) => row.organiser },
  { head: "时间", cell: (row) => `${row.fromOn} 至 ${row.toOn}`, width: 200 },
  { head: "地点", cell: (row) => row.place || "—" },
  { head: "参训（人）", cell: (row) => row.attended, align: "end", width: 100 },
];
