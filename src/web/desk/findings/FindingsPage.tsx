import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { type ComponentProps, useState } from "react";
import { useLocation } from "wouter";
import { findings } from "#contract/findings.ts";
import type { CallOf } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { useDownload } from "../../api/use-download.ts";
import { Card, Empty, KpiStrip, Light, Page, PrintButton, ProblemNote } from "../../ui/index.ts";
import { pagingOf, useFilter } from "../use-filter.ts";
import { useMe } from "../use-me.ts";
import { AssignForm } from "./AssignForm.tsx";
import { type FindingFilter, FindingFilters, findingFilterNames, waitWords } from "./FindingFilters.tsx";
import { FindingTable } from "./FindingTable.tsx";
import { type FindingList, type FindingRow, handWords } from "./finding-types.ts";
import "./findings.css";

type Asked = CallOf<typeof findings.list>["query"];

/** The ledger as the address asks for it. */
function useFindings(filter: FindingFilter) {
  const { page, size, ...asked } = filter;
  const api = useApi();
  const at = { page: Number(page ?? 1), size: Number(size ?? 100) };
  const { data: choices } = useQuery(api.query(findings.choices, { query: { countyId: filter.countyId } }));
  const { data: list, error, isFetching } = useQuery(api.query(findings.list, { query: { ...asked, ...at } as Asked }));
  return { choices, list, error, isFetching, asked, at };
}

export function FindingsPage() {
  const [filter, change] = useFilter(findingFilterNames);
  const { choices, list, error, isFetching, asked, at } = useFindings(filter);
  const clear = () => change(Object.fromEntries(findingFilterNames.map((name) => [name, undefined])));
  const empty = <NoFinding filtered={Object.values(asked).some(Boolean)} onClear={clear} can={list?.can} />;
  return (
    <Page
      title="问题整改台账"
      subtitle="督查、巡察、审计、信访、自查发现的问题，整改以后由整改单位以外的人员核查、销号。"
      actions={<ListActions list={list} asked={asked} />}
    >
      <ProblemNote problem={error} />
      {list && <FindingFigures list={list} />}
      <Card title="问题" note={list && `共 ${list.total} 个`}>
        <FindingFilters choices={choices} filter={filter} onFilter={change} />
        <PickedTable
          rows={error ? [] : list?.rows}
          loading={isFetching}
          can={list?.can}
          severalCounties={(choices?.counties.length ?? 0) > 1}
          empty={empty}
          paging={pagingOf(at, list?.total, change)}
        />
      </Card>
    </Page>
  );
}

type PickedTableProps = Omit<ComponentProps<typeof FindingTable>, "picked" | "onPick"> & {
  readonly can: FindingList["can"] | undefined;
};

/** The rows, and several of them handed over at once. */
function PickedTable({ can, ...table }: PickedTableProps) {
  const [picked, setPicked] = useState<readonly FindingRow[]>([]);
  const [assigning, setAssigning] = useState(false);
  return (
    <>
      {picked.length > 0 && (
        <div className="finding-picked no-print">
          已选 {picked.length} 个
          <Button size="small" type="primary" onClick={() => setAssigning(true)}>
            {handWords(picked)}所选
          </Button>
          <Button size="small" onClick={() => setPicked([])}>
            取消选择
          </Button>
        </div>
      )}
      <FindingTable {...table} picked={picked} onPick={can?.assign ? setPicked : undefined} />
      <Drawer title={handWords(picked)} open={assigning} onClose={() => setAssigning(false)} size={620} destroyOnHidden>
        <AssignForm
          rows={picked}
          onClose={(done) => {
            setAssigning(false);
            if (done) setPicked([]);
          }}
        />
      </Drawer>
    </>
  );
}

function ListActions({ list, asked }: { list: FindingList | undefined; asked: object }) {
  const [, go] = useLocation();
  const canImport = useMe().verbs.includes("import.write") && list?.can.assign;
  const download = useDownload(findings.ledger);
  return (
    <>
      <Button
        loading={download.sending}
        onClick={() => download.send({ body: asked as CallOf<typeof findings.ledger>["body"] })}
      >
        导出台账
      </Button>
      {canImport && <Button onClick={() => go("/imports/new?register=finding")}>导入台账</Button>}
      <PrintButton />
      {list?.can.lookBack && <Button onClick={() => go("/findings/look-backs")}>回头看</Button>}
      {list?.can.write && (
        <Button type="primary" onClick={() => go("/findings/new")}>
          登记问题
        </Button>
      )}
      <ProblemNote problem={download.problem} />
    </>
  );
}

function FindingFigures({ list: { open, closed, lights, waiting } }: { list: FindingList }) {
  const waits = Object.entries(waiting).filter(([, count]) => count > 0);
  return (
    <KpiStrip
      items={[
        { name: "未销号", value: open, unit: "个", note: `已销号 ${closed} 个` },
        {
          name: "亮灯",
          value: (
            <span className="lamps">
              <Light colour="red" count={lights.red} /> <Light colour="yellow" count={lights.yellow} />{" "}
              <Light colour="green" count={lights.green} />
            </span>
          ),
          note: "红：逾期　黄：10 个工作日内到期",
        },
        {
          name: "待办",
          value: waits.reduce((sum, [, count]) => sum + count, 0),
          unit: "个",
          note:
            waits.map(([wait, count]) => `${waitWords[wait as keyof typeof waiting]} ${count}`).join("　") ||
            "没有待办",
        },
      ]}
    />
  );
}

interface NoFindingProps {
  readonly filtered: boolean;
  readonly onClear: () => void;
  readonly can: FindingList["can"] | undefined;
}

function NoFinding({ filtered, onClear, can }: NoFindingProps) {
  const [, go] = useLocation();
  if (filtered)
    return <Empty action={<Button onClick={onClear}>清除筛选</Button>}>没有符合条件的问题，请放宽筛选条件。</Empty>;
  if (can?.write)
    return (
      <Empty action={<Button onClick={() => go("/findings/new")}>登记问题</Button>}>
        还没有问题。到村检查时登记的问题自动列入，也可以在这里登记或者导入原有台账。
      </Empty>
    );
  return <Empty>还没有交办给本单位或者本辖区的问题。</Empty>;
}
