import fc from "fast-check";
import { expect, test } from "vitest";
import { type FlowRow, moneyFlow } from "./money-flow.ts";
import { projectKinds } from "./project.ts";

const rows: FlowRow[] = [
  { code: "bridge", kind: "industry", placeId: "t1", place: "柳溪镇", fen: 300 },
  { code: "bridge", kind: "industry", placeId: "t2", place: "松岭乡", fen: 100 },
  { code: "bridge", kind: "infrastructure", placeId: "t1", place: "柳溪镇", fen: 50 },
];
const sources = [{ code: "bridge", name: "衔接资金", receivedFen: 500, returnedFen: 20 }];
const flow = (whole = true) => moneyFlow(sources, rows, (kind) => kind, whole);

test("money goes from its source by kind to the places; what is left is held by the county or was given back", () => {
  expect(flow().links).toEqual([
    { from: "source bridge", to: "kind industry", fen: 400 },
    { from: "source bridge", to: "kind infrastructure", fen: 50 },
    { from: "kind industry", to: "place t1", fen: 300 },
    { from: "kind industry", to: "place t2", fen: 100 },
    { from: "kind infrastructure", to: "place t1", fen: 50 },
    { from: "source bridge", to: "treasury", fen: 30 },
    { from: "source bridge", to: "returned", fen: 20 },
  ]);
  expect(flow().nodes.find(({ id }) => id === "place t1")).toEqual({
    id: "place t1",
    layer: "place",
    name: "柳溪镇",
    fen: 350,
  });
});

test("an office of a part of the county sees what came there, and not what the county holds", () => {
  const { nodes, links } = flow(false);
  expect(links.some(({ to }) => to === "treasury" || to === "returned")).toBe(false);
  expect(nodes.find(({ layer }) => layer === "source")!.fen).toBe(450);
});

test("what flows into a node flows out of it, whatever the rows", () => {
  const row = fc.record({
    code: fc.constantFrom("a", "b"),
    kind: fc.constantFrom(...projectKinds),
    placeId: fc.constantFrom("1", "2", "3"),
    place: fc.constant("某镇"),
    fen: fc.nat(1_000_000_000),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), fc.nat(1000), (all, returnedFen) => {
      const received = (code: string) =>
        all.filter((one) => one.code === code).reduce((sum, { fen }) => sum + fen, 0) + returnedFen + 7;
      const two = ["a", "b"].map((code) => ({ code, name: code, receivedFen: received(code), returnedFen }));
      const { nodes, links } = moneyFlow(two, all, (kind) => kind, true);
      for (const { id, layer, fen } of nodes) {
        const into = links.filter(({ to }) => to === id).reduce((sum, one) => sum + one.fen, 0);
        const out = links.filter(({ from }) => from === id).reduce((sum, one) => sum + one.fen, 0);
        if (layer !== "source") expect(into).toBe(fen);
        if (layer === "source" || layer === "kind") expect(out).toBe(fen);
      }
    }),
  );
});
