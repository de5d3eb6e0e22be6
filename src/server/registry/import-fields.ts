import { foldWidth } from "#domain/area.ts";
import {
  missing,
  narrow,
  type Reading,
  readAreaCode,
  readInteger,
  readText,
  trim,
  wrong,
} from "../office/cell-values.ts";
import type { Cell } from "../office/workbook.ts";
import type { Field, FieldValue } from "../imports/register.ts";

/** Names as they are called, without blanks inside: “上梨峪 村” and “上梨峪村” are one. */
export function readPlaceName(cell: Cell): Reading<string> {
  const reading = readText(cell);
  if (!("value" in reading)) return reading;
  const name = foldWidth(reading.value).replace(/\s+/gu, "").replace(/\(/gu, "（").replace(/\)/gu, "）");
  if (/^\d+$/.test(name)) return wrong(`“${name}”是数字，这里应填名称。`);
  return Array.from(name).length > 40 ? wrong(`“${name.slice(0, 10)}……”超过 40 个字，请核对。`) : { value: name };
}

/** 区划代码: twelve digits, as text. Full-width digits and blanks are folded; a number that lost digits is refused. */
export function readCode(cell: Cell): Reading<string> {
  const text = narrow(cell.text);
  return readAreaCode({ kind: cell.kind, text: /^\d+$/.test(text) ? text : cell.text });
}

/** A township's code is also written with its nine digits. */
export function readTownshipCode(cell: Cell): Reading<string> {
  const text = narrow(cell.text);
  if (/^\d{9}$/.test(text)) return { value: `${text}000` };
  const reading = readCode(cell);
  if ("value" in reading && !reading.value.endsWith("000"))
    return wrong(`编码“${reading.value}”是村级代码，乡镇的代码后三位应为 000。`);
  return reading;
}

/** Households and people: whole and not below zero; `most` is what no place of this kind can have. */
export const countField =
  (most: number) =>
  (cell: Cell): Reading<FieldValue> => {
    const reading = readInteger(cell);
    if (!("value" in reading)) return reading;
    if (reading.value < 0) return wrong(`“${trim(cell.text)}”小于 0，请核对。`);
    return reading.value > most ? wrong(`“${trim(cell.text)}”过大，请核对是否填错位置。`) : reading;
  };

/** One of a few words; the way each is written in ledgers is listed with it. */
export const wordField =
  <W extends string>(words: Readonly<Record<string, W>>, offered: string) =>
  (cell: Cell): Reading<W> => {
    const reading = readText(cell);
    if (!("value" in reading)) return "wrong" in reading ? reading : missing;
    const word = words[foldWidth(reading.value).replace(/\s+/gu, "")];
    return word ? { value: word } : wrong(`“${reading.value}”不在可填的范围内，请填${offered}。`);
  };

export const field = (
  key: string,
  head: string,
  synonyms: readonly string[],
  hint: string,
  read: Field["read"],
  required = false,
): Field => ({ key, head, synonyms, hint, read, required });
