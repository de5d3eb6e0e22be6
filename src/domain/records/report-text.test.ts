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
  expect(words[1]).toMatch(
    /^走访群众7户次，走访党员7人次，帮办实事惠及群众7户次，召开村“两委”会议7次，.*，争取帮扶资金7万元。$/u,
  );
  expect(words).toContain("下月工作安排");
  expect(words).toContain("11月3日，帮群众修好水渠。");
  expect(words.at(-1)).toBe("硬化东巷道路（12月20日前完成）；修缮广场（12月25日前完成）。");
});

test("a clause whose number is zero goes with its comma, wherever it stands", () => {
  const some = (...codes: string[]) => told("team", (key) => (codes.includes(key) ? "7" : "0"))[1];
  expect(some("households-visited", "help-households")).toBe("走访群众7户次，帮办实事惠及群众7户次。");
  expect(some("two-committee-meetings")).toBe("召开村“两委”会议7次。");
  expect(some("disputes-found", "funds-won")).toBe("排查矛盾纠纷7件，争取帮扶资金7万元。");
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

test("a sentence that ended with a mark of its own gets no second one", () => {
  const line = { onDay: "2026-11-03", text: "水渠已修好！。" };
  expect(lineText(line)).toBe("11月3日，水渠已修好！");
  expect(lineText({ ...line, text: "群众说：“太好了！”" })).toBe("11月3日，群众说：“太好了！”");
});

test("every kind but what was mediated is picked by itself, and the title says whose and when", () => {
  expect([...lineOrder, "mediation"].toSorted()).toEqual([...recordKinds].toSorted());
  expect(linesPicked).toBeGreaterThan(0);
  expect(reportTitle("前柳庄村驻村工作队", { year: 2026, month: 11 })).toBe("前柳庄村驻村工作队2026年11月工作月报");
});
