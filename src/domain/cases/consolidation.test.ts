import { expect, test } from "vitest";
import {
  closeRefusals,
  consolidationCheckRefusals,
  type ConsolidationCheck,
  consolidationOf,
  consolidationRuleRefusals,
  usualConsolidation,
} from "./consolidation.ts";

const file = { status: "consolidation", withdrawnOn: null, mergedIntoId: null } as const;

test("twelve months, looked in after three, six and twelve", () => {
  expect(consolidationOf("2026-08-31", usualConsolidation)).toEqual({
    to: "2027-08-31",
    checks: [
      { month: 3, dueOn: "2026-11-30" },
      { month: 6, dueOn: "2027-02-28" },
      { month: 12, dueOn: "2027-08-31" },
    ],
  });
});

test("delisted on the 29th of February, or due on it", () => {
  expect(consolidationOf("2028-02-29", usualConsolidation)).toEqual({
    to: "2029-02-28",
    checks: [
      { month: 3, dueOn: "2028-05-29" },
      { month: 6, dueOn: "2028-08-29" },
      { month: 12, dueOn: "2029-02-28" },
    ],
  });
  expect(consolidationOf("2027-08-31", usualConsolidation).checks[1]!.dueOn).toBe("2028-02-29");
});

test("the months rise and end within the time", () => {
  expect(consolidationRuleRefusals(usualConsolidation)).toEqual([]);
  expect(consolidationRuleRefusals({ months: 12, checks: [3, 3, 18] })).toEqual(["not-ascending", "check-after-end"]);
});

test("a check is made neither in the future nor before the last one was due", () => {
  const { checks } = consolidationOf("2026-01-31", usualConsolidation);
  const told = (month: number, doneOn: string) =>
    consolidationCheckRefusals(file, { checks, month, delistedOn: "2026-01-31" }, doneOn, "2026-11-22");
  expect(told(3, "2026-01-31")).toEqual([]);
  expect(told(3, "2026-01-30")).toEqual(["check-too-early"]);
  expect(told(6, "2026-04-29")).toEqual(["check-too-early"]);
  expect(told(6, "2026-11-23")).toEqual(["check-in-future"]);
  expect(
    consolidationCheckRefusals(
      { ...file, status: "closed" },
      { checks, month: 3, delistedOn: "2026-01-31" },
      "2026-05-01",
      "2026-11-22",
    ),
  ).toEqual(["wrong-status"]);
});

const made = (...sound: (boolean | null)[]): ConsolidationCheck[] =>
  sound.map((one, i) => {
    const dueOn = `2026-0${3 * (i + 1)}-01`;
    return { month: 3 * (i + 1), dueOn, doneOn: one === null ? null : dueOn, sound: one };
  });

test("closed when the time is over, all was looked at and the last look was good", () => {
  const ready = { ...file, consolidationTo: "2026-09-01" };
  const today = "2026-11-22";
  expect(closeRefusals(ready, made(true, false, true), null, today)).toEqual([]);
  expect(closeRefusals(ready, made(true, null, true), null, today)).toEqual(["check-not-done"]);
  expect(closeRefusals({ ...ready, consolidationTo: "2026-11-23" }, made(true), null, today)).toEqual([
    "consolidation-running",
  ]);
  expect(closeRefusals(ready, made(true, true, false), null, today)).toEqual(["last-check-unsound"]);
  expect(closeRefusals(ready, made(true, true, false), "2026-08-31", today)).toEqual(["last-check-unsound"]);
  expect(closeRefusals(ready, made(true, true, false), "2026-10-01", today)).toEqual([]);
  expect(closeRefusals({ ...ready, status: "delisted" }, made(true), null, today)).toEqual(["wrong-status"]);
});
