import { expect, test } from "vitest";
import { type Answering, answerRefusals, isLate, lacksDone } from "./objection.ts";

const one = (over: Partial<Answering> = {}): Answering => ({
  role: "township",
  accountId: "a",
  organisationId: null,
  level: "village",
  ownPlace: true,
  sectorId: "sector",
  postedBy: "p",
  declaredBy: ["d"],
  ...over,
});

test("the township of a village notice, the county and the department in charge may answer", () => {
  expect(answerRefusals(one())).toEqual([]);
  expect(answerRefusals(one({ role: "county", level: "county" }))).toEqual([]);
  expect(answerRefusals(one({ role: "department", organisationId: "sector", level: "county" }))).toEqual([]);
});

test("a township does not answer for the county, nor another department for the one in charge", () => {
  expect(answerRefusals(one({ ownPlace: false }))).toEqual(["answer-other-place"]);
  expect(answerRefusals(one({ level: "county" }))).toEqual(["answer-other-level"]);
  expect(answerRefusals(one({ role: "department", organisationId: "other" }))).toEqual(["answer-other-department"]);
  expect(answerRefusals(one({ role: "department", sectorId: null }))).toEqual(["answer-other-department"]);
});

test("who posted the notice or declared the project does not answer what is held against it", () => {
  expect(answerRefusals(one({ accountId: "p" }))).toEqual(["answered-by-poster"]);
  expect(answerRefusals(one({ accountId: "d" }))).toEqual(["answered-by-declarer"]);
});

test("an objection that is right, or right in part, asks what was done about it", () => {
  expect(lacksDone("upheld", " ")).toBe(true);
  expect(lacksDone("partly", "")).toBe(true);
  expect(lacksDone("upheld", "已更正工程量")).toBe(false);
  expect(lacksDone("not-upheld", "")).toBe(false);
});

test("one of the last day is in time", () => {
  expect(isLate("2026-11-30", "2026-11-30")).toBe(false);
  expect(isLate("2026-12-01", "2026-11-30")).toBe(true);
});
