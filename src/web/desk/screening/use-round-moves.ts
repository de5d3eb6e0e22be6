import { assessments } from "#contract/assessments.ts";
import { rankings } from "#contract/rankings.ts";
import { rounds } from "#contract/screening.ts";
import { shortlists } from "#contract/shortlist.ts";
import { useWrite } from "../../api/use-write.ts";
import { toast } from "../../ui/index.ts";

/** A move changes what every page of the round shows. */
const refresh = [
  rounds.list,
  rounds.read,
  assessments.list,
  assessments.read,
  assessments.progress,
  rankings.read,
  rankings.list,
  shortlists.read,
];

/** The steps of the flow, as buttons need them. `decide` has a page of its own. */
export function useRoundMoves(id: string) {
  const open = useWrite(rounds.open, { refresh, onDone: () => toast("摸排已启动，乡镇可以填报。") });
  const rank = useWrite(rounds.rank, { refresh, onDone: () => toast("倒排已完成。") });
  const shortlist = useWrite(rounds.shortlist, {
    refresh,
    onDone: ({ listed }) => toast(`初步名单已生成，列入 ${listed} 个村。`),
  });
  const review = useWrite(rounds.review, { refresh, onDone: () => toast("已提交联审。") });
  const verify = useWrite(rounds.verify, { refresh, onDone: () => toast("实地核实已完成，可以登记审定结果。") });
  const withdraw = useWrite(rounds.withdraw, { refresh, onDone: () => toast("已退回上一步。") });
  const writes = [open, rank, shortlist, review, verify, withdraw];
  const params = { id };
  return {
    problem: writes.find((write) => write.problem)?.problem ?? null,
    sending: writes.some((write) => write.sending),
    moves: {
      open: (version: number) => open.send({ params, body: { version } }),
      rank: (version: number) => rank.send({ params, body: { version } }),
      shortlist: (version: number) => shortlist.send({ params, body: { version } }),
      review: (version: number) => review.send({ params, body: { version } }),
      verify: (version: number) => verify.send({ params, body: { version } }),
      withdraw: (version: number, reason: string) => withdraw.send({ params, body: { version, reason } }),
    },
  };
}
