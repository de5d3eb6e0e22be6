import { expect, test } from "vitest";
import { isReviewNumber, mapOffered, readOutline } from "./outline.ts";

const square = [
  [117, 37],
  [118, 37],
  [118, 38],
  [117, 37],
];
const polygon = { type: "Polygon", coordinates: [square] };

test("reads the lines of areas, however they are wrapped", () => {
  const feature = { type: "Feature", properties: { name: "<script>" }, geometry: polygon };
  for (const file of [polygon, feature, { type: "FeatureCollection", features: [feature] }])
    expect(readOutline(file)).toEqual({ rings: [square], refusals: [] });
  expect(readOutline({ type: "MultiPolygon", coordinates: [[square], [square]] }).rings).toHaveLength(2);
});

test("keeps nothing but longitude and latitude", () => {
  const high = { type: "Polygon", coordinates: [square.map((point) => [...point, 812.5])] };
  expect(readOutline(high).rings[0]![0]).toEqual([117, 37]);
});

test.each([
  [null, "not-geojson"],
  ["{}", "not-geojson"],
  [{ type: "Point", coordinates: [117, 37] }, "not-geojson"],
  [{ type: "FeatureCollection", features: [] }, "not-geojson"],
  [{ type: "FeatureCollection", features: [polygon, { type: "Feature", geometry: null }] }, "not-geojson"],
  [{ type: "GeometryCollection", geometries: [polygon] }, "not-geojson"],
  [{ type: "Polygon", coordinates: [[["117", "37"]]] }, "not-geojson"],
  [{ type: "Polygon", coordinates: [square.slice(0, 3)] }, "ring-broken"],
  [{ type: "Polygon", coordinates: [[]] }, "ring-broken"],
  [{ type: "Polygon", coordinates: [square.map(([x, y]) => [y, x])] }, "outside-china"],
  [{ type: "Polygon", coordinates: [Array.from({ length: 20_001 }, () => [117, 37])] }, "too-many-points"],
])("refuses %#", (file, why) => {
  expect(readOutline(file).refusals).toContain(why);
});

test("knows a review number", () => {
  for (const text of ["GS（2024）1234号", "鲁S(2023)012号", "鲁SG（2022）015号"])
    expect(isReviewNumber(text)).toBe(true);
  for (const text of ["", "1234", "鲁S（23）012号", "审图号：鲁S(2023)012号"]) expect(isReviewNumber(text)).toBe(false);
});

test("a map is offered from eight in ten on, and never without an outline", () => {
  expect(mapOffered(10, 8, true)).toBe(true);
  expect(mapOffered(10, 7, true)).toBe(false);
  expect(mapOffered(10, 10, false)).toBe(false);
  expect(mapOffered(0, 0, true)).toBe(false);
});
