import { Button } from "antd";
import type { useDraft } from "./use-draft.ts";

type Desk = Pick<ReturnType<typeof useDraft>, "draft" | "state" | "undo" | "redo" | "save">;

/** Back, forth, and whether what was typed is kept. */
export function DraftButtons({ desk: { draft, state, undo, redo, save } }: { readonly desk: Desk }) {
  return (
    <>
      <span role="status" className="bulletin-saved">
        {saveWords[state]}
      </span>
      <Button onClick={undo} disabled={draft.past.length === 0} title="Ctrl+Z">
        撤销
      </Button>
      <Button onClick={redo} disabled={draft.future.length === 0} title="Ctrl+Y">
        重做
      </Button>
      <Button onClick={save} disabled={state === "saved"} loading={state === "saving"} title="Ctrl+S">
        保存
      </Button>
    </>
  );
}

const saveWords = { saved: "已保存", waiting: "有未保存的修改", saving: "正在保存……", stopped: "未能保存" } as const;
