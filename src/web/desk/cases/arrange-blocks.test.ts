import { expect, test } from "vitest";
import { movedBlock } from "./arrange-blocks.ts";

const block = { townshipId: "t", x: 100, y: 100, width: 200, height: 300 };

test("moves and resizes within the sheet", () => {
  expect(movedBlock(block, 10, -20, false)).toEqual({ ...block, x: 110, y: 80 });
  expect(movedBlock(block, 5000, -5000, false)).toEqual({ ...block, x: 800, y: 0 });
  expect(movedBlock(block, 50, 50, true)).toEqual({ ...block, width: 250, height: 350 });
  expect(movedBlock(block, -5000, 5000, true)).toEqual({ ...block, width: 40, height: 900 });
});
