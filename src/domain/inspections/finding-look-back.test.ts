import { expect, test } from "vitest";
import { closedBy, findingLookBackRefusals, lookBackHandRefusals, sampleSize } from "./finding-look-back.ts";

test("a share rounded up, at least so many, at most all", () => {
  const rule = { percent: 10, atLeast: 2 };
  expect([0, 1, 15, 21, 100].map((of) => sampleSize(rule, of))).toEqual([0, 1, 2, 3, 10]);
  expect(closedBy("2026-11-22", 3)).toBe("2026-08-22");
});

test("made after the closing, by somebody who had no part in it", () => {
  const closed = {
    status: "closed" as const,
    closedOn: "2026-11-01",
    hands: ["a"],
    townCheckedBy: "t",
    checkedBy: "b",
    closedBy: "c",
  };
  const by = (accountId: string, onDay = "2026-11-10") =>
    findingLookBackRefusals(closed, { accounts: [accountId], onDay }, "2026-11-22");
  expect(by("d")).toEqual([]);
  expect(by("d", "2026-10-31")).toEqual(["look-back-before-closing"]);
  expect(by("d", "2026-11-23")).toEqual(["look-back-in-future"]);
  expect(["a", "t", "b", "c"].map((account) => lookBackHandRefusals(closed, ["d", account]))).toEqual([
    ["look-back-by-hand"],
    ["look-back-by-judge"],
    ["look-back-by-judge"],
    ["look-back-by-judge"],
  ]);
  expect(
    findingLookBackRefusals(
      { ...closed, status: "rectifying" },
      { accounts: ["d"], onDay: "2026-11-10" },
      "2026-11-22",
    ),
  ).toEqual(["look-back-not-closed"]);
});
