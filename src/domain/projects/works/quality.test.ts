import { expect, test } from "vitest";
import { type Check, checkRefusals, confirmRefusals, mendRefusals } from "./quality.ts";

const today = "2026-11-22";
const rules = (why: readonly { rule: string }[]) => why.map(({ rule }) => rule);
const found = { checkedOn: "2026-11-20", conclusion: "faults", dueOn: "2026-12-01" } as const;
const check: Check = { ...found, mendedOn: null, mendedBy: null, confirmedOn: null };
const mended: Check = { ...check, mendedOn: "2026-11-21", mendedBy: "m" };

test("the county and departments check; faults have a day by which they are mended", () => {
  expect(checkRefusals(found, "department", today)).toEqual([]);
  expect(rules(checkRefusals(found, "township", today))).toEqual(["not-checker"]);
  expect(rules(checkRefusals({ ...found, dueOn: null }, "county", today))).toEqual(["due-missing"]);
  expect(rules(checkRefusals({ ...found, dueOn: "2026-11-19" }, "county", today))).toEqual(["due-before-check"]);
  expect(rules(checkRefusals({ ...found, checkedOn: "2026-11-23" }, "county", today))).toEqual(["checked-in-future"]);
});

test("the township or the team mends what was found, after it was found", () => {
  expect(mendRefusals(check, today, "team", today)).toEqual([]);
  expect(rules(mendRefusals(check, today, "county", today))).toEqual(["not-mender"]);
  expect(rules(mendRefusals(check, "2026-11-19", "team", today))).toEqual(["mended-before-check"]);
  expect(rules(mendRefusals(check, "2026-11-23", "team", today))).toEqual(["mended-in-future"]);
  expect(rules(mendRefusals({ ...check, conclusion: "good" }, today, "team", today))).toEqual(["no-faults"]);
  expect(rules(mendRefusals({ ...mended, confirmedOn: today }, today, "team", today))).toEqual(["confirmed-already"]);
});

test("what was mended is confirmed by another, once", () => {
  expect(confirmRefusals(mended, ["c"], "department")).toEqual([]);
  expect(rules(confirmRefusals(mended, ["c", "m"], "county"))).toEqual(["confirmed-by-mender"]);
  expect(rules(confirmRefusals(mended, ["c"], "township"))).toEqual(["not-checker"]);
  expect(rules(confirmRefusals(check, ["c"], "county"))).toEqual(["not-mended"]);
  expect(rules(confirmRefusals({ ...mended, confirmedOn: today }, ["c"], "county"))).toEqual(["confirmed-already"]);
});
