import { bulletins } from "#contract/bulletins.ts";
import { figures } from "#contract/figures.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Page, ProblemNote } from "../../ui/index.ts";
import { BlocksEditor } from "../composer/BlocksEditor.tsx";
import { DraftButtons } from "../composer/DraftButtons.tsx";
import { useDraft } from "../composer/use-draft.ts";
import { type Bulletin, wordOf, type Words, wordsOf } from "./bulletin-types.ts";
import { BulletinActions } from "./BulletinActions.tsx";
import { BulletinNotes } from "./BulletinNotes.tsx";
import { BriefingFields } from "./BriefingFields.tsx";
import { HeadFields } from "./HeadFields.tsx";
import { ItemsPanel } from "./ItemsPanel.tsx";
import { NamingsPanel } from "./NamingsPanel.tsx";
import { PaperSide } from "./PaperSide.tsx";
import { withNamings } from "./with-namings.ts";

const kept = { route: bulletins.save, refresh: [bulletins.get, bulletins.list, bulletins.difference] };

interface ComposerProps {
  readonly bulletin: Bulletin;
  readonly way: readonly { title: string; path: string }[];
}

/** 拟稿: blocks on the left, the paper on the right; what is typed is saved a moment later. */
export function Composer({ bulletin, way }: ComposerProps) {
  const { id, roundId, inspectionId, version: loaded } = bulletin;
  const briefing = bulletin.kind === "briefing";
  const desk = useDraft<Words, typeof bulletins.save>(wordsOf(bulletin), { id, version: loaded, ...kept });
  const { words, edit } = desk;
  const query = { roundId, inspectionId: inspectionId ?? undefined };
  const catalogue = withNamings(useApi().query(figures.catalogue, { query }), bulletin.namings);
  const actions = (
    <>
      <DraftButtons desk={desk} />
      <BulletinActions bulletin={bulletin} version={desk.version} saved={desk.state === "saved"} />
    </>
  );
  return (
    <Page
      title={words.title || wordOf(bulletin)}
      subtitle={`拟稿　${bulletin.round}　拟稿人：${bulletin.author}`}
      breadcrumb={way}
      actions={actions}
    >
      <ProblemNote problem={desk.problem} />
      <BulletinNotes bulletin={bulletin} />
      <div className="composer">
        <div className="composer-desk no-print" onKeyDown={desk.keys}>
          <Card title={briefing ? "刊头和报送" : "版头、主送和版记"} padded>
            <HeadFields words={words} edit={edit} briefing={briefing} />
            {briefing && <BriefingFields words={words} edit={edit} />}
          </Card>
          {briefing && <ItemsPanel bulletin={bulletin} />}
          <NamingsPanel bulletin={bulletin} writes />
          <Card title={briefing ? "编辑自撰的正文" : "正文"} note="标题序号由系统编排" padded>
            <BlocksEditor catalogue={catalogue} values={bulletin.values} blocks={words.blocks} edit={edit} />
          </Card>
        </div>
        <PaperSide bulletin={bulletin} words={words} />
      </div>
    </Page>
  );
}
