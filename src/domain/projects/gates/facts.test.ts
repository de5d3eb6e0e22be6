import { expect, test } from "vitest";
import { isAcceptance } from "./facts.ts";

test("the two acceptances are the gates that people take together", () => {
  expect(isAcceptance({ gate: "final-acceptance", result: "pass", members: [] })).toBe(true);
  expect(isAcceptance({ gate: "preliminary-acceptance", result: "fail", members: [] })).toBe(true);
  expect(isAcceptance({ gate: "completion", stated: true })).toBe(false);
});
