import { expect, test } from "vitest";
import { gates } from "./gate.ts";
import {
  bankAfter,
  bankFlow,
  isArgued,
  isInBank,
  projectStatuses,
  standingAfter,
  standingFlow,
  statusAfter,
} from "./project.ts";

test("every arrow of the bank and of the side states points at a state, and every state is reached", () => {
  for (const [flow, first] of [
    [bankFlow, "draft"],
    [standingFlow, "normal"],
  ] as const) {
    const targets = new Set(Object.values(flow).flatMap((row) => Object.values(row) as string[]));
    expect([...targets].filter((state) => !(state in flow))).toEqual([]);
    expect(Object.keys(flow).filter((state) => state !== first && !targets.has(state))).toEqual([]);
  }
});

test("a project comes into the bank by declaration, review, argument and decision, and by no other way", () => {
  expect(bankAfter("draft", "declare")).toBe("declared");
  expect(bankAfter("declared", "argue")).toBeUndefined();
  expect(bankAfter("declared", "decide")).toBeUndefined();
  expect(bankAfter("reviewed", "decide")).toBeUndefined();
  expect(bankAfter("argued", "decide")).toBe("banked");
  expect(bankAfter("banked", "return")).toBeUndefined();
});

test("funds are recalled from what has ended, and nothing that has ended goes on", () => {
  expect(standingAfter("terminated", "recall")).toBe("recalled");
  expect(standingAfter("terminated", "resume")).toBeUndefined();
  expect(standingAfter("recalled", "resume")).toBeUndefined();
});

test("each gate leads to a status of its own", () => {
  expect(new Set(Object.values(statusAfter)).size).toBe(gates.length);
  expect(new Set(projectStatuses).size).toBe(projectStatuses.length);
  expect(projectStatuses.filter((status) => isInBank(status))).toHaveLength(7);
});

test("what passed the argument counts, whatever became of it later", () => {
  expect(projectStatuses.filter((status) => !isArgued(status))).toEqual(["draft", "declared", "reviewed", "withdrawn"]);
});
