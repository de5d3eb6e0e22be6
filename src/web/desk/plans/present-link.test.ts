import { expect, test } from "vitest";
import { withPresent } from "./present-link.ts";

test("what is linked already stays among the choices, once", () => {
  const rows = [{ id: "a", text: "班子不健全" }];
  const gone = { id: "b", text: "2026年的任务" };
  expect(withPresent(rows, gone)).toEqual([gone, ...rows]);
  expect(withPresent(rows, { id: "a", text: "班子不健全" })).toBe(rows);
  expect(withPresent(rows, null)).toBe(rows);
});
