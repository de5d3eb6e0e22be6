import { expect, test } from "vitest";
import { asDifference, inPoints } from "./types.ts";

test("points are read in tenths, a difference with its sign", () => {
  expect([inPoints(12345), asDifference(250), asDifference(-260), asDifference(4), asDifference(-4)]).toEqual([
    "123.5",
    "＋2.5",
    "－2.6",
    "不变",
    "不变",
  ]);
});

test("a sum reads the same whether it was kept whole or with its fractions", () => {
  expect([inPoints(282_495), inPoints(282_495.4)]).toEqual(["2825.0", "2825.0"]);
});
