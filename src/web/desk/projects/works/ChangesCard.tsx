import { Button, Drawer } from "antd";
import { useState } from "react";
import { projectWorks } from "#contract/project-works.ts";
import { wanOf } from "#domain/money.ts";
import { standingLabel } from "#domain/projects/labels.ts";
import { changeDecisionLabel } from "#domain/projects/works/change.ts";
import { useWrite } from "../../../api/use-write.ts";
import { Card, ConfirmButton, Empty, ProblemNote, toast } from "../../../ui/index.ts";
import { useMe } from "../../use-me.ts";
import { AskChangeForm, DecideChangeForm } from "./ChangeForms.tsx";
import { afterWorks, type ChangeRow, type Works } from "./works-types.ts";

/** 变更、暂停、终止: what alters a project or brings it to a stand. */
export function ChangesCard({ works }: { works: Works }) {
  const [open, setOpen] = useState<ChangeRow | "new" | null>(null);
  const close = () => setOpen(null);
  return (
    <Card title="变更、暂停、终止" note={`现在：${standingLabel[works.standing]}`} padded>
      {works.changes.length === 0 && <Empty>没有变更。</Empty>}
      <ul className="works-list">
        {works.changes.map((change) => (
          <Change key={change.id} works={works} change={change} onDecide={() => setOpen(change)} />
        ))}
      </ul>
      <div className="no-print works-row-acts">
        {works.can.change && <Button onClick={() => setOpen("new")}>申请变更</Button>}
        <Halts works={works} />
      </div>
      <Drawer
        title={open === "new" ? "申请变更" : "批复变更"}
        open={open !== null}
        onClose={close}
        size={600}
        destroyOnHidden
      >
        {open === "new" && <AskChangeForm works={works} onClose={close} />}
        {open !== null && open !== "new" && <DecideChangeForm works={works} change={open} onClose={close} />}
      </Drawer>
    </Card>
  );
}

interface ChangeProps {
  readonly works: Works;
  readonly change: ChangeRow;
  readonly onDecide: () => void;
}

function Change({ works, change, onDecide }: ChangeProps) {
  const { verbs } = useMe();
  const { reason, content, askedOn, askedBy, decision, decidedOn, decidedBy, document, answer, mine } = change;
  return (
    <li>
      <span className="num">{askedOn}</span>　<strong>{decision ? changeDecisionLabel[decision] : "变更待批"}</strong>
      {`　${askedBy}申请`}
      <p>{reason}</p>
      {content && <p>内容：{content}</p>}
      {boundsWords(change).map((words) => (
        <p key={words}>{words}</p>
      ))}
      {decision && (
        <p>
          {decidedOn}　{decidedBy}　{document}　{answer}
        </p>
      )}
      {decision === null && (
        <div className="no-print works-row-acts">
          {verbs.includes("project.halt") && !mine && (
            <Button size="small" type="primary" onClick={onDecide}>
              批复
            </Button>
          )}
          {mine && <TakeBack works={works} change={change} />}
          {mine && verbs.includes("project.halt") && (
            <span className="step-waits">该变更是您申请的，请由县级其他人员批复。</span>
          )}
        </div>
      )}
    </li>
  );
}

function boundsWords({ newBudgetFen, oldBudgetFen, newFinishOn, oldFinishOn }: ChangeRow): string[] {
  return [
    ...(newBudgetFen === null
      ? []
      : [
          `预算由 ${oldBudgetFen === null ? "未核定" : `${wanOf(oldBudgetFen)} 万元`}变更为 ${wanOf(newBudgetFen)} 万元`,
        ]),
    ...(newFinishOn === null ? [] : [`完工日期由 ${oldFinishOn ?? "未定"} 变更为 ${newFinishOn}`]),
  ];
}

function TakeBack({ works, change }: { works: Works; change: ChangeRow }) {
  const back = useWrite(projectWorks.takeBack, { refresh: afterWorks, onDone: () => toast("已撤回变更申请。") });
  return (
    <>
      <ConfirmButton
        size="small"
        question="撤回后项目恢复正常，可以重新申请。"
        sending={back.sending}
        onConfirm={() => back.send({ params: { id: works.id, changeId: change.id }, body: { version: works.version } })}
      >
        撤回申请
      </ConfirmButton>
      <ProblemNote problem={back.problem} />
    </>
  );
}

const halts = {
  pause: { word: "暂停", label: "暂停理由", question: "暂停期间不能过关，恢复后继续办理。" },
  resume: { word: "恢复", label: "恢复理由", question: "恢复后可以继续过关。" },
  terminate: { word: "终止", label: "终止理由", question: "终止后项目不再实施，不能恢复；资金由县级另行办理收回。" },
} as const;

function Halts({ works: { id, version, can } }: { works: Works }) {
  const halt = useWrite(projectWorks.halt, { refresh: afterWorks, onDone: () => toast("已办理。") });
  const open = (["pause", "resume", "terminate"] as const).filter((action) => can[action]);
  return (
    <>
      {open.map((action) => (
        <ConfirmButton
          key={action}
          danger={action === "terminate"}
          question={halts[action].question}
          reason={{ label: halts[action].label, min: 2 }}
          sending={halt.sending}
          onConfirm={(text) => halt.send({ params: { id }, body: { version, action, text } })}
        >
          {halts[action].word}
        </ConfirmButton>
      ))}
      <ProblemNote problem={halt.problem} />
    </>
  );
}
