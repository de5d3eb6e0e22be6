import { expect, test } from "vitest";
import { neededSkills } from "./needs.ts";

test("the problems of the list say what is needed; without a list the heaviest type does", () => {
  expect(neededSkills(["disputes", "leadership"], ["poor"])).toEqual(["party-affairs", "law", "mediation"]);
  expect(neededSkills([], ["poor", "weak"])).toEqual(["agriculture", "economy"]);
  expect(neededSkills([], [])).toEqual([]);
});
