import { useLocation } from "wouter";
import { Button } from "antd";
import { roundActionLabel } from "#domain/screening/labels.ts";
import { Card, ConfirmButton, ProblemNote } from "../../ui/index.ts";
import type { Round, RoundMove } from "./contract-types.ts";
import { Sentences } from "./Sentences.tsx";
import { useRoundMoves } from "./use-round-moves.ts";

type Forward = Exclude<RoundMove["action"], "withdraw" | "decide">;

/** What happens, before the button is pressed. */
const questions: Record<Forward, (round: Round) => string> = {
  open: () => "启动后乡镇即可填报，设置不再改动。应报村以启动当日在册的村（社区）为准。",
  rank: (round) => `按设定的指标和权重给 ${round.facts.villages} 个村排序，从最薄弱的排起。缺报、缺项按区间计算。`,
  shortlist: () => "按比例和应整尽整的规定生成初步名单，生成后可以逐村增列。",
  review: (round) => `把 ${round.facts.shortlisted} 个村提交各部门联审。提交后由部门书面提出意见，名单不会自动增减。`,
  verify: (round) => `已实地核实 ${round.facts.visited} 个村。完成后进入审定，不再收联审意见。`,
};

export function RoundMoves({ round }: { round: Round }) {
  const { moves, problem, sending } = useRoundMoves(round.id);
  const forward = round.actions.find(({ action }) => action !== "withdraw");
  const back = round.actions.some(({ action }) => action === "withdraw");
  if (round.actions.length === 0) return null;
  return (
    <Card title="下一步" padded>
      <ProblemNote problem={problem} />
      {forward && (
        <Sentences
          title={`${roundActionLabel[forward.action]}之前：`}
          sentences={forward.reasons.map(({ sentence }) => sentence)}
        />
      )}
      <div className="button-row">
        {forward && <ForwardButton round={round} move={forward} moves={moves} sending={sending} />}
        {back && <WithdrawButton round={round} sending={sending} onWithdraw={moves.withdraw} />}
      </div>
    </Card>
  );
}

interface ForwardButtonProps {
  readonly round: Round;
  readonly move: RoundMove;
  readonly moves: Record<Forward, (version: number) => void>;
  readonly sending: boolean;
}

function ForwardButton({ round, move: { action, reasons }, moves, sending }: ForwardButtonProps) {
  const [, go] = useLocation();
  if (action === "withdraw") return null;
  if (action === "decide") {
    return (
      <Button type="primary" onClick={() => go(`/rounds/${round.id}/decision`)}>
        登记审定结果
      </Button>
    );
  }
  return (
    <>
      <ConfirmButton
        type="primary"
        disabled={reasons.length > 0}
        sending={sending}
        question={questions[action](round)}
        onConfirm={() => moves[action](round.version)}
      >
        {roundActionLabel[action]}
      </ConfirmButton>
      {action === "open" && <Button onClick={() => go(`/rounds/${round.id}/settings`)}>修改设置</Button>}
    </>
  );
}

interface WithdrawButtonProps {
  readonly round: Round;
  readonly sending: boolean;
  readonly onWithdraw: (version: number, reason: string) => void;
}

/** What is lost by going back one step. */
const losses: Partial<Record<Round["status"], string>> = {
  assessing: "退回到拟定中，乡镇暂不能填报，已填报的内容保留。",
  ranked: "退回到摸排评估中，本次排序作废，改正后重新排序。",
  shortlisted: "退回到已排序，初步名单作废，需要重新生成。",
  reviewing: "退回到初步名单，部门暂不能提意见。",
  verified: "退回到联审中，可以补提意见、补记核实。",
};

function WithdrawButton({ round, sending, onWithdraw }: WithdrawButtonProps) {
  return (
    <ConfirmButton
      sending={sending}
      question={losses[round.status] ?? "退回到上一个环节。"}
      reason={{ label: "退回理由", min: 5 }}
      onConfirm={(reason) => onWithdraw(round.version, reason)}
    >
      退回上一步
    </ConfirmButton>
  );
}
