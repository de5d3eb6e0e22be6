import { expect, test } from "vitest";
import { usualFundRule } from "./fund-rule-data.ts";
import { typeOf, typeRefusals, useHits } from "./fund-type.ts";

const linkage = typeOf(usualFundRule, "linkage")!;
const regular = typeOf(usualFundRule, "regular-aid")!;
const rules = (code: string, day: string) => typeRefusals(typeOf(usualFundRule, code), day).map(({ rule }) => rule);

test("money bears the name its document's day allows", () => {
  expect(rules("linkage", "2025-12-31")).toEqual([]);
  expect(rules("linkage", "2026-01-01")).toEqual(["fund-type-outside-dates"]);
  expect(rules("regular-aid", "2025-12-31")).toEqual(["fund-type-outside-dates"]);
  expect(rules("regular-aid", "2026-01-01")).toEqual([]);
  expect(rules("unheard-of", "2026-01-01")).toEqual(["fund-type-unknown"]);
});

test("a permitted use whose words touch nothing passes", () => {
  expect(useHits(regular, { useCode: "U01", useName: "发展特色产业", said: ["食用菌大棚", "新建大棚 20 座"] })).toEqual(
    [],
  );
});

test("a word of the prohibited list in the name of a project is a hit, with the word that gave it", () => {
  const hits = useHits(linkage, { useCode: "U06", useName: "村级公共服务", said: ["村文化室和服务大厅修缮"] });
  expect(hits).toEqual([
    { kind: "prohibited", code: "N04", text: "修建楼堂馆所、服务大厅、文化室等", words: "服务大厅、文化室" },
  ]);
});

test("a prohibited code is a hit whatever the words, and a use in nobody's list is outside", () => {
  expect(useHits(regular, { useCode: "N07", useName: "购置交通工具及通讯设备", said: [] })).toMatchObject([
    { kind: "prohibited", code: "N07", words: "" },
  ]);
  expect(useHits(regular, { useCode: "", useName: "招商考察", said: [] })).toMatchObject([
    { kind: "outside", text: "招商考察" },
  ]);
});
