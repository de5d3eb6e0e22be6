import { Button } from "antd";
import { type KeyboardEvent, useReducer } from "react";
import { Card, Page, ProblemNote } from "../../ui/index.ts";
import { type Bulletin, wordsOf } from "./bulletin-types.ts";
import { BulletinActions } from "./BulletinActions.tsx";
import { BulletinNotes } from "./BulletinNotes.tsx";
import { BlocksEditor } from "./BlocksEditor.tsx";
import { type Draft, editDraft, startDraft } from "./draft.ts";
import { HeadFields } from "./HeadFields.tsx";
import { PaperSide } from "./PaperSide.tsx";
import { useAutosave } from "./use-autosave.ts";

interface ComposerProps {
  readonly bulletin: Bulletin;
  readonly way: readonly { title: string; path: string }[];
}

/** 拟稿: blocks on the left, the paper on the right; what is typed is saved a moment later. */
export function Composer({ bulletin, way }: ComposerProps) {
  const [draft, edit] = useReducer(editDraft, wordsOf(bulletin), startDraft);
  const { words } = draft;
  const { version, state, problem, save } = useAutosave(bulletin, words);
  const undo = () => edit({ kind: "undo" });
  const redo = () => edit({ kind: "redo" });
  const keys = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    const act = { z: event.shiftKey ? redo : undo, y: redo, s: save }[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const actions = (
    <>
      <DraftButtons draft={draft} state={state} undo={undo} redo={redo} save={save} />
      <BulletinActions bulletin={bulletin} version={version} saved={state === "saved"} />
    </>
  );
  return (
    <Page
      title={words.title || "通报"}
      subtitle={`拟稿　${bulletin.round}　拟稿人：${bulletin.author}`}
      breadcrumb={way}
      actions={actions}
    >
      <ProblemNote problem={problem} />
      <BulletinNotes bulletin={bulletin} />
      <div className="composer">
        <div className="composer-desk no-print" onKeyDown={keys}>
          <Card title="版头、主送和版记" padded>
            <HeadFields words={words} edit={edit} />
          </Card>
          <Card title="正文" note="标题序号由系统编排" padded>
            <BlocksEditor roundId={bulletin.roundId} values={bulletin.values} blocks={words.blocks} edit={edit} />
          </Card>
        </div>
        <PaperSide bulletin={bulletin} words={words} />
      </div>
    </Page>
  );
}

interface DraftButtonsProps {
  readonly draft: Draft;
  readonly state: keyof typeof saveWords;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly save: () => void;
}

function DraftButtons({ draft, state, undo, redo, save }: DraftButtonsProps) {
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
