import { caseFollowUp } from "#contract/case-follow-up.ts";
import { caseSteps } from "#contract/case-steps.ts";
import type { Act } from "#contract/case-steps.ts";
import { cases } from "#contract/cases.ts";
import type { Result } from "#contract/route.ts";
import { wall } from "#contract/wall.ts";
import type { CaseAction, CaseStatus } from "#domain/cases/case.ts";

export type Course = Result<typeof caseSteps.course>;
export type Acceptance = Course["acceptances"][number];
export type Check = Course["checks"][number];

/** What a step of a file, or a line of its lists, puts out of date. */
export const afterStep = [
  caseSteps.course,
  cases.read,
  cases.list,
  cases.waiting,
  caseFollowUp.checks,
  caseFollowUp.survival,
  caseFollowUp.survivors,
  wall.read,
];

export const actLabel: Record<Act, string> = {
  assess: "提交自评",
  withdraw: "撤回自评",
  check: "镇级核验",
  accept: "登记县级验收",
  delist: "销号",
  follow: "登记巩固期检查",
  close: "办结",
  "look-back": "登记回头看",
};

export interface BarStep {
  readonly name: string;
  readonly state: "done" | "now" | "ahead";
  readonly note: string;
}

const places: readonly {
  readonly name: string;
  readonly at: readonly CaseStatus[];
  readonly by: readonly CaseAction[];
}[] = [
  { name: "整顿中", at: ["in-turnaround"], by: [] },
  { name: "自评", at: ["self-assessed"], by: ["self-assess"] },
  { name: "镇级核验", at: ["town-checked"], by: ["check"] },
  { name: "县级验收", at: ["accepted"], by: ["accept"] },
  { name: "销号", at: ["delisted"], by: ["delist"] },
  { name: "巩固", at: ["consolidation"], by: ["consolidate"] },
  { name: "办结", at: ["closed"], by: ["close"] },
];

const back: readonly CaseAction[] = ["withdraw", "return", "fail"];

/** 整顿中→自评→镇级核验→县级验收→销号→巩固→办结, each with who and when; what was sent back begins anew. */
export function barOf({ steps, status }: Pick<Course, "steps" | "status">, openedOn: string): BarStep[] {
  const since = steps.slice(steps.findLastIndex(({ action }) => back.includes(action)) + 1);
  const relapsed = status === "relapsed";
  const now = relapsed
    ? places.findLastIndex(({ by }) => since.some(({ action }) => by.includes(action)))
    : places.findIndex(({ at }) => at.includes(status));
  return places.map(({ name, by }, i) => {
    const step = since.findLast(({ action }) => by.includes(action));
    const note = i === 0 ? `${openedOn} 建档` : step ? `${step.onDay}　${step.by}` : "";
    const state = i < now || (i === now && (relapsed || status === "closed")) ? "done" : i === now ? "now" : "ahead";
    return { name, state, note };
  });
}

/** The clock runs from the first listing to the day the village left the list; through a relapse it goes on in the new file. */
export const clockNote = ({ clockDays, delistedOn }: Pick<Course, "clockDays" | "delistedOn">) =>
  delistedOn === null
    ? `已持续整顿 ${clockDays} 天（自首次列入起算）`
    : `持续整顿 ${clockDays} 天（自首次列入起算，至销号之日）`;
