import { bulletins } from "#contract/bulletins.ts";
import { figures } from "#contract/figures.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Page, ProblemNote } from "../../ui/index.ts";
import { BlocksEditor } from "../composer/BlocksEditor.tsx";
import { DraftButtons } from "../composer/DraftButtons.tsx";
import { useDraft } from "../composer/use-draft.ts";
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
  const { id, roundId, version: loaded } = bulletin;
  const desk = useDraft<Words, typeof bulletins.save>(wordsOf(bulletin), { id, version: loaded, ...kept });
  const { words, edit } = desk;
  const catalogue = useApi().query(figures.catalogue, { query: { roundId } });
  const actions = (
    <>
      <DraftButtons desk={desk} />
      <BulletinActions bulletin={bulletin} version={desk.version} saved={desk.state === "saved"} />
    </>
  );
  return (
    <Page
      title={words.title || "通报"}
      subtitle={`拟稿　${bulletin.round}　拟稿人：${bulletin.author}`}
      breadcrumb={way}
      actions={actions}
    >
      <ProblemNote problem={desk.problem} />
      <BulletinNotes bulletin={bulletin} />
      <div className="composer">
        <div className="composer-desk no-print" onKeyDown={desk.keys}>
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
