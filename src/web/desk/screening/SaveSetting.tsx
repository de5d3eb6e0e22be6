import { Button } from "antd";
import { useState } from "react";
import { useLocation } from "wouter";
import { rounds } from "#contract/screening.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import type { Item, Round } from "./contract-types.ts";
import { Sentences } from "./Sentences.tsx";
import { openingReasons, settingOf, type SettingDraft, unfilled } from "./setting-draft.ts";

interface SaveSettingProps {
  readonly round: Round | null;
  readonly draft: SettingDraft;
  readonly items: readonly Item[];
  readonly today: string;
}

export function SaveSetting({ round, draft, items, today }: SaveSettingProps) {
  const [id] = useState(uuidv7);
  const [, go] = useLocation();
  const refresh = [rounds.list, rounds.read];
  const create = useWrite(rounds.create, {
    refresh,
    onDone: (made) => {
      toast("轮次已建立，核对无误后启动摸排。");
      go(`/rounds/${made.id}`);
    },
  });
  const save = useWrite(rounds.save, {
    refresh,
    onDone: () => toast("设置已保存。"),
  });
  const setting = settingOf(draft);
  const send = () => {
    if (!setting) return;
    if (round) save.send({ params: { id: round.id }, body: { version: round.version, ...setting } });
    else create.send({ body: { id, ...setting } });
  };
  return (
    <Card title="保存" padded>
      <ProblemNote problem={create.problem ?? save.problem} />
      <Sentences title="保存前请补齐：" sentences={unfilled(draft)} />
      {setting && (
        <Sentences title="可以先存为草稿；启动摸排前还要改正：" sentences={openingReasons(draft, items, today)} />
      )}
      <div className="button-row">
        <Button type="primary" disabled={!setting} loading={create.sending || save.sending} onClick={send}>
          {round ? "保存设置" : "建立轮次"}
        </Button>
        <Button onClick={() => go(round ? `/rounds/${round.id}` : "/rounds")}>取消</Button>
        {round && <RemoveRound round={round} />}
      </div>
    </Card>
  );
}

function RemoveRound({ round }: { round: Round }) {
  const [, go] = useLocation();
  const { send, sending, problem } = useWrite(rounds.remove, {
    refresh: [rounds.list],
    onDone: () => {
      toast(`“${round.name}”已删去。`);
      go("/rounds");
    },
  });
  return (
    <>
      <ProblemNote problem={problem} />
      <ConfirmButton
        danger
        sending={sending}
        question={`删去“${round.name}”和它的全部设置。启动过的轮次不能删去。`}
        onConfirm={() => send({ params: { id: round.id }, body: { version: round.version } })}
      >
        删去轮次
      </ConfirmButton>
    </>
  );
}
