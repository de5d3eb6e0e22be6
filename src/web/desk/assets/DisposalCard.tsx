import { Link } from "wouter";
import { disposalWayLabel } from "#domain/projects/assets/labels.ts";
import { Card } from "../../ui/index.ts";
import type { Asset } from "./asset-types.ts";
import { yuan } from "./yuan.ts";

const decisionWords = { approved: "同意", refused: "不同意", withdrawn: "已撤回" };

export function DisposalCard({ asset: { disposals, posting } }: { asset: Asset }) {
  return (
    <Card title="处置" padded>
      <ol className="asset-log">
        {disposals.map((one) => (
          <li key={one.id}>
            {one.askedOn}　<strong>申请{disposalWayLabel[one.way]}</strong>　{one.askedBy}　评估价值{" "}
            {yuan(one.valueFen)} 元<p>理由：{one.reason}</p>
            <p>村里议定：{one.decidedByVillage}</p>
            {one.decision === null ? (
              <p>{posting ? "" : "还没有公示。"}</p>
            ) : (
              <p>
                {one.decidedOn}　{decisionWords[one.decision]}　{one.decidedBy}　{one.document}　{one.answer}
                {one.proceedsFen ? `　处置所得 ${yuan(one.proceedsFen)} 元` : ""}
              </p>
            )}
          </li>
        ))}
      </ol>
      {posting && (
        <p>
          <Link href={`/disclosures/${posting.id}`}>公示</Link>：{posting.fromOn} 至 {posting.untilOn}，{posting.places}
          ，异议 {posting.objections} 件{posting.open > 0 ? `，其中 ${posting.open} 件没有答复` : ""}。
        </p>
      )}
    </Card>
  );
}
