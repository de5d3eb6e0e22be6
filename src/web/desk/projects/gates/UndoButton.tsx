import { projectGates } from "#contract/project-gates.ts";
import { gateLabel } from "#domain/projects/labels.ts";
import { useWrite } from "../../../api/use-write.ts";
import { ConfirmButton, ProblemNote, toast } from "../../../ui/index.ts";
import { afterGate, type GatesPage } from "./gate-types.ts";

interface UndoButtonProps {
  readonly page: GatesPage;
  readonly undo: NonNullable<GatesPage["undo"]>;
}

/** 撤回最近通过的关口, with its reason; where it cannot be, why not is said. */
export function UndoButton({ page: { id, version }, undo: { gate, why } }: UndoButtonProps) {
  const undo = useWrite(projectGates.undo, { refresh: afterGate, onDone: () => toast("已撤回。") });
  if (why.length > 0)
    return (
      <span className="step-waits">
        不能撤回“{gateLabel[gate]}”：{why.join("")}
      </span>
    );
  return (
    <>
      <ConfirmButton
        question={`撤回后项目回到“${gateLabel[gate]}”之前，过关记录和撤回理由都保留可查。`}
        reason={{ label: "撤回理由", min: 2 }}
        sending={undo.sending}
        onConfirm={(text) => undo.send({ params: { id }, body: { version, gate, text } })}
      >
        {`撤回“${gateLabel[gate]}”`}
      </ConfirmButton>
      <ProblemNote problem={undo.problem} />
    </>
  );
}
