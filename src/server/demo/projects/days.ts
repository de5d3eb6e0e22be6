import { addDays, diffDays, type IsoDate } from "#domain/date.ts";
import { type Gate, gates } from "#domain/projects/gate.ts";
import { usualGates } from "#domain/projects/gates/gate-rule-data.ts";
import { type AssetClass, type ProjectStatus, statusAfter } from "#domain/projects/project.ts";

const bankSteps = ["draft", "declare", "review", "argue", "decide"] as const;
export type Step = (typeof bankSteps)[number] | Gate;

/** Days since the step before: long enough for what has to hang on the board meanwhile. */
const after: Readonly<Record<Step, number>> = {
  draft: 0,
  declare: 6,
  review: 15,
  argue: 16,
  decide: 17,
  approval: 20,
  design: 24,
  "budget-review": 16,
  tender: 26,
  contract: 12,
  start: 18,
  completion: 120,
  "preliminary-acceptance": 16,
  "final-acceptance": 16,
  settlement: 30,
  transfer: 14,
  title: 24,
  upkeep: 10,
  income: 150,
};

const lastOf: Readonly<Partial<Record<ProjectStatus, Step>>> = {
  draft: "draft",
  withdrawn: "declare",
  declared: "declare",
  reviewed: "review",
  argued: "argue",
  rejected: "argue",
  banked: "decide",
  ...Object.fromEntries(gates.map((gate) => [statusAfter[gate], gate])),
};

/** The steps a project of this class takes, all its life. */
const stepsOf = (assetClass: AssetClass): Step[] => [
  ...bankSteps,
  ...gates.filter((gate) => !usualGates[gate].exceptClasses.includes(assetClass)),
];

export interface Course {
  readonly status: ProjectStatus;
  readonly assetClass: AssetClass;
  /** The day of its last step, and how early it may have been decided. */
  readonly lastOn: IsoDate;
  readonly notBefore: IsoDate;
  /** Slower than usual: 1.2 takes a fifth longer. */
  readonly pace: number;
}

export type Days = Readonly<Partial<Record<Step, IsoDate>>>;

/** 走到哪一步：the day of every step behind it, counted back from the last one, squeezed where the money would not have been there yet. */
export function daysOf(
  { status, assetClass, lastOn, notBefore, pace }: Course,
  office: (day: IsoDate) => IsoDate,
): Days {
  const all = stepsOf(assetClass);
  const steps = all.slice(0, all.indexOf(lastOf[status]!) + 1);
  const upTo = (first: Step) =>
    steps.slice(steps.indexOf(first) + 1).reduce((days, step) => days + after[step], 0) * pace;
  const decided = steps.includes("decide");
  const whole = decided ? upTo("decide") : 0;
  const room = Math.max(0, diffDays(notBefore, lastOn));
  const scale = decided && whole > room ? room / whole : 1;
  const back = (step: Step) => {
    const slow = decided && all.indexOf(step) > all.indexOf("decide") ? scale * pace : 1;
    return after[step] * slow;
  };
  let day = 0;
  const offsets = new Map<Step, number>();
  for (const step of steps.toReversed()) {
    offsets.set(step, Math.round(day));
    day += back(step);
  }
  return Object.fromEntries([...offsets].toReversed().map(([step, days]) => [step, office(addDays(lastOn, -days))]));
}

/** 计划日期：what is behind was planned about then, what is ahead follows from the last step at the usual pace. */
export function plannedOf(days: Days, assetClass: AssetClass, worksLast: number): Days {
  const planned: Partial<Record<Step, IsoDate>> = {};
  let last: IsoDate | undefined;
  for (const step of stepsOf(assetClass)) {
    const done = days[step];
    const usual = step === "completion" ? worksLast : Math.round(after[step] * 1.3);
    const due: IsoDate | undefined = done ? addDays(done, 2) : last && addDays(last, usual);
    if (due) planned[step] = due;
    last = done ?? due;
  }
  return planned;
}
