import { expect, test } from "vitest";
import { meetingRefusals, outcomeRefusals } from "./meeting.ts";

const today = "2026-11-22";
const rules = (why: readonly { rule: string }[]) => why.map(({ rule }) => rule);

test("a meeting has been held, and what it settles is due afterwards", () => {
  expect(meetingRefusals({ heldOn: today, dueOn: null }, today)).toEqual([]);
  expect(rules(meetingRefusals({ heldOn: "2026-11-23", dueOn: "2026-11-22" }, today))).toEqual([
    "held-in-future",
    "due-before-meeting",
  ]);
});

test("what was settled is done once, after the meeting and not tomorrow", () => {
  const meeting = { heldOn: "2026-11-20", doneOn: null };
  expect(outcomeRefusals(meeting, today, today)).toEqual([]);
  expect(rules(outcomeRefusals({ ...meeting, doneOn: today }, today, today))).toEqual(["done-already"]);
  expect(rules(outcomeRefusals(meeting, "2026-11-23", today))).toEqual(["done-in-future"]);
  expect(rules(outcomeRefusals(meeting, "2026-11-19", today))).toEqual(["done-before-meeting"]);
});
