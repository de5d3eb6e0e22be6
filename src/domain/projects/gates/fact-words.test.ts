import { expect, test } from "vitest";
import { factWords } from "./fact-words.ts";

test("what was written for a gate reads as an officer would say it", () => {
  expect(
    factWords({
      category: "works",
      method: "open-tender",
      amountFen: 412_345_600,
      winner: "青岚建工",
      exemptionId: null,
    }),
  ).toEqual([
    ["采购类别", "工程"],
    ["采购方式", "公开招标"],
    ["中标（成交）金额", "412.3456 万元"],
    ["中标（成交）单位", "青岚建工"],
  ]);
  const members = [{ name: "周某", unit: "县财政局", post: "科员" }];
  expect(factWords({ result: "pass", members, plainCertificate: "x", reason: "" })).toEqual([
    ["验收结论", "通过"],
    ["验收人员", "周某（县财政局 科员）"],
  ]);
});
