/** Whom an evaluation is about: bodies, never a person. */
export const subjectKinds = ["village-case", "team", "township"] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/**
 * 国办函〔2026〕12号：政务移动应用不得作为日常考核的主要载体；考核看工作实效，不看痕迹。
 *
 * All that a scheme may take from the system: outcomes of the turnaround and what was found on the spot. Entries of the daily record,
 * log-ins, photos, meetings and the like are no measure and cannot be named. Each is a figure of the catalogue of the same code.
 */
export const measures = [
  "cases",
  "problems",
  "problems-done",
  "problems-overdue",
  "goals",
  "goals-done",
  "goals-overdue",
  "acceptances-passed",
  "acceptances-failed",
  "cases-delisted",
  "cases-relapsed",
  "teams-in-place",
  "four-one-complete",
  "major-items-landed",
  "major-items-stuck",
  "acceptance-points",
  "acceptance-full",
  "appraisal-satisfied",
  "appraisal-dissatisfied",
  "appraisal-votes",
  "findings-due",
  "findings-done-in-time",
  "findings-found",
  "findings-repeated",
  "findings-reopened",
] as const;
export type Measure = (typeof measures)[number];

const notOutcomes: readonly Measure[] = ["teams-in-place", "four-one-complete"];

/** A team is judged by what came of its work and by what was found on the spot alone (国办函〔2026〕12号). */
export const measuresFor = (subject: SubjectKind): readonly Measure[] =>
  subject === "team" ? measures.filter((one) => !notOutcomes.includes(one)) : measures;

export const measureLabel: Record<Measure, string> = {
  cases: "建立整顿台账村数",
  problems: "问题清单条数",
  "problems-done": "已解决问题条数",
  "problems-overdue": "逾期未解决问题条数",
  goals: "目标事项条数",
  "goals-done": "已完成目标事项条数",
  "goals-overdue": "逾期未完成目标事项条数",
  "acceptances-passed": "县级验收合格村次",
  "acceptances-failed": "县级验收不合格村次",
  "cases-delisted": "已销号村数",
  "cases-relapsed": "反弹村数",
  "teams-in-place": "已到位工作队数",
  "four-one-complete": "“四个一”齐全村数",
  "major-items-landed": "落地重大帮扶事项数",
  "major-items-stuck": "仍在谋划重大帮扶事项数",
  "acceptance-points": "验收得分合计",
  "acceptance-full": "验收满分合计",
  "appraisal-satisfied": "民主测评满意票数",
  "appraisal-dissatisfied": "民主测评不满意票数",
  "appraisal-votes": "民主测评有效票数",
  "findings-due": "到期应销号督查问题数",
  "findings-done-in-time": "按期销号督查问题数",
  "findings-found": "督查发现问题数",
  "findings-repeated": "重复发生问题数",
  "findings-reopened": "“回头看”反弹问题数",
};
