import { expect, test } from "vitest";
import type { FigureValue } from "./composer-types.ts";
import { edited, labelsOf, outsideChips, piecesOf, rawPlace, shownOf, withChip } from "./figure-text.ts";

const value = (key: string, name: string, display: string): FigureValue => ({
  key,
  code: key,
  name,
  definition: "口径",
  unit: "个",
  value: Number(display),
  display,
});
const values = [value("confirmed", "审定列入村数", "45"), value("villages-missing", "缺报村数", "0")];
const label = labelsOf(values);
const text = "共{{confirmed}}个，{{villages-missing|缺报#个|没有缺报}}。";
const pieces = piecesOf(text, label);
const shown = "共【审定列入村数 45】个，【缺报村数 没有缺报】。";
const chipEnd = shown.indexOf("】") + 1;

test("figures are shown by name and value, in a cell by value, and never as marks", () => {
  expect(shownOf(pieces)).toBe(shown);
  expect(shownOf(piecesOf("{{confirmed}}", labelsOf(values, true)))).toBe("【45】");
  expect(shownOf(piecesOf("{{unheard-of}}", label))).toBe("【unheard-of 待取数】");
});

test("words around the chips are typed freely", () => {
  expect(edited(pieces, `本轮${shown}`, label)).toEqual({ text: `本轮${text}`, caret: 2 });
  expect(edited(pieces, shown.replace("个，", "个村，"), label).text).toBe(text.replace("个，", "个村，"));
  expect(edited(pieces, "", label)).toEqual({ text: "", caret: 0 });
});

test("one press of Backspace behind a chip takes the whole figure", () => {
  const next = shown.slice(0, chipEnd - 1) + shown.slice(chipEnd);
  expect(edited(pieces, next, label)).toEqual({ text: text.replace("{{confirmed}}", ""), caret: 1 });
});

test("a number can not be typed over: what lands in a chip stands behind it", () => {
  const next = shown.replace("45", "945");
  expect(edited(pieces, next, label)).toEqual({
    text: text.replace("{{confirmed}}", "{{confirmed}}9"),
    caret: chipEnd + 1,
  });
  expect(edited(pieces, shown.replace("45", "99"), label).text).toBe(text.replace("{{confirmed}}", "99"));
});

test("a chip copied and pasted is a bound figure again", () => {
  const chip = "【审定列入村数 45】";
  expect(edited(pieces, `${shown}其中${chip}个`, label).text).toBe(`${text}其中{{confirmed}}个`);
  expect(edited(pieces, `${shown}{{confirmed}}`, label).text).toBe(`${text}{{confirmed}}`);
});

test("the cursor passes over a chip, and a figure goes in where it stands", () => {
  expect(outsideChips(pieces, 2, 1)).toBe(chipEnd);
  expect(outsideChips(pieces, chipEnd - 1, chipEnd)).toBe(1);
  expect(outsideChips(pieces, 1, 0)).toBe(1);
  expect(rawPlace(pieces, 0)).toBe(0);
  expect(rawPlace(pieces, chipEnd)).toBe("共{{confirmed}}".length);
  expect(rawPlace(pieces, shown.length)).toBe(text.length);
  expect(withChip(pieces, 1, "")).toBe(text.replace("{{confirmed}}", ""));
});
