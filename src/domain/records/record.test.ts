import { expect, test } from "vitest";
import {
  changeRefusals,
  countLimits,
  counts,
  countsOf,
  type RecordDraft,
  type RecordGround,
  recordKinds,
  recordRefusals,
} from "./record.ts";

const ground: RecordGround = {
  today: "2026-11-22",
  village: { validFrom: "2020-01-01", validTo: null, successor: null },
  team: { formedOn: "2026-03-01", dissolvedOn: null },
  leaderKind: "county-leader",
  strangers: [],
  unitWrites: false,
};
const nothing = Object.fromEntries(counts.map((count) => [count, 0])) as Record<(typeof counts)[number], number>;
const draft = (over: Partial<RecordDraft> = {}): RecordDraft => ({
  kind: "household",
  meeting: null,
  onDay: "2026-11-21",
  text: "看望三户",
  leaderId: null,
  ...nothing,
  households: 3,
  ...over,
});

test("an honest entry passes, also on the day itself and on the first day of the team", () => {
  expect(recordRefusals(draft(), ground)).toEqual([]);
  expect(recordRefusals(draft({ onDay: "2026-11-22" }), ground)).toEqual([]);
  expect(recordRefusals(draft({ onDay: "2026-03-01" }), ground)).toEqual([]);
});

test("29 February is a day in leap years alone", () => {
  const early = { ...ground, team: null };
  expect(recordRefusals(draft({ onDay: "2024-02-29" }), early)).toEqual([]);
  expect(recordRefusals(draft({ onDay: "2026-02-29" }), early)).toEqual(["day-malformed"]);
});

const days: readonly (readonly [string, Partial<RecordGround>, string])[] = [
  ["2026-11-23", {}, "day-in-future"],
  ["2026-02-28", {}, "before-team"],
  ["2019-12-31", { team: null }, "before-village"],
  ["2026-11-01", { team: { formedOn: "2026-03-01", dissolvedOn: "2026-11-10" } }, "team-dissolved"],
  ["2026-10-01", { village: { validFrom: null, validTo: "2026-10-01", successor: "前柳庄村" } }, "village-ended"],
];
for (const [onDay, around, rule] of days)
  test(`${onDay} is refused: ${rule}`, () => {
    expect(recordRefusals(draft({ onDay }), { ...ground, ...around })).toEqual([rule]);
  });

test("what was done before a village ended is still written down there", () => {
  const village = { validFrom: null, validTo: "2026-10-01", successor: "前柳庄村" };
  expect(recordRefusals(draft({ onDay: "2026-09-30" }), { ...ground, village })).toEqual([]);
});

test("another office than the team is not bound to the day the team was formed", () => {
  expect(recordRefusals(draft({ onDay: "2026-01-05" }), { ...ground, team: null })).toEqual([]);
});

test("each kind asks for its own number and takes no other", () => {
  for (const kind of recordKinds) {
    const { needed, fields } = countsOf[kind];
    const whole = draft({
      kind,
      households: 0,
      meeting: kind === "meeting" ? "other" : null,
      leaderId: kind === "leader-visit" ? "x" : null,
    });
    expect(recordRefusals(whole, ground)).toEqual(needed ? ["count-missing"] : []);
    for (const count of counts) {
      const why = recordRefusals({ ...whole, [fields[0] ?? "people"]: needed ? 1 : 0, [count]: 1 }, ground);
      if (fields.includes(count)) expect(why.filter((rule) => rule !== "resolved-exceeds-disputes")).toEqual([]);
      else expect(why).toContain("count-unfit");
    }
  }
});

test("numbers below zero, broken or beyond all measure are refused", () => {
  for (const households of [-1, 1.5, Number.NaN, countLimits.households + 1, 1e20])
    expect(recordRefusals(draft({ households }), ground)).toEqual(["count-out-of-range"]);
  expect(recordRefusals(draft({ households: countLimits.households }), ground)).toEqual([]);
});

test("a meeting, a visit of a leader and a talk with the secretary speak for themselves, help does not", () => {
  const silent = { households: 0, text: " " };
  expect(recordRefusals(draft({ kind: "meeting", meeting: "members", ...silent }), ground)).toEqual([]);
  expect(recordRefusals(draft({ kind: "leader-visit", leaderId: "x", ...silent }), ground)).toEqual([]);
  expect(recordRefusals(draft({ kind: "secretary", ...silent }), ground)).toEqual([]);
  for (const kind of ["help", "study", "mediation"] as const)
    expect(recordRefusals(draft({ kind, ...silent }), ground)).toEqual(["nothing-said"]);
});

test("a leader must be known, and only a visit names one", () => {
  const visit = draft({ kind: "leader-visit", households: 0, leaderId: "x" });
  expect(recordRefusals(visit, { ...ground, leaderKind: null })).toEqual(["leader-unknown"]);
  expect(recordRefusals(draft({ leaderId: "x" }), ground)).toEqual(["leader-unfit"]);
  expect(recordRefusals(draft(), { ...ground, team: null, unitWrites: true })).toEqual(["unit-only-visits"]);
});

test("what is linked must belong to the village", () => {
  const strangers = ["problemId", "goalId", "taskId", "files"] as const;
  expect(recordRefusals(draft(), { ...ground, strangers })).toEqual([
    "foreign-problem",
    "foreign-goal",
    "foreign-task",
    "unknown-file",
  ]);
});

test("only its writer changes an entry, and not while it is withdrawn", () => {
  expect(changeRefusals({ madeBy: "me", removed: false }, "me")).toEqual([]);
  expect(changeRefusals({ madeBy: "you", removed: true }, "me")).toEqual(["not-yours", "withdrawn"]);
});
