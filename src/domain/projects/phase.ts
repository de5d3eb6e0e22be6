import { type ProjectStatus, projectStatuses, type Standing } from "./project.ts";

/** What a list is narrowed to; some of them overlap: a completed project also passed its argument. */
export const projectPhases = ["bank", "argued", "works", "completed", "upkeep", "ended"] as const;
export type ProjectPhase = (typeof projectPhases)[number];

const between = (first: ProjectStatus, last: ProjectStatus) =>
  projectStatuses.slice(projectStatuses.indexOf(first), projectStatuses.indexOf(last) + 1);

interface Phase {
  readonly statuses: readonly ProjectStatus[];
  /** 已终止、资金已收回的 belong to 已结束 and to nothing that goes on. */
  readonly over: "in" | "out" | "either";
}

/** 项目库：未立项的；已过论证：whatever became of it；实施：立项以后、完工以前；已完工：完工及以后；管护收益：移交以后；已结束：未入库、撤回、终止. */
export const phaseOf: Readonly<Record<ProjectPhase, Phase>> = {
  bank: { statuses: ["draft", "declared", "reviewed", "argued", "banked"], over: "out" },
  argued: {
    statuses: ["argued", "rejected", ...between("banked", "banked"), ...between("approved", "yielding")],
    over: "either",
  },
  works: { statuses: between("approved", "started"), over: "out" },
  completed: { statuses: between("completed", "yielding"), over: "either" },
  upkeep: { statuses: between("transferred", "yielding"), over: "out" },
  ended: { statuses: ["rejected", "withdrawn"], over: "in" },
};

const isOver = (standing: Standing) => standing === "terminated" || standing === "recalled";

export function isInPhase(phase: ProjectPhase, status: ProjectStatus, standing: Standing): boolean {
  const { statuses, over } = phaseOf[phase];
  if (over === "in") return statuses.includes(status) || isOver(standing);
  return statuses.includes(status) && (over === "either" || !isOver(standing));
}
