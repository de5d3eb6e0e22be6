import { expect, test } from "vitest";
import {
  type DecidedVillage,
  type Decision,
  type DecisionFacts,
  decisionRefusals,
  isDocumentNumber,
} from "./decision.ts";

const confirmed = (villageId: string, over: Partial<DecidedVillage> = {}): DecidedVillage => ({
  villageId,
  outcome: "confirmed",
  level: "county",
  reason: "",
  ...over,
});
const decision = (over: Partial<Decision> = {}): Decision => ({
  number: "青组发〔2026〕12号",
  decidedOn: "2026-11-20",
  corrects: null,
  reason: "",
  villages: [confirmed("v1"), confirmed("v2", { level: "township" })],
  ...over,
});
const facts = (over: Partial<DecisionFacts> = {}): DecisionFacts => ({
  today: "2026-11-22",
  roundOpenedOn: "2026-10-01",
  proposed: ["v1", "v2"],
  standing: null,
  ...over,
});

test.each([
  ["青组发〔2026〕12号", true],
  ["青委组字〔2026〕1号", true],
  ["青组发[2026]12号", false],
  ["青组发〔2026〕012号", false],
  ["青组发〔2026〕第12号", false],
  ["青组发〔26〕12号", false],
  ["〔2026〕12号", false],
  ["青组发〔2026〕12", false],
  ["青组发（2026）12号", false],
  ["", false],
])("%s as a number: %s", (number, good) => {
  expect(isDocumentNumber(number)).toBe(good);
  expect(decisionRefusals(decision({ number }), facts())).toEqual(good ? [] : ["number-malformed"]);
});

test.each([
  ["2026-11-23", ["date-in-future"]],
  ["2026-11-22", []],
  ["2026-10-01", []],
  ["2026-09-30", ["date-before-round"]],
  ["2026-11-31", ["date-malformed"]],
])("decided on %s: %j", (decidedOn, why) => {
  expect(decisionRefusals(decision({ decidedOn }), facts())).toEqual(why);
});

test.each<[string, DecidedVillage[], string[]]>([
  ["a village left open", [confirmed("v1")], ["village-undecided"]],
  ["a village twice", [confirmed("v1"), confirmed("v2"), confirmed("v2")], ["village-twice"]],
  ["no level", [confirmed("v1", { level: null }), confirmed("v2")], ["level-missing"]],
  [
    "a rejection without reason",
    [confirmed("v1"), confirmed("v2", { outcome: "rejected", level: null })],
    ["rejection-without-reason"],
  ],
  [
    "a rejection with reason",
    [confirmed("v1"), confirmed("v2", { outcome: "rejected", level: null, reason: "问题已经解决" })],
    [],
  ],
  ["an entry without reason", [confirmed("v1"), confirmed("v2"), confirmed("v3")], ["entry-without-reason"]],
  ["an entry with reason", [confirmed("v1"), confirmed("v2"), confirmed("v3", { reason: "巡察发现问题" })], []],
])("%s", (_name, villages, why) => {
  expect(decisionRefusals(decision({ villages }), facts())).toEqual(why);
});

test("a round is decided once; a correction names the decision in force, has a reason and its own number", () => {
  const standing = { id: "d1", number: "青组发〔2026〕12号" };
  expect(decisionRefusals(decision(), facts({ standing }))).toEqual(["already-decided"]);
  expect(decisionRefusals(decision({ corrects: "d0" }), facts({ standing }))).toEqual(["corrects-unknown"]);
  expect(decisionRefusals(decision({ corrects: "d0" }), facts())).toEqual(["corrects-unknown"]);
  expect(decisionRefusals(decision({ corrects: "d1" }), facts({ standing }))).toEqual([
    "correction-without-reason",
    "number-repeated",
  ]);
  expect(
    decisionRefusals(
      decision({ corrects: "d1", reason: "管理级别有误", number: "青组发〔2026〕15号" }),
      facts({ standing }),
    ),
  ).toEqual([]);
});
