import { expect, test } from "vitest";
import { frame, type Group, labelPlaces, monthsOf, pathOf, xOf, yOf } from "./survival-shape.ts";

const group = (longest: number, steps: [days: number, sound: number][] = []): Group => ({
  aspect: null,
  villages: 4,
  relapsed: steps.length,
  longest,
  steps: steps.map(([days, sound]) => ({ days, atRisk: 4, relapsed: 1, sound })),
  marks: [],
});

test("a year at least, then quarter by quarter", () => {
  expect([monthsOf([]), monthsOf([group(30)]), monthsOf([group(366)]), monthsOf([group(800)])]).toEqual([
    12, 12, 15, 27,
  ]);
});

test("the line is level, goes down on the day of a relapse and ends with the longest watch", () => {
  const [from, at, to] = [xOf(0, 12), xOf(100, 12), xOf(300, 12)];
  expect(pathOf(group(300, [[100, 0.75]]), 12)).toBe(`M${from} ${yOf(1)} H${at} V${yOf(0.75)} H${to}`);
  expect([from, yOf(1), yOf(0)]).toEqual([frame.left, frame.top, frame.height - frame.bottom]);
});

test("no words lie on each other or below the frame", () => {
  const groups = [group(300), group(200), group(100, [[1, 0]]), group(90, [[1, 0.01]])];
  const places = labelPlaces(groups).toSorted((a, b) => a - b);
  expect(places.every((y, i) => i === 0 || y - places[i - 1]! >= 15)).toBe(true);
  expect(places.at(-1)).toBeLessThanOrEqual(frame.height - frame.bottom);
});
