import type { WorkWait } from "#contract/project-gates.ts";

interface WaitWords {
  readonly title: string;
  readonly words: string;
  /** Head of the column that says what it is about. */
  readonly matter: string;
}

export const workWaitWords: Readonly<Record<WorkWait, WaitWords>> = {
  pass: { title: "待我过关的项目", words: "待您过关的项目", matter: "待过关口" },
  late: { title: "逾期关口", words: "关口逾期的项目", matter: "逾期关口" },
  change: { title: "待批的项目变更", words: "待批复的项目变更", matter: "变更理由" },
  mend: { title: "质量问题待整改", words: "待整改的质量问题", matter: "问题" },
  confirm: { title: "质量问题待确认", words: "待确认整改的质量问题", matter: "问题" },
};
