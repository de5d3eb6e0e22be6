import { expect, test } from "vitest";
import { dayOf } from "./clock.ts";

test("the day of an instant is the day in China", () => {
  expect(dayOf("2026-11-23T15:59:59.999Z")).toBe("2026-11-23");
  expect(dayOf("2026-11-23T16:00:00.000Z")).toBe("2026-11-24");
});
