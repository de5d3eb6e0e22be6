import { useQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { Link, useLocation, useSearchParams } from "wouter";
import { bulletins } from "#contract/bulletins.ts";
import { bulletinKindLabel, bulletinStatusLabel } from "#domain/bulletins/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, instant, Page, ProblemNote, Table } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import type { BulletinRow } from "./bulletin-types.ts";
import { CountyFilter } from "../CountyFilter.tsx";
import { NewBulletinForm } from "./NewBulletinForm.tsx";
import { WaitsFilter } from "./WaitsFilter.tsx";

/** 简报通报: every bulletin of the county, the youngest first. */
export function BulletinsPage() {
  const { verbs } = useMe();
  const [, go] = useLocation();
  const [params] = useSearchParams();
  const query = { countyId: params.get("countyId") ?? undefined };
  const { data: all, error, isFetching } = useQuery(useApi().query(bulletins.list, { query }));
  const waits = params.get("waits");
  const rows = all?.filter((row) => waits === null || row.waits.some((wait) => wait === waits));
  const [adding, setAdding] = useState(false);
  const add = verbs.includes("bulletin.write") && (
    <Button type="primary" onClick={() => setAdding(true)}>
      拟写通报、简报
    </Button>
  );
  return (
    <Page
      title="简报通报"
      subtitle="数字取自台账，印发时连同明细一并定格；拟稿人与审核人不能是同一人，点名须经另一人核准。"
      actions={add}
    >
      <ProblemNote problem={error} />
      <Card title="通报、简报" note={rows && `共 ${rows.length} 份`}>
        {verbs.includes("bulletin.write") && <WaitsFilter value={waits} />}
        <CountyFilter />
        <Table
          name="bulletins"
          rows={error ? [] : rows}
          loading={isFetching}
          rowKey={(row) => row.id}
          onOpen={(row) => go(`/bulletins/${row.id}`)}
          empty={
            waits ? (
              <Empty>没有这一类等您办理的通报、简报。</Empty>
            ) : (
              <Empty action={add}>
                还没有通报、简报。审定名单后，可以按样式拟写排查确定情况的通报，也可以编发简报。
              </Empty>
            )
          }
          columns={columns}
        />
      </Card>
      <Modal title="拟写通报、简报" open={adding} footer={null} destroyOnHidden onCancel={() => setAdding(false)}>
        <NewBulletinForm onCancel={() => setAdding(false)} onMade={(id) => go(`/bulletins/${id}`)} />
      </Modal>
    </Page>
  );
}

const columns = [
  { head: "标题", cell: titleLink, always: true, fixed: "left" as const },
  { head: "类型", cell: (row: BulletinRow) => bulletinKindLabel[row.kind] + (row.correctsId ? "（更正）" : "") },
  { head: "县（市、区）", cell: (row: BulletinRow) => row.county },
  { head: "轮次", cell: (row: BulletinRow) => row.round },
  { head: "字号、期号", cell: (row: BulletinRow) => row.documentNumber || "未编号" },
  { head: "成文日期", cell: (row: BulletinRow) => row.issuedOn ?? "未印发" },
  { head: "所处环节", cell: (row: BulletinRow) => bulletinStatusLabel[row.status] },
  { head: "拟稿人", cell: (row: BulletinRow) => row.author },
  { head: "更新时间", cell: (row: BulletinRow) => instant(row.updatedAt) },
];

function titleLink(row: BulletinRow) {
  return <Link href={`/bulletins/${row.id}`}>{row.title || "（未填标题）"}</Link>;
}
