import fc from "fast-check";
import { expect, test } from "vitest";
import { tokenSentence } from "./labels.ts";
import { fill } from "./settled.ts";
import { type Block, figuresUsed, parse, tokenOf, tokenRefusals } from "./text-blocks.ts";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const catalogue = [
  { code: "villages-assessed", scoped: false },
  { code: "confirmed-by-township", scoped: true },
  { code: "confirmed-by-level", scoped: true, scopes: ["县级管理", "镇级管理"] },
];
const draft: Block[] = [
  { kind: "heading1", text: "一、基本情况" },
  paragraph(
    "共评估{{villages-assessed}}个村，其中柳溪镇列入{{confirmed-by-township:柳溪镇}}个，复核{{ villages-assessed }}个。",
  ),
  { kind: "table", head: ["乡镇", "列入"], rows: [["松岭乡", "{{confirmed-by-township: 松岭乡 }}"]] },
];

test("cuts a text at its tokens", () => {
  expect(parse("共{{villages-assessed}}个")).toEqual([
    { kind: "text", text: "共" },
    { kind: "figure", use: { key: "villages-assessed", code: "villages-assessed", scope: null } },
    { kind: "text", text: "个" },
  ]);
  expect(parse("{{confirmed-by-township:柳溪镇}}")).toEqual([
    { kind: "figure", use: { key: "confirmed-by-township:柳溪镇", code: "confirmed-by-township", scope: "柳溪镇" } },
  ]);
  expect(parse("")).toEqual([]);
});

test("a token may carry the words for a number and the words for none", () => {
  const words = { some: "缺报#个", none: "没有缺报" };
  const use = { key: "villages-missing", code: "villages-missing", scope: null };
  expect(parse("，{{villages-missing|缺报#个|没有缺报}}")).toEqual([
    { kind: "text", text: "，" },
    { kind: "figure", use, words },
  ]);
  expect(parse(tokenOf("villages-missing", words))).toEqual([{ kind: "figure", use, words }]);
  expect(parse(tokenOf("confirmed-by-level:*", { some: "#", none: "" }))[0]).toMatchObject({
    words: { some: "#", none: "" },
    use: { key: "confirmed-by-level:*", scope: "*" },
  });
});

test("what a block says of zero is part of its text, and the figure one of its figures", () => {
  const block: Block = { ...paragraph("共{{a}}个"), zero: { of: "b", text: "没有{{c}}" } };
  expect(figuresUsed([block]).map(({ key }) => key)).toEqual(["a", "c", "b"]);
  expect(tokenRefusals([{ ...block, zero: { of: "不对", text: "" } }], [{ code: "a", scoped: false }])).toEqual([
    { kind: "malformed-token", token: "{{不对}}" },
  ]);
});

test("lists each figure once, tables too", () => {
  expect(figuresUsed(draft).map((use) => use.key)).toEqual([
    "villages-assessed",
    "confirmed-by-township:柳溪镇",
    "confirmed-by-township:松岭乡",
  ]);
});

test("fills every token or nothing at all", () => {
  const values = {
    "villages-assessed": "602",
    "confirmed-by-township:柳溪镇": "7",
    "confirmed-by-township:松岭乡": "4",
  };
  expect(fill(draft, values)).toEqual({
    blocks: [
      { kind: "heading1", text: "一、基本情况" },
      paragraph("共评估602个村，其中柳溪镇列入7个，复核602个。"),
      { kind: "table", head: ["乡镇", "列入"], rows: [["松岭乡", "4"]] },
    ],
  });
  expect(fill(draft, { "villages-assessed": "602", "confirmed-by-township:柳溪镇": "7" })).toEqual({
    refusals: [{ kind: "no-value", token: "{{confirmed-by-township:松岭乡}}" }],
  });
  expect(fill([paragraph("{{constructor}}")], {})).toHaveProperty("refusals");
});

test.each([
  ["{{villages-assessed}}", undefined, undefined],
  ["{{villages}}", "unknown-figure", "“{{villages}}”不在指标目录之内，请从目录中选取。"],
  ["{{confirmed-by-township}}", "scope-missing", "“{{confirmed-by-township}}”应指明范围，如乡镇名称，请从目录中选取。"],
  [
    "{{villages-assessed:柳溪镇}}",
    "scope-unwanted",
    "“{{villages-assessed:柳溪镇}}”是全县指标，不分范围，请从目录中选取。",
  ],
  [
    "{{confirmed-by-level:市级管理}}",
    "scope-unknown",
    "“{{confirmed-by-level:市级管理}}”所写范围不存在，请从目录中选取。",
  ],
  ["{{confirmed-by-level:县级管理}}", undefined, undefined],
  ["{{confirmed-by-level:*}}", undefined, undefined],
  ["{{villages-assessed:*}}", "scope-unwanted", undefined],
  ["{{villages-assessed|评估#个|没有评估}}", undefined, undefined],
  ["{{villages-assessed|评估个|没有评估}}", "malformed-token", undefined],
  ["{{villages-assessed|评估#个}}", "malformed-token", undefined],
  ["{{评估村数}}", "malformed-token", "“{{评估村数}}”不是完整的数字标记，请删去后从目录中重新插入。"],
  ["{{}}", "malformed-token", undefined],
  ["{{confirmed-by-township:}}", "malformed-token", undefined],
  ["共{{villages-assessed 个", "malformed-token", undefined],
  ["共 villages-assessed}} 个", "malformed-token", undefined],
  ["共{{villages-assessed}}个又{{", "malformed-token", undefined],
])("%s is refused as %s", (text, kind, sentence) => {
  const refusals = tokenRefusals([paragraph(text)], catalogue);
  expect(refusals.map((refusal) => refusal.kind)).toEqual(kind ? [kind] : []);
  if (sentence) expect(tokenSentence(refusals[0]!)).toBe(sentence);
});

test("values are put in as they are, even when they look like tokens", () => {
  expect(fill([paragraph("{{villages-assessed}}")], { "villages-assessed": "{{x}} $& $1" })).toEqual({
    blocks: [paragraph("{{x}} $& $1")],
  });
});

test("texts without braces pass unchanged, and cutting loses nothing", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(..."ab柳村社区１Ａ　（原）(){}: ", "𠮷", "\uff21"), maxLength: 12 }),
      (text) => {
        fc.pre(!/[{}]/.test(text));
        expect(fill([paragraph(text)], {})).toEqual({ blocks: [paragraph(text)] });
        expect(fill([paragraph(`${text}{{a}}${text}`)], { a: "1" })).toEqual({
          blocks: [paragraph(`${text}1${text}`)],
        });
      },
    ),
  );
});
