import { missing, narrow, type Reading, trim, wrong } from "./cell-values.ts";
import { dateText, serialDate } from "./plain-text.ts";
import type { Cell } from "./workbook.ts";

export type DatePrecision = "day" | "month" | "quarter" | "year";

/** `date` is the first day of what was meant: 2025年8月 → 2025-08-01, month. */
export interface WrittenDate {
  readonly date: string;
  readonly precision: DatePrecision;
}

// Day numbers of 1954 to 2119: nothing a ledger calls a date lies outside.
const firstSerial = 20_000;
const lastSerial = 80_000;

export function readDate(cell: Cell): Reading<WrittenDate> {
  const shown = trim(cell.text);
  if (cell.kind === "formula-without-value")
    return wrong("单元格里是没有计算结果的公式。请用 Excel 打开原表保存一次，或把公式粘贴为数值后再上传。");
  const text = narrow(cell.text);
  if (/^([-—–/\\]*|无)$/.test(text)) return missing;
  if (cell.kind === "date") return dated(text.slice(0, 10).split("-"), "day", shown);
  return cell.kind === "number" ? numberDate(text, shown) : textDate(text, shown);
}

function numberDate(text: string, shown: string): Reading<WrittenDate> {
  const value = Number(text);
  if (/^\d{8}$/.test(text)) return dated([text.slice(0, 4), text.slice(4, 6), text.slice(6)], "day", shown);
  if (/^(19|20)\d{4}$/.test(text)) return dated([text.slice(0, 4), text.slice(4), "1"], "month", shown);
  if (/^(19|20)\d{2}$/.test(text)) return dated([text, "1", "1"], "year", shown);
  if (/^(19|20)\d{2}\.\d+$/.test(text)) return monthAsNumber(text, shown);
  if (value >= firstSerial && value <= lastSerial)
    return { value: { date: dateText(serialDate(Math.floor(value))), precision: "day" } };
  return wrong(`“${shown}”看不出是哪一天，请写成 2025-08-31 的样子。`);
}

/** 2025.10 kept as a number turns into 2025.1, so .1 cannot be told from October; the other months can. */
function monthAsNumber(text: string, shown: string): Reading<WrittenDate> {
  const [year, month] = text.split(".") as [string, string];
  if (month === "1")
    return wrong(`“${shown}”按数字保存，分不清是 1 月还是 10 月，请写成“${year}年1月”或“${year}年10月”。`);
  return dated([year, month, "1"], "month", shown);
}

const clock = "(?:T?\\d{1,2}[:时]\\d{1,2}(?:[:分]\\d{0,2}秒?)?分?)?";
const forms: readonly [RegExp, DatePrecision][] = [
  [new RegExp(`^(\\d{4})[.\\-/年](\\d{1,2})[.\\-/月](\\d{1,2})[日号]?${clock}$`), "day"],
  [/^(\d{4})(\d{2})(\d{2})$/, "day"],
  [/^(\d{4})[.\-/年](\d{1,2})月?(?:份|底|末|初)?$/, "month"],
  [/^((?:19|20)\d{2})(\d{2})$/, "month"],
  [/^((?:19|20)\d{2})年?(?:度|底|末|初)?$/, "year"],
];

function textDate(text: string, shown: string): Reading<WrittenDate> {
  const plain = text.replace(/[.。．]$/, "");
  for (const [form, precision] of forms) {
    const parts = form.exec(plain);
    if (parts) return dated([parts[1]!, parts[2] ?? "1", parts[3] ?? "1"], precision, shown);
  }
  const quarter = /^(\d{4})年?第?([一二三四1-4])季度?$/.exec(plain);
  if (quarter) return dated([quarter[1]!, String(quarterNumber(quarter[2]!) * 3 - 2), "1"], "quarter", shown);
  if (/^\d{5}(\.\d+)?$/.test(plain)) return numberDate(plain, shown);
  return wrong(dateFault(plain, shown));
}

const quarterNumber = (word: string) => ("一二三四".includes(word) ? "一二三四".indexOf(word) + 1 : Number(word));

function dateFault(text: string, shown: string): string {
  if (/^\d{1,2}[.\-/月]\d{1,2}[日号]?$/.test(text)) return `“${shown}”缺少年份，请写成 2025-08-31 的样子。`;
  if (/^\d{2}[.\-/年]\d{1,2}[.\-/月]\d{1,2}日?$/.test(text))
    return `“${shown}”的年份不足四位，请写成 2025-08-31 的样子。`;
  if (/\d{4}.*[-~—至到].*\d{1,4}/.test(text)) return `“${shown}”像是一段时间，一格只能填一个日期。`;
  return `“${shown}”不是日期，请写成 2025-08-31 的样子。`;
}

function dated(parts: readonly string[], precision: DatePrecision, shown: string): Reading<WrittenDate> {
  const [year, month, day] = parts.map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!real) return wrong(`“${shown}”没有这一天，请核对。`);
  if (year < 1900 || year > 2100) return wrong(`“${shown}”的年份不对，请核对。`);
  return { value: { date: dateText(date), precision } };
}
