/** 检查进度 of one object of an inspection under way: nobody has been there, a visit is being filled in, one is handed in. */
export const visitProgresses = ["left", "open", "done"] as const;
export type VisitProgress = (typeof visitProgresses)[number];

export const visitProgressLabel: Record<VisitProgress, string> = { left: "未检查", open: "填写中", done: "已提交" };

/** The words of a share: 已提交 20 个，共 116 个. */
export const progressWords = ({ done, total }: { readonly done: number; readonly total: number }) =>
  `已提交 ${done} 个，共 ${total} 个`;
