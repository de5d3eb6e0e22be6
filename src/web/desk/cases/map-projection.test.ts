import { expect, test } from "vitest";
import { pathOf, projection } from "./map-projection.ts";

const square = [
  [117, 36],
  [118, 36],
  [118, 37],
  [117, 37],
  [117, 36],
].map(([x, y]) => [x!, y!] as const);

test("fits the county into the room, north up, and a degree east shorter than a degree north", () => {
  const project = projection([square], { width: 1000, height: 500 });
  const [northWest, southEast] = [project([117, 37]), project([118, 36])];
  expect(northWest[1]).toBeCloseTo(0);
  expect(southEast[1]).toBeCloseTo(500);
  expect(southEast[0] - northWest[0]).toBeCloseTo(500 * Math.cos((36.5 * Math.PI) / 180));
  expect(northWest[0] + southEast[0]).toBeCloseTo(1000);
});

test("draws closed lines", () => {
  expect(
    pathOf(
      [
        [
          [0, 0],
          [1, 0],
          [0, 0],
        ],
      ],
      ([x, y]) => [x, y],
    ),
  ).toBe("M0.0 0.0L1.0 0.0L0.0 0.0Z");
});
