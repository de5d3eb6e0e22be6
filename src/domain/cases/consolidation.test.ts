import { expect, test } from "vitest";
import {
  closeRefusals,
  consolidationCheckRefusals,
  type ConsolidationCheck,
  consolidationOf,
  consolidationRuleRefusals,
  earliestCheckOn,
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

test("a check is made about its own day: not in the future, not months ahead, not before the last one was due", () => {
  const { checks } = consolidationOf("2026-01-31", usualConsolidation);
  const told = (month: number, doneOn: string) =>
    consolidationCheckRefusals(
      file,
      { checks, month, delistedOn: "2026-01-31", doneAs: null },
      { doneOn, hand: "township" },
      "2027-02-20",
    );
  expect([told(3, "2026-03-31"), told(3, "2026-03-30")]).toEqual([[], ["check-too-early"]]);
  expect([told(12, "2027-01-01"), told(12, "2026-07-31"), told(12, "2026-12-31")]).toEqual([
    [],
    ["check-too-early"],
    ["check-too-early"],
  ]);
  expect(told(12, "2027-02-21")).toEqual(["check-in-future"]);
  const monthly = consolidationOf("2026-01-31", { months: 3, checks: [1, 2, 3] }).checks;
  const from = (month: number) => earliestCheckOn({ checks: monthly, month, delistedOn: "2026-01-31" });
  expect([from(1), from(2), from(3)]).toEqual(["2026-01-31", "2026-03-01", "2026-03-31"]);
  expect(
    consolidationCheckRefusals(
      { ...file, status: "closed" },
      { checks, month: 3, delistedOn: "2026-01-31", doneAs: null },
      { doneOn: "2026-05-01", hand: "county" },
      "2026-11-22",
    ),
  ).toEqual(["wrong-status"]);
});

test("what the county saw is put right by the county; what the township saw by either", () => {
  const { checks } = consolidationOf("2026-01-31", usualConsolidation);
  const told = (doneAs: "county" | "township" | null, hand: "county" | "township") =>
    consolidationCheckRefusals(
      file,
      { checks, month: 3, delistedOn: "2026-01-31", doneAs },
      { doneOn: "2026-05-01", hand },
      "2026-11-22",
    );
  expect(told("county", "township")).toEqual(["corrected-by-township"]);
  expect([
    told("county", "county"),
    told("township", "township"),
    told("township", "county"),
    told(null, "township"),
  ]).toEqual([[], [], [], []]);
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
