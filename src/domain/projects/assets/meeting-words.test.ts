import fc from "fast-check";
import { expect, test } from "vitest";
import { isCarried, isQuorate } from "./four-meetings.ts";
import { majorityOf, meetingSentence, quorumOf } from "./meeting-words.ts";

const meetings = {
  sentOn: "2026-11-01",
  proposedOn: "2026-11-01",
  consultedOn: "2026-11-02",
  members: { heldOn: "2026-11-06", due: 30, present: 19, agreed: 9 },
  delegates: { heldOn: "2026-11-08", due: 45, present: 29, agreed: 14 },
};
const say = (fault: Parameters<typeof meetingSentence>[0]) => meetingSentence(fault, meetings, { sentDays: 3 });

test("a meeting too small is told with its numbers and with how many it takes", () => {
  expect(say("members-quorum")).toContain("应到 30 人，到会 19 人，至少要 20 人到会。");
  expect(say("delegates-quorum")).toContain("应到 45 人，到会 29 人，至少要 30 人到会。");
});

test("a vote that was lost is told with its numbers", () => {
  expect(say("members-majority")).toContain("到会 19 人，同意 9 人，至少要 10 人同意。");
  expect(say("delegates-majority")).toContain("至少要 15 人同意。");
});

test("days before the meeting are told as the county has them", () => {
  expect(say("sent-too-late")).toContain("至少提前 3 天");
  expect(say("out-of-order")).toMatch(/。$/);
});

test("as many as the sentence asks for are enough, one fewer are not", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), (n) => {
      expect(isQuorate({ due: n, present: quorumOf(n) })).toBe(true);
      expect(isQuorate({ due: n, present: quorumOf(n) - 1 })).toBe(false);
      expect(isCarried({ present: n, agreed: majorityOf(n) })).toBe(true);
      expect(isCarried({ present: n, agreed: majorityOf(n) - 1 })).toBe(false);
    }),
  );
});
