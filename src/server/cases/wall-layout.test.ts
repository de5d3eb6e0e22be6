import { expect, test } from "vitest";
import { layOut, overlaps, placeAll } from "./wall-layout.ts";

const sizes = [154, 104, 77, 74, 50, 37, 29, 27, 27, 23, 2, 0].map((villages, index) => ({
  id: `t${index}`,
  villages,
  block: null,
}));

test("fills the sheet with blocks that touch and never overlap, the same ones every time", () => {
  const places = layOut(sizes);
  const blocks = [...places].map(([townshipId, block]) => ({ townshipId, ...block }));
  expect(overlaps(blocks)).toEqual([]);
  expect(blocks.reduce((area, { width, height }) => area + width * height, 0)).toBe(1_000_000);
  expect(layOut(sizes)).toEqual(places);
});

test("stored blocks stay; a township that comes later stands below", () => {
  const stored = { x: 10, y: 20, width: 300, height: 400 };
  const places = placeAll([{ ...sizes[0]!, block: stored }, sizes[1]!, sizes[2]!]);
  expect(places.get("t0")).toEqual(stored);
  expect(places.get("t1")).toMatchObject({ x: 0, y: 420 });
  expect(overlaps([...places].map(([townshipId, block]) => ({ townshipId, ...block })))).toEqual([]);
  expect(placeAll([]).size).toBe(0);
});
