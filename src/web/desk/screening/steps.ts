import type { Round } from "./contract-types.ts";

export type StepState = "done" | "now" | "ahead";
export interface Step {
  readonly name: string;
  readonly state: StepState;
  /** What is done, or by whom it waits. */
  readonly note: string;
  /** The page of the step, below the round. */
  readonly tail: string;
}

type Facts = Pick<Round, "status" | "facts">;

const order = ["draft", "assessing", "ranked", "shortlisted", "reviewing", "verified", "decided"] as const;
const reached = (status: Round["status"], target: (typeof order)[number]) =>
  order.indexOf(status) >= order.indexOf(target);

/** 摸排 → 倒排 → 初步名单 → 联审 → 实地核实 → 审定, each with what is done or by whom it waits. */
export function stepsOf({ status, facts }: Facts): Step[] {
  const { villages, submitted, missing, shortlisted, proposed, visited } = facts;
  const open = villages - submitted - missing;
  const allIn = villages > 0 && open === 0;
  const step = (
    name: string,
    tail: string,
    isDone: boolean,
    isNow: boolean,
    notes: Record<StepState, string>,
  ): Step => {
    const state = isDone ? "done" : isNow ? "now" : "ahead";
    return { name, tail, state, note: notes[state] };
  };
  const is = (...statuses: Round["status"][]) => statuses.includes(status);
  return [
    step("摸排", "/assess", reached(status, "ranked") || (is("assessing") && allIn), is("assessing"), {
      done: `已报 ${submitted} 个村${missing > 0 ? `，缺报 ${missing} 个` : ""}`,
      now: `等乡镇填报，还有 ${open} 个村`,
      ahead: "等县委组织部启动",
    }),
    step("倒排", "/ranking", reached(status, "ranked"), is("assessing") && allIn, {
      done: `${villages} 个村已排序`,
      now: "等县委组织部排序",
      ahead: "各村报齐后进行",
    }),
    step("初步名单", "/shortlist", reached(status, "shortlisted"), is("ranked"), {
      done: `列入 ${shortlisted} 个村`,
      now: "等县委组织部生成名单",
      ahead: "排序之后按比例生成",
    }),
    step("联审", "/shortlist", reached(status, "verified"), is("shortlisted", "reviewing"), {
      done: `联审后提请审定 ${proposed} 个村`,
      now: is("shortlisted") ? "等县委组织部提交联审" : "等各部门提出意见",
      ahead: "名单生成后提交各部门",
    }),
    step("实地核实", "/shortlist", reached(status, "verified"), is("reviewing"), {
      done: `已核实 ${visited} 个村`,
      now: `等县级核实，已核实 ${visited}/${proposed}`,
      ahead: "与联审同步进行",
    }),
    step("审定", "/decision", is("decided"), is("verified"), {
      done: "已审定，名单不再改动",
      now: "等县委审定，由组织部登记",
      ahead: "核实之后报县委审定",
    }),
  ];
}
