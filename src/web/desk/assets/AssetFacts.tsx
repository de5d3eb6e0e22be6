import type { ReactNode } from "react";
import { Link } from "wouter";
import { assets } from "#contract/assets.ts";
import { assetStatusLabel, ownerKindLabel } from "#domain/projects/assets/labels.ts";
import { assetClassLabel } from "#domain/projects/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote } from "../../ui/index.ts";
import type { Asset } from "./asset-types.ts";
import { yuan } from "./yuan.ts";

export function AssetFacts({ asset }: { asset: Asset }) {
  const { project, projectId, certificate, certificateOn, villages, households } = asset;
  const lies = asset.village ?? villages.map(({ name, share }) => `${name}（${share} 份）`).join("、");
  return (
    <dl className="asset-facts">
      <Fact name="类别">{assetClassLabel[asset.class]}</Fact>
      <Fact name="来源项目">
        {projectId ? <Link href={`/projects/${projectId}`}>{project ?? "项目"}</Link> : "没有对应项目"}
      </Fact>
      <Fact name="所在地">
        {asset.township} {lies} {asset.place}
      </Fact>
      <Fact name="数量、规模">{asset.quantity}</Fact>
      <Fact name="所有者">
        {asset.owner}（{ownerKindLabel[asset.ownerKind]}）
      </Fact>
      <Fact name="原值（元）">{yuan(asset.valueFen)}</Fact>
      {households !== null && <Fact name="到户">{households} 户</Fact>}
      <Fact name="移交日期">{asset.transferredOn ?? "未填写"}</Fact>
      <Fact name="证书">{certificate ? `${certificate}（${certificateOn}）` : "未办"}</Fact>
      <Fact name="管护人">
        {asset.caretaker || "未落实"}　{asset.caretakerPhone && <Phone asset={asset} />}
      </Fact>
      <Fact name="使用状况">
        {assetStatusLabel[asset.status]}（{asset.statusOn}起）{asset.statusText}
      </Fact>
      <Fact name="累计收益（元）">{yuan(asset.incomeFen)}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Masked; whoever may look says why, and the look leaves a trace. */
function Phone({ asset: { id, caretakerPhone, can } }: { asset: Asset }) {
  const look = useWrite(assets.phone);
  return (
    <>
      {look.reply?.phone ?? caretakerPhone}{" "}
      {can.reveal && !look.reply && (
        <ConfirmButton
          size="small"
          question="查看完整号码会留痕。"
          reason={{ label: "查看理由", min: 2 }}
          sending={look.sending}
          onConfirm={(reason) => look.send({ params: { id }, body: { reason } })}
        >
          查看
        </ConfirmButton>
      )}
      <ProblemNote problem={look.problem} />
    </>
  );
}
