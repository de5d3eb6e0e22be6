import { expect, test } from "vitest";
import { freshness, homeOf, monthWord } from "./light-words.ts";

const about = { live: true, asOf: "2026-11-22", set: "deadline", version: 0, pending: false } as const;

test("how fresh the lights are", () => {
  expect(freshness(about)).toBe("截至2026年11月22日，随登记即时变动；评定办法：期限式（系统默认）。");
  expect(freshness({ ...about, live: false, set: "pace", version: 2, pending: true })).toBe(
    "截至2026年11月22日评定；评定办法：三亚式（时间进度）（本县规则第 2 版）；本县已改用另一套办法，下次评定起执行。",
  );
});

test("where a row is dealt with", () => {
  expect(homeOf("goal", { id: "g", caseId: "c" })).toBe("/cases/c");
  expect(homeOf("finding", { id: "f", caseId: null })).toBe("/findings/f");
  expect(monthWord("2026-03-01")).toBe("2026年3月");
});
