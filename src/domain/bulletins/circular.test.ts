import { expect, test } from "vitest";
import { circularDraft, type RoundKind } from "./circular.ts";
import { fill, nothing } from "../figures/settled.ts";
import { figuresUsed, textsOf } from "../figures/text-blocks.ts";

const facts = {
  county: "青岚县",
  round: "第三轮",
  openedOn: "2026-09-01",
  townships: ["柳溪镇", "松岭乡"],
  manifestations: [{ code: "M01", name: "班子不全" }],
};

test("has the four parts in their order", () => {
  const headings = circularDraft("confirmation", facts).flatMap((block) =>
    block.kind === "heading1" ? block.text : [],
  );
  expect(headings).toEqual(["基本情况", "排查确定情况", "问题清单和目标事项", "下步要求"]);
});

test("holds no typed number but the day the round opened", () => {
  const words = circularDraft("confirmation", facts)
    .flatMap(textsOf)
    .map((text) => text.replaceAll(/\{\{.*?\}\}/gu, ""));
  expect(words.join("").match(/\d+/gu)).toEqual(["2026", "9", "1"]);
  expect(
    circularDraft("confirmation", { ...facts, openedOn: null })
      .flatMap(textsOf)
      .join(""),
  ).toContain("本轮排查共有");
});

test("asks for every township and every manifestation", () => {
  const keys = figuresUsed(circularDraft("confirmation", facts)).map((use) => use.key);
  expect(keys).toEqual(
    expect.arrayContaining([
      "confirmed-by-township:柳溪镇",
      "township-managed-by-township:松岭乡",
      "confirmed-by-manifestation:M01",
      "problems-by-aspect:*",
      "goals-by-field:*",
    ]),
  );
});

const asked = (kind: RoundKind) => figuresUsed(circularDraft(kind, facts)).map((use) => use.key);
const textOf = (kind: RoundKind, values: Record<string, string>) => {
  const filled = fill(circularDraft(kind, facts), values);
  if ("refusals" in filled) throw new Error(filled.refusals.map(({ token }) => token).join());
  return filled.blocks;
};

test.each(["confirmation", "progress", "campaign"] as const)(
  "the %s circular says nothing of zero, and keeps no empty table",
  (kind) => {
    const said: Record<string, string> = { period: "2026年3月1日至6月30日" };
    const zero = (key: string) =>
      key.endsWith("share") ? [] : [[key, said[key] ?? (/\*$|-by-name$/u.test(key) ? nothing : "0")]];
    const blocks = textOf(kind, Object.fromEntries(asked(kind).flatMap(zero)) as Record<string, string>);
    const words = blocks.flatMap(textsOf).join("\n");
    expect(words.replaceAll(/20\d\d年|\d+[月日]/gu, "")).not.toMatch(/\d|无。/u);
    expect(words).not.toMatch(/[，、；]{2}|[，、；]。|其中。/u);
    expect(blocks.filter((block) => block.kind === "table")).toEqual([]);
  },
);

test("a campaign circular names the figures of the period and the heads of units", () => {
  const names = { period: "2026年3月1日至6月30日", "unit-heads-not-visited-by-name": "县水利局王某、县财政局李某" };
  const shown = (key: string) => [key, (names as Record<string, string>)[key] ?? "9"];
  const words = textOf("campaign", Object.fromEntries(asked("campaign").map(shown)) as Record<string, string>)
    .flatMap(textsOf)
    .join("\n");
  expect(words).toContain("现将2026年3月1日至6月30日第三轮软弱涣散村党组织整顿阶段工作情况通报如下。");
  expect(words).toContain("县级领导到村调研9人次，乡镇（街道）领导到村调研9人次。");
  expect(words).toContain("尚未到村的派出单位主要负责人：县水利局王某、县财政局李某。");
});

test("in a confirmation with some zeros every sentence is one an official would sign", () => {
  const some: Record<string, string> = {
    "shortlisted-by-cause:*": "按比例倒排列入2个",
    "confirmed-by-level:县级管理": "2",
  };
  const shown = (key: string) => [key, some[key] ?? (/missing|rejected|镇级|done|overdue|M01/u.test(key) ? "0" : "2")];
  const words = textOf("confirmation", Object.fromEntries(asked("confirmation").map(shown)) as Record<string, string>)
    .flatMap(textsOf)
    .join("\n");
  expect(words).toContain("没有缺报。");
  expect(words).toContain("其中按比例倒排列入2个。");
  expect(words).toContain("占纳入摸排村的2。\n");
  expect(words).toContain("由县级重点管理的2个，没有由乡镇（街道）管理的村。");
  expect(words).toContain("目前正在逐条整改。");
  expect(words).not.toContain("班子不全");
  expect(words).not.toContain("逾期");
});
