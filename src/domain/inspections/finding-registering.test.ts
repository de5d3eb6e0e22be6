import { expect, test } from "vitest";
import { newFindingRefusals } from "./finding-registering.ts";
import { usualCategories } from "./finding-rule-data.ts";

test("found by today, of a known kind, and of an inspection only where that is the source", () => {
  const good = { source: "audit" as const, foundOn: "2026-11-20", category: "组织生活" };
  expect(newFindingRefusals(good, usualCategories, "2026-11-20")).toEqual([]);
  expect(
    newFindingRefusals(
      { ...good, inspectionId: "i", foundOn: "2026-11-21", category: "?" },
      usualCategories,
      "2026-11-20",
    ),
  ).toEqual(["found-in-future", "category-unknown", "inspection-missing"]);
});
