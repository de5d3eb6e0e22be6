import { Link } from "wouter";
import { inspections } from "#contract/inspections.ts";
import { checklistSubjectLabel } from "#domain/inspections/checklist-labels.ts";
import { scopeKindLabel } from "#domain/inspections/inspection-labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ConfirmButton, instant, ProblemNote, toast } from "../../ui/index.ts";
import type { Inspection } from "./contract-types.ts";

export function BasicsTab({ inspection }: { inspection: Inspection }) {
  return (
    <>
      <Notes inspection={inspection} />
      <Card title="基本情况" padded>
        <dl className="inspection-facts">
          {factsOf(inspection).map(([word, value]) => (
            <Fact key={word} word={word} value={value} />
          ))}
        </dl>
      </Card>
      <Waivers inspection={inspection} />
    </>
  );
}

function factsOf(one: Inspection) {
  const scope = one.scope.of === "chosen" ? `逐个选定 ${one.scope.ids.length} 个` : scopeKindLabel[one.scope.of];
  const townships = one.scope.townshipIds.length > 0 ? `，限 ${one.scope.townshipIds.length} 个乡镇（街道）` : "";
  const checklist = `${one.checklist.title}（${one.checklistVersion === 0 ? "系统自带" : `第 ${one.checklistVersion} 版`}）`;
  const facts: [string, string][] = [
    ["依据", one.basis],
    ["批准", [one.approver, one.approvalNumber, one.approvedOn].filter(Boolean).join("　")],
    ["督查对象", checklistSubjectLabel[one.subject]],
    ["范围", `${one.roundName ?? scope}${townships}`],
    ["检查清单", checklist],
    ["四不两直", one.unannounced ? "是，启动前结果封存，不通知被查村" : "否"],
  ];
  if (one.startedAt) facts.push(["启动时间", instant(one.startedAt)]);
  if (one.finishedAt) facts.push(["结束时间", instant(one.finishedAt)]);
  if (one.cancelReason) facts.push(["取消理由", one.cancelReason]);
  return facts;
}

function Fact({ word, value }: { word: string; value: string }) {
  return (
    <>
      <dt>{word}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Notes({ inspection }: { inspection: Inspection }) {
  const { similar, warnings } = inspection;
  return (
    <>
      {similar.length > 0 && (
        <div className="inspection-warning" role="note">
          <strong>同一个月还安排了同类督查，请考虑合并：</strong>
          <ul>
            {similar.map((one) => (
              <li key={one.id}>
                <Link href={`/inspections/${one.id}`}>{one.title}</Link>，{one.startsOn} 开始
              </li>
            ))}
          </ul>
        </div>
      )}
      {warnings.length > 0 && (
        <div className="inspection-warning" role="note">
          <strong>检查清单中有以痕迹评判的条目：</strong>
          <ul>
            {warnings.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** 超次数到村：allowed by another county officer than whoever asks. */
function Waivers({ inspection }: { inspection: Inspection }) {
  const allow = useWrite(inspections.allowWaiver, { refresh: [inspections.get], onDone: () => toast("已同意。") });
  if (inspection.waivers.length === 0) return null;
  return (
    <Card title="超次数到村" padded>
      <ProblemNote problem={allow.problem} />
      {inspection.waivers.map((one) => (
        <p key={one.villageId}>
          {one.village}：{one.reason}（{one.askedBy}申请，{one.allowedBy === null ? "待同意" : `${one.allowedBy}同意`}）{" "}
          {one.can.allow && (
            <ConfirmButton
              size="small"
              sending={allow.sending}
              question="同意后，该村本月次数虽已达到上限，仍可列入本次督查。"
              onConfirm={() => allow.send({ params: { id: inspection.id }, body: { villageId: one.villageId } })}
            >
              同意
            </ConfirmButton>
          )}
        </p>
      ))}
    </Card>
  );
}
