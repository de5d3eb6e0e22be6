import { expect, test } from "vitest";
import { forbiddenBy } from "./forbidden.ts";
import { measures, measuresFor } from "./measures.ts";
import type { Scheme, SchemeItem } from "./scheme.ts";
import { sampleSchemes } from "./scheme-data.ts";
import { schemeRefusals, targetNameRefusals } from "./scheme-refusals.ts";

const [village, team] = sampleSchemes.schemes as readonly [Scheme, Scheme];

test("what is shipped is whole and marked as ours", () => {
  for (const scheme of sampleSchemes.schemes) {
    expect(schemeRefusals(scheme)).toEqual([]);
    expect(scheme.title).toContain("示例，非正式文件");
  }
  expect(village.common.map(({ name }) => name)).toEqual([
    "班子建设",
    "组织生活",
    "民主管理与公开",
    "矛盾化解",
    "集体经济",
    "民生实事",
    "驻村履职",
    "群众满意度",
  ]);
  expect([village.commonWeight, village.differentiatedWeight, village.plus.cap, village.minus.cap]).toEqual([
    70, 30, 5, 10,
  ]);
});

test.each([
  "登录次数",
  "在线时长",
  "日志篇数",
  "照 片 数 量",
  "点赞数",
  "转发量",
  "简报被采用篇数",
  "信息采用",
  "领导批示",
  "打卡签到",
  "会议次数",
  "学习笔记",
  "纪实条数",
  "APP 使用率",
  "积分排名",
  "拍照·留痕",
  "打０卡",
  "打\u200b卡",
  "簽 到 率",
  "登－陸",
  "走访次数",
  "走 访 户 次",
  "入户走访量",
  "走访群众户数",
  "民情日记",
  "日志（篇）",
  "在线 1 时长",
  "平台上线天数",
  "考勤情况",
  "信息报送数量",
  "經驗做法被轉載",
  "领导充分肯定",
  "召开会议场次",
  "填报数据条数",
  "工作名次",
])("%s is no measure, and the clause says so", (name) => {
  expect(forbiddenBy(name)).toMatch(/：/);
});

test.each([
  "班子配备齐全",
  "组织生活正常、起作用",
  "群众满意度测评",
  "重大事项民主决策、按期公开",
  "集体收入和资产管理成效",
  "问题清单解决率",
  "走访了解的突出问题解决到位",
  "会议议定事项落实",
  "关注困难群众",
  "学习运用“千万工程”经验",
  "拖欠的集体租金收回（户）",
  "信息公开及时",
  "党员活动场所建好用好",
  "农技培训人数",
])("%s may be judged", (name) => {
  expect(forbiddenBy(name)).toBeUndefined();
});

test("a level of a grade is a name like any other", () => {
  const [first, ...rest] = village.common;
  const levels = [
    { name: "日志三十篇以上", points: 10 },
    { name: "较少", points: 5 },
  ];
  const common = [{ ...first!, items: [{ ...first!.items[0]!, levels }, ...first!.items.slice(1)] }, ...rest];
  expect(schemeRefusals({ ...village, common }).map(({ at }) => at)).toEqual(["common.0.items.0.levels"]);
});

test("an own target of a village is a name like any other", () => {
  const targets = [{ name: "走访 100 户次", points: 100, by: "completion" as const }];
  expect(targetNameRefusals(targets)).toMatchObject([
    { at: "targets.0.name", sentence: expect.stringContaining("不得作为考核内容") },
  ]);
  expect(targetNameRefusals([{ ...targets[0]!, name: "冷库建成出租" }])).toEqual([]);
});

test("the closed list holds no trace, and a team is judged by outcomes and findings alone", () => {
  for (const code of measures) expect(code).not.toMatch(/record|login|photo|visit|meeting|online|post/);
  expect(measuresFor("team")).not.toContain("four-one-complete");
  const [first, ...rest] = team.common;
  const item: SchemeItem = {
    ...first!.items[0]!,
    type: "ratio",
    levels: [],
    measure: "four-one-complete",
    against: "teams-in-place",
  };
  const [why] = schemeRefusals({ ...team, common: [{ ...first!, items: [item] }, ...rest] });
  expect(why!.sentence).toContain("考核工作队只看实效和现场发现的问题");
});

const [first, ...rest] = village.common;
const withItem = (over: Partial<SchemeItem>) =>
  schemeRefusals({
    ...village,
    common: [{ ...first!, items: [{ ...first!.items[0]!, ...over }, first!.items[1]!] }, ...rest],
  }).map(({ at }) => at);

test.each([
  [{ type: "ratio" as const }, ["common.0.items.0.measure", "common.0.items.0.against"]],
  [
    { type: "ratio" as const, measure: "goals-done" as const, against: "goals" as const, plan: 3 },
    ["common.0.items.0.against"],
  ],
  [{ type: "count" as const, measure: "goals-done" as const }, ["common.0.items.0.each"]],
  [{ levels: [{ name: "好", points: 10 }] }, ["common.0.items.0.levels"]],
  [
    {
      levels: [
        { name: "好", points: 11 },
        { name: "差", points: 0 },
      ],
    },
    ["common.0.items.0.levels"],
  ],
  [
    {
      levels: [
        { name: "好", points: 10 },
        { name: "好", points: 0 },
      ],
    },
    ["common.0.items.0.levels"],
  ],
])("an item that cannot be reckoned is refused where it stands: %j", (over, at) => {
  expect(withItem(over)).toEqual(at);
});

test("sums, weights, limits and grades", () => {
  const told = (over: Partial<Scheme>) => schemeRefusals({ ...village, ...over }).map(({ sentence }) => sentence);
  expect(told({ commonWeight: 71 })).toEqual(["共性和差异化权重合计 101%，应为 100%"]);
  expect(told({ commonWeight: 0, differentiatedWeight: 100 })).toEqual(["共性指标权重应大于 0"]);
  expect(told({ scale: "1000", grades: [] })).toEqual(["共性指标满分合计 100 分，应为 1000 分"]);
  expect(told({ plus: { cap: 21, items: [] } })).toEqual(["上限不能超过 20 分"]);
  expect(
    told({ plus: { cap: 5, items: [{ name: "推广", points: 5, measure: "goals-done", each: null }] } }),
  ).toHaveLength(1);
  expect(
    told({
      grades: [
        { name: "好", from: 80 },
        { name: "较好", from: 90 },
      ],
    }),
  ).toEqual(["等次的分数线要由高到低"]);
  expect(told({ grades: [{ name: "好", from: 101 }] })).toEqual(["等次的分数线不能超过 100 分"]);
});
