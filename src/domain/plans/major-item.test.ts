import { expect, test } from "vitest";
import { filingRefusals, isStuck, landsRefusals, type MajorItem, majorRefusals, majorWarnings } from "./major-item.ts";

const item: MajorItem = {
  title: "新建冷库一座",
  category: "industry",
  problemId: "p1",
  landsOn: "2027-06-30",
  status: "planning",
  plannedSince: "2026-10-01",
};

test.each([
  [{}, []],
  [{ category: "lecture" }, ["lecture-or-publicity"]],
  [{ category: "own-business" }, ["lecture-or-publicity"]],
  [{ title: "开展政策宣讲三场" }, ["lecture-or-publicity"]],
  [{ title: "组织业务宣传活动" }, ["lecture-or-publicity"]],
  [{ problemId: null, landsOn: null }, ["no-problem", "no-landing-date"]],
] as const)("quality test of %o", (over, warnings) => {
  expect(majorWarnings({ ...item, ...over })).toEqual(warnings);
});

test("“仍在谋划” begins on the day after the days of the setting, and only while nothing has begun", () => {
  expect([isStuck(item, "2026-10-31", 30), isStuck(item, "2026-11-01", 30)]).toEqual([false, true]);
  expect(isStuck({ ...item, status: "under-way" }, "2026-12-01", 30)).toBe(false);
});

const move = { reason: "", landedOn: null, today: "2026-11-22", formedOn: "2026-03-10" };

test("a drop says why, a landing says when", () => {
  expect(majorRefusals("planning", "drop", move)).toEqual(["no-reason"]);
  expect(majorRefusals("planning", "drop", { ...move, reason: "土地未批" })).toEqual([]);
  expect(majorRefusals("under-way", "land", move)).toEqual(["landing-date-missing"]);
  expect(majorRefusals("under-way", "land", { ...move, landedOn: "2026-11-23" })).toEqual(["landed-in-future"]);
  expect(majorRefusals("under-way", "land", { ...move, landedOn: "2026-03-09" })).toEqual(["landed-before-term"]);
  expect(majorRefusals("landed", "begin", move)).toEqual(["wrong-status"]);
  expect(majorRefusals("landed", "step-back", move)).toEqual([]);
});

test("it lands while the team stands", () => {
  const term = { formedOn: "2026-03-10", termTo: "2028-03-09" };
  expect(landsRefusals("2028-03-09", term)).toEqual([]);
  expect(landsRefusals("2028-03-10", term)).toEqual(["lands-outside-term"]);
  expect(landsRefusals(null, term)).toEqual([]);
});

test("exactly the number of the setting is filed, each with its landing date", () => {
  const [ready, undated, filed] = [
    { landsOn: "2027-06-30", landedOn: null, filedOn: null },
    { landsOn: null, landedOn: null, filedOn: null },
    { landsOn: "2027-06-30", landedOn: null, filedOn: "2026-11-01" },
  ];
  expect(filingRefusals([ready, ready, ready], 3)).toEqual([]);
  expect(filingRefusals([ready, ready], 3)).toEqual(["too-few-items"]);
  expect(filingRefusals([ready, ready, ready, ready], 3)).toEqual(["too-many-items"]);
  expect(filingRefusals([ready, undated, ready], 3)).toEqual(["landing-date-missing"]);
  expect(filingRefusals([ready, { ...undated, landedOn: "2026-11-10" }, ready], 3)).toEqual([]);
  expect(filingRefusals([filed, filed, filed], 3)).toEqual(["already-filed"]);
  expect(filingRefusals([filed, ready, filed], 3)).toEqual([]);
});
