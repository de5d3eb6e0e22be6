import { conflict, type Reason, refused } from "#contract/problem.ts";
import { sqlState } from "../db/retry.ts";

const taken: Readonly<Record<string, string>> = {
  team_standing_idx: "该村已有在派的工作队，可能刚由他人组建。请刷新后核对。",
  posting_cadre_idx: "该干部已派驻到其他村（一人一岗），可能刚由他人安排。请刷新后核对，另选人员。",
  posting_slot_idx: "该岗位已有人担任，可能刚由他人安排。请刷新后核对。",
  planned_rotation_seat_idx: "该岗位已预定轮换，一个岗位同时只能预定一次，可能刚由他人预定。请刷新后核对。",
  planned_rotation_cadre_idx:
    "该干部已预定到其他村接任，一人同时只能预定一次，可能刚由他人预定。请刷新后核对，另选人员。",
  handover_succession_key: "该岗位已办理过交接，请刷新后核对。",
};
const keys = new Set([
  "team_pkey",
  "posting_pkey",
  "handover_pkey",
  "leave_pkey",
  "training_pkey",
  "planned_rotation_pkey",
]);

/** What the database refused, in words: it alone sees two writers at once. Anything unexpected is thrown on. */
export async function inWords<T>(act: Promise<T>): Promise<T> {
  try {
    return await act;
  } catch (error) {
    const { constraint = "" } = error as { constraint?: string };
    if (sqlState(error) !== "23505") throw error;
    if (keys.has(constraint)) throw conflict("该编号已被占用，可能已经保存过。请刷新后核对，再重新填写。");
    if (taken[constraint]) throw conflict(taken[constraint]);
    throw error;
  }
}

/** Reasons of one rule list, each with its sentence and the field it belongs to. */
export const reasonsOf = <R extends string>(why: readonly R[], sentence: (rule: R) => string, at?: string): Reason[] =>
  why.map((rule) => ({ rule, ...(at !== undefined && { at }), sentence: sentence(rule) }));

export function refuse(...reasons: readonly (readonly Reason[])[]): void {
  const all = reasons.flat();
  if (all.length > 0) throw refused(all);
}
