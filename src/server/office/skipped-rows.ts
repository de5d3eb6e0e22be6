import type { Cell } from "./workbook.ts";

export type SkipRule = "blank" | "total" | "section" | "signature" | "note" | "numbering" | "repeated-header";

export interface SkippedRow {
  readonly row: number;
  readonly rule: SkipRule;
  readonly sentence: string;
}

type Row = readonly Cell[];

const sentences: Record<SkipRule, string> = {
  blank: "空行，未读取。",
  total: "合计、小计行，未作为数据读取。",
  section: "分段标题行，未作为数据读取。",
  signature: "签字、填报说明行，未作为数据读取。",
  note: "备注说明行，未作为数据读取。",
  numbering: "栏次编号行，未作为数据读取。",
  "repeated-header": "重复的表头，未作为数据读取。",
};

/** Why a row under the header is not data; undefined when it is. */
export function skipReason(row: Row, header: readonly Row[], firstHeader: string): Omit<SkippedRow, "row"> | undefined {
  const words = row.map((cell) => withoutBlanks(cell.text));
  const rule = ruleFor(words, header, firstHeader);
  return rule && { rule, sentence: sentences[rule] };
}

const blanks = /[\s\u3000\u00a0]/;
const withoutBlanks = (text: string) => (blanks.test(text) ? text.replace(/[\s\u3000\u00a0]+/g, "") : text);

function ruleFor(words: readonly string[], header: readonly Row[], firstHeader: string): SkipRule | undefined {
  const filled = words.filter((word) => word !== "");
  if (filled.length === 0 || isOnlyNumbered(words, filled, firstHeader)) return "blank";
  if (
    words.slice(0, 3).some((word) => word.includes("计") && /^(其中)?[^\d]{0,6}(合计|小计|总计|累计)[:：]?$/.test(word))
  )
    return "total";
  if (filled.every((word) => word === filled[0])) return loneWord(filled[0]!);
  if (isSignature(filled)) return "signature";
  if (isNumbering(filled)) return "numbering";
  return header.some((row) => sameWords(row, words)) ? "repeated-header" : undefined;
}

/** A row prepared with its 序号 and never filled in. */
const isOnlyNumbered = (words: readonly string[], filled: readonly string[], firstHeader: string) =>
  filled.length === 1 && /^(序号|编号|No\.?)$/i.test(firstHeader) && /^\d+$/.test(words[0] ?? "");

/** One text over the whole row. A row of which only one cell is filled may still be data: an entry left unfinished. */
function loneWord(word: string): SkipRule | undefined {
  if (/^[（(]?[一二三四五六七八九十]+[）)、.．]/.test(word)) return "section";
  if (/^(注|备注|说明|填表说明|填报说明)[:：]/.test(word)) return "note";
  return signs.test(word) ? "signature" : undefined;
}

const signs =
  /^((填表|填报|制表|审核|审批|经办|负责|责任)人|(单位|主要|分管|部门)?(负责人|领导))(签字|签名|（签字）|（盖章）)?[:：]|^(联系)?电话[:：]|^(填报|填表|制表)(单位|时间|日期)[:：]|(签字|签名|盖章)[）)]?[:：]?$/;

const isSignature = (filled: readonly string[]) => {
  if (!/[:：]|签字|盖章/.test(filled.join(""))) return false;
  const remarks = filled.filter((word) => signs.test(word)).length;
  return remarks > 0 && remarks * 2 >= new Set(filled).size;
};

/** 甲 乙 1 2 3: the numbers of columns that statistical forms print under the header. */
const isNumbering = (filled: readonly string[]) => {
  if (!filled.slice(0, 5).some((word) => /^[（(]?1[)）]?$/.test(word))) return false;
  const numbers = filled
    .filter((word) => !/^(栏次|甲|乙|丙|丁)$/.test(word))
    .map((word) => Number(word.replace(/[（()）]/g, "")));
  return (
    numbers.length >= 3 &&
    numbers.every((number, i) => Number.isInteger(number) && (i === 0 ? number === 1 : number === numbers[i - 1]! + 1))
  );
};

const sameWords = (row: Row, words: readonly string[]) =>
  words.length > 1 && words.every((word, i) => word === withoutBlanks(row[i]?.text ?? ""));
