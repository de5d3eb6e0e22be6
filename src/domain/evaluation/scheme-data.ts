import type { Scheme, SchemeItem } from "./scheme.ts";

const blank = {
  measure: null,
  against: null,
  plan: null,
  fullPercent: null,
  inverse: false,
  each: null,
  levels: [],
} as const;
const score = (name: string, points: number): SchemeItem => ({ ...blank, name, points, type: "score" });
const survey = (name: string, points: number): SchemeItem => ({
  ...blank,
  name,
  points,
  type: "survey",
  fullPercent: 95,
});
const nodes = (name: string, points: number): SchemeItem => ({ ...blank, name, points, type: "key-nodes" });
const grade = (name: string, points: number): SchemeItem => ({
  ...blank,
  name,
  points,
  type: "grade",
  levels: [
    { name: "好", points },
    { name: "较好", points: points * 0.8 },
    { name: "一般", points: points * 0.6 },
    { name: "差", points: 0 },
  ],
});
const ratio = (name: string, points: number, measure: SchemeItem["measure"], against: SchemeItem["against"]) =>
  ({ ...blank, name, points, type: "ratio", measure, against }) as const satisfies SchemeItem;

/** 示例，非正式文件：八项共性指标和分值为本系统拟定，县里有正式办法的以正式办法为准。 */
const ours = {
  scale: "100",
  commonWeight: 70,
  differentiatedWeight: 30,
  plus: { cap: 5, items: [{ name: "帮扶做法在全县推广", points: 5, measure: null, each: null }] },
  minus: {
    cap: 10,
    items: [
      { name: "督查问题重复发生", points: 6, measure: "findings-repeated", each: 2 },
      { name: "整改不实被“回头看”查实", points: 6, measure: "findings-reopened", each: 3 },
    ],
  },
  vetoes: [
    { name: "发生重大安全责任事故或者重大群体性事件", measure: null, dissatisfiedPercent: null },
    { name: "考核弄虚作假", measure: null, dissatisfiedPercent: null },
    { name: "群众测评不满意超过半数", measure: null, dissatisfiedPercent: 50 },
  ],
  notApplicable: "redistribute",
  fairPercent: 60,
  decimals: 2,
  rounding: "half-up",
  grades: [
    { name: "好", from: 90 },
    { name: "较好", from: 80 },
    { name: "一般", from: 60 },
  ],
  lastGrade: "差",
  excellentPercent: 30,
  tie: "common-first",
  appealDays: 5,
} as const satisfies Partial<Scheme>;

const village: Scheme = {
  ...ours,
  title: "整顿村考核方案（示例，非正式文件）",
  subject: "village-case",
  common: [
    { name: "班子建设", items: [grade("班子配备齐全、团结有力", 10), nodes("补齐配强班子关键节点", 5)] },
    { name: "组织生活", items: [grade("组织生活正常、起作用", 10)] },
    { name: "民主管理与公开", items: [grade("重大事项民主决策、按期公开", 10)] },
    {
      name: "矛盾化解",
      items: [ratio("问题清单解决率", 10, "problems-done", "problems"), grade("突出矛盾就地化解", 5)],
    },
    { name: "集体经济", items: [score("集体收入和资产管理成效", 10)] },
    { name: "民生实事", items: [ratio("目标事项完成率", 10, "goals-done", "goals")] },
    { name: "驻村履职", items: [ratio("督查问题按期销号率", 10, "findings-done-in-time", "findings-due")] },
    { name: "群众满意度", items: [survey("群众满意度测评", 20)] },
  ],
};

const team: Scheme = {
  ...ours,
  title: "驻村工作队考核方案（示例，非正式文件）",
  subject: "team",
  common: [
    { name: "建强组织", items: [grade("所驻村班子作用发挥", 15)] },
    {
      name: "整顿实效",
      items: [
        ratio("问题清单解决率", 15, "problems-done", "problems"),
        ratio("目标事项完成率", 15, "goals-done", "goals"),
      ],
    },
    {
      name: "为民办事",
      items: [
        { ...blank, name: "落地重大帮扶事项", points: 15, type: "count", measure: "major-items-landed", each: 5 },
      ],
    },
    { name: "督查整改", items: [ratio("督查问题按期销号率", 10, "findings-done-in-time", "findings-due")] },
    { name: "验收结果", items: [ratio("验收得分率", 10, "acceptance-points", "acceptance-full")] },
    { name: "群众满意度", items: [survey("群众满意度测评", 20)] },
  ],
};

const township: Scheme = {
  ...ours,
  title: "乡镇（街道）整顿工作考核方案（示例，非正式文件，千分制）",
  subject: "township",
  scale: "1000",
  plus: { cap: 50, items: [{ name: "整顿做法在全县推广", points: 50, measure: null, each: null }] },
  minus: { cap: 100, items: [{ name: "销号村反弹", points: 60, measure: "cases-relapsed", each: 20 }] },
  grades: [
    { name: "好", from: 900 },
    { name: "较好", from: 800 },
    { name: "一般", from: 600 },
  ],
  common: [
    { name: "组织领导", items: [grade("党（工）委抓整顿", 150)] },
    { name: "力量到位", items: [ratio("“四个一”齐全率", 100, "four-one-complete", "teams-in-place")] },
    { name: "问题解决", items: [ratio("问题清单解决率", 250, "problems-done", "problems")] },
    { name: "目标完成", items: [ratio("目标事项完成率", 200, "goals-done", "goals")] },
    { name: "督查整改", items: [ratio("督查问题按期销号率", 100, "findings-done-in-time", "findings-due")] },
    { name: "整顿结果", items: [ratio("民主测评满意率", 200, "appraisal-satisfied", "appraisal-votes")] },
  ],
};

export const sampleSchemes: { readonly schemes: readonly Scheme[] } = { schemes: [village, team, township] };
