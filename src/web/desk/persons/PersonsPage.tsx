import { useQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { Link, useLocation } from "wouter";
import { persons } from "#contract/persons.ts";
import { capacityWords } from "#domain/registry/labels.ts";
import { personKindLabel, skillText } from "#domain/registry/person.ts";
import { useApi } from "../../api/use-api.ts";
import { useDownload } from "../../api/use-download.ts";
import { Card, type Column, Empty, Page, PrintButton, ProblemNote, Table } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import { homeOf, type PersonRow, placeAndPost } from "./person-types.ts";
import { PersonFilters } from "./PersonFilters.tsx";
import { PersonForm } from "./PersonForm.tsx";
import { type PersonFilter, usePersonFilter } from "./use-person-filter.ts";

type Kind = PersonRow["kind"];

export function PersonsPage() {
  const [, go] = useLocation();
  const { filter, change } = usePersonFilter();
  const canEdit = useMe().verbs.includes("person.edit");
  const [adding, setAdding] = useState(false);
  const add = canEdit && (
    <>
      <Button onClick={() => go("/imports/new?register=person")}>导入</Button>
      <Button type="primary" onClick={() => setAdding(true)}>
        新增干部
      </Button>
    </>
  );
  return (
    <Page
      title="干部名册"
      subtitle="县级领导、乡镇（街道）领导和可以派驻的单位干部。选人配对、派驻都从这里选人。"
      actions={
        <>
          <PrintButton />
          <ExportButton filter={filter} />
          {add}
        </>
      }
    >
      <Persons filter={filter} change={change} add={add} />
      <Modal title="新增干部" open={adding} footer={null} destroyOnHidden width={640} onCancel={() => setAdding(false)}>
        <PersonForm person={null} onClose={() => setAdding(false)} />
      </Modal>
    </Page>
  );
}

interface PersonsProps {
  readonly filter: PersonFilter;
  readonly change: (next: PersonFilter) => void;
  readonly add: ReactNode;
}

function Persons({ filter, change, add }: PersonsProps) {
  const [, go] = useLocation();
  const [page, size] = [Number(filter.page ?? 1), Number(filter.size ?? 50)];
  const query = { ...askedOf(filter), closed: filter.closed, page, size };
  const { data, error, isFetching } = useQuery(useApi().query(persons.list, { query }));
  const turn = (to: number, by: number) => change({ page: String(to), size: String(by) });
  return (
    <Card title="干部" note={data && `共 ${data.total} 人`}>
      <ProblemNote problem={error} />
      <PersonFilters filter={filter} onChange={change} />
      <Table
        name="persons"
        rows={error ? [] : data?.rows}
        loading={isFetching}
        rowKey={(row) => row.id}
        columns={columns}
        onOpen={(row) => go(`/persons/${row.id}`)}
        empty={<Empty action={Object.keys(filter).length === 0 && add}>{emptyWords(filter)}</Empty>}
        paging={{ page, size, total: data?.total ?? 0, onPage: turn }}
      />
    </Card>
  );
}

/** What the address asks for, in the words of the route. */
function askedOf({ kind, organisationId, townshipId, search, unitHead }: PersonFilter) {
  return {
    ...(kind && { kind: kind as Kind }),
    ...(organisationId && { organisationId }),
    ...(townshipId && { townshipId }),
    ...(search && { search }),
    ...(unitHead === "1" && { unitHead: "1" as const }),
  };
}

const emptyWords = (filter: object) =>
  Object.keys(filter).length > 0
    ? "没有符合条件的干部，请放宽条件。"
    : "名册还是空的。可以用 Excel 一次导入县级领导、乡镇领导和各单位干部，也可以逐人新增。";

const columns: readonly Column<PersonRow>[] = [
  {
    head: "姓名",
    cell: (row) => <Link href={`/persons/${row.id}`}>{row.name}</Link>,
    always: true,
    fixed: "left",
    width: 84,
  },
  { head: "类别", cell: (row) => personKindLabel[row.kind], width: 130 },
  { head: "单位职务", cell: (row) => `${placeAndPost(row)}${row.unitHead ? "（主要负责人）" : ""}` },
  { head: "出生年份", cell: (row) => row.birthYear ?? "—", align: "end", width: 78 },
  { head: "政治面貌", cell: (row) => (row.partyMember ? "中共党员" : "—"), width: 78 },
  { head: "特长", cell: (row) => row.skills.map(skillText).join("、") || "—" },
  { head: "籍贯", cell: homeOf },
  { head: "最多包联村数", cell: (row) => (row.kind === "cadre" ? "—" : capacityWords(row)), width: 106 },
  { head: "亲属申报", cell: (row) => (row.kinships > 0 ? `${row.kinships} 项` : "—"), width: 78 },
  { head: "联系电话", cell: (row) => row.phoneMasked ?? "未登记", width: 112 },
  { head: "状况", cell: (row) => (row.validTo ? `${row.validTo} 移出` : "在册"), width: 120 },
];

function ExportButton({ filter }: { filter: PersonFilter }) {
  const { send, sending, problem } = useDownload(persons.export);
  return (
    <>
      <ProblemNote problem={problem} />
      <Button
        loading={sending}
        onClick={() => send({ body: { ...askedOf(filter), closed: filter.closed === "true" } })}
      >
        导出 Excel
      </Button>
    </>
  );
}
