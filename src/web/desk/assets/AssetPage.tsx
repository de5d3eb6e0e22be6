import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { assets } from "#contract/assets.ts";
import { assetActLabel, assetStatusLabel, careConditionLabel } from "#domain/projects/assets/labels.ts";
import { assetClassLabel } from "#domain/projects/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Page, PrintButton, ProblemNote, Waiting } from "../../ui/index.ts";
import { AssetActions } from "./AssetActions.tsx";
import { AssetFacts } from "./AssetFacts.tsx";
import { DisposalCard } from "./DisposalCard.tsx";
import { IncomeCard } from "./IncomeCard.tsx";
import { LeaseCard } from "./LeaseCard.tsx";
import type { Asset } from "./asset-types.ts";
import { yuan } from "./yuan.ts";
import "./assets.css";

const way = [{ title: "资产台账", path: "/assets" }];

export function AssetPage() {
  const { id } = useParams<{ id: string }>();
  const { data: asset, error } = useQuery(useApi().query(assets.read, { params: { id } }));
  if (!asset)
    return (
      <Page title="资产" breadcrumb={way}>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={8} />}
      </Page>
    );
  return (
    <Page
      title={`第 ${asset.number} 号资产　${asset.name}`}
      subtitle={`${assetClassLabel[asset.class]}　${asset.township}${asset.village ?? ""}　${assetStatusLabel[asset.status]}`}
      breadcrumb={way}
      actions={<PrintButton />}
    >
      <ProblemNote problem={error} />
      <Card title="办理" note={assetStatusLabel[asset.status]}>
        <AssetActions asset={asset} />
      </Card>
      <Card title="登记内容" padded>
        <AssetFacts asset={asset} />
      </Card>
      {(asset.class === "operating" || asset.leases.length > 0) && <LeaseCard asset={asset} />}
      {asset.class !== "household" && <IncomeCard of={{ assetId: id }} />}
      <Care asset={asset} />
      <LookBacks asset={asset} />
      {asset.disposals.length > 0 && <DisposalCard asset={asset} />}
      <Trail asset={asset} />
    </Page>
  );
}

function Care({ asset: { care, careStandard } }: { asset: Asset }) {
  return (
    <Card title="管护记录" note={`共 ${care.length} 条`} padded>
      {careStandard && <p>管护标准：{careStandard}</p>}
      <ol className="asset-log">
        {care.map(({ id, onDay, byWhom, text, costFen, condition }) => (
          <li key={id}>
            {onDay}　<strong>{careConditionLabel[condition]}</strong>　{byWhom}
            {costFen > 0 && `　花费 ${yuan(costFen)} 元`}
            <p>{text}</p>
          </li>
        ))}
      </ol>
      {care.length === 0 && <p>还没有管护记录。</p>}
    </Card>
  );
}

function LookBacks({ asset: { lookBacks } }: { asset: Asset }) {
  return (
    <Card title="年度回头看" note="每年一次" padded>
      <ol className="asset-log">
        {lookBacks.map(({ id, year, onDay, visitors, foundStatus, matches, text }) => (
          <li key={id}>
            {year} 年度　{onDay}　<strong>{assetStatusLabel[foundStatus]}</strong>
            {matches ? "，与登记相符" : "，与登记不符"}　{visitors}
            {text && <p>{text}</p>}
          </li>
        ))}
      </ol>
      {lookBacks.length === 0 && <p>还没有做过回头看。</p>}
    </Card>
  );
}

function Trail({ asset: { steps, imported } }: { asset: Asset }) {
  return (
    <Card title="过程" note={imported ? "由台账导入" : `共 ${steps.length} 步`} padded>
      <ol className="asset-log" reversed>
        {steps.toReversed().map(({ id, onDay, action, by, text }) => (
          <li key={id}>
            {onDay}　<strong>{assetActLabel[action] ?? action}</strong>　{by}
            {text && <p>{text}</p>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
