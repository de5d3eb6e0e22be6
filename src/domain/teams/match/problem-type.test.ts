import { expect, test } from "vitest";
import { problemTypesOf } from "./problem-type.ts";

test("the heaviest comes first, a manifestation counts twice, level ones stand in the order 弱乱穷专", () => {
  expect(problemTypesOf(["economy", "economy", "economy"], ["M08"])).toEqual(["poor", "chaotic"]);
  expect(problemTypesOf(["leadership", "disputes"], [])).toEqual(["weak", "chaotic"]);
  expect(problemTypesOf(["premises"], ["E01", "E01"])).toEqual(["poor", "professional"]);
});

test("a file that says nothing, or only codes of the county's own, is weak", () => {
  expect(problemTypesOf([], [])).toEqual(["weak"]);
  expect(problemTypesOf([], ["X9", "constructor"])).toEqual(["weak"]);
});
