import { expect, test } from "vitest";
import { daysWords } from "./finding-types.ts";

test("days left and days late in one column", () => {
  expect([daysWords(3), daysWords(0), daysWords(-2), daysWords(null)]).toEqual(["3", "0", "逾期 2", ""]);
});
