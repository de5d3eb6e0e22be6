import { expect, test } from "vitest";
import { clockDays, lookBackRefusals } from "./look-back.ts";
import {
  acceptHandRefusals,
  checkRefusals,
  delistRefusals,
  selfAssessRefusals,
  stepRefusals,
  unitsIn,
  withdrawRefusals,
} from "./step.ts";

const open = { withdrawnOn: null, mergedIntoId: null };
const hands = { selfAssessedBy: "a", checkedBy: "b", hands: ["a", "b", "f"], workedBy: ["c", "d"] };
const hand = (accountId: string) => ({ accountId });

test("each step is open in its place only, and never on a withdrawn or merged file", () => {
  expect(stepRefusals({ status: "self-assessed", ...open }, "check")).toEqual([]);
  expect(stepRefusals({ status: "in-turnaround", ...open }, "check")).toEqual(["wrong-status"]);
  expect(stepRefusals({ status: "in-turnaround", ...open }, "relapse")).toEqual(["wrong-status"]);
  expect(stepRefusals({ status: "self-assessed", ...open, withdrawnOn: "2026-01-01" }, "check")).toEqual([
    "file-withdrawn",
  ]);
  expect(stepRefusals({ status: "self-assessed", ...open, mergedIntoId: "x" }, "check")).toEqual(["file-merged"]);
});

test("an assessment needs every problem solved and every goal reached", () => {
  const item = { id: "1", dueOn: null, doneOn: "2026-10-01" };
  const problem = { ...item, aspect: "leadership", text: "", rootCause: "", evidence: "" };
  const goal = { ...item, task: "", text: "", measure: "", responsibleUnit: "单位", responsiblePerson: "人" };
  const file = {
    ...open,
    id: "f",
    villageId: "v",
    status: "in-turnaround" as const,
    level: "county" as const,
    openedOn: "2026-03-01",
    dueOn: "2028-03-01",
    manifestations: ["M01"],
    problems: [problem],
    goals: [goal],
  };
  expect(selfAssessRefusals(file)).toEqual([]);
  expect(selfAssessRefusals({ ...file, goals: [{ ...goal, doneOn: null }] })).toEqual(["goal-not-done"]);
  expect(selfAssessRefusals({ ...file, mergedIntoId: "x", problems: [] })).toEqual(["file-merged"]);
});

test("taken back by the hand that gave it; checked by another", () => {
  const file = { ...open, ...hands, status: "self-assessed" as const };
  expect([withdrawRefusals(file, hand("a")), withdrawRefusals(file, hand("b"))]).toEqual([
    [],
    ["withdrawn-by-another"],
  ]);
  expect([checkRefusals(file, "check", hand("a")), checkRefusals(file, "return", hand("b"))]).toEqual([
    ["checked-by-assessor"],
    [],
  ]);
});

test("who assessed, checked, worked on it or answers for it does not accept it", () => {
  const told = (accountId: string, ...units: string[]) =>
    acceptHandRefusals(hands, { accountId, units, offices: [] }, ["县水利局", "县财政局、县民政局"]);
  expect(told("e", "县委组织部")).toEqual([]);
  expect([told("a"), told("b"), told("d")]).toEqual([
    ["accepted-by-assessor"],
    ["accepted-by-checker"],
    ["accepted-by-worker"],
  ]);
  expect(told("f")).toEqual(["accepted-by-former-hand"]);
  expect(told("e", "县水利局")).toEqual(["accepted-by-responsible"]);
  expect(told("e", "县委组织部", "县民政局")).toEqual(["accepted-by-responsible"]);
});

test("who sits or sat in the village's team or township does not accept it", () => {
  const told = (...offices: ("team" | "township")[]) =>
    acceptHandRefusals(hands, { accountId: "e", units: [], offices }, []);
  expect([told("team"), told("township"), told("township", "team")]).toEqual([
    ["accepted-by-team"],
    ["accepted-by-township"],
    ["accepted-by-team", "accepted-by-township"],
  ]);
});

test("a box of responsible units is read unit by unit", () => {
  expect(unitsIn("县水利局")).toEqual(["县水利局"]);
  expect(unitsIn("县水利局（牵头）、县农业农村局，县财政局；柳溪镇党委")).toEqual(
    expect.arrayContaining(["县水利局", "县农业农村局", "县财政局", "柳溪镇党委"]),
  );
  expect(unitsIn(" ")).toEqual([]);
});

test("delisted after the acceptance and not tomorrow", () => {
  const told = (day: string) => delistRefusals({ status: "accepted", ...open }, "2026-11-10", day, "2026-11-22");
  expect([told("2026-11-22"), told("2026-11-23"), told("2026-11-09")]).toEqual([
    [],
    ["delisted-in-future"],
    ["delisted-before-acceptance"],
  ]);
});

test("a look-back comes after delisting; a relapse needs a day ahead", () => {
  const file = { ...open, status: "closed" as const, delistedOn: "2026-06-01" };
  const told = (over: object) =>
    lookBackRefusals(file, { onDay: "2026-11-01", relapsed: false, newDueOn: null, ...over }, "2026-11-22");
  expect(told({})).toEqual([]);
  expect(told({ onDay: "2026-11-23" })).toEqual(["look-back-in-future"]);
  expect(told({ onDay: "2026-05-31" })).toEqual(["look-back-before-delisting"]);
  expect(told({ relapsed: true })).toEqual(["relapse-deadline-missing"]);
  expect(told({ relapsed: true, newDueOn: "2026-11-22" })).toEqual(["relapse-deadline-not-after-today"]);
  const early = { ...open, status: "town-checked" as const, delistedOn: null };
  const relapse = { onDay: "2026-11-01", relapsed: true, newDueOn: "2027-01-01" };
  expect(lookBackRefusals(early, relapse, "2026-11-22")).toEqual(["wrong-status"]);
});

test("the clock goes on from the first listing", () => {
  expect(clockDays({ clockFrom: null, openedOn: "2026-11-01" }, "2026-11-22")).toBe(21);
  expect(clockDays({ clockFrom: "2024-11-22", openedOn: "2026-11-01" }, "2026-11-22")).toBe(730);
});
