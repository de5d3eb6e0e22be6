import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { DrawFrame } from "./frame.ts";
import { readFrame } from "./frame-read.ts";
import { frameHead, frameText } from "./frame-text.ts";
import { readUnits } from "./unit-lines.ts";

const frame: DrawFrame = {
  inspectionId: "d-1",
  title: "三季度整顿督查",
  day: "2026-09-01",
  number: 2,
  earlier: [{ number: 1, status: "abandoned", frameSha256: "a".repeat(64), reason: "一名抽取人未揭示" }],
  method: "two-stage",
  clusterChoice: "size-weighted",
  allocation: "proportional",
  memory: "after",
  strata: [
    { name: "重点村", n: 1, clusters: 1 },
    { name: "一般村", n: 2, clusters: 1 },
  ],
  units: [
    { id: "v2", name: "后柳庄", stratum: "一般村", cluster: "柳溪镇", weight: 3, seen: true },
    { id: "v1", name: "前柳庄", stratum: "重点村", cluster: "柳溪镇", weight: 1, seen: false },
  ],
  exclusions: [{ id: "v9", name: "新村", reason: "正在撤并" }],
  inspectors: [
    { id: "p2", name: "乙", group: "" },
    { id: "p1", name: "甲", group: "" },
  ],
  recusals: [{ inspectorId: "p1", unitId: "v1", reason: "籍贯地" }],
  perObject: 2,
  publicSource: "福彩 3D 第 2026233 期",
};

const expected = `zhucun-draw/1
inspection\td-1\t三季度整顿督查
day\t2026-09-01
number\t2
earlier\t1\tabandoned\t${"a".repeat(64)}\t一名抽取人未揭示
method\ttwo-stage\tsize-weighted\tproportional
memory\tafter
per-object\t2
public\t福彩 3D 第 2026233 期
stratum\t重点村\t1\t1
stratum\t一般村\t2\t1
exclusion\tv9\t新村\t正在撤并
inspector\tp1\t甲\t
inspector\tp2\t乙\t
recusal\tp1\tv1\t籍贯地
unit\tv1\t前柳庄\t重点村\t柳溪镇\t1\t0
unit\tv2\t后柳庄\t一般村\t柳溪镇\t3\t1
end
`;

test("the text of a frame, sign by sign", () => {
  expect(frameText(frame)).toBe(expected);
  expect(expected.startsWith(frameHead(frame))).toBe(true);
});

test("the order in which rows arrive and the way accents are written change nothing", () => {
  const turned = { ...frame, units: [...frame.units].reverse(), inspectors: [...frame.inspectors].reverse() };
  expect(frameText(turned)).toBe(expected);
  expect(frameText({ ...frame, title: "Café" })).toBe(frameText({ ...frame, title: "Cafe\u0301" }));
});

test("what is read is what was written", () => {
  const word = fc.string({ unit: fc.constantFrom("村", "a", "é", "𠮷", '"', "\\", " "), minLength: 1 });
  const unit = fc.record({
    id: word,
    name: word,
    stratum: word,
    cluster: fc.string({ unit: "grapheme-ascii" }),
    weight: fc.integer({ min: 1, max: 1_000_000_000 }),
    seen: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(unit), word, (units, title) => {
      const text = frameText({ ...frame, units, title });
      const again = readFrame(text);
      expect("brokenLine" in again).toBe(false);
      expect(frameText(again as DrawFrame)).toBe(text);
    }),
  );
});

test("no text but the canonical one is read, and the first line that differs is named", () => {
  const changed = (from: string, to: string) => readFrame(expected.replace(from, to));
  expect(changed("zhucun-draw/1", "zhucun-draw/2")).toEqual({ brokenLine: 1 });
  expect(changed("day\t2026", "day\t\t2026")).toEqual({ brokenLine: 3 });
  expect(changed("number\t2", "number\t02")).toEqual({ brokenLine: 4 });
  expect(changed("two-stage", "three-stage")).toEqual({ brokenLine: 6 });
  expect(changed("memory\tafter\n", "memory\tafter\nmemory\tafter\n")).toEqual({ brokenLine: 8 });
  expect(changed("inspector\tp1\t甲\t\n", "")).toEqual(expect.objectContaining({ units: expect.anything() }));
  expect(changed("inspector\tp1", "inspector\tp3")).toEqual({ brokenLine: 13 });
  expect(changed("柳溪镇\t1\t0", "柳溪镇\t01\t0")).toEqual({ brokenLine: 16 });
  expect(changed("柳溪镇\t3\t1", "柳溪镇\t3\t2")).toEqual({ brokenLine: 17 });
  expect(changed("unit\tv1", "unit\tv3")).toEqual({ brokenLine: 17 });
  expect(changed("end\n", "end")).toEqual({ brokenLine: 18 });
  expect(changed("end\n", "end\nend\n")).toEqual({ brokenLine: 18 });
  expect(changed("督查", "督查e\u0301")).toEqual({ brokenLine: 2 });
  expect(changed("后柳庄", "后柳庄e\u0301")).toEqual({ brokenLine: 17 });
});

test("the lines of the units alone", () => {
  expect(readUnits("unit\ta\tb\tc\t\t5\t1\nend\n", 0, 1)).toEqual([
    { id: "a", name: "b", stratum: "c", cluster: "", weight: 5, seen: true },
  ]);
  for (const text of ["unit\ta\tb\tc\t5\t1\nend\n", "unit\ta\tb\tc\td\te\t5\t1\nend\n", "unit\n", "end\n ", ""])
    expect(readUnits(text, 0, 1)).toEqual({ brokenLine: 1 });
});

test("rubbish is no frame", () => {
  const own = readFileSync(import.meta.filename, "utf8");
  for (const text of ["", "\n", "zhucun-draw/1", "zhucun-draw/1\nend\n", own])
    expect(readFrame(text)).toEqual({ brokenLine: expect.any(Number) });
});
