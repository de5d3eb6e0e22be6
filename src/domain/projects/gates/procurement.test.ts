import fc from "fast-check";
import { expect, test } from "vitest";
import { usualProcurement as rule } from "./procurement-data.ts";
import {
  isWeaker,
  methodAsked,
  procurementCategories,
  procurementMethods,
  sameUnit,
  type Tender,
  tenderRefusals,
} from "./procurement.ts";

const ground = { rule, exemption: null, accountId: "a", budgetFen: null };
const tender: Tender = { category: "works", method: "open-tender", amountFen: 400_000_000, winner: "青岚建工" };
const rules = (one: Partial<Tender>, over: object = {}) =>
  tenderRefusals({ ...tender, ...one }, { ...ground, ...over }).map((why) => why.rule);

test("works of 4,000,000 yuan go out to open tender, one fen less need not", () => {
  expect(methodAsked(rule, "works", 400_000_000)).toBe("open-tender");
  expect(methodAsked(rule, "works", 399_999_999)).toBe("consultation");
  expect(rules({ method: "consultation" })).toEqual(["method-too-weak"]);
  expect(rules({ method: "consultation", amountFen: 399_999_999 })).toEqual([]);
});

test("a weaker method passes with an approval that covers it, and not by the hand that approved it", () => {
  const exemption = { method: "single-source", category: "works", amountFen: 400_000_000, approvedBy: "b" } as const;
  expect(rules({ method: "single-source" })).toEqual(["method-too-weak"]);
  expect(rules({ method: "single-source" }, { exemption })).toEqual([]);
  expect(rules({ method: "single-source", amountFen: 400_000_001 }, { exemption })).toEqual(["method-too-weak"]);
  expect(rules({ method: "inquiry" }, { exemption })).toEqual(["method-too-weak"]);
  expect(rules({ method: "single-source" }, { exemption: { ...exemption, approvedBy: "a" } })).toEqual([
    "exempted-by-self",
  ]);
});

test("以工代赈 needs no tender where the county says so", () => {
  expect(rules({ method: "work-relief" })).toEqual([]);
  expect(rules({ method: "work-relief" }, { rule: { ...rule, workReliefFree: false } })).toEqual(["method-too-weak"]);
});

test("a tender stays within the budget and names who won", () => {
  expect(rules({}, { budgetFen: 399_999_999 })).toEqual(["tender-over-budget"]);
  expect(rules({ winner: " " })).toEqual(["winner-missing"]);
});

test("an open tender is never too weak, and with the amount the method asked for never grows weaker", () => {
  const amount = fc.integer({ min: 1, max: 1_000_000_000 });
  fc.assert(
    fc.property(fc.constantFrom(...procurementCategories), amount, amount, (category, one, more) => {
      expect(isWeaker(rule, { category, method: "open-tender", amountFen: one })).toBe(false);
      const free = (amountFen: number) =>
        procurementMethods.filter((method) => !isWeaker(rule, { category, method, amountFen }));
      const [less, most] = [Math.min(one, more), Math.max(one, more)];
      expect(free(most).filter((method) => !free(less).includes(method))).toEqual([]);
    }),
  );
});

test("two names of one unit are told, chance likeness is not", () => {
  expect(sameUnit("青岚县 建工（集团）有限公司", "青岚县建工集团有限公司")).toBe(true);
  expect(sameUnit("县农业农村局", "县农业农村局种植股")).toBe(true);
  expect(sameUnit("柳溪镇", "柳溪镇人民政府")).toBe(false);
  expect(sameUnit("", "县农业农村局")).toBe(false);
});
