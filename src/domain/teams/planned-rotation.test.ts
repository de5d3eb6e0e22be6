import { expect, test } from "vitest";
import { isDue, planRefusals, standsOn, takeBackRefusals } from "./planned-rotation.ts";

const today = "2026-11-22";
const free = { seat: false, person: false };
const secretary = { slot: "first-secretary", startsOn: "2026-12-01" } as const;

test("a rotation is planned for a day to come, 29 February as any other; for today or a day gone by it is refused", () => {
  const on = (startsOn: string) => planRefusals({ ...secretary, startsOn }, free, today);
  expect([on("2026-11-23"), on("2028-02-29")]).toEqual([[], []]);
  expect([on(today), on("2026-11-01")]).toEqual([["not-ahead"], ["not-ahead"]]);
});

test("a seat is planned once, a cadre too; leaders and units may take over several villages", () => {
  const both = { seat: true, person: true };
  expect(planRefusals(secretary, both, today)).toEqual(["seat-planned", "cadre-planned"]);
  expect(planRefusals({ ...secretary, slot: "member" }, { ...free, person: true }, today)).toEqual(["cadre-planned"]);
  for (const slot of ["county-leader", "township-leader", "paired-unit"] as const)
    expect(planRefusals({ ...secretary, slot }, { ...free, person: true }, today)).toEqual([]);
});

test("what waits or failed can be taken back, what was done cannot", () => {
  expect((["planned", "failed", "applied", "withdrawn"] as const).map(takeBackRefusals)).toEqual([
    [],
    [],
    ["settled"],
    ["settled"],
  ]);
});

test("it is due on its first day and on every day after, until it is settled", () => {
  const due = (startsOn: string, state: "planned" | "applied" = "planned") => isDue({ startsOn, state }, today);
  expect([due("2026-11-23"), due(today), due("2026-11-01"), due(today, "applied")]).toEqual([false, true, true, false]);
});

test("a seat elsewhere counts until its term ends, or another takes it over by a plan, on the same day at the latest", () => {
  const stay = { toOn: "2028-02-29", leavesOn: null };
  expect(standsOn(stay, "2026-12-01")).toBe(true);
  expect([standsOn(stay, "2028-02-29"), standsOn(stay, "2028-03-01")]).toEqual([true, false]);
  const leaves = (leavesOn: string) => standsOn({ ...stay, leavesOn }, "2026-12-01");
  expect([leaves("2026-11-30"), leaves("2026-12-01"), leaves("2026-12-02")]).toEqual([false, false, true]);
});
