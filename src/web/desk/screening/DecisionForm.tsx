import { Button } from "antd";
import { useState } from "react";
import { Card } from "../../ui/index.ts";
import type { Decision, Round, Shortlist } from "./contract-types.ts";
import { countDecision, countSentence, decisionReasons, draftOfDecision, withVillage } from "./decision-draft.ts";
import { DecisionCheck } from "./DecisionCheck.tsx";
import { DecisionHead } from "./DecisionHead.tsx";
import { DecisionTable } from "./DecisionTable.tsx";
import { Sentences } from "./Sentences.tsx";
import { useLeaveWarning } from "./use-leave-warning.ts";
import { useToday } from "./use-today.ts";
import { VillageSearch } from "./VillageSearch.tsx";

interface DecisionFormProps {
  readonly page: Shortlist;
  readonly round: Round;
  readonly inForce: Decision | undefined;
  readonly onDone: () => void;
}

/** Filled first, checked as a whole second; only the second page can decide. */
export function DecisionForm({ page, round, inForce, onDone }: DecisionFormProps) {
  const [draft, setDraft] = useState(() => draftOfDecision(page.rows, inForce));
  const [checking, setChecking] = useState(false);
  const [asked, setAsked] = useState(false);
  const today = useToday();
  useLeaveWarning(!checking && draft.villages.some(({ choice }) => choice !== null));
  const reasons = decisionReasons(draft, {
    today,
    roundOpenedOn: round.openedOn ?? "",
    proposed: page.rows.map((row) => row.villageId),
    standing: inForce ? { id: inForce.id, number: inForce.number } : null,
  });
  if (checking) {
    return (
      <DecisionCheck round={round} draft={draft} inForce={inForce} onBack={() => setChecking(false)} onDone={onDone} />
    );
  }
  const check = () => {
    setAsked(true);
    if (reasons.length > 0) return;
    setChecking(true);
    window.scrollTo(0, 0);
  };
  return (
    <>
      <Card title={inForce ? "更正决定" : "审定文件"} padded>
        <DecisionHead draft={draft} inForce={inForce} today={today} onDraft={setDraft} />
      </Card>
      <Card title="逐村明确" note={`共 ${draft.villages.length} 个村`}>
        <DecisionTable draft={draft} onDraft={setDraft} />
      </Card>
      <Card title="动态纳入（名单之外的村）" padded>
        <p className="hint">查到后点选，该村列在上表末尾，须写明理由。</p>
        <VillageSearch roundId={round.id} chosen={null} onChoose={(village) => setDraft(withVillage(draft, village))} />
      </Card>
      <div className="decision-foot">
        {asked && <Sentences title="核对之前请补齐：" sentences={reasons} />}
        <div className="button-row">
          <strong role="status">{countSentence(countDecision(draft.villages))}</strong>
          <Button type="primary" onClick={check}>
            下一步：核对
          </Button>
          {inForce && <Button onClick={onDone}>取消</Button>}
        </div>
      </div>
    </>
  );
}
