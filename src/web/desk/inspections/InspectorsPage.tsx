import { useQuery } from "@tanstack/react-query";
import { Button, Drawer, Select } from "antd";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { inspectors } from "#contract/inspectors.ts";
import type { CallOf } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import {
  Card,
  type Column,
  DateField,
  Empty,
  Field,
  FormPage,
  Page,
  PrintButton,
  ProblemNote,
  SearchBox,
  Table,
  toast,
} from "../../ui/index.ts";
import { CountyFilter } from "../CountyFilter.tsx";
import { One } from "../One.tsx";
import { pagingOf, useFilter } from "../use-filter.ts";
import { useMe } from "../use-me.ts";
import type { InspectorRow } from "./contract-types.ts";

type Query = CallOf<typeof inspectors.list>["query"];

export function InspectorsPage() {
  const [{ page, size, ...filter }, change] = useFilter(["search", "closed", "countyId", "page", "size"]);
  const [adding, setAdding] = useState(false);
  const [, navigate] = useLocation();
  const paging = { page: Number(page ?? 1), size: Number(size ?? 50) };
  const query = { ...filter, ...paging } as Query;
  const { data, error, isFetching } = useQuery(useApi().query(inspectors.list, { query }));
  const add = useMe().verbs.includes("inspector.edit") && (
    <Button type="primary" onClick={() => setAdding(true)}>
      列入人员
    </Button>
  );
  return (
    <Page
      title="督查人员库"
      subtitle="督查人员从库中选定或抽取。籍贯、亲属、任职、结对等回避情形由系统按登记自动列出。"
      actions={
        <>
          <PrintButton />
          {add}
        </>
      }
    >
      <ProblemNote problem={error} />
      <CountyFilter />
      <Filters closed={filter.closed} onClosed={(closed) => change({ closed, page: undefined })} />
      <Card title="督查人员" note={data && `共 ${data.total} 人`}>
        <Table
          name="inspectors"
          rows={error ? [] : data?.rows}
          loading={isFetching}
          rowKey={(row) => row.personId}
          onOpen={(row) => navigate(`/inspectors/${row.personId}`)}
          empty={<Empty action={add}>人员库里还没有人。</Empty>}
          paging={pagingOf(paging, data?.total, change)}
          columns={columns}
        />
      </Card>
      <Drawer title="列入督查人员库" open={adding} onClose={() => setAdding(false)} size={520} destroyOnHidden>
        {adding && <NewInspector onClose={() => setAdding(false)} />}
      </Drawer>
    </Page>
  );
}

interface FiltersProps {
  readonly closed: string | undefined;
  readonly onClosed: (closed: string | undefined) => void;
}

function Filters({ closed, onClosed }: FiltersProps) {
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      <SearchBox placeholder="姓名、职务、单位" />
      <One label="有效期" value={closed} options={[{ value: "true", label: "已过期" }]} onValue={onClosed} />
    </div>
  );
}

interface Values {
  readonly personId: string;
  readonly accountId?: string | null;
  readonly validTo?: string | null;
}

function NewInspector({ onClose }: { onClose: () => void }) {
  const [search, setSearch] = useState("");
  const { data } = useQuery(useApi().query(inspectors.choices, { query: { search } }));
  const onDone = () => {
    toast("已列入督查人员库。");
    onClose();
  };
  const save = useWrite(inspectors.save, { refresh: [inspectors.list, inspectors.choices], onDone });
  const persons = (data?.persons ?? []).map((one) => ({
    value: one.id,
    label: [one.name, one.unit, one.post].filter(Boolean).join("　"),
  }));
  const accounts = (data?.accounts ?? []).map((one) => ({ value: one.id, label: `${one.name}（${one.loginName}）` }));
  const submit = ({ personId, accountId = null, validTo = null }: Values) =>
    save.send({ params: { id: personId }, body: { version: 0, accountId, validTo } });
  return (
    <FormPage<Values> problem={save.problem} sending={save.sending} submit="列入" onSubmit={submit} onCancel={onClose}>
      <Field name="personId" label="干部" hint="从干部名册中选">
        <Select
          showSearch={{ filterOption: false, onSearch: setSearch }}
          options={persons}
          notFoundContent="没有找到。"
        />
      </Field>
      <Field
        name="accountId"
        label="关联账号"
        required={false}
        hint="授予了督查组岗位的账号；抽取结果启动前只对督查组的账号开放"
      >
        <Select allowClear options={accounts} notFoundContent="还没有督查组岗位的账号。" />
      </Field>
      <Field name="validTo" label="有效期至" required={false}>
        <DateField />
      </Field>
    </FormPage>
  );
}

const columns: readonly Column<InspectorRow>[] = [
  { head: "姓名", cell: (row) => <Link href={`/inspectors/${row.personId}`}>{row.name}</Link>, always: true },
  { head: "单位", cell: (row) => row.unit ?? "—" },
  { head: "职务", cell: (row) => row.post || "—" },
  { head: "籍贯乡镇", cell: (row) => row.homeTownship ?? "—" },
  { head: "关联账号", cell: (row) => row.account ?? "未关联" },
  { head: "有效期至", cell: (row) => row.validTo ?? "长期", width: 110 },
];
