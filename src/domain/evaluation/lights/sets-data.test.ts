import { expect, test } from "vitest";
import { usualLight } from "../../cases/light.ts";
import { isLive, settingOf } from "../../cases/light-sets.ts";
import { shippedLights } from "./sets-data.ts";

test("as shipped, files, goals and findings are lit by their deadlines as they have always been", () => {
  const { subjects, sets } = shippedLights;
  expect([subjects.case, subjects.goal, subjects.finding]).toEqual(["deadline", "deadline", "deadline"]);
  expect(isLive(sets.deadline)).toBe(true);
  expect(settingOf(sets.deadline)).toEqual({ ...usualLight, redFrom: "next-day" });
});

test("no measure is addressed to a person's doings", () => {
  for (const { actions } of Object.values(shippedLights.sets))
    for (const text of Object.values(actions)) expect(text).toMatch(/单位/);
});
