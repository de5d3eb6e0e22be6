import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "wouter";
import { funds } from "#contract/funds.ts";
import type { CallOf } from "#contract/route.ts";
import { entryKindLabel, ledgerAccountLabel } from "#domain/projects/funds/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useDownload } from "../../api/use-download.ts";
import { Card, type Column, DateField, Empty, Page, PrintButton, ProblemNote, Table } from "../../ui/index.ts";
import { One } from "../One.tsx";
import { pagingOf, useFilter } from "../use-filter.ts";
import { type EntryRow, type FundChoices, namedOptions, optionsOf } from "./fund-types.ts";
import { yuanCell } from "./money-words.ts";
import { TrialTable } from "./TrialTable.tsx";
import "./funds.css";

const names = ["countyId", "fundId", "projectId", "kind", "account", "from", "to", "page", "size"] as const;
type Filter = Record<(typeof names)[number], string | undefined>;

/** 资金台账: every movement of money with both sides, the latest on top. */
export function LedgerPage() {
  const [filter, change] = useFilter(names);
  const { page, size, ...asked } = filter;
  const at = { page: Number(page ?? 1), size: Number(size ?? 100) };
  const api = useApi();
  const { data: choices } = useQuery(api.query(funds.choices, { query: { countyId: filter.countyId } }));
  const { data, error, isFetching } = useQuery(api.query(funds.ledger, { query: { ...asked, ...at } as never }));
  return (
    <Page
      title="资金台账"
      subtitle="每一笔分录同时记借方和贷方，只增不改；有误的另记方向相反的分录冲正。"
      actions={<Actions asked={asked} />}
    >
      <ProblemNote problem={error} />
      <TrialTable filter={asked} />
      <Card title="分录" note={data && `共 ${data.total} 笔`}>
        <Filters filter={filter} choices={choices} onFilter={(to) => change({ ...to, page: undefined })} />
        <Table<EntryRow>
          name="ledger"
          caption="金额单位：元"
          rows={error ? [] : data?.rows}
          loading={isFetching}
          rowKey={({ id }) => id}
          columns={columnsFor((choices?.counties.length ?? 0) > 1)}
          empty={<Empty>没有符合条件的分录。</Empty>}
          paging={pagingOf(at, data?.total, change)}
        />
      </Card>
    </Page>
  );
}

function Actions({ asked }: { asked: object }) {
  const download = useDownload(funds.exportLedger);
  return (
    <>
      <Button
        loading={download.sending}
        onClick={() => download.send({ body: asked as CallOf<typeof funds.exportLedger>["body"] })}
      >
        导出台账
      </Button>
      <PrintButton />
      <ProblemNote problem={download.problem} />
    </>
  );
}

const columnsFor = (severalCounties: boolean): Column<EntryRow>[] => [
  { head: "日期", cell: ({ onDay }) => onDay, width: 96 },
  ...(severalCounties ? [{ head: "县（市、区）", cell: ({ county }: EntryRow) => county, width: 100 }] : []),
  { head: "事由", cell: ({ kind }) => entryKindLabel[kind], width: 96 },
  { head: "借方", cell: ({ debit }) => ledgerAccountLabel[debit], width: 84 },
  { head: "贷方", cell: ({ credit }) => ledgerAccountLabel[credit], width: 84 },
  { head: "金额", align: "end", always: true, cell: ({ amountFen }) => yuanCell(amountFen), width: 128 },
  {
    head: "资金、项目",
    cell: ({ fundId, fund, projectId, project }) => (
      <span className="fund-use">
        <Link href={`/funds/${fundId}`}>{fund}</Link>
        {projectId && (
          <small className="fund-small">
            <Link href={`/projects/${projectId}?tab=funds`}>{project}</Link>
          </small>
        )}
      </span>
    ),
  },
  { head: "文号、凭证号", cell: ({ document }) => <span className="fund-use fund-from">{document}</span> },
  { head: "摘要", cell: ({ text }) => <span className="fund-use">{text}</span> },
  { head: "经办", cell: ({ by }) => by, width: 76 },
];

interface FiltersProps {
  readonly filter: Filter;
  readonly choices: FundChoices | undefined;
  readonly onFilter: (change: Partial<Filter>) => void;
}

function Filters({ filter, choices, onFilter }: FiltersProps) {
  const { counties = [], batches = [] } = choices ?? {};
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      {counties.length > 1 && (
        <One
          label="县（市、区）"
          value={filter.countyId}
          options={namedOptions(counties)}
          onValue={(countyId) => onFilter({ countyId, fundId: undefined })}
        />
      )}
      <One
        label="批次"
        value={filter.fundId}
        options={namedOptions(batches)}
        onValue={(fundId) => onFilter({ fundId })}
      />
      <One
        label="事由"
        value={filter.kind}
        options={optionsOf(entryKindLabel)}
        onValue={(kind) => onFilter({ kind })}
      />
      <One
        label="科目"
        value={filter.account}
        options={optionsOf(ledgerAccountLabel)}
        onValue={(account) => onFilter({ account })}
      />
      <span className="filter">
        日期
        <DateField label="自" value={filter.from ?? null} onChange={(from) => onFilter({ from: from ?? undefined })} />
        至
        <DateField label="至" value={filter.to ?? null} onChange={(to) => onFilter({ to: to ?? undefined })} />
      </span>
      {filter.projectId && <Button onClick={() => onFilter({ projectId: undefined })}>只看一个项目 ×</Button>}
    </div>
  );
}
