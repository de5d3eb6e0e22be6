import { expect, test } from "vitest";
import type { Round } from "./contract-types.ts";
import { stepsOf } from "./steps.ts";

const facts = { villages: 602, submitted: 602, missing: 0, shortlisted: 90, proposed: 92, visited: 40 };
const states = (status: Round["status"], change: Partial<typeof facts> = {}) =>
  stepsOf({ status, facts: { ...facts, ...change } }).map(({ state }) => state);

test.each<[Round["status"], string[]]>([
  ["draft", ["ahead", "ahead", "ahead", "ahead", "ahead", "ahead"]],
  ["assessing", ["done", "now", "ahead", "ahead", "ahead", "ahead"]],
  ["ranked", ["done", "done", "now", "ahead", "ahead", "ahead"]],
  ["shortlisted", ["done", "done", "done", "now", "ahead", "ahead"]],
  ["reviewing", ["done", "done", "done", "now", "now", "ahead"]],
  ["verified", ["done", "done", "done", "done", "done", "now"]],
  ["decided", ["done", "done", "done", "done", "done", "done"]],
])("a round that is %s shows what is done and what is next", (status, expected) => {
  expect(states(status)).toEqual(expected);
});

test("villages not handed in hold the ranking back; those marked missing do not", () => {
  expect(states("assessing", { submitted: 600 })).toEqual(["now", "ahead", "ahead", "ahead", "ahead", "ahead"]);
  expect(states("assessing", { submitted: 600, missing: 2 })[1]).toBe("now");
  expect(stepsOf({ status: "assessing", facts: { ...facts, submitted: 590, missing: 2 } })[0]?.note).toBe(
    "等乡镇填报，还有 10 个村",
  );
});
