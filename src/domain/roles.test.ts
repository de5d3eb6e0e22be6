import { expect, test } from "vitest";
import { isOfficer, officers, roles } from "./roles.ts";

test("the three officers, and nobody else, run the system without seeing business data", () => {
  expect(roles.filter(isOfficer)).toEqual([...officers]);
  expect(officers).toHaveLength(3);
});
