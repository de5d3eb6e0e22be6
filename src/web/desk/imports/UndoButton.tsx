import type { ButtonProps } from "antd";
import { imports } from "#contract/imports.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";

/** Undoes a batch; when rows were changed since, asks whether to leave those alone. */
export function UndoButton({ id, size }: { id: string; size?: ButtonProps["size"] }) {
  const { send, sending, problem } = useWrite(imports.undo, {
    refresh: [imports.list, imports.read],
    onDone: ({ kept }) =>
      toast(kept.length > 0 ? `已撤销，${kept.length} 行因后来改过而保留。` : "已撤销，恢复为导入前的样子。"),
  });
  const changed = problem?.reasons.some(({ rule }) => rule === "changed-since") ?? false;
  const undo = (skipChanged: boolean) => () => send({ params: { id }, body: { skipChanged } });
  return (
    <span>
      <ConfirmButton
        danger
        size={size}
        sending={sending}
        question="本批新增的将移除，更新的将恢复为导入前的内容。"
        onConfirm={undo(false)}
      >
        撤销本批
      </ConfirmButton>
      {changed && (
        <ConfirmButton danger size={size} question="后来改过的行保持现状，其余各行撤销。" onConfirm={undo(true)}>
          跳过这些行，撤销其余各行
        </ConfirmButton>
      )}
      <ProblemNote problem={problem} />
    </span>
  );
}
