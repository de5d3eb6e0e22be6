import { expect, test } from "vitest";
import { flowShape, type Node } from "./flow-shape.ts";

const nodes: Node[] = [
  { id: "source a", layer: "source", name: "衔接资金", fen: 500 },
  { id: "kind industry", layer: "kind", name: "产业发展", fen: 400 },
  { id: "place 1", layer: "place", name: "柳溪镇", fen: 300 },
  { id: "place 2", layer: "place", name: "松岭乡", fen: 100 },
  { id: "treasury", layer: "rest", name: "县级结存", fen: 100 },
];
const links = [
  { from: "source a", to: "kind industry", fen: 400 },
  { from: "kind industry", to: "place 1", fen: 300 },
  { from: "kind industry", to: "place 2", fen: 100 },
  { from: "source a", to: "treasury", fen: 100 },
];

test("boxes are as high as their money, bands as wide as theirs, and the ends stand in the last column", () => {
  const { boxes, bands } = flowShape(nodes, links);
  const height = (id: string) => boxes.find((box) => box.id === id)!.height;
  expect(height("place 1") / height("place 2")).toBeCloseTo(3);
  expect(height("source a")).toBeCloseTo(height("kind industry") + height("treasury"));
  expect(bands.map(({ width }) => Math.round((width / bands[1]!.width) * 3))).toEqual([4, 3, 1, 1]);
  expect(boxes.filter(({ last }) => last).map(({ id }) => id)).toEqual(["place 1", "place 2", "treasury"]);
});

test("without a movement there is nothing to draw, and what nothing flows through is left out", () => {
  expect(flowShape(nodes, [])).toEqual({ boxes: [], bands: [] });
  expect(flowShape(nodes, links.slice(0, 2)).boxes.map(({ id }) => id)).not.toContain("treasury");
});
