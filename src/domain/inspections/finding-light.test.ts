import { expect, test } from "vitest";
import { officialCalendar as calendar } from "../calendar-data.ts";
import { daysLate, findingLight } from "./finding-light.ts";

const finding = (
  status: "registered" | "rectifying" | "close-requested" | "returned" | "closed",
  requestedOn: string | null = null,
) => ({
  status,
  dueOn: "2026-11-20",
  requestedOn,
  closedOn: status === "closed" ? "2026-11-30" : null,
});

test.each([
  [finding("registered"), "none", 0],
  [finding("rectifying"), "red", 3],
  [finding("close-requested", "2026-11-19"), "green", 0],
  [finding("returned"), "red", 3],
  [finding("closed"), "green", 0],
])("%o on 23 November", (one, light, late) => {
  expect(findingLight(one, "2026-11-23", calendar).light).toBe(light);
  expect(daysLate(one, "2026-11-23")).toBe(late);
});

test("asked for in time it was in time, however long the checkers took", () => {
  expect(findingLight(finding("closed", "2026-11-20"), "2026-12-23", calendar).because.kind).toBe("done-in-time");
});
