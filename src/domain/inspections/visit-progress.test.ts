import { expect, test } from "vitest";
import { progressWords, visitProgresses, visitProgressLabel } from "./visit-progress.ts";

test("every progress has its word, and a share is said in words", () => {
  expect(visitProgresses.map((one) => visitProgressLabel[one])).toEqual(["未检查", "填写中", "已提交"]);
  expect(progressWords({ done: 20, total: 116 })).toBe("已提交 20 个，共 116 个");
});
