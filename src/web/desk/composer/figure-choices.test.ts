import { expect, test } from "vitest";
import { choicesOf } from "./figure-choices.ts";

const catalogue = [
  { code: "confirmed", name: "审定列入村数", definition: "口径", unit: "个", argument: null, scopes: [] },
  {
    code: "confirmed-by-township",
    name: "审定列入村数",
    definition: "口径",
    unit: "个",
    argument: "乡镇",
    scopes: [
      { scope: "柳溪镇", label: "柳溪镇" },
      { scope: "松岭乡", label: "松岭乡" },
    ],
  },
];

test("offers every part of a figure, found by words in any order", () => {
  expect(choicesOf(catalogue, "").map(({ key }) => key)).toEqual([
    "confirmed",
    "confirmed-by-township:*",
    "confirmed-by-township:柳溪镇",
    "confirmed-by-township:松岭乡",
  ]);
  expect(choicesOf(catalogue, " 柳溪 列入 ").map(({ name }) => name)).toEqual(["审定列入村数（柳溪镇）"]);
  expect(choicesOf(catalogue, "目标")).toEqual([]);
});
