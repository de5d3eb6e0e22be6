import { expect, test } from "vitest";
import type { ChecklistItem } from "./checklist.ts";
import { shippedChecklists } from "./checklist-data.ts";
import { forbiddenItems, traceWarnings, warningWords } from "./checklist-trace.ts";

const item = (text: string, more: Partial<ChecklistItem> = {}): ChecklistItem => ({
  code: "one",
  text,
  kind: "yes-no",
  required: true,
  basis: "",
  badWhen: "no",
  unit: "",
  atMost: null,
  badAbove: null,
  options: [],
  finding: { category: "", severity: null, type: null },
  ...more,
});
const checklist = (one: ChecklistItem) => ({ sections: [{ title: "一", items: [one] }] });
const warned = (text: string, more?: Partial<ChecklistItem>) => traceWarnings(checklist(item(text, more)));
const forbidden = (text: string, more?: Partial<ChecklistItem>) => forbiddenItems(checklist(item(text, more)));

test.each([
  ["走访是否留有照片", "照片"],
  ["工作痕迹是否完整", "痕迹"],
  ["档案材料是否齐全", "档案材料"],
  ["有无学习笔记", "笔记"],
  ["心得体会篇数", "心得体会"],
  ["民情日记是否按时填写", "日记"],
  ["工作日志篇数", "日志"],
  ["本季度召开推进会几次", "召开推进会"],
  ["是否召开专题会议", "召开专题会议"],
  ["会议记录是否完备", "会议记录"],
  ["是否印发实施方案", "印发实施方案"],
  ["方案是否制定，文件是否印发", "文件是否印发"],
  ["获得领导批示", "批示"],
  ["在市级以上媒体宣传情况", "媒体"],
  ["信息采用篇数", "信息采用"],
])("%s judges by traces", (text, words) => {
  const [first] = warned(text);
  expect(first).toMatchObject({ item: "one", text });
  expect(warned(text).some((one) => one.words.includes(words) || words.includes(one.words))).toBe(true);
  expect(first!.clause).toContain("若干规定");
});

test.each([
  "村内照明是否正常",
  "日间照料中心是否运行",
  "会议室是否向群众开放",
  "是否设立公开照片墙以外的多余展板",
  "笔记本电脑等资产是否入账",
  "现金日记账与银行余额是否相符",
  "监控设备运行日志是否由专人看管",
  "整顿目标是否经村民代表会议讨论通过",
  "重大事项是否提交党员大会表决",
  "融媒体中心帮销的农产品是否结款",
  "资金下发到户是否及时",
  "是否摊派报刊订阅任务",
  "营业执照是否公示",
])("%s only looks like it", (text) => expect(warned(text)).toEqual([]));

test.each([
  "系统登录次数",
  "平台活跃天数",
  "干部在线时长",
  "学习时长是否达标",
  "党员积分排名",
  "每日打卡率",
  "签到记录是否齐全",
])("%s cannot be kept on a checklist", (text) => expect(forbidden(text)).toHaveLength(1));

test.each([
  "村内道路硬化面积分布是否合理",
  "集体经济累积分红是否到户",
  "垃圾堆积分类清运是否及时",
  "积分超市是否收取群众费用",
  "网红打卡点建设是否经论证",
  "不动产是否登记",
])("%s only looks like a measure", (text) => expect(forbidden(text)).toEqual([]));

test("an option is read as the item is", () => {
  const options = [
    { text: "照片齐全", bad: false },
    { text: "没有照片", bad: true },
  ];
  expect(warned("走访情况", { kind: "choice", options })).toHaveLength(1);
});

test("looking for the burden is not judging by it; being short of traces is", () => {
  expect(forbidden("是否要求村干部打卡签到、搞积分排名", { badWhen: "yes" })).toEqual([]);
  expect(warned("是否把照片作为考核依据", { badWhen: "yes" })).toEqual([]);
  expect(forbidden("打卡签到是否少于要求的天数", { badWhen: "yes" })).toHaveLength(1);
  expect(forbidden("是否按要求打卡签到")).toHaveLength(1);
});

test.each(shippedChecklists.map((one) => [one.title, one] as const))("%s as shipped judges by none", (_title, one) => {
  expect([...traceWarnings(one), ...forbiddenItems(one)].map(warningWords)).toEqual([]);
});
