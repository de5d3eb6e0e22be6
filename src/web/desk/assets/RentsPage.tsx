import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "wouter";
import { assets } from "#contract/assets.ts";
import type { CallOf, Result } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, type Column, Page, PrintButton, ProblemNote, Table } from "../../ui/index.ts";
import { One } from "../One.tsx";
import { pagingOf, useFilter } from "../use-filter.ts";
import { namedOptions, optionsOf } from "./asset-types.ts";
import { yuan } from "./yuan.ts";
import "./assets.css";

type Asked = CallOf<typeof assets.rents>["query"];
type RentRow = Result<typeof assets.rents>["rows"][number];

const stateWords = { late: "到期未收", soon: "三十天内到期", open: "全部未收" };

const columns: Column<RentRow>[] = [
  { head: "应收日期", cell: ({ dueOn }) => dueOn, width: 104 },
  { head: "资产", always: true, cell: (row) => <Link href={`/assets/${row.assetId}`}>{row.asset}</Link> },
  { head: "乡镇（街道）", cell: ({ township }) => township },
  { head: "村（社区）", cell: ({ village }) => village ?? "多村统筹" },
  { head: "承租人", cell: ({ lessee }) => lessee },
  { head: "租期", cell: ({ fromOn, untilOn }) => `${fromOn} 至 ${untilOn}` },
  { head: "应收（元）", cell: ({ amountFen }) => yuan(amountFen), align: "end" },
  { head: "已收（元）", cell: ({ receivedFen }) => yuan(receivedFen), align: "end" },
  { head: "未收（元）", cell: (row) => yuan(row.amountFen - row.receivedFen), align: "end" },
];

/** 租金: what is late first; received on the page of the asset. */
export function RentsPage() {
  const [filter, change] = useFilter(["state", "townshipId", "page", "size"]);
  const { page, size, ...asked } = filter;
  const at = { page: Number(page ?? 1), size: Number(size ?? 100) };
  const [, go] = useLocation();
  const api = useApi();
  const { data, error, isFetching } = useQuery(api.query(assets.rents, { query: { ...asked, ...at } as Asked }));
  const state = (filter.state ?? "late") as keyof typeof stateWords;
  return (
    <Page title="租金" subtitle="经营性资产的租金，按租约约定的日期。收到后在资产页登记。" actions={<PrintButton />}>
      <ProblemNote problem={error} />
      <Card title={stateWords[state]} note={data && `共 ${data.total} 期，未收合计 ${yuan(data.openFen)} 元`}>
        <Filters state={state} townshipId={filter.townshipId} onFilter={(to) => change({ ...to, page: undefined })} />
        <Table<RentRow>
          rows={error ? [] : data?.rows}
          loading={isFetching}
          rowKey={({ id }) => id}
          onOpen={({ assetId }) => go(`/assets/${assetId}`)}
          empty={`没有${stateWords[state]}的租金。`}
          paging={pagingOf(at, data?.total, change)}
          columns={columns}
        />
      </Card>
    </Page>
  );
}

interface FiltersProps {
  readonly state: keyof typeof stateWords;
  readonly townshipId: string | undefined;
  readonly onFilter: (change: {
    readonly state?: string | undefined;
    readonly townshipId?: string | undefined;
  }) => void;
}

function Filters({ state, townshipId, onFilter }: FiltersProps) {
  const { data: choices } = useQuery(useApi().query(assets.choices, { query: {} }));
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      <One label="期限" value={state} options={optionsOf(stateWords)} onValue={(next) => onFilter({ state: next })} />
      {(choices?.townships.length ?? 0) > 1 && (
        <One
          label="乡镇"
          value={townshipId}
          options={namedOptions(choices!.townships)}
          onValue={(to) => onFilter({ townshipId: to })}
        />
      )}
    </div>
  );
}
