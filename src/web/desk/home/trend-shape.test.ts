import { expect, test } from "vitest";
import { curvesOf, frame, type Month, topOf, xOf, yOf } from "./trend-shape.ts";

const month = (n: number, red: number, yellow: number, green: number): Month => ({
  month: `2026-${String(n).padStart(2, "0")}-01`,
  red,
  yellow,
  green,
});

test("the axis ends at a whole number that no line passes", () => {
  expect(topOf([month(1, 9, 15, 21)])).toBe(30);
  expect(topOf([month(1, 0, 0, 0)])).toBe(1);
  expect(topOf([month(1, 3, 4, 2)])).toBe(4);
  expect(topOf([month(1, 4100, 0, 0)])).toBe(4100);
});

test("months stand from left to right, more stands higher", () => {
  expect(xOf(0, 6)).toBe(frame.left);
  expect(xOf(5, 6)).toBe(frame.width - frame.right);
  expect(yOf(10, 20)).toBeGreaterThan(yOf(20, 20));
  expect(yOf(0, 20)).toBe(frame.height - frame.bottom);
});

test("words at the ends never lie on each other, and stay inside", () => {
  const curves = curvesOf([month(1, 2, 2, 2), month(2, 0, 0, 0)]);
  const ys = curves.map(({ labelY }) => labelY).toSorted((a, b) => a - b);
  expect(ys[1]! - ys[0]!).toBeGreaterThanOrEqual(15);
  expect(ys[2]! - ys[1]!).toBeGreaterThanOrEqual(15);
  expect(ys[2]!).toBeLessThanOrEqual(frame.height - frame.bottom);
});

test("a single month is a point and no line goes astray", () => {
  const [red] = curvesOf([month(1, 5, 1, 0)]);
  expect(red!.points).toHaveLength(1);
  expect(red!.points[0]!.x).toBe(frame.left);
});
