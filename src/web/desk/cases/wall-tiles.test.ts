import { expect, test } from "vitest";
import { nextTile, tileGrid, wallBoxes, type WallTownship } from "./wall-tiles.ts";

const village = (index: number, light?: "red" | "green"): WallTownship["villages"][number] => ({
  id: `v${index}`,
  name: `上梨峪${index}村`,
  shortName: "上梨峪",
  listed: light ? { caseId: `c${index}`, level: "county", light, done: 1, total: 3, nextDue: null } : null,
});
const townships: WallTownship[] = [
  {
    id: "t1",
    name: "柳溪镇",
    block: { x: 0, y: 0, width: 600, height: 1000 },
    villages: Array.from({ length: 60 }, (_, index) =>
      village(index, index === 7 ? "red" : index === 8 ? "green" : undefined),
    ),
  },
  { id: "t2", name: "松岭乡", block: { x: 600, y: 0, width: 400, height: 1000 }, villages: [village(100)] },
];
const all = { townshipId: undefined, light: undefined, level: undefined, listed: undefined };
const sheet = { width: 1400, height: 800 };

test("every village has a tile inside its block and none lies over another", () => {
  for (const box of wallBoxes(townships, all, sheet)) {
    for (const tile of box.tiles) {
      expect(tile.x).toBeGreaterThanOrEqual(box.x);
      expect(tile.x + tile.width).toBeLessThanOrEqual(box.x + box.width);
      expect(tile.y + tile.height).toBeLessThanOrEqual(box.y + box.height);
    }
    expect(new Set(box.tiles.map((tile) => `${tile.x} ${tile.y}`)).size).toBe(box.tiles.length);
  }
});

test("602 names stay readable on a screen of 1920 and of 1440", () => {
  const grid = (width: number, height: number) => tileGrid(Array<number>(154).fill(3), { width, height }).fontSize;
  expect(grid(770, 530)).toBeGreaterThan(12);
  expect(grid(570, 430)).toBeGreaterThan(10);
});

test("a long name stands in two lines", () => {
  const long = { ...village(1), shortName: "经济开发区小枫坊" };
  const tile = wallBoxes([{ ...townships[0]!, villages: [...townships[0]!.villages, long] }], all, sheet)[0]!.tiles.at(
    -1,
  )!;
  expect(tile.lines).toEqual(["经济开发", "区小枫坊"]);
  expect(tile.fontSize * 2).toBeLessThan(tile.height + 2);
});

test("filters keep the place of a tile, 只看在册村 gathers the listed", () => {
  const red = wallBoxes(townships, { ...all, light: "red" }, sheet)[0]!.tiles;
  expect([red.length, red.filter((tile) => !tile.dim).map((tile) => tile.village.id)]).toEqual([60, ["v7"]]);
  const listed = wallBoxes(townships, { ...all, listed: "1" }, sheet);
  expect(listed.map((box) => box.tiles.length)).toEqual([2, 0]);
  expect(listed[0]!.note).toBe("60村 · 红1 黄0 绿1");
  const one = wallBoxes(townships, { ...all, townshipId: "t2" }, sheet);
  expect([one.length, one[0]!.width]).toEqual([1, 1394]);
  expect(wallBoxes([], all, sheet)).toEqual([]);
  const narrow = wallBoxes(townships, { ...all, townshipId: "t1", listed: "1" }, { width: 150, height: 600 })[0]!;
  expect([narrow.note, narrow.summary]).toEqual(["60村", "60村 · 红1 黄0 绿1"]);
});

test("arrow keys lead to the neighbour, also into the next block", () => {
  const boxes = wallBoxes(townships, all, sheet);
  const tiles = boxes.flatMap((box) => box.tiles);
  expect(nextTile(tiles, tiles[0]!, "ArrowRight")?.village.id).toBe("v1");
  expect(nextTile(tiles, tiles[1]!, "ArrowLeft")?.village.id).toBe("v0");
  expect(nextTile(tiles, tiles[0]!, "ArrowUp")).toBeUndefined();
  const corner = tiles.filter((tile) => tile.y === tiles[0]!.y && tile.village.id !== "v100").at(-1)!;
  expect(nextTile(tiles, corner, "ArrowRight")?.village.id).toBe("v100");
  expect(nextTile(tiles, corner, "a")).toBeUndefined();
});
