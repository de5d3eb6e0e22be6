import { Button, Drawer } from "antd";
import { useState } from "react";
import { useLocation } from "wouter";
import { projects } from "#contract/projects.ts";
import type { BankAct } from "#domain/projects/bank-act.ts";
import { isInBank } from "#domain/projects/project.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import { ConcludeForm } from "./ConcludeForm.tsx";
import { DecideForm } from "./DecideForm.tsx";
import { HearingForm } from "./HearingForm.tsx";
import { OpinionForm } from "./OpinionForm.tsx";
import { afterProject, type Project } from "./project-types.ts";
import { ReviewForm } from "./ReviewForm.tsx";
import "../cases/course.css";

const actLabel: Readonly<Record<BankAct, string>> = {
  edit: "修改",
  declare: "申报",
  discard: "删除草稿",
  withdraw: "撤回",
  review: "审核",
  hold: "组织论证",
  opine: "登记论证意见",
  conclude: "作出论证结论",
  decide: "审定入库",
  reject: "不予入库",
  "send-back": "退回修改",
};

const first: readonly BankAct[] = ["declare", "review", "hold", "opine", "decide"];
const drawn = ["review", "hold", "opine", "conclude", "decide"] as const;
type Drawn = (typeof drawn)[number];
const isDrawn = (act: BankAct): act is Drawn => (drawn as readonly BankAct[]).includes(act);

/** What this office may do in the bank now; what is in the way is said, not hidden. */
export function BankActions({ project }: { project: Project }) {
  const [open, setOpen] = useState<Drawn | null>(null);
  const close = () => setOpen(null);
  if (!isInBank(project.status)) return null;
  const ready = project.acts
    .filter(({ why }) => why.length === 0)
    .toSorted((a, b) => Number(first.includes(b.act)) - Number(first.includes(a.act)));
  const blocked = project.acts.filter(({ why }) => why.length > 0);
  return (
    <Card title="办理">
      <div className="step-actions project-acts no-print">
        {ready.map(({ act }) =>
          isDrawn(act) ? (
            <Button key={act} type={first.includes(act) ? "primary" : "default"} onClick={() => setOpen(act)}>
              {actLabel[act]}
            </Button>
          ) : (
            <PlainAct key={act} project={project} act={act} />
          ),
        )}
        {project.acts.length === 0 && <div className="step-waits">{waitingFor(project)}</div>}
        {blocked.map(({ act, why }) => (
          <div className="step-blocked" key={act}>
            <strong>{actLabel[act]}：</strong>
            {why.join("")}
          </div>
        ))}
        <Drawer title={open ? actLabel[open] : ""} open={open !== null} onClose={close} size={600} destroyOnHidden>
          {open && <ActForm project={project} act={open} onClose={close} />}
        </Drawer>
      </div>
    </Card>
  );
}

function ActForm({ project, act, onClose }: { project: Project; act: Drawn; onClose: () => void }) {
  switch (act) {
    case "review":
      return <ReviewForm project={project} onClose={onClose} />;
    case "hold":
      return <HearingForm project={project} onClose={onClose} />;
    case "opine":
      return <OpinionForm project={project} onClose={onClose} />;
    case "conclude":
      return <ConcludeForm project={project} onClose={onClose} />;
    case "decide":
      return <DecideForm rows={[project]} onClose={onClose} />;
  }
}

/** Acts that ask for nothing, or for a reason alone. */
function PlainAct({ project, act }: { project: Project; act: Exclude<BankAct, Drawn> }) {
  const [, go] = useLocation();
  if (act === "edit") return <Button onClick={() => go(`/projects/${project.id}/edit`)}>{actLabel.edit}</Button>;
  if (act === "declare" || act === "discard") return <SureAct project={project} act={act} />;
  return <ReasonAct project={project} act={act} />;
}

function SureAct({ project: { id, version }, act }: { project: Project; act: "declare" | "discard" }) {
  const [, go] = useLocation();
  const declare = useWrite(projects.declare, { refresh: afterProject, onDone: () => toast("已申报，等待审核。") });
  const discard = useWrite(projects.discard, { refresh: [projects.list], onDone: () => go("/projects") });
  const at = { params: { id }, body: { version } };
  const isDeclare = act === "declare";
  return (
    <>
      <ConfirmButton
        type={isDeclare ? "primary" : "default"}
        danger={!isDeclare}
        sending={declare.sending || discard.sending}
        question={isDeclare ? "申报后不能修改，退回以后可以再改。请核对内容已经写全。" : "删除后不能恢复。"}
        onConfirm={() => (isDeclare ? declare.send(at) : discard.send(at))}
      >
        {actLabel[act]}
      </ConfirmButton>
      <ProblemNote problem={declare.problem ?? discard.problem} />
    </>
  );
}

function ReasonAct({ project: { id, version }, act }: { project: Project; act: keyof typeof reasoned }) {
  const { route, question, done } = reasoned[act];
  const write = useWrite(route as typeof projects.reject, { refresh: afterProject, onDone: () => toast(done) });
  return (
    <>
      <ConfirmButton
        danger={act !== "send-back"}
        sending={write.sending}
        question={question}
        reason={{ label: "理由", min: 2 }}
        onConfirm={(text) => write.send({ params: { id }, body: { version, text } })}
      >
        {actLabel[act]}
      </ConfirmButton>
      <ProblemNote problem={write.problem} />
    </>
  );
}

const reasoned = {
  withdraw: {
    route: projects.withdraw,
    question: "撤回后不再申报，登记内容和理由保留可查。",
    done: "已撤回。",
  },
  reject: {
    route: projects.reject,
    question: "不予入库的，项目到此为止，理由保留可查。",
    done: "已登记不予入库。",
  },
  "send-back": {
    route: projects.sendBack,
    question: "退回后由申报单位修改，再从申报起重新办理。",
    done: "已退回修改。",
  },
} as const;

/** Whose turn it is, for an office that only reads now. */
function waitingFor({ status, township, hearings }: Project): string {
  switch (status) {
    case "draft":
      return "申报单位正在起草、修改。";
    case "declared":
      return `已申报，等待${township ?? "县级"}审核。`;
    case "reviewed":
      return hearings.some(({ conclusion }) => conclusion === null) ? "正在论证。" : "审核通过，等待县级组织论证。";
    case "argued":
      return "论证通过，等待县级审定。";
    case "banked":
      return "已审定入库。";
    default:
      return "已办结。";
  }
}
