import { Button, Drawer } from "antd";
import { useState } from "react";
import { useLocation } from "wouter";
import { type Act, caseSteps } from "#contract/case-steps.ts";
import { useDownload } from "../../api/use-download.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import { AssessForm } from "./AssessForm.tsx";
import { actLabel, afterStep, type Course } from "./course.ts";
import { DelistForm } from "./DelistForm.tsx";
import { LookBackForm } from "./LookBackForm.tsx";
import { TownCheckForm } from "./TownCheckForm.tsx";
import type { CaseFile } from "./case-file.ts";

interface StepActionsProps {
  readonly file: CaseFile;
  readonly course: Course;
}

type Formed = "assess" | "check" | "delist" | "look-back";
const formed: readonly Act[] = ["assess", "check", "delist", "look-back"] satisfies readonly Formed[];

/** The acts of this office, the one at hand first; what is in the way is said, not hidden. */
export function StepActions({ file, course }: StepActionsProps) {
  const [open, setOpen] = useState<Formed | null>(null);
  const [, navigate] = useLocation();
  const close = () => setOpen(null);
  const buttons = course.acts.filter(({ act }) => act !== "follow");
  const blocked = buttons.filter(({ why }) => why.length > 0);
  return (
    <div className="step-actions no-print">
      {buttons
        .filter(({ why }) => why.length === 0)
        .map(({ act }) => {
          if (act === "accept")
            return (
              <Button key={act} type="primary" onClick={() => navigate(`/cases/${file.id}/accept`)}>
                {actLabel[act]}
              </Button>
            );
          if (formed.includes(act))
            return (
              <Button
                key={act}
                type={act === "look-back" ? "default" : "primary"}
                onClick={() => setOpen(act as Formed)}
              >
                {actLabel[act]}
              </Button>
            );
          return act === "withdraw" ? (
            <WithdrawButton key={act} file={file} course={course} />
          ) : (
            <CloseButton key={act} file={file} course={course} />
          );
        })}
      {course.status === "town-checked" && <BlankSheetButton file={file} />}
      {blocked.map(({ act, why }) => (
        <div className={act === "close" ? "step-waits" : "step-blocked"} key={act}>
          <strong>{actLabel[act]}：</strong>
          {why.join("")}
        </div>
      ))}
      <Drawer title={open ? actLabel[open] : ""} open={open !== null} onClose={close} size={560} destroyOnHidden>
        {open === "assess" && <AssessForm file={file} course={course} onClose={close} />}
        {open === "check" && <TownCheckForm file={file} course={course} onClose={close} />}
        {open === "delist" && <DelistForm file={file} course={course} onClose={close} />}
        {open === "look-back" && <LookBackForm file={file} course={course} onClose={close} />}
      </Drawer>
    </div>
  );
}

function WithdrawButton({ file, course }: StepActionsProps) {
  const withdraw = useWrite(caseSteps.withdraw, {
    refresh: afterStep,
    onDone: () => toast("已撤回自评，可以继续整顿。"),
  });
  return (
    <>
      <ConfirmButton
        question="撤回后档案回到整顿中，清单可以继续修改。"
        sending={withdraw.sending}
        onConfirm={() => withdraw.send({ params: { id: file.id }, body: { version: course.version } })}
      >
        撤回自评
      </ConfirmButton>
      <ProblemNote problem={withdraw.problem} />
    </>
  );
}

function CloseButton({ file, course }: StepActionsProps) {
  const close = useWrite(caseSteps.close, { refresh: afterStep, onDone: () => toast("已办结。") });
  return (
    <>
      <ConfirmButton
        type="primary"
        question="巩固期已满，各次检查均已完成。办结后仍可随时回头看。"
        sending={close.sending}
        onConfirm={() => close.send({ params: { id: file.id }, body: { version: course.version } })}
      >
        办结
      </ConfirmButton>
      <ProblemNote problem={close.problem} />
    </>
  );
}

function BlankSheetButton({ file }: { file: CaseFile }) {
  const sheet = useDownload(caseSteps.sheet);
  return (
    <>
      <Button
        loading={sheet.sending}
        onClick={() => sheet.send({ params: { id: file.id }, body: { acceptanceId: null } })}
      >
        下载空白验收表
      </Button>
      <ProblemNote problem={sheet.problem} />
    </>
  );
}
