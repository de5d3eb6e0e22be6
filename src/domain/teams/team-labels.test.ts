import { expect, test } from "vitest";
import { shippedLeaveLadder } from "./leave-ladder.ts";
import { sumLeave } from "./recall.ts";
import { recallSentence } from "./leave-labels.ts";
import { postingRefusalSentence } from "./team-labels.ts";

test("a refusal names the person, and the village where he stands already", () => {
  const words = { name: "何某某", slot: "first-secretary" as const, postedAt: "松坡村" };
  expect(postingRefusalSentence("posted-elsewhere", words)).toBe(
    "何某某已派驻松坡村，一人只能派驻一个村，请先办理轮换。",
  );
  expect(postingRefusalSentence("eligibility", words)).toBe("第一书记应当由单位干部担任，且为中共党员，何某某不符合。");
});

test("the label of a call-back says what it rests on, and who decides; below the line nothing is said", () => {
  const leave = { kind: "leave" as const, fromOn: "2026-06-01", toOn: "2026-07-01", backOn: null };
  expect(recallSentence(sumLeave([leave], 2026, shippedLeaveLadder))).toBe(
    "应当召回调整：连续请假 31 天，当年累计请假 31 天。由县级专班研究决定。",
  );
  expect(recallSentence(sumLeave([], 2026, shippedLeaveLadder))).toBe(undefined);
});
