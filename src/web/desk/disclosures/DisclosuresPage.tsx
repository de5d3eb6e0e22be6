import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useLocation } from "wouter";
import { disclosures } from "#contract/disclosures.ts";
import type { CallOf } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { useDownload } from "../../api/use-download.ts";
import { Card, Empty, KpiStrip, Page, PrintButton, ProblemNote } from "../../ui/index.ts";
import { pagingOf, useFilter } from "../use-filter.ts";
import { DisclosureFilters, disclosureFilterNames } from "./DisclosureFilters.tsx";
import { DisclosureTable } from "./DisclosureTable.tsx";
import type { DisclosureList } from "./disclosure-types.ts";
import "./disclosures.css";

type Asked = CallOf<typeof disclosures.list>["query"];

export function DisclosuresPage() {
  const [filter, change] = useFilter(disclosureFilterNames);
  const { page, size, ...asked } = filter;
  const at = { page: Number(page ?? 1), size: Number(size ?? 100) };
  const query = { ...asked, ...at } as Asked;
  const { data: list, error, isFetching } = useQuery(useApi().query(disclosures.list, { query }));
  const clear = () => change(Object.fromEntries(disclosureFilterNames.map((name) => [name, undefined])));
  return (
    <Page
      title="公告公示"
      subtitle="谁分配、谁使用，谁公开；期满没有异议或者异议已经答复的，方可办理下一步。"
      actions={<ListActions asked={asked} />}
    >
      <ProblemNote problem={error} />
      {list && <Figures list={list} />}
      <Card title="公示" note={list && `共 ${list.total} 份`}>
        <DisclosureFilters list={list} filter={filter} onFilter={change} />
        <DisclosureTable
          rows={error ? [] : list?.rows}
          loading={isFetching}
          severalCounties={(list?.counties.length ?? 0) > 1}
          empty={<NoNotice filtered={Object.values(asked).some(Boolean)} onClear={clear} />}
          paging={pagingOf(at, list?.total, change)}
        />
      </Card>
    </Page>
  );
}

function ListActions({ asked }: { asked: object }) {
  const download = useDownload(disclosures.sheet);
  return (
    <>
      <Button
        loading={download.sending}
        onClick={() => download.send({ body: asked as CallOf<typeof disclosures.sheet>["body"] })}
      >
        导出台账
      </Button>
      <PrintButton />
      <ProblemNote problem={download.problem} />
    </>
  );
}

function Figures({ list: { running, ending, openObjections } }: { list: DisclosureList }) {
  return (
    <KpiStrip
      items={[
        { name: "公示中", value: running, unit: "份", note: "张贴当日不计算，期满次日可以办理下一步" },
        { name: "两天内期满", value: ending, unit: "份", note: "今天、明天、后天" },
        { name: "有异议未答复", value: openObjections, unit: "份", note: "答复前不能办理下一步" },
      ]}
    />
  );
}

function NoNotice({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const [, go] = useLocation();
  if (filtered)
    return <Empty action={<Button onClick={onClear}>清除筛选</Button>}>没有符合条件的公示，请放宽筛选条件。</Empty>;
  return (
    <Empty action={<Button onClick={() => go("/projects")}>打开项目台账</Button>}>
      还没有登记公示。项目申报以后，在项目页面的“公示”一栏登记。
    </Empty>
  );
}
