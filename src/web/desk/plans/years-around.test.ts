import { expect, test } from "vitest";
import { yearsAround } from "./years-around.ts";

test("the years offered lie around the server's day, and are none while it is not known", () => {
  expect(yearsAround("2031-01-01")).toEqual([2029, 2030, 2031, 2032, 2033]);
  expect(yearsAround("")).toEqual([]);
});
