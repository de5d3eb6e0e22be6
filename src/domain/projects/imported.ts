import type { IsoDate } from "../date.ts";
import type { Fen } from "../money.ts";
import { gates } from "./gate.ts";
import { type AssetClass, type ProjectKind, type ProjectStatus, statusAfter } from "./project.ts";

/** A project as a ledger kept elsewhere has it: how far it has come is taken over in the words of that ledger. */
export interface ImportedProject {
  readonly year: number;
  readonly status: ProjectStatus;
  readonly estimateFen: Fen;
  readonly budgetFen: Fen | null;
  readonly planStartOn: IsoDate | null;
  readonly planFinishOn: IsoDate | null;
  readonly startedOn: IsoDate | null;
  readonly finishedOn: IsoDate | null;
}

export interface ImportFault {
  /** Column of the table. */
  readonly field: string;
  readonly rule: string;
  readonly sentence: string;
}

/** What a ledger may say a project is: in the bank, or past one of the gates. */
export const importedStatuses = ["argued", "banked", ...gates.map((gate) => statusAfter[gate])] as const;

const rank = (status: ProjectStatus) => importedStatuses.indexOf(status as (typeof importedStatuses)[number]);
const isPast = (status: ProjectStatus, gate: ProjectStatus) => rank(status) >= rank(gate);

/** 单村项目概算在一千元以下、五千万元以上的极少，多半是元、万元填错. */
const plausible = { leastFen: 100_000, mostFen: 5_000_000_000 };

/** 到户的归农户，产业发展的多为经营性，其余为公益性. */
export const usualClass = (kind: ProjectKind): AssetClass => (kind === "industry" ? "operating" : "public");

/** What contradicts itself in a row; empty: it can come in. */
export function importFaults(project: ImportedProject, today: IsoDate): ImportFault[] {
  return [...moneyFaults(project), ...dayFaults(project, today), ...courseFaults(project)];
}

function moneyFaults({ estimateFen, budgetFen }: ImportedProject): ImportFault[] {
  const doubt = (field: string, fen: Fen | null): ImportFault[] => {
    if (fen === null || (fen >= plausible.leastFen && fen <= plausible.mostFen)) return [];
    const way = fen < plausible.leastFen ? "把万元填成了元" : "把元填成了万元";
    return [{ field, rule: "unit-doubtful", sentence: `金额合 ${fen / 100} 元，可能${way}，请核对表头单位。` }];
  };
  return [...doubt("estimate", estimateFen), ...doubt("budget", budgetFen)];
}

function dayFaults(project: ImportedProject, today: IsoDate): ImportFault[] {
  const { planStartOn, planFinishOn, startedOn, finishedOn } = project;
  const faults: ImportFault[] = [];
  const before = (first: IsoDate | null, second: IsoDate | null) => first !== null && second !== null && second < first;
  if (before(planStartOn, planFinishOn))
    faults.push({ field: "planFinishOn", rule: "plan-backwards", sentence: "计划完工日期不能早于计划开工日期。" });
  if (before(startedOn, finishedOn))
    faults.push({ field: "finishedOn", rule: "days-backwards", sentence: "完工日期不能早于开工日期。" });
  for (const [field, day, word] of [
    ["startedOn", startedOn, "开工"],
    ["finishedOn", finishedOn, "完工"],
  ] as const)
    if (day !== null && day > today)
      faults.push({ field, rule: "in-the-future", sentence: `${word}日期不能晚于今天。` });
  return faults;
}

function courseFaults({ status, startedOn, finishedOn, budgetFen }: ImportedProject): ImportFault[] {
  const faults: ImportFault[] = [];
  const ask = (wrong: boolean, field: string, rule: string, sentence: string) => {
    if (wrong) faults.push({ field, rule, sentence });
  };
  ask(isPast(status, "started") && startedOn === null, "startedOn", "start-missing", "已开工的项目请填写开工日期。");
  ask(
    !isPast(status, "started") && startedOn !== null,
    "status",
    "started-already",
    "填了开工日期，状态却在开工以前，请核对。",
  );
  ask(
    isPast(status, "completed") && finishedOn === null,
    "finishedOn",
    "finish-missing",
    "已完工的项目请填写完工日期。",
  );
  ask(
    !isPast(status, "completed") && finishedOn !== null,
    "status",
    "finished-already",
    "填了完工日期，状态却在完工以前，请核对。",
  );
  ask(
    isPast(status, "budgeted") && budgetFen === null,
    "budget",
    "budget-missing",
    "财政评审以后的项目请填写评审核定的预算。",
  );
  return faults;
}
