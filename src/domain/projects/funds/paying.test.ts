import { expect, test } from "vitest";
import { payingRefusals, postingDayRefusals } from "./paying.ts";

const payment = { status: "requested", requestedBy: "甲", answeredOn: null, paidOn: null } as const;
const hand = (accountId: string, role: "county" | "department" = "county", finance = false) => ({
  accountId,
  role,
  finance,
});
const rules = (...asked: Parameters<typeof payingRefusals>) => payingRefusals(...asked).map(({ rule }) => rule);

test("whoever asks does not approve, and nobody else takes his request back", () => {
  expect(rules(payment, "approve", hand("甲"))).toEqual(["approved-by-requester"]);
  expect(rules(payment, "refuse", hand("甲"))).toEqual(["approved-by-requester"]);
  expect(rules(payment, "approve", hand("乙"))).toEqual([]);
  expect(rules(payment, "withdraw", hand("乙"))).toEqual(["withdrawn-by-other"]);
  expect(rules(payment, "withdraw", hand("甲"))).toEqual([]);
});

test("what is not approved is not paid, and what is paid is not paid again", () => {
  expect(rules(payment, "post", hand("乙"))).toEqual(["wrong-status"]);
  expect(rules({ ...payment, status: "approved" }, "post", hand("乙"))).toEqual([]);
  const [twice] = payingRefusals({ ...payment, status: "paid" }, "post", hand("乙"));
  expect(twice?.sentence).toBe("该笔拨付已经办理，不能重复办理。");
  expect(rules({ ...payment, status: "reversed" }, "reverse", hand("乙"))).toEqual(["wrong-status"]);
});

test("of the departments only the one with the duty of finance pays", () => {
  expect(rules({ ...payment, status: "approved" }, "post", hand("乙", "department"))).toEqual(["not-finance"]);
  expect(rules({ ...payment, status: "approved" }, "post", hand("乙", "department", true))).toEqual([]);
});

test("a day of payment lies between the approval and today", () => {
  const on = (day: string) => postingDayRefusals("2026-02-28", day, "2026-03-01", "审核日期").map(({ rule }) => rule);
  expect([on("2026-02-27"), on("2026-02-28"), on("2026-03-02")]).toEqual([["day-too-early"], [], ["day-in-future"]]);
});
