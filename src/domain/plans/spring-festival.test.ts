import { expect, test } from "vitest";
import { diffDays } from "../date.ts";
import { lastKnownYear, springFestivalOf } from "./spring-festival.ts";

test("every year from 2020 to the last known has its day, between 21 January and 20 February", () => {
  for (let year = 2020; year <= lastKnownYear; year += 1) {
    const day = springFestivalOf(year)!;
    expect(day >= `${year}-01-21` && day <= `${year}-02-20`).toBe(true);
  }
  expect(springFestivalOf(lastKnownYear + 1)).toBeUndefined();
});

test("from one to the next pass twelve or thirteen moons", () => {
  for (let year = 2020; year < lastKnownYear; year += 1) {
    const days = diffDays(springFestivalOf(year)!, springFestivalOf(year + 1)!);
    expect([353, 354, 355, 383, 384, 385]).toContain(days);
  }
});
