import { expect, test } from "vitest";
import { draftOf, type ProjectValues, splitAgain } from "./project-form.ts";

const values: ProjectValues = {
  name: "统筹厂房",
  kind: "industry",
  assetClass: "operating",
  estimateFen: "300",
  promisedFen: "0.01",
  villages: [
    { villageId: "a", share: 1 },
    { villageId: "b", share: 1 },
    { villageId: "c", share: 1 },
  ],
};

test("the parts follow the shares to the fen, and what is sent adds up", () => {
  const villages = splitAgain(values.villages, values.promisedFen);
  expect(villages.map(({ promisedFen }) => promisedFen)).toEqual(["0.003334", "0.003333", "0.003333"]);
  const draft = draftOf({ ...values, villages });
  expect([draft.estimateFen, draft.promisedFen]).toEqual([300_000_000, 10_000]);
  expect(draft.villages.reduce((sum, { promisedFen }) => sum + promisedFen, 0)).toBe(10_000);
});

test("while an amount or the shares are not there yet, nothing is split", () => {
  expect(splitAgain([{ villageId: "a" }], "3")).toEqual([{ villageId: "a" }]);
  expect(splitAgain(values.villages, "三万")).toEqual(values.villages);
});

test("a permit nobody said anything about is not sent", () => {
  const draft = draftOf({ ...values, permits: { land: { state: "pending" }, planning: {} } });
  expect(draft.permits).toEqual([{ kind: "land", state: "pending", document: "" }]);
});
