import { useQuery } from "@tanstack/react-query";
import { Tabs } from "antd";
import { paymentWaits, type PaymentWait, payments } from "#contract/payments.ts";
import { paymentKindLabel, paymentStatusLabel } from "#domain/projects/funds/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, Page, PrintButton, ProblemNote } from "../../ui/index.ts";
import { One } from "../One.tsx";
import { pagingOf, useFilter } from "../use-filter.ts";
import { namedOptions, optionsOf, type PaymentList } from "./fund-types.ts";
import { PaymentTable } from "./PaymentTable.tsx";
import { wanCell } from "./money-words.ts";
import "./funds.css";

const names = ["countyId", "waits", "status", "kind", "page", "size"] as const;
type Filter = Record<(typeof names)[number], string | undefined>;

const waitWords: Record<PaymentWait, string> = { approve: "待审核", post: "待办理", stuck: "被卡住" };
const nothing: Record<PaymentWait, string> = {
  approve: "没有待审核的拨付申请。",
  post: "没有待办理的拨付。",
  stuck: "没有被卡住的拨付，在办的都可以往下办。",
};

/** The list as the address asks for it. */
function usePayments(filter: Filter) {
  const { page, size, ...asked } = filter;
  const at = { page: Number(page ?? 1), size: Number(size ?? 50) };
  const { data, error, isFetching } = useQuery(useApi().query(payments.list, { query: { ...asked, ...at } as never }));
  return { at, data, error, isFetching, counties: data?.counties ?? [], rows: error ? [] : data?.rows };
}

export function PaymentsPage() {
  const [filter, change] = useFilter(names);
  const { at, data, error, isFetching, counties, rows } = usePayments(filter);
  const wait = paymentWaits.find((one) => one === filter.waits);
  return (
    <Page
      title="拨付办理"
      subtitle="申请、审核由不同的人经手；凡是不能往下办的，都写明卡在哪里。"
      actions={<PrintButton />}
    >
      <ProblemNote problem={error} />
      <Tabs
        activeKey={filter.waits ?? "all"}
        items={tabsOf(data)}
        onChange={(to) => change({ waits: to === "all" ? undefined : to, status: undefined, page: undefined })}
      />
      <Card title={wait ? waitWords[wait] : "全部拨付"} note={data && noteOf(data)}>
        <Filters filter={filter} counties={counties} onFilter={(to) => change({ ...to, page: undefined })} />
        <PaymentTable
          rows={rows}
          loading={isFetching}
          severalCounties={counties.length > 1}
          empty={<Empty>{wait ? nothing[wait] : "还没有拨付。在项目的“资金”中登记合同、申请拨付。"}</Empty>}
          paging={pagingOf(at, data?.total, change)}
        />
      </Card>
    </Page>
  );
}

const noteOf = ({ total, openFen }: PaymentList) =>
  `共 ${total} 笔${openFen > 0 ? `，在办合计 ${wanCell(openFen)} 万元` : ""}`;

const tabsOf = (data: PaymentList | undefined) => [
  { key: "all", label: "全部" },
  ...paymentWaits.map((key) => ({ key, label: data ? `${waitWords[key]} ${data.waiting[key]}` : waitWords[key] })),
];

interface FiltersProps {
  readonly filter: Filter;
  readonly counties: PaymentList["counties"];
  readonly onFilter: (change: Partial<Filter>) => void;
}

function Filters({ filter, counties, onFilter }: FiltersProps) {
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      {counties.length > 1 && (
        <One
          label="县（市、区）"
          value={filter.countyId}
          options={namedOptions(counties)}
          onValue={(countyId) => onFilter({ countyId })}
        />
      )}
      {filter.waits === undefined && (
        <One
          label="状态"
          value={filter.status}
          options={optionsOf(paymentStatusLabel)}
          onValue={(status) => onFilter({ status })}
        />
      )}
      <One
        label="款项"
        value={filter.kind}
        options={optionsOf(paymentKindLabel)}
        onValue={(kind) => onFilter({ kind })}
      />
    </div>
  );
}
