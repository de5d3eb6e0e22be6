import { expect, test } from "vitest";
import { distributionRefusals } from "./distribution.ts";
import { distributionSentence, lineWords } from "./distribution-words.ts";

const line = (amountFen: number, use: "members" | "other" = "members") => ({ use, amountFen, text: "" });
const say = (plan: Parameters<typeof distributionRefusals>[0]) =>
  distributionRefusals(plan, [{ use: "reserve", least: 10, most: null }]).map(distributionSentence);

test("what stands in the way is said with the amounts to the fen", () => {
  expect(say({ totalFen: 300, availableFen: 200, lines: [line(299)] })).toEqual([
    "各项合计 2.99元，与分配总额 3.00元不一致。",
    "分配总额超出可分配收益 1.00元，请核对该村本年度已收的收益和其他分配方案。",
    "公积金不得低于分配总额的 10%。",
  ]);
});

test("an empty plan, lines of nothing and other uses without words have sentences of their own", () => {
  expect(say({ totalFen: 0, availableFen: 0, lines: [] })).toEqual(["请填写分配总额，并至少列一项用途。"]);
  expect(say({ totalFen: 5, availableFen: 5, lines: [line(5, "other"), line(0)] })).toEqual([
    "每一项的金额都应大于零。",
    "用途选“其他”的，请写明具体用在哪里。",
    "公积金不得低于分配总额的 10%。",
  ]);
});

test("a use above its bound is named with it", () => {
  expect(distributionSentence({ rule: "above-most", use: "members", percent: 70 })).toBe(
    "成员分红不得高于分配总额的 70%。",
  );
});

test("a line of a plan reads as on the board", () => {
  expect(lineWords({ use: "help", amountFen: 2_400_000, text: "12 户" })).toBe("帮扶困难群众 24000.00元（12 户）");
  expect(lineWords({ use: "reserve", amountFen: 5, text: "" })).toBe("公积金 0.05元");
});
