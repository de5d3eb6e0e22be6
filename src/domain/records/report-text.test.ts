import { expect, test } from "vitest";
import { fill } from "../figures/settled.ts";
import { figuresUsed, textsOf } from "../figures/text-blocks.ts";
import { recordKinds } from "./record.ts";
import { lineOrder, linesPicked, lineText, reportDraft, reportTitle } from "./report-text.ts";

const lines = [{ onDay: "2026-11-03", text: "帮群众修好水渠。" }];
const tasks = [
  { text: "硬化东巷道路", dueOn: "2026-12-20" },
  { text: "修缮广场；", dueOn: "2026-12-25" },
];

function told(of: "team" | "township", shown: (key: string) => string, facts = { lines, tasks }) {
  const blocks = reportDraft(of, facts);
  const filled = fill(blocks, Object.fromEntries(figuresUsed(blocks).map(({ key }) => [key, shown(key)])));
  if ("refusals" in filled) throw new Error("not filled");
  return filled.blocks.flatMap(textsOf);
}

test("a month in which nothing was counted says so and prints no zero", () => {
  for (const of of ["team", "township"] as const) {
    const words = told(of, () => "0", { lines: [], tasks: [] });
    expect(words.join("")).not.toMatch(/\d/u);
    expect(words.every((text) => text.trim() !== "")).toBe(true);
    expect(words).not.toContain("重点工作");
  }
});

test("numbers stand in their sentences, picked lines below", () => {
  const words = told("team", () => "7");
  expect(words[1]).toContain("走访群众7户次。走访党员7人次。帮办实事惠及群众7户次。召开村“两委”会议7次。");
  expect(words).toContain("11月3日，帮群众修好水渠。");
  expect(words.at(-1)).toBe("硬化东巷道路（12月20日前完成）；修缮广场（12月25日前完成）。");
});

test("no number is typed", () => {
  const typed = reportDraft("township", { lines: [], tasks: [] })
    .flatMap(textsOf)
    .join("")
    .replaceAll(/\{\{.*?\}\}/gu, "");
  expect(typed).not.toMatch(/\d/u);
});

test("a line keeps its words and none of its braces", () => {
  expect(lineText({ onDay: "2026-11-03", text: "  {{households-visited}} 走访\n两户；", village: "前柳庄村" })).toBe(
    "11月3日，前柳庄村households-visited 走访 两户。",
  );
});

test("every kind of entry has its place, and the title says whose and when", () => {
  expect([...lineOrder].toSorted()).toEqual([...recordKinds].toSorted());
  expect(linesPicked).toBeGreaterThan(0);
  expect(reportTitle("前柳庄村驻村工作队", { year: 2026, month: 11 })).toBe("前柳庄村驻村工作队2026年11月工作月报");
});
