import { expect, test } from "vitest";
import { shareInTenths, shareText } from "./share.ts";

test("rounds half up to one decimal place", () => {
  expect(shareInTenths(45, 602)).toBe(75);
  expect(shareInTenths(1, 3)).toBe(333);
  expect(shareInTenths(2, 3)).toBe(667);
  expect(shareInTenths(1, 2000)).toBe(1);
  expect(shareInTenths(1, 2001)).toBe(0);
});

test("nothing out of nothing has no share", () => {
  expect(shareInTenths(0, 0)).toBeUndefined();
  expect(shareInTenths(0, 5)).toBe(0);
});

test("is written with one decimal place", () => {
  expect([75, 1000, 0, 3].map(shareText)).toEqual(["7.5%", "100.0%", "0.0%", "0.3%"]);
});
