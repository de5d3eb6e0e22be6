import { type Gate, gates } from "../gate.ts";
import { type PipelineStatus, type ProjectStatus, statusAfter } from "../project.ts";
import { applies, type Gated, type GateRule } from "./gate-rule.ts";

export interface Standing extends Gated {
  readonly status: ProjectStatus;
}

/** The gates this project has to pass, in their order. */
export const gatesOf = (rule: GateRule, project: Gated): Gate[] =>
  gates.filter((gate) => applies(rule.gates[gate], project));

/** The last gate behind it; null in the bank, undefined where it is not even there. */
export function gateBehind(status: ProjectStatus): Gate | null | undefined {
  if (status === "banked") return null;
  return gates.find((gate) => statusAfter[gate] === (status as PipelineStatus));
}

/** 下一关口: always computed, never sent. Undefined before the bank and behind the last one. */
export function nextGate(rule: GateRule, project: Standing): Gate | undefined {
  const behind = gateBehind(project.status);
  if (behind === undefined) return undefined;
  const at = behind === null ? -1 : gates.indexOf(behind);
  return gatesOf(rule, project).find((gate) => gates.indexOf(gate) > at);
}

/** Where the project stands again once its last pass is taken back. */
export function statusOf(passed: readonly Gate[]): ProjectStatus {
  const last = gates.findLast((gate) => passed.includes(gate));
  return last === undefined ? "banked" : statusAfter[last];
}
