import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useLocation } from "wouter";
import { assets } from "#contract/assets.ts";
import type { Result } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, KpiStrip, ProblemNote, Waiting } from "../../ui/index.ts";
import { AssetTable } from "./AssetTable.tsx";
import { IncomeCard } from "./IncomeCard.tsx";
import { yuan } from "./yuan.ts";
import "./assets.css";

/** 资产 of a project: what it left behind against what was paid, and what it brings in. */
export function AssetTab({ project: { id } }: { project: { readonly id: string } }) {
  const [, go] = useLocation();
  const { data, error } = useQuery(useApi().query(assets.ofProject, { params: { id } }));
  if (!data) return error ? <ProblemNote problem={error} /> : <Waiting lines={6} />;
  const { why, can } = data;
  const open = can.write && why.length === 0;
  const add = (
    <Button type="primary" onClick={() => go(`/assets/new?projectId=${id}`)}>
      登记资产
    </Button>
  );
  return (
    <>
      <Figures data={data} />
      <Card title="资产" note={`共 ${data.assets.length} 项`}>
        {open && data.assets.length > 0 && <div className="asset-bar no-print">{add}</div>}
        <AssetTable
          rows={data.assets}
          empty={<Empty action={open ? add : undefined}>{why[0] ?? "该项目还没有登记资产。"}</Empty>}
        />
      </Card>
      {why.length === 0 && <IncomeCard of={{ projectId: id }} />}
    </>
  );
}

/** What is registered against what was paid. */
function Figures({
  data: { assets: all, registeredFen, paidFen, settledFen },
}: {
  data: Result<typeof assets.ofProject>;
}) {
  return (
    <KpiStrip
      items={[
        { name: "已登记资产", value: all.length, unit: "项" },
        { name: "登记原值", value: yuan(registeredFen), unit: "元" },
        { name: "已拨付", value: yuan(paidFen), unit: "元" },
        {
          name: "审定结算",
          value: settledFen === null ? "—" : yuan(settledFen),
          unit: settledFen === null ? "" : "元",
        },
      ]}
    />
  );
}
