import { expect, test } from "vitest";
import { mayMatch } from "./run.ts";

test("only a solved plan is confirmed, and only a confirmed one is superseded", () => {
  expect(mayMatch("solved", "confirm")).toBe(true);
  for (const status of ["waiting", "solving", "infeasible", "failed", "confirmed", "superseded", "discarded"] as const)
    expect(mayMatch(status, "confirm")).toBe(false);
  expect(mayMatch("confirmed", "supersede")).toBe(true);
  expect(mayMatch("confirmed", "discard")).toBe(false);
});
