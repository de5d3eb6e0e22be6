import { Button, Drawer } from "antd";
import { useState } from "react";
import { findings } from "#contract/findings.ts";
import type { FindingAct } from "#contract/finding-shapes.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import { AssignForm } from "./AssignForm.tsx";
import { CloseForm } from "./CloseForm.tsx";
import { LookBackForm } from "./LookBackForm.tsx";
import { PostponeForm } from "./PostponeForm.tsx";
import { RequestForm } from "./RequestForm.tsx";
import { isWordsAct, WordsForm } from "./WordsForm.tsx";
import { afterFinding, type Finding } from "./finding-types.ts";
import "../cases/course.css";

const actLabel: Readonly<Record<FindingAct, string>> = {
  assign: "交办",
  reassign: "改派",
  withdraw: "撤回登记",
  start: "接收整改",
  progress: "填写进展",
  review: "定期核查",
  request: "申请销号",
  recall: "撤回申请",
  postpone: "延长期限",
  "town-check": "镇级核查通过",
  check: "核查通过",
  return: "退回整改",
  close: "销号",
  reopen: "重新整改",
  "look-back": "登记回头看",
};

const first: readonly FindingAct[] = ["assign", "start", "request", "town-check", "check", "close"];

/** The acts of this office, the one at hand first; what is in the way is said, not hidden. */
export function FindingActions({ finding }: { finding: Finding }) {
  const [open, setOpen] = useState<FindingAct | null>(null);
  const close = () => setOpen(null);
  const ready = finding.acts.filter(({ why }) => why.length === 0);
  const blocked = finding.acts.filter(({ why }) => why.length > 0);
  return (
    <div className="step-actions finding-acts no-print">
      {ready.map(({ act }) =>
        act === "start" || act === "recall" ? (
          <PlainAct key={act} finding={finding} act={act} />
        ) : (
          <Button key={act} type={first.includes(act) ? "primary" : "default"} onClick={() => setOpen(act)}>
            {actLabel[act]}
          </Button>
        ),
      )}
      {finding.acts.length === 0 && <div className="step-waits">{waitingFor(finding)}</div>}
      {blocked.map(({ act, why }) => (
        <div className="step-blocked" key={act}>
          <strong>{actLabel[act]}：</strong>
          {why.join("")}
        </div>
      ))}
      <Drawer title={open ? actLabel[open] : ""} open={open !== null} onClose={close} size={600} destroyOnHidden>
        {open && <ActForm finding={finding} act={open} onClose={close} />}
      </Drawer>
    </div>
  );
}

/** What an act asks for before it is done. */
function ActForm({ finding, act, onClose }: { finding: Finding; act: FindingAct; onClose: () => void }) {
  if (isWordsAct(act)) return <WordsForm finding={finding} act={act} onClose={onClose} />;
  switch (act) {
    case "assign":
    case "reassign":
      return <AssignForm rows={[finding]} onClose={onClose} />;
    case "request":
      return <RequestForm finding={finding} onClose={onClose} />;
    case "close":
      return <CloseForm finding={finding} onClose={onClose} />;
    case "postpone":
      return <PostponeForm finding={finding} onClose={onClose} />;
    case "look-back":
      return <LookBackForm finding={finding} onClose={onClose} />;
    default:
      return null;
  }
}

/** Whose turn it is, for an office that only reads now. */
function waitingFor({ status, responsibleUnit, townCheck, townCheckedOn }: Finding): string {
  switch (status) {
    case "registered":
      return "等待县级交办。";
    case "assigned":
    case "rectifying":
    case "returned":
      return `由${responsibleUnit}整改。`;
    case "close-requested":
      return townCheck && townCheckedOn === null ? "已申请销号，等待镇级核查。" : "已申请销号，等待县级核查。";
    case "checked":
      return "核查通过，等待销号。";
    default:
      return "已办结。";
  }
}

function PlainAct({ finding, act }: { finding: Finding; act: "start" | "recall" }) {
  const done = { start: "已接收，请整改并填写进展。", recall: "已撤回销号申请，继续整改。" };
  const step = useWrite(findings[act], { refresh: afterFinding, onDone: () => toast(done[act]) });
  const send = () => step.send({ params: { id: finding.id }, body: { version: finding.version } });
  return (
    <>
      {act === "start" ? (
        <Button type="primary" loading={step.sending} onClick={send}>
          {actLabel.start}
        </Button>
      ) : (
        <ConfirmButton question="撤回后继续整改，可以重新申请销号。" sending={step.sending} onConfirm={send}>
          {actLabel.recall}
        </ConfirmButton>
      )}
      <ProblemNote problem={step.problem} />
    </>
  );
}
