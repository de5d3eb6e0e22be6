import { writable } from "#domain/text.ts";
import type { Cell } from "./workbook.ts";

/** A cell either says something, says nothing, or says it wrongly; the sentence tells the officer what to mend. */
export type Reading<T> =
  | { readonly value: T; readonly approximate?: true }
  | { readonly missing: true }
  /** What stands is to stay, also where empty cells clear: the cell shows it in part only. */
  | { readonly kept: true }
  | { readonly wrong: string };

export const missing = { missing: true } as const;
export const kept = { kept: true } as const;
export const wrong = (sentence: string) => ({ wrong: sentence });

const blanks = "[\\s\\u3000\\u00a0\\u200b\\ufeff]";
const edges = new RegExp(`^${blanks}+|${blanks}+$`, "g");
const anyBlank = new RegExp(blanks, "g");

export const trim = (text: string) => writable(text).replace(edges, "");
/** Full-width letters, digits and signs become ordinary ones, and no blank is left. */
export const narrow = (text: string) => text.normalize("NFKC").replace(anyBlank, "");

/** `narrowed`: also turn full-width digits and letters into ordinary ones (numbers of files, phones; never names of people). */
export function readText(cell: Cell, options: { readonly narrowed?: boolean } = {}): Reading<string> {
  const fault = cellFault(cell);
  if (fault) return wrong(fault);
  if (cell.kind === "number" && Math.abs(Number(cell.text)) >= 1e15)
    return wrong("长号码按数字保存，第 15 位以后的数字已经丢失。请把该列设为文本格式后重新填写。");
  const text = trim(cell.text);
  // “无” in a place for words says that there is nothing to write.
  if (/^([-—–－/／\\]+|无)?$/.test(text)) return missing;
  if (/^(同上|〃|"|″)$/.test(text)) return wrong(`“${text}”请改为具体内容。`);
  return { value: options.narrowed ? trim(text.normalize("NFKC")) : text };
}

function cellFault(cell: Cell): string | undefined {
  if (cell.kind === "formula-without-value")
    return "单元格里是没有计算结果的公式。请用 Excel 打开原表保存一次，或把公式粘贴为数值后再上传。";
  return /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/.test(cell.text)
    ? `公式出错，显示为“${cell.text}”。请改正公式或直接填写结果。`
    : undefined;
}

/** A written number taken apart: 约３５万 → { digits: "35", scale: 4, approximate }. `unit` is what follows 万 or 亿. */
interface WrittenNumber {
  readonly digits: string;
  readonly scale: number;
  readonly unit: string;
  readonly approximate: boolean;
}

const scales: Record<string, number> = { "": 0, 百: 2, 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8 };

function writtenNumber(cell: Cell): Reading<WrittenNumber> {
  const fault = cellFault(cell);
  if (fault) return wrong(fault);
  const shown = trim(cell.text);
  const text = narrow(cell.text);
  if (/^([-—–/\\]*|暂无|不详|未知|待定)$/.test(text)) return missing;
  // Whoever counts and finds none writes “无”: that is a figure. A dash or an empty cell is none.
  if (/^(无|没有)$/.test(text)) return { value: { digits: "0", scale: 0, unit: "", approximate: false } };
  if (cell.kind === "date") return wrong(`“${shown}”是日期，这里应填数字。`);
  if (cell.kind === "boolean") return wrong(`“${shown}”不是数字。`);
  const parts =
    /^(约|大约|近)?([-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[-+]?\d+)?)(余|多)?(百万|千万|百|千|万|亿|)(余|多)?(元|)(左右|)$/i.exec(
      text,
    );
  if (!parts) return wrong(numberFault(shown, text));
  const [, before, digits, more, scale, moreAfter, unit, about] = parts;
  const approximate = [before, more, moreAfter, about].some((word) => word !== undefined && word !== "");
  return { value: { digits: plainDigits(digits!), scale: scales[scale!]!, unit: unit!, approximate } };
}

const plainDigits = (digits: string) => {
  const plain = digits.replace(/,/g, "").replace(/^\+/, "");
  return /e/i.test(plain)
    ? Number(plain).toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 })
    : plain;
};

function numberFault(shown: string, text: string): string {
  if (/^\d[\d.]*[-~—至到]\d[\d.]*/.test(text)) return `“${shown}”是一个范围，请填一个数。`;
  if (/%$/.test(text)) return `“${shown}”带百分号，请只填数字。`;
  if (/\d,\d/.test(text)) return `“${shown}”的千位分隔符位置不对，请只填数字。`;
  return /\d/.test(text) ? `“${shown}”里夹有文字，请只填数字。` : `“${shown}”不是数字。`;
}

export function readDecimal(cell: Cell): Reading<number> {
  // Nearly every figure of a ledger is written so; the long way round takes a hundred times as long.
  if (cell.kind !== "date" && /^(0|[1-9]\d{0,14})$/.test(cell.text)) return { value: Number(cell.text) };
  const read = writtenNumber(cell);
  if (!("value" in read)) return read;
  if (read.value.unit !== "") return wrong(`“${trim(cell.text)}”里夹有文字，请只填数字。`);
  return withDoubt(Number((Number(read.value.digits) * 10 ** read.value.scale).toPrecision(15)), read.value);
}

