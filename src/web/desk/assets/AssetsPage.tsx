import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useLocation } from "wouter";
import { assets } from "#contract/assets.ts";
import type { CallOf } from "#contract/route.ts";
import { assetStatusLabel } from "#domain/projects/assets/labels.ts";
import { assetClassLabel } from "#domain/projects/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useDownload } from "../../api/use-download.ts";
import { Card, Empty, KpiStrip, Page, PrintButton, ProblemNote } from "../../ui/index.ts";
import { One } from "../One.tsx";
import { wanCell } from "../funds/money-words.ts";
import { pagingOf, useFilter } from "../use-filter.ts";
import { AssetTable } from "./AssetTable.tsx";
import { type AssetList, namedOptions, optionsOf } from "./asset-types.ts";
import "./assets.css";

const names = ["countyId", "townshipId", "class", "status", "projectId", "missing", "search", "page", "size"] as const;
type Filter = Record<(typeof names)[number], string | undefined>;
type Asked = CallOf<typeof assets.list>["query"];

const missingWords = { certificate: "没有证书", caretaker: "没有管护人", "look-back": "本年度未做回头看" };

export function AssetsPage() {
  const [filter, change] = useFilter(names);
  const { page, size, ...asked } = filter;
  const at = { page: Number(page ?? 1), size: Number(size ?? 100) };
  const api = useApi();
  const { data: list, error, isFetching } = useQuery(api.query(assets.list, { query: { ...asked, ...at } as Asked }));
  const clear = () => change(Object.fromEntries(names.map((name) => [name, undefined])));
  return (
    <Page
      title="资产台账"
      subtitle="项目移交后形成的资产，以及党的十八大以来的存量资产：谁所有、谁管护、怎样使用。"
      actions={<Actions list={list} asked={asked} />}
    >
      <ProblemNote problem={error} />
      {list && <Figures list={list} />}
      <Card title="资产" note={list && `共 ${list.total} 项`}>
        <Filters filter={filter} onFilter={(narrowed) => change({ ...narrowed, page: undefined })} />
        <AssetTable
          name="assets"
          rows={error ? [] : list?.rows}
          loading={isFetching}
          empty={
            <None filtered={Object.values(asked).some(Boolean)} onClear={clear} write={list?.can.write ?? false} />
          }
          paging={pagingOf(at, list?.total, change)}
        />
      </Card>
    </Page>
  );
}

function Actions({ list, asked }: { list: AssetList | undefined; asked: object }) {
  const [, go] = useLocation();
  const download = useDownload(assets.sheet);
  return (
    <>
      <Button
        loading={download.sending}
        onClick={() => download.send({ body: asked as CallOf<typeof assets.sheet>["body"] })}
      >
        导出台账
      </Button>
      <PrintButton />
      {list?.can.write && (
        <Button type="primary" onClick={() => go("/assets/new")}>
          登记资产
        </Button>
      )}
      <ProblemNote problem={download.problem} />
    </>
  );
}

function Figures({ list: { total, valueFen, byClass, unused } }: { list: AssetList }) {
  return (
    <KpiStrip
      items={[
        { name: "资产", value: total, unit: "项", note: "原值合计不含已处置的" },
        { name: "原值合计", value: wanCell(valueFen), unit: "万元" },
        ...byClass.map(({ class: kind, assets: count, valueFen: fen }) => ({
          name: assetClassLabel[kind],
          value: count,
          unit: "项",
          note: `原值 ${wanCell(fen)} 万元`,
        })),
        { name: "闲置、低效、损毁", value: unused, unit: "项" },
      ]}
    />
  );
}

function Filters({ filter, onFilter }: { filter: Filter; onFilter: (change: Partial<Filter>) => void }) {
  const { data: choices } = useQuery(useApi().query(assets.choices, { query: { countyId: filter.countyId } }));
  const { counties = [], townships = [] } = choices ?? {};
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      {counties.length > 1 && (
        <One
          label="县（市、区）"
          value={filter.countyId}
          options={namedOptions(counties)}
          onValue={(countyId) => onFilter({ countyId, townshipId: undefined })}
        />
      )}
      {townships.length > 1 && (
        <One
          label="乡镇"
          value={filter.townshipId}
          options={namedOptions(townships)}
          onValue={(townshipId) => onFilter({ townshipId })}
        />
      )}
      <One
        label="类别"
        value={filter.class}
        options={optionsOf(assetClassLabel)}
        onValue={(kind) => onFilter({ class: kind })}
      />
      <One
        label="使用状况"
        value={filter.status}
        options={optionsOf(assetStatusLabel)}
        onValue={(status) => onFilter({ status })}
      />
      <One
        label="缺少"
        value={filter.missing}
        options={optionsOf(missingWords)}
        onValue={(missing) => onFilter({ missing })}
      />
      <Input.Search
        aria-label="查找资产"
        placeholder="名称、证书编号、所有者"
        allowClear
        defaultValue={filter.search}
        onSearch={(search) => onFilter({ search: search.trim() || undefined })}
        style={{ width: 220 }}
      />
    </div>
  );
}

interface NoneProps {
  readonly filtered: boolean;
  readonly onClear: () => void;
  readonly write: boolean;
}

function None({ filtered, onClear, write }: NoneProps) {
  const [, go] = useLocation();
  if (filtered)
    return <Empty action={<Button onClick={onClear}>清除筛选</Button>}>没有符合条件的资产，请放宽筛选条件。</Empty>;
  if (!write) return <Empty>还没有登记资产。</Empty>;
  return (
    <Empty action={<Button onClick={() => go("/assets/new")}>登记资产</Button>}>
      还没有登记资产。项目移交后在项目页登记，存量资产在这里登记。
    </Empty>
  );
}
