import { expect, test } from "vitest";
import { type Answer, answerFaults, answerWords, isBad, itemsOf, unanswered } from "./checklist.ts";
import { shippedChecklists } from "./checklist-data.ts";

const villageBurden = shippedChecklists.find(({ code }) => code === "village-burden")!;
const onDuty = shippedChecklists.find(({ code }) => code === "on-duty")!;
const itemOf = (code: string) => itemsOf(villageBurden).find((item) => item.code === code)!;
const answer = (item: string, value: Answer["value"]): Answer => ({ item, value, note: "" });
const fault = (...answers: Answer[]) => answerFaults(villageBurden, answers).map(({ fault: one }) => one);

test.each([
  [answer("paid", "yes"), []],
  [answer("paid", null), []],
  [answer("paid", "maybe"), ["not-yes-or-no"]],
  [answer("paid", 1), ["not-yes-or-no"]],
  [answer("plaques-outside", 5), []],
  [answer("plaques-outside", -1), ["number-out-of-range"]],
  [answer("plaques-outside", 10_000), ["number-out-of-range"]],
  [answer("plaques-outside", 1.5), ["not-a-number"]],
  [answer("plaques-outside", "5"), ["not-a-number"]],
  [answer("who-asks", "某".repeat(501)), ["text-too-long"]],
  [answer("nowhere", "yes"), ["unknown-item"]],
])("%j", (one, faults) => expect(fault(one)).toEqual(faults));

test("an item is answered once, with one of its options", () => {
  expect(fault(answer("paid", "yes"), answer("paid", "no"))).toEqual(["answered-twice"]);
  expect(answerFaults(onDuty, [answer("present", "在睡觉")])).toEqual([{ item: "present", fault: "not-an-option" }]);
});

test("which answers say that something is wrong", () => {
  expect(isBad(itemOf("paid"), "no")).toBe(true);
  expect(isBad(itemOf("paid"), "yes")).toBe(false);
  expect(isBad(itemOf("apps"), "yes")).toBe(true);
  expect(isBad(itemOf("apps"), null)).toBe(false);
  expect(isBad(itemOf("plaques-outside"), 4)).toBe(false);
  expect(isBad(itemOf("plaques-outside"), 5)).toBe(true);
  expect(isBad(itemsOf(onDuty)[0]!, "无人在村且未说明")).toBe(true);
  expect(isBad(itemsOf(onDuty)[0]!, "有队员在村")).toBe(false);
});

test("what must be answered and is not; “不涉及” is an answer, an empty text none", () => {
  const required = itemsOf(onDuty).filter((item) => item.required);
  expect(unanswered(onDuty, [])).toEqual(required);
  expect(unanswered(onDuty, [answer("present", null), answer("plan-known", "")]).map(({ code }) => code)).toEqual([
    "plan-known",
  ]);
});

test("answers in words", () => {
  expect(answerWords(itemOf("paid"), "no")).toBe("否");
  expect(answerWords(itemOf("paid"), null)).toBe("不涉及");
  expect(answerWords(itemOf("plaques-outside"), 5)).toBe("5 块");
});