const withDoubt = (value: number, { approximate }: WrittenNumber): Reading<number> =>
  approximate ? { value, approximate: true } : { value };

export function readInteger(cell: Cell): Reading<number> {
  const read = readDecimal(cell);
  if (!("value" in read)) return read;
  if (!Number.isInteger(read.value)) return wrong(`“${trim(cell.text)}”不是整数。`);
  return Number.isSafeInteger(read.value) ? read : wrong(`“${trim(cell.text)}”过大，请核对。`);
}

export type MoneyUnit = "元" | "百元" | "千元" | "万元" | "百万元" | "亿元";

const unitScales: Record<MoneyUnit, number> = { 元: 2, 百元: 4, 千元: 5, 万元: 6, 百万元: 8, 亿元: 10 };
const hundredMillionYuan = 100_000_000_00;

/**
 * Money in fen. A unit written in the cell (3500元, 35万) goes before the header's. Refused rather than guessed: no unit at
 * all, and a bare number so large under a header in 万元 that it was probably meant in 元 (`doubtfulFrom`, in fen).
 */
export function readMoney(
  cell: Cell,
  headerUnit: MoneyUnit | undefined,
  doubtfulFrom = hundredMillionYuan,
): Reading<number> {
  const read = writtenNumber(cell);
  if (!("value" in read)) return read;
  const { digits, scale } = read.value;
  const own = needsNoUnit(read.value);
  const shown = trim(cell.text);
  if (!own && headerUnit === undefined) return wrong(`“${shown}”没有写明单位，请在表头注明元或万元。`);
  const fen = shiftDigits(digits, own ? scale + 2 : unitScales[headerUnit!]);
  const fault = moneyFault(fen, shown) ?? (own ? undefined : unitDoubt(fen!, headerUnit!, shown, doubtfulFrom));
  return fault ? wrong(fault) : withDoubt(fen!, read.value);
}

/** Nothing is nothing in every unit. */
const needsNoUnit = ({ digits, scale, unit }: WrittenNumber) => unit !== "" || scale > 0 || Number(digits) === 0;

function moneyFault(fen: number | undefined, shown: string): string | undefined {
  if (fen === undefined) return `“${shown}”不足一分，请四舍五入到分后填写。`;
  return Number.isSafeInteger(fen) ? undefined : `“${shown}”金额过大，请核对。`;
}

const unitDoubt = (fen: number, unit: MoneyUnit, shown: string, doubtfulFrom: number) =>
  unit !== "元" && Math.abs(fen) >= doubtfulFrom
    ? `表头单位是${unit}，“${shown}”合 ${fen / hundredMillionYuan} 亿元，可能误按元填写，请核对。`
    : undefined;

/** 12.5 shifted by 6 → 12500000, digit by digit; undefined when something is left behind the point. */
function shiftDigits(digits: string, places: number): number | undefined {
  const [whole = "", fraction = ""] = digits.split(".");
  if (/[1-9]/.test(fraction.slice(places))) return undefined;
  return Number(whole + fraction.slice(0, places).padEnd(places, "0"));
}

const yes = /^(√|✓|✔|☑|是|有|对|1|y|yes|true|已.*)$/i;
const no = /^(×|✗|✘|x|☐|否|无|没有|0|n|no|false|未.*|不.*)$/i;

export function readFlag(cell: Cell): Reading<boolean> {
  const fault = cellFault(cell);
  if (fault) return wrong(fault);
  const text = narrow(cell.text);
  if (/^[-—–/\\]*$/.test(text)) return missing;
  if (yes.test(text)) return { value: true };
  return no.test(text) ? { value: false } : wrong(`“${trim(cell.text)}”看不出是或否，请填“是”或“否”。`);
}

/** Statistical area codes, 12 digits = 6 + 3 + 3 (county, township, village). */
export function readAreaCode(cell: Cell): Reading<string> {
  const fault = cellFault(cell);
  if (fault) return wrong(fault);
  const text = trim(cell.text);
  if (/^([-—–/\\]*|无)$/.test(text)) return missing;
  if (/^[\d.]+e\+?\d+$/i.test(text))
    return wrong(`“${text}”是科学计数法，编码的后几位已经丢失。请把该列设为文本格式后重新填写 12 位编码。`);
  const plain = narrow(text);
  if (/[０-９]/.test(text)) return wrong(`编码“${text}”里有全角数字，请改为半角数字“${plain}”。`);
  if (!/^\d+$/.test(text)) return wrong(`编码“${text}”里有数字以外的字符，区划编码只能是 12 位数字。`);
  if (text.length === 11) return wrong(`编码“${text}”只有 11 位，少了一位。区划编码应为 12 位。`);
  if (text.length === 13) return wrong(`编码“${text}”有 13 位，多了一位。区划编码应为 12 位。`);
  return text.length === 12 ? { value: text } : wrong(`编码“${text}”是 ${text.length} 位，区划编码应为 12 位。`);
}
