import { expect, test } from "vitest";
import { endWords, holderOf, plannedNote, standingWords, stateWords, vacancyWords } from "./team-words.ts";

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

test("who was named for a day ahead is not said to stand there", () => {
  const today = "2026-11-22";
  const seat = (fromOn: string, opens = true, away = false) => ({ fromOn, opens, away }) as never;
  const seats = [
    seat("2026-11-22"),
    seat("2026-11-23"),
    seat("2026-01-01", true, true),
    seat("2026-01-01", false),
    seat("2026-12-01", false),
  ];
  expect(seats.map((one) => stateWords(one, today))).toEqual(["在岗", "待到岗", "今天请假（公出）", "", "待到岗"]);
  expect([standingWords(seats, today), standingWords(seats.slice(2, 4), today)]).toEqual([
    "在岗 3，待到岗 2",
    "在岗 2",
  ]);
});
