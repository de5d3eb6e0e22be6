import { expect, test } from "vitest";
import { itemsOf } from "./checklist.ts";
import { traceWarnings } from "./checklist-trace.ts";
import { villageBurden } from "./village-burden-data.ts";

test("村级减负 is looked at in its five parts, and by what is there, not by traces", () => {
  expect(villageBurden.sections.map(({ title }) => title)).toHaveLength(5);
  expect(itemsOf(villageBurden).length).toBeGreaterThan(10);
  expect(traceWarnings(villageBurden)).toEqual([]);
});
