import { expect, test } from "vitest";
import { itemsOf } from "./checklist.ts";
import { usualCategories } from "./finding-rule-data.ts";
import { shippedChecklists } from "./checklist-data.ts";

const twice = (codes: readonly string[]) => codes.filter((code, index) => codes.indexOf(code) !== index);

test("codes are their own, and everything shipped says that it is no official document", () => {
  expect(twice(shippedChecklists.map(({ code }) => code))).toEqual([]);
  for (const one of shippedChecklists) {
    expect(twice(itemsOf(one).map(({ code }) => code))).toEqual([]);
    expect(one.source).toContain("示例，非正式文件");
  }
});

test("every item that can be wrong proposes what to register, with its basis", () => {
  const able = shippedChecklists
    .flatMap(itemsOf)
    .filter(
      ({ badWhen, badAbove, options }) => badWhen !== "none" || badAbove !== null || options.some(({ bad }) => bad),
    );
  expect(able.length).toBeGreaterThan(25);
  expect(able.filter(({ finding, basis }) => finding.category === "" || finding.type === null || basis === "")).toEqual(
    [],
  );
});

test("what is proposed is a category that findings are sorted by", () => {
  const known = ["", ...usualCategories.map(({ name }) => name)];
  expect(shippedChecklists.flatMap(itemsOf).filter(({ finding }) => !known.includes(finding.category))).toEqual([]);
});
