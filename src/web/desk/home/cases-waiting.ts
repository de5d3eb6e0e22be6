import { cases } from "#contract/cases.ts";
import { groupOf, homeCard, type WaitingCount } from "./waiting.ts";

/** Files that need a hand; offices that only read see what is overdue. */
export const casesWaiting = homeCard({
  verb: "case.read",
  route: cases.waiting,
  call: { query: {} },
  groups: ({ files, red, yellow, lacksProblems, lacksGoals }, { me }) => {
    if (me.office.role === "auditor") return [];
    const lit: WaitingCount[] = [
      { value: red, unit: "个村", words: "有事项逾期", href: "/cases?light=red", light: "red" },
      { value: yellow, unit: "个村", words: "有事项 10 个工作日内到期", href: "/cases?light=yellow", light: "yellow" },
    ];
    const open: WaitingCount[] = [
      { value: lacksProblems, unit: "个村", words: "还没有列问题清单", href: "/cases?lacks=problems" },
      { value: lacksGoals, unit: "个村", words: "还没有列目标事项", href: "/cases?lacks=goals" },
    ];
    const counts = me.verbs.includes("case.write") ? [...lit, ...open] : lit;
    return groupOf({ key: "cases", title: "整顿台账", href: "/cases", note: `在册 ${files} 个村（社区）`, counts });
  },
});
