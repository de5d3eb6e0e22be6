import { type KeyboardEvent, useReducer } from "react";
import { bulletins } from "#contract/bulletins.ts";
import { figures } from "#contract/figures.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Page, ProblemNote } from "../../ui/index.ts";
import { BlocksEditor } from "../composer/BlocksEditor.tsx";
import { editDraft, startDraft } from "../composer/draft.ts";
import { DraftButtons } from "../composer/DraftButtons.tsx";
import { useAutosave } from "../composer/use-autosave.ts";
import { type Bulletin, type Words, wordsOf } from "./bulletin-types.ts";
import { BulletinActions } from "./BulletinActions.tsx";
import { BulletinNotes } from "./BulletinNotes.tsx";
import { HeadFields } from "./HeadFields.tsx";
import { PaperSide } from "./PaperSide.tsx";

const kept = { route: bulletins.save, refresh: [bulletins.get, bulletins.list, bulletins.difference] };

interface ComposerProps {
  readonly bulletin: Bulletin;
  readonly way: readonly { title: string; path: string }[];
}

/** 拟稿: blocks on the left, the paper on the right; what is typed is saved a moment later. */
export function Composer({ bulletin, way }: ComposerProps) {
  const [draft, edit] = useReducer(editDraft<Words>, wordsOf(bulletin), startDraft<Words>);
  const { words } = draft;
  const { id, roundId } = bulletin;
  const catalogue = useApi().query(figures.catalogue, { query: { roundId } });
  const { version, state, problem, save } = useAutosave({ id, version: bulletin.version, ...kept }, words);
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
            <BlocksEditor catalogue={catalogue} values={bulletin.values} blocks={words.blocks} edit={edit} />
          </Card>
        </div>
        <PaperSide bulletin={bulletin} words={words} />
      </div>
    </Page>
  );
}
