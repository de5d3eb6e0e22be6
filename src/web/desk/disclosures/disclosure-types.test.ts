import { expect, test } from "vitest";
import { leftWords } from "./disclosure-types.ts";

test("the days left are said as an officer says them", () => {
  expect([11, 2, 1, 0].map(leftWords)).toEqual(["还剩 11 天", "还剩 2 天", "今天期满", "已期满"]);
});
