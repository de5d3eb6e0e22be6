import { expect, test } from "vitest";
import { shippedChecklists } from "../inspections/checklist-data.ts";
import { figuresUsed, tokenRefusals } from "../figures/text-blocks.ts";
import { inspectionDraft } from "./inspection-draft.ts";

const [checklist] = shippedChecklists;
const draft = inspectionDraft({ title: "第四季度督查", basis: "年度督查计划。", checklist: checklist! });

test("the four parts stand in the order of a 督查情况通报", () => {
  expect(draft.flatMap((block) => (block.kind === "heading1" ? block.text : []))).toEqual([
    "基本情况",
    "好的做法",
    "存在问题",
    "下步要求",
  ]);
});

test("every yes-or-no item of the checklist is counted, other items are not", () => {
  const asked = figuresUsed(draft).flatMap(({ code, scope }) => (code === "answers-yes" ? scope : []));
  expect(asked).toContain("county-leader");
  expect(asked).not.toContain("known");
});

test("no token is badly written", () => {
  const catalogue = figuresUsed(draft).map(({ code, scope }) => ({ code, scoped: scope !== null }));
  expect(tokenRefusals(draft, catalogue)).toEqual([]);
});

test("a checklist without yes-or-no items has no table", () => {
  const bare = inspectionDraft({ title: "", basis: "计划", checklist: { subject: "team", sections: [] } });
  expect(bare.some(({ kind }) => kind === "table")).toBe(false);
  expect(JSON.stringify(bare)).toContain("个驻村工作队");
});
