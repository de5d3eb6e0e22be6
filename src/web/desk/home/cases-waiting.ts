import { cases } from "#contract/cases.ts";
import type { Result } from "#contract/route.ts";
import { groupOf, homeCard, type WaitingCount } from "./waiting.ts";

/** Files that need a hand; offices that only read see what is overdue. */
export const casesWaiting = homeCard({
  verb: "case.read",
  route: cases.waiting,
  call: { query: {} },
  groups: ({ files, red, yellow, lacksProblems, lacksGoals, ...steps }, { me }) => {
    if (me.office.role === "auditor") return [];
    const lit: WaitingCount[] = [
      { value: red, unit: "个村", words: "亮红灯", href: "/cases?light=red", light: "red" },
      { value: yellow, unit: "个村", words: "亮黄灯", href: "/cases?light=yellow", light: "yellow" },
    ];
    const open: WaitingCount[] = [
      { value: lacksProblems, unit: "个村", words: "还没有列问题清单", href: "/cases?lacks=problems" },
      { value: lacksGoals, unit: "个村", words: "还没有列目标事项", href: "/cases?lacks=goals" },
    ];
    const counts = [...stepsFor(me.verbs, steps), ...lit, ...(me.verbs.includes("case.write") ? open : [])];
    return groupOf({ key: "cases", title: "整顿台账", href: "/cases", note: `在册 ${files} 个村（社区）`, counts });
  },
});

type Steps = Pick<Result<typeof cases.waiting>, "check" | "accept" | "delist" | "follow" | "close">;

/** What the next step of a file waits for, at the office that takes it. */
function stepsFor(verbs: readonly string[], { check, accept, delist, follow, close }: Steps): WaitingCount[] {
  const unit = "个村";
  const of = (verb: string, counts: WaitingCount[]) => (verbs.includes(verb) ? counts : []);
  return [
    ...of("case.check", [{ value: check, unit, words: "已自评，待镇级核验", href: "/cases?waits=check" }]),
    ...of("case.accept", [
      { value: accept, unit, words: "镇级已核验，待县级验收", href: "/cases?waits=accept" },
      { value: delist, unit, words: "验收合格，待销号", href: "/cases?waits=delist" },
    ]),
    ...of("case.follow", [
      { value: follow, unit, words: "巩固期检查已到期", href: "/cases?waits=follow", light: "yellow" },
    ]),
    ...of("case.accept", [{ value: close, unit, words: "巩固期满，可以办结", href: "/cases?waits=close" }]),
  ];
}
