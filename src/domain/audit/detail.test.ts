import { expect, test } from "vitest";
import { detailLines, detailText } from "./detail.ts";

test("a change is one line a part, before and after, and what stayed is not said", () => {
  const detail = { before: { name: "柳溪镇", kind: "town" }, after: { name: "新柳溪镇", kind: "town" } };
  expect(detailLines("township.edit", detail)).toEqual([{ name: "名称", text: "柳溪镇 → 新柳溪镇" }]);
});

test("a name against a whole entry still reads", () => {
  const detail = { before: "县信访局", after: { name: "县信访中心", reviewBody: null } };
  expect(detailText("organisation.edit", detail)).toBe("改动：县信访局 → 名称 县信访中心，联审单位 （空）");
});

test.each([
  ["round.edit", { action: "open", from: "draft", to: "assessing" }, "操作：启动；变化：拟定中 → 摸排评估中"],
  ["assessment.write", { status: "draft", villageId: "v1" }, "状态：填报中；村编号：v1"],
  ["grant.assign", { role: "security-admin", place: "全系统" }, "岗位：安全管理员；区域（单位）：全系统"],
  ["opinion.write", { kind: "keep" }, "类型：同意列入"],
  ["account.disable", { disabled: true }, "停用：是"],
  ["import.write", { act: "replace", from: "draft", to: "" }, "操作：成批替换；变化：draft → （空）"],
  ["case.write", { act: "add", text: "add", dueOn: null }, "操作：新增；内容：add；时限：（空）"],
] as const)("%s reads as a sentence an auditor understands", (verb, detail, text) => {
  expect(detailText(verb, detail)).toBe(text);
});

test("the database keeps no order: the act comes first, whatever stands before it", () => {
  const detail = { tie: "include", reason: "名单重列", action: "withdraw" };
  expect(detailText("round.edit", detail)).toBe("操作：退回上一步、撤回；并列处理：并列的一并列入；理由：名单重列");
});

test("lists of names and lists of entries are told apart", () => {
  expect(detailText("village.edit", { merged: ["前柳庄村", "后柳庄村"], into: "柳庄村" })).toBe(
    "合并：前柳庄村、后柳庄村；并入：柳庄村",
  );
  expect(detailText("case.write", { goals: [], done: [{ itemId: "g1", doneOn: "2026-11-22" }] })).toBe(
    "目标事项：（无）；办结：事项编号 g1，办结日期 2026-11-22",
  );
});

test("a part without a word shows its key rather than nothing", () => {
  expect(detailText("case.write", { novelty: 1 })).toBe("novelty：1");
});
