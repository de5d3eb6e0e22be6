import { expect, test } from "vitest";
import {
  dayRefusals,
  type DutyUnits,
  evidenceDayRefusals,
  evidenceRefusals,
  isOwnersSide,
  officeRefusals,
  orderRefusals,
  undoRefusals,
} from "./gate-pass.ts";
import type { Refusal } from "./refusal.ts";

const rulesOf = (why: readonly Refusal[]) => why.map(({ rule }) => rule);
const units: DutyUnits = { finance: ["f"], audit: [], sector: ["s"] };
const office = (role: "county" | "township" | "department", over: object = {}) => ({
  role,
  organisationId: null,
  townships: role === "township" ? ["t"] : ("all" as const),
  ...over,
});
const by = (
  passer: Parameters<typeof officeRefusals>[0],
  of: ReturnType<typeof office>,
  townshipId: string | null = "t",
) => rulesOf(officeRefusals(passer, { townshipId }, units, of));

test("a gate is passed by its office: the county, the leading township, the department with the duty", () => {
  expect(by("county", office("county"))).toEqual([]);
  expect(by("county", office("township"))).toEqual(["not-county"]);
  expect(by("township", office("township"))).toEqual([]);
  expect(by("township", office("township", { townships: ["u"] }))).toEqual(["not-township"]);
  expect(by("township", office("county"))).toEqual(["not-township"]);
  expect(by("finance", office("department", { organisationId: "f" }))).toEqual([]);
  expect(by("finance", office("department", { organisationId: "s" }))).toEqual(["not-duty"]);
  expect(by("finance", office("county"))).toEqual(["not-duty"]);
});

test("a duty nobody was named for says what the county has to do first", () => {
  expect(by("audit", office("department", { organisationId: "f" }))).toEqual(["duty-unnamed"]);
});

test("of a project the county itself proposed, the county stands in for the township", () => {
  expect(by("township", office("county"), null)).toEqual([]);
  expect(by("township", office("township"), null)).toEqual(["not-county"]);
});

test("only the next gate can be passed, and only of a project that stands as it should", () => {
  const asking = { gate: "design", next: "design", standing: "normal", status: "approved" } as const;
  expect(orderRefusals(asking)).toEqual([]);
  expect(rulesOf(orderRefusals({ ...asking, gate: "start" }))).toEqual(["wrong-gate"]);
  expect(orderRefusals({ ...asking, gate: "start" })[0]!.sentence).toContain("规划设计");
  for (const standing of ["changing", "paused", "terminated", "recalled"] as const)
    expect(rulesOf(orderRefusals({ ...asking, standing }))).toEqual(["standing"]);
  expect(rulesOf(orderRefusals({ ...asking, next: undefined }))).toEqual(["no-gate"]);
});

test("a gate is passed on a day that has been, not before the gate before it", () => {
  expect(dayRefusals("2026-11-22", "2026-11-22", "2026-11-22")).toEqual([]);
  expect(rulesOf(dayRefusals("2026-11-23", null, "2026-11-22"))).toEqual(["day-in-future"]);
  expect(rulesOf(dayRefusals("2026-11-20", "2026-11-21", "2026-11-22"))).toEqual(["day-before-last"]);
});

test("every paper that is missing is named; a file is asked for only with the reason", () => {
  const asked = (file: "optional" | "required", name = "开工令") =>
    ({ name, kinds: [], funds: [], file, basis: "省财政厅要求存档" }) as const;
  const given = { name: "开工令", reference: "1 号", onDay: null, fileId: null };
  expect(evidenceRefusals([asked("optional")], [given])).toEqual([]);
  expect(evidenceRefusals([asked("optional")], [{ ...given, reference: "", fileId: "x" }])).toEqual([]);
  const why = evidenceRefusals([asked("optional"), asked("optional", "监理合同")], []);
  expect(why.map(({ sentence }) => sentence.includes("监理合同"))).toEqual([false, true]);
  expect(evidenceRefusals([asked("required")], [given])[0]!.sentence).toContain("省财政厅要求存档");
  expect(evidenceRefusals([asked("required")], [{ ...given, fileId: "x" }])).toEqual([]);
  expect(rulesOf(evidenceDayRefusals([{ ...given, onDay: "2026-11-23" }], "2026-11-22"))).toEqual([
    "evidence-in-future",
  ]);
});

test("only the last pass is taken back, and not what money already depends on", () => {
  const money = { contractedFen: 0, paidFen: 0, standing: "normal" } as const;
  expect(undoRefusals("design", "design", money)).toEqual([]);
  expect(rulesOf(undoRefusals("approval", "design", money))).toEqual(["not-last"]);
  expect(rulesOf(undoRefusals("start", "start", { ...money, contractedFen: 1, paidFen: 1 }))).toEqual(["paid-already"]);
  expect(rulesOf(undoRefusals("tender", "tender", { ...money, contractedFen: 1 }))).toEqual(["contracted-already"]);
  expect(rulesOf(undoRefusals("design", "design", { ...money, standing: "paused" }))).toEqual(["standing"]);
});

test("townships and teams stand on the owner's side", () => {
  expect(isOwnersSide({ role: "township" })).toBe(true);
  expect(isOwnersSide({ role: "county" })).toBe(false);
});
