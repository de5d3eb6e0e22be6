/** 问题清单八个方面。典型样式，非正式文件：counties group problems alike but name the groups themselves. */
export const problemAspects = [
  "leadership",
  "members",
  "party-life",
  "openness",
  "economy",
  "disputes",
  "livelihood",
  "premises",
] as const;
export type ProblemAspect = (typeof problemAspects)[number];

/** 目标事项六个领域。典型样式，非正式文件。 */
export const goalFields = ["leadership", "organisation", "governance", "economy", "services", "premises"] as const;
export type GoalField = (typeof goalFields)[number];

/** 目标事项十一项任务，各归一个领域。典型样式，非正式文件。 */
export const goalTasks = {
  "fill-posts": "leadership",
  "able-secretary": "leadership",
  "party-life": "organisation",
  "recruit-members": "organisation",
  "open-affairs": "governance",
  "settle-disputes": "governance",
  "clear-assets": "economy",
  "raise-income": "economy",
  "visit-households": "services",
  "practical-help": "services",
  "fit-premises": "premises",
} as const satisfies Record<string, GoalField>;
export type GoalTask = keyof typeof goalTasks;

export function isProblemAspect(word: string): word is ProblemAspect {
  return (problemAspects as readonly string[]).includes(word);
}

export function isGoalTask(word: string): word is GoalTask {
  return Object.hasOwn(goalTasks, word);
}
