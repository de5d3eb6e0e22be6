import { expect, test } from "vitest";
import { aimsText } from "./labels.ts";

test("a month's list says that it is a list; another plan without aims says that they are missing", () => {
  expect(aimsText({ kind: "monthly", aims: "" })).toBe("按任务清单逐项办理");
  expect(aimsText({ kind: "annual", aims: "" })).toBe("尚未填写总体目标");
  expect(aimsText({ kind: "annual", aims: "两年有收入" })).toBe("两年有收入");
});
