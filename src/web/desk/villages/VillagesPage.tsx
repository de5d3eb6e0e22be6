import { useQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { type counties as countyRoutes, townships } from "#contract/registry.ts";
import type { Result } from "#contract/route.ts";
import { villages } from "#contract/villages.ts";
import { villageKindLabel } from "#domain/registry/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, type Column, Empty, Page, ProblemNote, Table, Waiting } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import { known, wan } from "./amounts.ts";
import { NewVillageForm } from "./NewVillageForm.tsx";
import { NoTownships } from "./NoTownships.tsx";
import { TownshipTree } from "./TownshipTree.tsx";
import { useCounty } from "./use-county.ts";
import { useVillageFilter } from "./use-village-filter.ts";
import { VillageFilters } from "./VillageFilters.tsx";
import "./villages.css";
import { pagingOf } from "../use-filter.ts";

type VillageRow = Result<typeof villages.list>["rows"][number];

export function VillagesPage() {
  const { query } = useApi();
  const { countyId, counties, error, none } = useCounty();
  const { data: tree, error: treeError } = useQuery({
    ...query(townships.list, { query: { countyId } }),
    enabled: countyId !== undefined,
  });
  if (none) return <NoCounty />;
  if (error ?? treeError)
    return (
      <Page title="村情台账">
        <ProblemNote problem={error ?? treeError} />
      </Page>
    );
  if (!tree || countyId === undefined) return <Waiting lines={8} />;
  return <Register countyId={countyId} counties={counties} tree={tree} />;
}

interface RegisterProps {
  readonly countyId: string;
  readonly counties: Result<typeof countyRoutes.list>;
  readonly tree: Result<typeof townships.list>;
}

function Register({ countyId, counties, tree }: RegisterProps) {
  const { verbs } = useMe();
  const [adding, setAdding] = useState(false);
  const actions = tree.length > 0 && (
    <>
      {verbs.includes("village.edit") && <Button onClick={() => setAdding(true)}>新增村（社区）</Button>}
      {verbs.includes("village.import") && (
        <Link href="/imports?register=village">
          <Button type="primary">导入名册</Button>
        </Link>
      )}
    </>
  );
  return (
    <Page
      title="村情台账"
      subtitle="村（社区）名册与一村一档。名称、代码变动在各村档案中登记，历史留存。"
      actions={actions}
    >
      {tree.length === 0 ? (
        <NoTownships />
      ) : (
        <div className="register">
          <TownshipTree tree={tree} canEdit={verbs.includes("township.edit")} />
          <VillageCard countyId={countyId} counties={counties} />
        </div>
      )}
      <Modal
        title="新增村（社区）"
        open={adding}
        footer={null}
        destroyOnHidden
        width={720}
        onCancel={() => setAdding(false)}
      >
        <NewVillageForm tree={tree} onClose={() => setAdding(false)} />
      </Modal>
    </Page>
  );
}

function VillageCard({ countyId, counties }: Omit<RegisterProps, "tree">) {
  const { filter, change } = useVillageFilter();
  const [, go] = useLocation();
  const { township: townshipId, search, closed } = filter;
  const [page, size] = [Number(filter.page ?? 1), Number(filter.size ?? 50)];
  const { data, error, isFetching } = useQuery(
    useApi().query(villages.list, { query: { countyId, townshipId, search, closed, page, size } }),
  );
  return (
    <Card title="村（社区）" note={data && `共 ${data.total} 个`}>
      <VillageFilters filter={filter} counties={counties} countyId={countyId} onFilter={change} />
      <ProblemNote problem={error} />
      <Table
        name="villages"
        rows={error ? [] : data?.rows}
        loading={isFetching}
        rowKey={(row) => row.id}
        columns={columns}
        empty={<Nothing search={search} />}
        onOpen={(row) => go(`/villages/${row.id}`)}
        paging={pagingOf({ page, size }, data?.total, change)}
      />
    </Card>
  );
}

const columns: readonly Column<VillageRow>[] = [
  {
    head: "村（社区）",
    cell: (row) => <Link href={`/villages/${row.id}`}>{row.name}</Link>,
    always: true,
    fixed: "left",
  },
  { head: "乡镇（街道）", cell: (row) => row.townshipName },
  { head: "类别", cell: (row) => villageKindLabel[row.kind], width: 80 },
  { head: "户数", cell: (row) => known(row.households), align: "end", width: 80 },
  { head: "人口", cell: (row) => known(row.population), align: "end", width: 80 },
  { head: "党员", cell: (row) => known(row.partyMembers), align: "end", width: 80 },
  { head: "集体收入（万元）", cell: (row) => wan(row.collectiveIncomeFen), align: "end", width: 130 },
  { head: "区划代码", cell: (row) => <span className="num">{row.code ?? "未登记"}</span>, width: 130 },
  { head: "状况", cell: (row) => (row.validTo ? `${row.validTo} 终止` : "正常"), width: 130 },
];

function Nothing({ search }: { search: string | undefined }) {
  if (search) return <Empty>没有查到名称、曾用名含“{search}”，或代码以其开头的村（社区）。</Empty>;
  return <Empty>这里还没有村（社区），可以导入名册，也可以逐个新增。</Empty>;
}

function NoCounty() {
  return (
    <Page title="村情台账">
      <Card title="村（社区）">
        <Empty>您的管辖范围内还没有县（市、区），请联系系统管理员建立。</Empty>
      </Card>
    </Page>
  );
}
