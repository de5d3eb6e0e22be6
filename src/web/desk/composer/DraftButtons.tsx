import { Button } from "antd";
import type { Draft } from "./draft.ts";

interface DraftButtonsProps {
  readonly draft: Draft<unknown>;
  readonly state: keyof typeof saveWords;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly save: () => void;
}

/** Back, forth, and whether what was typed is kept. */
export function DraftButtons({ draft, state, undo, redo, save }: DraftButtonsProps) {
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
