import { expect, test } from "vitest";
import { circularDraft, circularHead } from "./circular.ts";
import { figuresUsed, textsOf } from "./text-blocks.ts";

const facts = {
  county: "青岚县",
  round: "第三轮",
  openedOn: "2026-09-01",
  townships: ["柳溪镇", "松岭乡"],
  manifestations: [{ code: "M01", name: "班子不全" }],
};

test("has the four parts in their order", () => {
  const headings = circularDraft(facts).flatMap((block) => (block.kind === "heading1" ? block.text : []));
  expect(headings).toEqual(["基本情况", "排查确定情况", "问题清单和目标事项", "下步要求"]);
});

test("holds no typed number but the day the round opened", () => {
  const words = circularDraft(facts)
    .flatMap(textsOf)
    .map((text) => text.replaceAll(/\{\{.*?\}\}/gu, ""));
  expect(words.join("").match(/\d+/gu)).toEqual(["2026", "9", "1"]);
  expect(
    circularDraft({ ...facts, openedOn: null })
      .flatMap(textsOf)
      .join(""),
  ).toContain("本轮排查共有");
});

test("asks for every township and every manifestation", () => {
  const keys = figuresUsed(circularDraft(facts)).map((use) => use.key);
  expect(keys).toEqual(
    expect.arrayContaining([
      "confirmed-by-township:柳溪镇",
      "township-managed-by-township:松岭乡",
      "confirmed-by-manifestation:M01",
      "problems-by-aspect:班子建设",
      "goals-by-field:保障阵地",
    ]),
  );
});

test("a round that names its villages does not name them twice", () => {
  expect(circularHead({ county: "青岚县", round: "第三轮薄弱村整顿" }).title).toBe(
    "关于第三轮薄弱村排查确定情况的通报",
  );
});

test("the head follows the kind of county", () => {
  expect(circularHead({ county: "滨水区", round: "第三轮" })).toMatchObject({
    title: "关于第三轮软弱涣散村党组织排查确定情况的通报",
    issuer: "中共滨水区委组织部",
    recipients: expect.stringContaining("区直有关部门单位") as string,
  });
});
