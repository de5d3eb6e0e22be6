import { expect, test } from "vitest";
import { lightSetRefusals } from "./set-refusals.ts";
import { shippedLights } from "./sets-data.ts";

const { deadline, pace } = shippedLights.sets;

test("what is shipped lights something, and red is worse than yellow", () => {
  for (const set of Object.values(shippedLights.sets)) expect(lightSetRefusals(set)).toEqual([]);
});

test("a set without any threshold, and red before yellow", () => {
  const empty = { ...deadline, deadline: { yellowWithin: null, redFrom: "next-day" as const } };
  expect(lightSetRefusals(empty)).toEqual([{ why: "nothing-lit", at: "deadline" }]);
  const crossed = { ...pace, progress: { ...pace.progress, yellowFrom: 60 }, months: { yellow: 2, red: 2 } };
  expect(lightSetRefusals(crossed).map(({ at }) => at)).toEqual(["progress", "months"]);
});
