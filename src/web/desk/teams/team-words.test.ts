import { expect, test } from "vitest";
import { endWords, holderOf, vacancyWords, plannedNote } from "./team-words.ts";

test.each([
  [null, ""],
  [39, "还有 39 天"],
  [0, "今天到期"],
  [-3, "已过期 3 天"],
])("%s days to the end of a term", (days, words) => {
  expect(endWords(days)).toBe(words);
});

test("an empty slot says so", () => {
  const row = { holders: [{ slot: "first-secretary" as const, name: "何某某" }] };
  expect([holderOf(row, "first-secretary"), holderOf(row, "paired-unit")]).toEqual(["何某某", "空缺"]);
  expect(vacancyWords(["paired-unit"])).toBe("空缺：结对单位");
});

test("a posting says who takes over by a plan; one that failed is no plan", () => {
  const plan = { postingId: "a", state: "planned", startsOn: "2026-12-01", incoming: "孟书记" } as const;
  const noteOf = (...rotations: readonly object[]) => plannedNote({ rotations } as never, "a");
  expect(noteOf(plan)).toBe("已预定2026年12月1日由孟书记接任。");
  expect([noteOf(), noteOf({ ...plan, postingId: "b" }), noteOf({ ...plan, state: "failed" })]).toEqual(["", "", ""]);
});
