import { Button } from "antd";
import { useState } from "react";
import { rounds } from "#contract/screening.ts";
import { decisions, shortlists } from "#contract/shortlist.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { formatChinese } from "#domain/date.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import type { Decision, Round } from "./contract-types.ts";
import {
  type Choice,
  countDecision,
  countSentence,
  type DecisionDraft,
  type DraftVillage,
  villagesOf,
} from "./decision-draft.ts";

interface DecisionCheckProps {
  readonly round: Round;
  readonly draft: DecisionDraft;
  readonly inForce: Decision | undefined;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/** Check answers: the whole as it will stand, before the one step that cannot be taken back. */
export function DecisionCheck({ round, draft, inForce, onBack, onDone }: DecisionCheckProps) {
  const [id] = useState(uuidv7);
  const refresh = [decisions.list, rounds.read, rounds.list, shortlists.read, shortlists.rounds];
  const done = () => {
    toast(inForce ? "更正决定已作出。" : "审定结果已登记，各村整顿台账随后建立。");
    onDone();
  };
  const decide = useWrite(decisions.decide, { refresh, onDone: done });
  const correct = useWrite(decisions.correct, { refresh, onDone: done });
  const params = { id: round.id };
  const { decidedOn, reason } = draft;
  const counts = countDecision(draft.villages);
  const send = () => {
    if (!decidedOn) return;
    const body = { id, number: draft.number.trim(), decidedOn, villages: villagesOf(draft) };
    if (inForce) correct.send({ params, body: { ...body, correctsId: inForce.id, reason } });
    else decide.send({ params, body: { ...body, version: round.version } });
  };
  const warning = "登记后不能撤回，也不能修改；有误的，只能另发文号作出更正决定。";
  return (
    <Card title="请核对，与正式文件一致后再登记" padded>
      <ProblemNote problem={decide.problem ?? correct.problem} />
      <Answers draft={draft} inForce={inForce} />
      <p className="notice">
        <strong>▲ {warning}</strong>
      </p>
      <div className="button-row">
        <ConfirmButton
          type="primary"
          sending={decide.sending || correct.sending}
          question={`${draft.number}：${countSentence(counts)}。${warning}`}
          onConfirm={send}
        >
          {inForce ? "登记更正决定" : "登记审定结果"}
        </ConfirmButton>
        <Button onClick={onBack}>返回修改</Button>
      </div>
    </Card>
  );
}

function Answers({ draft, inForce }: Pick<DecisionCheckProps, "draft" | "inForce">) {
  const counts = countDecision(draft.villages);
  const those = (choice: Choice) => draft.villages.filter((one) => one.choice === choice);
  return (
    <dl className="answers">
      <dt>文号</dt>
      <dd>{draft.number}</dd>
      <dt>{inForce ? "更正日期" : "审定日期"}</dt>
      <dd>{draft.decidedOn && formatChinese(draft.decidedOn)}</dd>
      {inForce && <dt>更正</dt>}
      {inForce && <dd>{`${inForce.number}。理由：${draft.reason}`}</dd>}
      <dt>合计</dt>
      <dd>{countSentence(counts)}</dd>
      <Names word={`县级管理（${counts.county}）`} villages={those("county")} />
      <Names word={`镇级管理（${counts.township}）`} villages={those("township")} />
      <Names word={`不列入（${counts.rejected}）`} villages={those("rejected")} />
    </dl>
  );
}

function Names({ word, villages }: { word: string; villages: readonly DraftVillage[] }) {
  const townships = [...new Set(villages.map(({ township }) => township))];
  return (
    <>
      <dt>{word}</dt>
      <dd>
        {villages.length === 0 && "无"}
        {townships.map((township) => (
          <div key={township}>
            <strong>{township}</strong>：
            {villages
              .filter((one) => one.township === township)
              .map(({ village, reason }) => (reason.trim() ? `${village}（${reason.trim()}）` : village))
              .join("、")}
          </div>
        ))}
      </dd>
    </>
  );
}
