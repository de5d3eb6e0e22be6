import { expect, test } from "vitest";
import { disclosureSteps } from "./disclosure.ts";
import { noticeLines, noticeTitle } from "./wording.ts";

test("a title says the project once", () => {
  expect(noticeTitle("declaration", "食用菌大棚")).toBe("关于食用菌大棚项目申报情况的公示");
  expect(noticeTitle("before-start", "灌溉渠修复工程")).toBe("关于灌溉渠修复工程实施计划的公示");
  for (const step of disclosureSteps) expect(noticeTitle(step, "甲项目")).toMatch(/^关于甲项目.+的公示$/u);
});

test("lines come in the order of the paper, amounts in 万元, what is empty left out", () => {
  const lines = noticeLines({
    responsible: "周某",
    name: "食用菌大棚",
    estimateFen: 100_000_000,
    scale: "",
    budgetFen: null,
    promisedFen: 0,
    period: { startOn: "2026-03-01", finishOn: null },
  });
  expect(lines.map(({ word, text }) => `${word}：${text}`)).toEqual([
    "项目名称：食用菌大棚",
    "建设期限：2026年3月1日至待定",
    "责任人：周某",
    "申报概算：100 万元",
  ]);
});

test("villages that pool a project are named with their shares, one alone without", () => {
  const village = { id: "a", name: "前柳庄村", township: "柳溪镇", share: 2, promisedFen: 3_000_000 };
  const text = (villages: (typeof village)[]) => noticeLines({ villages })[0]!.text;
  expect(text([village])).toBe("柳溪镇前柳庄村（预期年收益 3 万元）");
  expect(text([village, { ...village, name: "上梨峪村", share: 1, promisedFen: 0 }])).toBe(
    "柳溪镇前柳庄村（份额 2，预期年收益 3 万元）、柳溪镇上梨峪村（份额 1）",
  );
});

test("where the money comes from, how it was bought and what came of it are said in words", () => {
  const lines = noticeLines({
    funds: [{ source: "衔接资金", year: 2025, fen: 5_000_000 }],
    procurement: { method: "公开招标", winner: "青岚建设公司" },
    result: { contractedFen: 4_000_000, paidFen: 0, gates: [{ gate: "completion", onDay: "2026-10-31" }] },
  });
  expect(lines.map(({ text }) => text)).toEqual([
    "衔接资金（2025年）5 万元",
    "公开招标，青岚建设公司",
    "2026年10月31日完工，合同金额 4 万元，已支付 0 万元",
  ]);
});

test("what is no project is not called one: income that is shared out, an asset, a batch of money", () => {
  const content = { name: "甲", place: "乙", content: "丙", owner: "丁", scale: "戊", target: "己" };
  const read = (subject: "distribution" | "asset" | "fund-batch") =>
    noticeLines(content, subject).map(({ word, text }) => `${word}${text}`);
  expect(read("distribution")).toEqual(["分配方案甲", "所在村乙", "分配内容丙"]);
  expect(read("asset")).toEqual(["资产名称甲", "所在位置乙", "所有者丁", "处置事项丙"]);
  expect(read("fund-batch")).toEqual(["资金名称甲", "资金文件乙", "资金规模戊", "分配原则己", "分配结果丙"]);
});
