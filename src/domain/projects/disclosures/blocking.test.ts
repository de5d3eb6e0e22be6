import { expect, test } from "vitest";
import { disclosureBlockersOf, type Ground, type Notice, postingState } from "./blocking.ts";
import type { Posting } from "./disclosure.ts";

const posting: Posting = { step: "declaration", level: "village", days: 10, counted: "calendar", before: "review" };
const villages = [
  { id: "a", name: "前柳庄村" },
  { id: "b", name: "上梨峪村" },
];
const notice = (over: Partial<Notice> = {}): Notice => ({
  step: "declaration",
  level: "village",
  placeId: "a",
  untilOn: "2026-11-11",
  boundSha256: "now",
  ...over,
});
const ground = (over: Partial<Ground> = {}): Ground => ({
  postings: [posting],
  places: { village: villages, township: [], county: [{ id: null, name: "县级" }] },
  notices: [notice(), notice({ placeId: "b" })],
  bound: { declaration: "now" },
  openObjections: 0,
  ...over,
});
const rules = (over: Partial<Ground>, today = "2026-11-12") =>
  disclosureBlockersOf(ground(over), "review", today).map(({ rule }) => rule);

test("posted in every village and over, with nothing said against it: go ahead", () => {
  expect(rules({})).toEqual([]);
});

test("one village of a pooled project without its notice holds the step, and is named", () => {
  expect(disclosureBlockersOf(ground({ notices: [notice()] }), "review", "2026-11-12")).toEqual([
    { rule: "not-posted", sentence: "还没有村级申报公示（上梨峪村），公示期满后再办理。" },
  ]);
});

test("on the last day somebody may still come; the day after it is over", () => {
  expect(disclosureBlockersOf(ground(), "review", "2026-11-11")).toEqual([
    { rule: "period-not-over", sentence: "村级申报公示期至 2026年11月11日，2026年11月12日起可以办理。" },
  ]);
});

test("the village whose period ends last counts", () => {
  const [only] = disclosureBlockersOf(
    ground({ notices: [notice(), notice({ placeId: "b", untilOn: "2026-11-20" })] }),
    "review",
    "2026-11-12",
  );
  expect(only!.sentence).toContain("2026年11月20日");
});

test("other words than those that hung have to be posted again, however long they hung", () => {
  expect(rules({ bound: { declaration: "other" } })).toEqual(["content-changed"]);
});

test("an open objection holds the step after the period, too", () => {
  expect(rules({ openObjections: 1 })).toEqual(["objection-open"]);
  expect(rules({ openObjections: 2, notices: [] })).toEqual(["not-posted", "objection-open"]);
});

test("a step that asks for no posting is held by nothing", () => {
  expect(disclosureBlockersOf(ground({ openObjections: 3, notices: [] }), "argue", "2026-11-12")).toEqual([]);
  const free = ground({ postings: [{ ...posting, before: "none" }], notices: [] });
  expect(disclosureBlockersOf(free, "none", "2026-11-12")).toEqual([]);
});

test("a notice of another level or step is not this one", () => {
  expect(postingState(posting, "a", ground({ notices: [notice({ level: "township" })] }), "2026-11-12").state).toBe(
    "missing",
  );
  expect(postingState(posting, "a", ground({ notices: [notice({ step: "review" })] }), "2026-11-12").state).toBe(
    "missing",
  );
  expect(postingState(posting, "a", ground(), "2026-11-12").state).toBe("over");
});

test("of many villages three are named", () => {
  const many = ["一", "二", "三", "四"].map((name) => ({ id: name, name: `${name}村` }));
  const [only] = disclosureBlockersOf(
    ground({ places: { village: many, township: [], county: [] }, notices: [] }),
    "review",
    "2026-11-12",
  );
  expect(only!.sentence).toContain("一村、二村、三村等 4 处");
});
