import { expect, test } from "vitest";
import type { Block } from "../figures/text-blocks.ts";
import { maskOf, maskText, namingKey, namingRefusals, namingsUsed, plainText, shownToTownships } from "./naming.ts";

const id = "01900000-0000-7000-8000-000000000001";
const naming = { status: "proposed", proposedBy: "one", publishedOn: null } as const;

test("another than the proposer approves, and once", () => {
  expect(namingRefusals(naming, "approve", "one")).toEqual(["approver-proposed"]);
  expect(namingRefusals(naming, "approve", "two")).toEqual([]);
  expect(namingRefusals({ ...naming, status: "approved" }, "approve", "two")).toEqual(["naming-decided"]);
  expect(namingRefusals({ ...naming, status: "refused" }, "approve", "two")).toEqual(["naming-decided"]);
  expect(namingRefusals({ ...naming, status: "refused" }, "refuse", "two")).toEqual(["naming-decided"]);
  expect(namingRefusals({ ...naming, status: "approved" }, "refuse", "two")).toEqual([]);
});

test("the proposer takes it away, and nothing changes once it is published", () => {
  expect(namingRefusals(naming, "remove", "two")).toEqual(["only-proposer"]);
  expect(namingRefusals({ ...naming, status: "approved" }, "remove", "one")).toEqual([]);
  expect(namingRefusals({ ...naming, status: "removed" }, "remove", "one")).toEqual(["naming-gone"]);
  expect(namingRefusals({ ...naming, status: "approved", publishedOn: "2026-11-22" }, "remove", "one")).toEqual([
    "naming-published",
  ]);
});

test("a mark is a token of the text", () => {
  const block: Block = { kind: "paragraph", text: `{{${namingKey(id)}}}等{{problems}}个村` };
  expect(namingsUsed([block])).toEqual([id]);
});

test("what is left in plain words is looked at, the labels of statistics are not", () => {
  const blocks: Block[] = [
    { kind: "paragraph", text: `{{${namingKey(id)}}}和松坡村进展慢`, zero: { of: "a", text: "甲村没有" } },
    {
      kind: "table",
      head: ["乡镇", "数"],
      rows: [
        ["柳溪镇", "{{problems-by-township:柳溪镇}}"],
        ["松岭乡", "进展慢"],
      ],
    },
  ];
  const plain = plainText("关于上梨峪村的通报", blocks);
  for (const name of ["上梨峪村", "松坡村", "甲村", "松岭乡"]) expect(plain).toContain(name);
  expect(plain).not.toContain("柳溪镇");
});

test("a mask says the kind, and the township where the county's rule wants it", () => {
  expect(maskOf("village", "柳溪镇", "anonymous")).toBe("某村");
  expect(maskOf("village", "柳溪镇", "township")).toBe("柳溪镇某村");
  expect(maskOf("organisation", null, "township")).toBe("某单位");
  expect(maskOf("township", "柳溪镇", "township")).toBe("某乡镇（街道）");
});

test("the longer name goes first", () => {
  const masks = [{ names: ["松坡村", "松岭乡松坡村"], masked: "某村" }];
  expect(maskText("松岭乡松坡村、松坡村", masks)).toBe("某村、某村");
});

test("a good example is named to townships, a fault is not", () => {
  const words = { shown: "柳溪镇上梨峪村", masked: "某村" };
  expect(shownToTownships("praise", words)).toBe("柳溪镇上梨峪村");
  expect(shownToTownships("fault", words)).toBe("某村");
});
