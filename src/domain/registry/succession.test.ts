import { expect, test } from "vitest";
import {
  datingRefusals,
  mergedNumbers,
  mergeRefusals,
  renameRefusals,
  splitRefusals,
  unknownNumbers,
} from "./succession.ts";

const open = { validFrom: "2000-01-01", validTo: null };

test.each([
  ["in its time", [open], "2026-11-22", []],
  ["tomorrow", [open], "2026-11-23", ["date-in-future"]],
  ["before the village began", [{ validFrom: "2021-05-01", validTo: null }], "2021-04-30", ["date-before-village"]],
  ["on the day the village began", [{ validFrom: "2021-05-01", validTo: null }], "2021-05-01", []],
  ["after its end", [open, { validFrom: "2000-01-01", validTo: "2020-01-01" }], "2026-01-01", ["village-ended"]],
])("a change %s", (_, villages, onDate, why) => {
  expect(datingRefusals(villages, onDate, "2026-11-22")).toEqual(why);
});

test("a new name differs by more than the width of its characters", () => {
  expect(renameRefusals("第12村", "第１２村")).toEqual(["same-name"]);
  expect(renameRefusals("𡐓底村", "垱底村")).toEqual([]);
});

test("a merger needs two different villages, the kept one among them", () => {
  expect(mergeRefusals(["a", "b"], "b")).toEqual([]);
  expect(mergeRefusals(["a", "a"], null)).toEqual(["too-few-villages"]);
  expect(mergeRefusals(["a", "b"], "c")).toEqual(["kept-not-among"]);
});

test("a split leaves at least two", () => {
  expect(splitRefusals(2, false)).toEqual([]);
  expect(splitRefusals(1, true)).toEqual([]);
  expect(splitRefusals(1, false)).toEqual(["too-few-parts"]);
});

test("numbers of a merger add up, and one missing number leaves the sum open", () => {
  const one = { ...unknownNumbers, households: 120, partyMembers: 30 };
  expect(mergedNumbers([one, { ...one, partyMembers: null }])).toEqual({ ...unknownNumbers, households: 240 });
});
