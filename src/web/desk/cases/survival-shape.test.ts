import { expect, test } from "vitest";
import { problemAspects } from "#domain/cases/problem-aspects.ts";
import { curvesOf, frame, type Group, labelLines, labelPlaces, monthsOf, pathOf, xOf, yOf } from "./survival-shape.ts";

const group = (
  longest: number,
  steps: [days: number, sound: number][] = [],
  aspect: Group["aspect"] = null,
): Group => ({
  aspect,
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

test("lines that coincide are drawn once, with all their names, as far as the longest", () => {
  const curves = curvesOf([
    group(400, [[100, 0.75]]),
    group(200, [], "economy"),
    group(300, [], "premises"),
    group(100, [], "disputes"),
    group(90, [[100, 0.5]], "members"),
  ]);
  expect(curves.map(labelLines)).toEqual([
    ["全部销号村 75.0%"],
    ["集体经济、阵地保障、", "矛盾信访 100.0%"],
    ["党员队伍 50.0%"],
  ]);
  expect(curves.map(({ longest }) => longest)).toEqual([400, 300, 90]);
});

test("no words lie on each other or below the frame, however many names a line has", () => {
  const low = (i: number): [number, number][] => [[1, i / 100]];
  const apart = curvesOf([group(300), ...problemAspects.map((aspect, i) => group(90, low(i), aspect))]);
  const alike = curvesOf([group(300, low(0)), ...problemAspects.map((aspect) => group(90, low(1), aspect))]);
  expect([apart.length, alike.length]).toEqual([9, 2]);
  for (const curves of [apart, alike]) {
    const spans = labelPlaces(curves)
      .map((y, i) => ({ y, to: y + labelLines(curves[i]!).length * 15 }))
      .toSorted((a, b) => a.y - b.y);
    expect(spans.every(({ y }, i) => i === 0 || y >= spans[i - 1]!.to)).toBe(true);
    expect(spans.at(-1)!.to - 15).toBeLessThanOrEqual(frame.height - frame.bottom);
    expect(spans[0]!.y).toBeGreaterThan(0);
  }
});
