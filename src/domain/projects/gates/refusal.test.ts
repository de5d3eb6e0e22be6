import { expect, test } from "vitest";
import { when } from "./refusal.ts";

test("a refusal stands only where its condition holds, with the field it is about", () => {
  expect(when(false, "late", "来不及。")).toEqual([]);
  expect(when(true, "late", "来不及。")).toEqual([{ rule: "late", sentence: "来不及。" }]);
  expect(when(true, "late", "来不及。", "onDay")).toEqual([{ rule: "late", sentence: "来不及。", at: "onDay" }]);
});
