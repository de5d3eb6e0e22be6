import { isWorkingDay, type WorkingCalendar } from "../../calendar.ts";
import { addDays, diffDays, formatChinese, type IsoDate, isIsoDate } from "../../date.ts";
import { countUsable, nearestUsable, scheduleBackward, type Usable } from "../../plans/backward.ts";
import { longestStep } from "../../plans/template.ts";
import { type Gate, gates } from "../gate.ts";
import { gateLabel } from "../labels.ts";
import type { ProjectStatus } from "../project.ts";
import { gateBehind, gatesOf } from "./gate-order.ts";
import type { Counted, Gated, GateRule } from "./gate-rule.ts";
import { type Refusal, when } from "./refusal.ts";

export interface GateDays {
  readonly gate: Gate;
  readonly startOn: IsoDate;
  readonly finishOn: IsoDate;
}

export interface Planned extends Gated {
  readonly status: ProjectStatus;
  readonly planStartOn: IsoDate | null;
  readonly finishedOn: IsoDate | null;
}

export type GateSchedule =
  | { readonly days: readonly GateDays[]; readonly faults: readonly [] }
  | { readonly days: readonly []; readonly faults: readonly Refusal[] };

const usableOf =
  (counted: Counted, calendar: WorkingCalendar): Usable =>
  (day) =>
    counted === "calendar" || isWorkingDay(calendar, day);

/**
 * 倒排关口：以计划完工日期为终点，从“完工”往前推出各关口最迟哪天开始、哪天办完；完工以后的关口从完工往后排。
 *
 * Only gates still ahead are placed. The works themselves last as long as the project has planned, where it has.
 */
export function scheduleGates(
  rule: GateRule,
  project: Planned,
  finishOn: string,
  calendar: WorkingCalendar,
): GateSchedule {
  const behind = gateBehind(project.status);
  const at = behind ? gates.indexOf(behind) : -1;
  const ahead = gatesOf(rule, project).filter((gate) => gates.indexOf(gate) > at);
  const before = ahead.filter((gate) => gates.indexOf(gate) <= gates.indexOf("completion"));
  const after = ahead.filter((gate) => gates.indexOf(gate) > gates.indexOf("completion"));
  // A day that does not exist is told whichever side of the finish the project is on.
  const asked = before.length > 0 ? before : (["completion"] as const);
  const steps = asked.map((gate) => ({
    name: gateLabel[gate],
    ...lasting(rule, project, gate, finishOn),
    owner: "",
    after: [],
  }));
  const { steps: timed, faults } = scheduleBackward({ title: "", steps, windows: [] }, finishOn, calendar);
  if (faults.length > 0) return { days: [], faults: faults.map((fault) => ({ ...fault, at: "finishOn" })) };
  const placed = before.map((gate, i) => ({ gate, startOn: timed[i]!.latestStart, finishOn: timed[i]!.latestFinish }));
  const from = project.finishedOn ?? placed.at(-1)?.finishOn ?? finishOn;
  return { days: [...placed, ...scheduleForward(rule, after, from, calendar)], faults: [] };
}

function lasting({ gates: terms }: GateRule, { planStartOn }: Planned, gate: Gate, finishOn: string) {
  const { days, counted } = terms[gate];
  if (gate !== "completion" || planStartOn === null || !isIsoDate(finishOn) || finishOn <= planStartOn)
    return { days, basis: counted };
  return { days: Math.min(longestStep, diffDays(planStartOn, finishOn)), basis: "calendar" as const };
}

function scheduleForward(
  { gates: terms }: GateRule,
  after: readonly Gate[],
  from: IsoDate,
  calendar: WorkingCalendar,
): GateDays[] {
  let last = from;
  return after.map((gate) => {
    const usable = usableOf(terms[gate].counted, calendar);
    const startOn = nearestUsable(usable, addDays(last, 1), 1) ?? addDays(last, 1);
    last = countUsable(usable, startOn, terms[gate].days, 1) ?? startOn;
    return { gate, startOn, finishOn: last };
  });
}

/** 来不及: the first gate ahead should have begun before today. */
export function scheduleSentence(days: readonly GateDays[], today: IsoDate): string {
  const first = days[0];
  if (first === undefined) return "该项目的关口都已通过，不用再排。";
  const late = diffDays(first.startOn, today);
  return late > 0
    ? `已经来不及：“${gateLabel[first.gate]}”最迟应在${formatChinese(first.startOn)}开始办理，已晚 ${late} 天。请压缩各关口天数，或者申请变更完工日期。`
    : `来得及：“${gateLabel[first.gate]}”最迟${formatChinese(first.startOn)}开始办理，还有 ${-late} 天。`;
}

/** 手工调整一个关口: it stays between those before and behind it. */
export function adjustRefusals(days: readonly GateDays[], changed: GateDays, ahead: readonly Gate[]): Refusal[] {
  const { gate, startOn, finishOn } = changed;
  const order = (one: GateDays) => gates.indexOf(one.gate) - gates.indexOf(gate);
  const before = days.filter((one) => order(one) < 0 && one.finishOn > finishOn).at(-1);
  const behind = days.find((one) => order(one) > 0 && one.finishOn < finishOn);
  return [
    ...when(!ahead.includes(gate), "gate-not-ahead", "这一关口已经通过或者不适用，不用再排。"),
    ...when(finishOn < startOn, "plan-ends-early", "办完日期不能早于开始日期。", "finishOn"),
    ...when(
      before !== undefined,
      "plan-before-earlier",
      before ? `办完日期不能早于前面“${gateLabel[before.gate]}”的办完日期 ${before.finishOn}。` : "",
      "finishOn",
    ),
    ...when(
      behind !== undefined,
      "plan-after-later",
      behind ? `办完日期不能晚于后面“${gateLabel[behind.gate]}”的办完日期 ${behind.finishOn}。` : "",
      "finishOn",
    ),
  ];
}
