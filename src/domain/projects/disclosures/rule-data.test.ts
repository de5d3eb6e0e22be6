import { expect, test } from "vitest";
import { projectSteps } from "./disclosure.ts";
import { usualPostings } from "./rule-data.ts";

test("公告公示时间原则上不少于十日: so it is shipped, at every step and level", () => {
  expect(usualPostings.every(({ days }) => days >= 10)).toBe(true);
});

test("申报、审核、论证逐级公示，开工前、竣工后在村内公示: each holds the step after it", () => {
  const held = usualPostings.map(({ step, level, before }) => `${step} ${level} ${before}`);
  expect(held).toContain("declaration village review");
  expect(held).toContain("review township argue");
  expect(held).toContain("decision county decide");
  expect(held).toContain("before-start village start");
  expect(held).toContain("completion village settlement");
});

test("every step of a project is posted somewhere", () => {
  expect(projectSteps.filter((step) => !usualPostings.some((one) => one.step === step))).toEqual([]);
});
