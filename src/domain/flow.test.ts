import { expect, test } from "vitest";
import { bulletinFlow } from "./bulletins/bulletin.ts";
import { caseFlow } from "./cases/case.ts";
import { type Flow, next } from "./flow.ts";
import { assessmentFlow } from "./screening/assessment.ts";
import { roundFlow } from "./screening/round.ts";

const flows: readonly (readonly [string, Flow, string])[] = [
  ["round", roundFlow, "draft"],
  ["assessment", assessmentFlow, "waiting"],
  ["case", caseFlow, "in-turnaround"],
  ["bulletin", bulletinFlow, "draft"],
];

test.each(flows)("every arrow of the %s flow points at a state", (_name, flow) => {
  const targets = Object.values(flow).flatMap((row) => Object.values(row));
  expect(targets.filter((target) => !(target in flow))).toEqual([]);
});

test.each(flows)("every state of the %s flow is reached from its first", (_name, flow, first) => {
  const reached = new Set([first]);
  for (const state of reached) for (const target of Object.values(flow[state] ?? {})) reached.add(target);
  expect(Object.keys(flow).filter((state) => !reached.has(state))).toEqual([]);
});

test.each(flows)("words of the %s flow are kebab-case", (_name, flow) => {
  const words = [...Object.keys(flow), ...Object.values(flow).flatMap((row) => Object.keys(row))];
  expect(words.filter((word) => !/^[a-z]+(-[a-z]+)*$/.test(word))).toEqual([]);
});

test("next follows an arrow and knows where there is none", () => {
  expect(next(roundFlow, "draft", "open")).toBe("assessing");
  expect(next(roundFlow, "decided", "withdraw")).toBeUndefined();
});
