/** 县级项目库入库规程：镇级审核真实性、必要性、可行性、概算、资金来源、联农带农、绩效目标. */
export const reviewPoints = ["truth", "need", "feasibility", "estimate", "source", "link", "target"] as const;
export type ReviewPoint = (typeof reviewPoints)[number];

export const reviewPointLabel: Record<ReviewPoint, string> = {
  truth: "真实性",
  need: "必要性",
  feasibility: "可行性",
  estimate: "概算",
  source: "资金来源",
  link: "联农带农",
  target: "绩效目标",
};

/** 一段话: what was written of each point, in their order, and the conclusion. */
export const reviewText = (points: Readonly<Partial<Record<ReviewPoint, string>>>, text: string): string =>
  [
    ...reviewPoints
      .filter((point) => points[point]?.trim())
      .map((point) => `${reviewPointLabel[point]}：${points[point]!.trim()}`),
    ...(text.trim() ? [text.trim()] : []),
  ].join("\n");
