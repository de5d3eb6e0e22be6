import { expect, test } from "vitest";
import { daysWords, handWords } from "./finding-types.ts";

test("days left and days late in one column", () => {
  expect([daysWords(3), daysWords(0), daysWords(-2), daysWords(null)]).toEqual(["3", "0", "逾期 2", ""]);
});

test("handing over says which it is: the first time, again, or some of both", () => {
  const rows = (...statuses: string[]) => statuses.map((status) => ({ status }));
  expect(handWords(rows("registered", "registered"))).toBe("交办");
  expect(handWords(rows("assigned", "returned"))).toBe("改派");
  expect(handWords(rows("registered", "rectifying", "assigned"))).toBe("交办 1 个、改派 2 个");
});
