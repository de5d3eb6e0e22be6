import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { useLocation, useParams } from "wouter";
import { bulletinItems } from "#contract/bulletin-items.ts";
import { bulletins } from "#contract/bulletins.ts";
import { figures } from "#contract/figures.ts";
import type { Body } from "#contract/route.ts";
import { itemStatusLabel } from "#domain/bulletins/item.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ConfirmButton, Page, ProblemNote, toast, Waiting } from "../../ui/index.ts";
import { BlocksEditor } from "../composer/BlocksEditor.tsx";
import { DraftButtons } from "../composer/DraftButtons.tsx";
import { PaperBlocks } from "../composer/PaperBlocks.tsx";
import { useDraft } from "../composer/use-draft.ts";
import { PaperTitle } from "./BriefingPaper.tsx";
import type { Bulletin } from "./bulletin-types.ts";
import "../composer/writing.css";
import "./bulletins.css";
import { NamingsPanel } from "./NamingsPanel.tsx";
import { withNamings } from "./with-namings.ts";

type Item = Bulletin["items"][number];
type Words = Omit<Body<typeof bulletinItems.save>, "version">;

/** One item of a briefing, at the desk of its author. */
export function ItemPage() {
  const { id, itemId } = useParams<{ id: string; itemId: string }>();
  const { data: bulletin, error } = useQuery(useApi().query(bulletins.get, { params: { id } }));
  const item = bulletin?.items.find((one) => one.id === itemId);
  const way = [
    { title: "简报通报", path: "/bulletins" },
    { title: bulletin?.title ?? "简报", path: `/bulletins/${id}` },
  ];
  if (!bulletin || !item)
    return (
      <Page title="稿件" breadcrumb={way}>
        {error ? <ProblemNote problem={error} /> : bulletin ? <p>该稿件已经撤去。</p> : <Waiting lines={8} />}
      </Page>
    );
  if (item.can.edit) return <Writing key={item.status} bulletin={bulletin} item={item} way={way} />;
  return (
    <Page title={item.title || "稿件"} subtitle={`供稿人：${item.author}`} breadcrumb={way}>
      <article className="paper" aria-label="稿件">
        <PaperTitle>{item.title}</PaperTitle>
        <PaperBlocks blocks={item.blocks} values={bulletin.values} />
      </article>
    </Page>
  );
}

interface WritingProps {
  readonly bulletin: Bulletin;
  readonly item: Item;
  readonly way: readonly { title: string; path: string }[];
}

const fields = [
  { name: "section", label: "栏目", max: 20 },
  { name: "title", label: "标题", max: 60 },
  { name: "credit", label: "供稿单位", max: 40 },
] as const;

function Writing({ bulletin, item, way }: WritingProps) {
  const { id, version, section, title, credit, blocks } = item;
  const kept = { route: bulletinItems.save, refresh: [bulletins.get], id, version };
  const desk = useDraft<Words, typeof bulletinItems.save>({ section, title, credit, blocks }, kept);
  const { words, edit } = desk;
  const query = { roundId: bulletin.roundId };
  const catalogue = withNamings(useApi().query(figures.catalogue, { query }), bulletin.namings);
  const actions = (
    <>
      <DraftButtons desk={desk} />
      <HandIn issue={bulletin.id} id={id} version={desk.version} saved={desk.state === "saved"} />
    </>
  );
  return (
    <Page title={words.title || "稿件"} subtitle={itemStatusLabel[item.status]} breadcrumb={way} actions={actions}>
      <ProblemNote problem={desk.problem} />
      {item.returnReason !== "" && <p className="bulletin-note">退回意见：{item.returnReason}</p>}
      <div className="composer">
        <div className="composer-desk no-print" onKeyDown={desk.keys}>
          <Card title="标题和供稿单位" padded>
            <div className="head-fields">
              {fields.map(({ name, label, max }) => (
                <div key={name}>
                  <label htmlFor={name}>{label}</label>
                  <Input
                    id={name}
                    value={words[name]}
                    maxLength={max}
                    onChange={(event) => edit({ kind: "words", change: { [name]: event.target.value }, place: name })}
                  />
                </div>
              ))}
            </div>
          </Card>
          <Card title="正文" note="标题序号由系统编排" padded>
            <BlocksEditor catalogue={catalogue} values={bulletin.values} blocks={words.blocks} edit={edit} />
          </Card>
          <NamingsPanel bulletin={bulletin} writes />
        </div>
        <div className="paper-side">
          <article className="paper" aria-label="预览">
            <PaperTitle>{words.title}</PaperTitle>
            <PaperBlocks blocks={words.blocks} values={bulletin.values} />
          </article>
        </div>
      </div>
    </Page>
  );
}

interface HandInProps {
  readonly issue: string;
  readonly id: string;
  readonly version: number;
  readonly saved: boolean;
}

function HandIn({ issue, id, version, saved }: HandInProps) {
  const [, go] = useLocation();
  const { send, sending, problem } = useWrite(bulletinItems.handIn, {
    refresh: [bulletins.get],
    onDone: () => {
      toast("已交稿，由本期编辑编排。");
      go(`/bulletins/${issue}`);
    },
  });
  return (
    <>
      <ConfirmButton
        type="primary"
        disabled={!saved}
        sending={sending}
        question="交稿后由本期编辑编排；送审以前仍可以修改，修改后要重新交稿。"
        onConfirm={() => send({ params: { id }, body: { version } })}
      >
        交稿
      </ConfirmButton>
      <ProblemNote problem={problem} />
    </>
  );
}
