import { expect, test } from "vitest";
import { lockout, lockoutDelay } from "./lockout.ts";

const minute = 60_000;

test.each([
  [0, 0],
  [4, 0],
  [5, 1],
  [6, 5],
  [7, 15],
  [8, 60],
  [9, 60],
  [1000, 60],
])("%i failures shut for %i minutes", (failures, minutes) => {
  expect(lockoutDelay(failures)).toBe(minutes * minute);
});

test("the lock opens exactly when its time has passed", () => {
  expect(lockout(5, 1_000, 1_000)).toEqual({ locked: true, wait: minute });
  expect(lockout(5, 1_000, 1_000 + minute - 1)).toEqual({ locked: true, wait: 1 });
  expect(lockout(5, 1_000, 1_000 + minute)).toEqual({ locked: false, wait: 0 });
  expect(lockout(5, 1_000, 1_000 + minute + 1)).toEqual({ locked: false, wait: 0 });
});

test("four failures or none do not lock", () => {
  expect(lockout(4, 1_000, 1_000).locked).toBe(false);
  expect(lockout(0, null, 1_000)).toEqual({ locked: false, wait: 0 });
});
