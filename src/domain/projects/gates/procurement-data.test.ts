import { expect, test } from "vitest";
import { openFromFen } from "./procurement.ts";
import { usualProcurement } from "./procurement-data.ts";

test("works from 4,000,000 yuan, goods from 2,000,000 and services from 1,000,000 go out to open tender", () => {
  expect(openFromFen(usualProcurement, "works")).toBe(400_000_000);
  expect(openFromFen(usualProcurement, "goods")).toBe(200_000_000);
  expect(openFromFen(usualProcurement, "services")).toBe(100_000_000);
});

test("the steps of every category begin at nothing and rise", () => {
  for (const steps of Object.values(usualProcurement.categories)) {
    const from = steps.map(({ fromWan }) => fromWan);
    expect(from[0]).toBe(0);
    expect(from).toEqual(from.toSorted((a, b) => a - b));
  }
});
