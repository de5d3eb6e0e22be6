import fc from "fast-check";
import { expect, test } from "vitest";
import { fromDayNumber } from "../../date.ts";
import { idleDays, idleLight, lastDeadline, mayBeRecalled, startDeadline } from "./idle.ts";

const lines = { yellowDays: 60, redDays: 90 };

test("money lies idle since its last movement, and none where there is none", () => {
  expect(idleDays(1, "2026-11-21", "2026-11-22")).toBe(1);
  expect(idleDays(0, "2026-11-21", "2026-11-22")).toBeNull();
  expect(idleDays(1, null, "2026-11-22")).toBeNull();
});

test("yellow and red from the day of the threshold on", () => {
  expect([59, 60, 89, 90].map((days) => idleLight(days, lines))).toEqual(["green", "yellow", "yellow", "red"]);
  expect(idleLight(null, lines)).toBe("none");
});

test("the day to have started by is the next one after the money was allocated; 29 February ends with its month", () => {
  expect(startDeadline("2026-03-01", "08-31")).toBe("2026-08-31");
  expect(startDeadline("2026-08-31", "08-31")).toBe("2027-08-31");
  expect(startDeadline("2026-01-01", "02-29")).toBe("2026-02-28");
  expect(startDeadline("2027-03-01", "02-29")).toBe("2028-02-29");
});

test("a project not started by the day may be recalled; a started or empty one not", () => {
  const one = { status: "tendered", standing: "normal", unspentFen: 1, allocatedOn: "2026-03-01" } as const;
  expect(mayBeRecalled(one, "08-31", "2026-08-31")).toBe(false);
  expect(mayBeRecalled(one, "08-31", "2026-09-01")).toBe(true);
  expect(mayBeRecalled({ ...one, status: "started" }, "08-31", "2026-09-01")).toBe(false);
  expect(mayBeRecalled({ ...one, unspentFen: 0 }, "08-31", "2026-09-01")).toBe(false);
});

test("whoever asks for the latest deadline gets the same answer as whoever asks for each allocation's own", () => {
  const day = fc.integer({ min: 18_000, max: 30_000 }).map(fromDayNumber);
  const startBy = fc.constantFrom("08-31", "02-29", "01-01", "12-31");
  fc.assert(
    fc.property(day, day, startBy, (allocatedOn, today, by) => {
      expect(allocatedOn < lastDeadline(by, today)).toBe(startDeadline(allocatedOn, by) < today);
    }),
  );
});
