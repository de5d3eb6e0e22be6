import type { ReactNode } from "react";
import { Link } from "wouter";
import {
  findingSourceLabel,
  findingStatusLabel,
  findingTypeLabel,
  satisfactionLabel,
  voiceKindLabel,
} from "#domain/inspections/finding-labels.ts";
import { CaseLamp } from "../cases/CaseLamp.tsx";
import type { Finding } from "./finding-types.ts";

/** Every field of the ledger, in its order; what is not there yet is left out. */
export function FindingFacts({ finding }: { finding: Finding }) {
  const facts: [string, ReactNode, boolean?][] = [
    ["问题", finding.description, true],
    ["依据", finding.basis, true],
    ["来源", <Source key="source" finding={finding} />],
    ["发现日期", finding.foundOn],
    ["类别", finding.category],
    ["严重程度", finding.severityWord],
    ["整改类型", findingTypeLabel[finding.type]],
    ["亮灯", <CaseLamp key="lamp" colour={finding.light} />],
    ["责任单位", finding.responsibleUnit],
    ["责任人", finding.responsible],
    ["牵头领导", finding.leadLeader],
    ["整改期限", finding.dueOn],
    ["整改措施", finding.measures, true],
    ["各阶段", finding.stages.map(stageLine).join("\n"), true],
    ["整改结果", finding.outcome, true],
    ["申请销号", dayAndBy(finding.requestedOn, finding.requestedBy)],
    ["镇级核查", dayAndBy(finding.townCheckedOn, finding.townCheckedBy)],
    ["县级核查", dayAndBy(finding.checkedOn, finding.checkedBy)],
    ["销号", dayAndBy(finding.closedOn, finding.closedBy)],
    ["听取意见", finding.voiceKind && `${voiceKindLabel[finding.voiceKind]}：${finding.independentVoice}`, true],
    ["反映人", finding.satisfaction && satisfactionLabel[finding.satisfaction]],
    ["重开次数", finding.reopened > 0 ? `${finding.reopened} 次，时间自 ${finding.clockFrom} 起连续计算` : ""],
    ["关联问题", <Linked key="linked" finding={finding} />, true],
  ];
  const hasLinked = finding.earlier !== null || finding.later.length > 0 || finding.repeated;
  return (
    <dl className="finding-facts">
      {facts
        .filter(([name, value]) => (name === "关联问题" ? hasLinked : Boolean(value)))
        .map(([name, value, wide]) => (
          <div key={name} className={wide ? "wide" : undefined}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

const dayAndBy = (day: string | null, by: string | null) => day && `${day}　${by ?? ""}`;
const stageLine = ({ text, dueOn, doneOn }: Finding["stages"][number], index: number) =>
  `第 ${index + 1} 阶段　${dueOn} 前　${text}${doneOn ? `　（${doneOn} 完成）` : ""}`;

function Source({ finding: { source, inspection, inspectionId, visitId } }: { finding: Finding }) {
  return (
    <>
      {findingSourceLabel[source]}
      {inspectionId && `　${inspection ?? ""}`}
      {visitId && (
        <>
          {"　"}
          <Link href={`/visits/${visitId}`}>检查记录</Link>
        </>
      )}
    </>
  );
}

function Linked({ finding: { earlier, later, repeated } }: { finding: Finding }) {
  const line = (one: NonNullable<Finding["earlier"]>) => (
    <div key={one.id}>
      <Link href={`/findings/${one.id}`}>第 {one.number} 号</Link>　{one.foundOn}　{findingStatusLabel[one.status]}
    </div>
  );
  return (
    <>
      {repeated && <div>重复出现的问题</div>}
      {earlier && line(earlier)}
      {later.map(line)}
    </>
  );
}
