import { expect, test } from "vitest";
import { isShown, rowsOf, tileState, tileWords, townshipsShown, wallTotals } from "./wall-tiles.ts";

const team = { id: "t", village: "前柳庄", name: "队", late: 0, due: 0, done: 2, total: 3, dated: 2, stuck: 1 };

test("behind a tile stands what was asked for: still planned items alone, or everything", () => {
  const rows = [
    { id: "a", state: "late", stuck: true },
    { id: "b", state: "late", stuck: false },
    { id: "c", state: "open", stuck: true },
    { id: "d", state: "done", stuck: false },
  ] as const;
  const ids = (choice?: Parameters<typeof rowsOf>[1]) => rowsOf(rows, choice).map(({ id }) => id);
  expect(ids("stuck")).toEqual(["a", "c"]);
  expect(ids("late")).toEqual(["a", "b"]);
  expect(ids("done")).toEqual(["d"]);
  expect(ids()).toEqual(["a", "b", "c", "d"]);
});

test("a tile bears the worst of what the team has promised", () => {
  expect(tileState({ ...team, late: 1, due: 2 })).toBe("late");
  expect(tileState({ ...team, due: 2 })).toBe("due");
  expect(tileState(team)).toBe("open");
  expect(tileState({ ...team, done: 0 })).toBe("open");
  expect(tileState({ ...team, done: 3 })).toBe("done");
  expect(tileState({ ...team, done: 0, total: 0 })).toBe("none");
});

test("what is asked for stays bright", () => {
  expect([isShown(team, undefined), isShown(team, "done"), isShown(team, "late"), isShown(team, "stuck")]).toEqual([
    true,
    true,
    false,
    true,
  ]);
});

test("the head counts things, the tile says them in words", () => {
  const townships = [
    { id: "a", name: "柳溪镇", teams: [team, { ...team, late: 1 }] },
    { id: "b", name: "松岭乡", teams: [team] },
  ];
  const counted = (townshipId?: string) => wallTotals(townshipsShown({ townships } as never, townshipId));
  expect(counted("a")).toEqual({ townships: 1, teams: 2, late: 1, due: 0, done: 4, total: 6, dated: 4, stuck: 2 });
  expect(counted()).toMatchObject({ townships: 2, teams: 3, total: 9, dated: 6 });
  expect(tileWords(team)).toBe("前柳庄，逾期 0 项，临近 0 项，已完成 2 项，共 3 项，仍在谋划 1 项");
  expect(tileWords({ ...team, total: 0 })).toBe("前柳庄，还没有列出事项");
});
