import { numberText, dateText, serialDate } from "./plain-text.ts";
import { richText } from "./shared-strings.ts";
import type { TableRow } from "./table-file.ts";
import { type Cell, emptyCell } from "./workbook.ts";
import { attribute, cellText, slices } from "./xml-text.ts";
import { damaged } from "./zip.ts";

/** What the sheets of one workbook share. */
export interface BookFacts {
  readonly string: (index: number) => Cell;
  readonly isDate: (style: number) => boolean;
  readonly from1904: boolean;
}

const mostColumns = 16_384;

/**
 * Rows of a sheet in their order, each up to its last filled cell. The text is searched for its few marks rather than parsed:
 * building a tree of it takes ten times as long and hundreds of megabytes.
 */
export function* scanSheet(xml: Buffer, book: BookFacts): Generator<TableRow> {
  let last = -1;
  for (const text of slices(xml, "sheetData", "row")) {
    for (let at = text.indexOf("<row"); at >= 0;) {
      const tagEnd = text.indexOf(">", at);
      if (tagEnd < 0) throw damaged();
      const index = rowIndex(text.slice(at, tagEnd)) ?? last + 1;
      if (index <= last) throw damaged();
      last = index;
      const next = text.indexOf("<row", tagEnd);
      yield { index, cells: cellsOf(text, tagEnd, next < 0 ? text.length : next, book) };
      at = next;
    }
  }
}

function rowIndex(tag: string): number | undefined {
  const plain = tag.startsWith('<row r="') ? tag.slice(8, tag.indexOf('"', 8)) : attribute(tag, "r");
  return plain === undefined ? undefined : Number(plain) - 1;
}

function cellsOf(text: string, from: number, to: number, book: BookFacts): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (let at = cellStart(text, from, to); at >= 0;) {
    const tagEnd = text.indexOf(">", at);
    if (tagEnd < 0) throw damaged();
    const facts = cellFacts(text, at + 2, tagEnd);
    column = facts.column < 0 ? column : facts.column;
    const closed = text.charCodeAt(tagEnd - 1) === slash;
    const end = closed ? tagEnd : text.indexOf("</c>", tagEnd);
    if (end < 0) throw damaged();
    if (!closed) place(cells, column, cellIn(text, tagEnd + 1, end, facts, book));
    column += 1;
    at = cellStart(text, end, to);
  }
  return cells;
}

/** The next <c> or <c …>; other names that begin with c are passed over. */
function cellStart(text: string, from: number, to: number): number {
  for (let at = text.indexOf("<c", from); at >= 0 && at < to; at = text.indexOf("<c", at + 2)) {
    const after = text.charCodeAt(at + 2);
    if (after <= blank || after === slash || after === greater) return at;
  }
  return -1;
}

function place(cells: Cell[], column: number, cell: Cell) {
  if (column >= mostColumns) throw damaged();
  if (cell === emptyCell) return;
  while (cells.length < column) cells.push(emptyCell);
  cells[column] = cell;
}

interface CellFacts {
  /** -1: not said, hence the one after the cell before. */
  column: number;
  type: string;
  style: number;
}

const [quote, apostrophe, slash, greater, blank] = [34, 39, 47, 62, 32];

/** r="B7" s="3" t="s", in whatever order; written by hand because it runs a million times. */
function cellFacts(text: string, from: number, to: number): CellFacts {
  const facts: CellFacts = { column: -1, type: "", style: -1 };
  for (let sign = text.indexOf("=", from); sign >= 0 && sign < to;) {
    const open = openingQuote(text, sign + 1);
    const close = text.indexOf(text[open]!, open + 1);
    if (close < 0 || close > to) throw damaged();
    const name = attributeName(text, sign);
    if (name === "r") facts.column = columnOf(text, open + 1, close);
    else if (name === "t") facts.type = text.slice(open + 1, close);
    else if (name === "s") facts.style = Number(text.slice(open + 1, close));
    sign = text.indexOf("=", close + 1);
  }
  return facts;
}

function openingQuote(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) <= blank) at++;
  const mark = text.charCodeAt(at);
  if (mark !== quote && mark !== apostrophe) throw damaged();
  return at;
}

/** Names of one letter are all that matters; a longer one (cm, xml:space) is told by what stands before its last letter. */
function attributeName(text: string, sign: number): string {
  let at = sign - 1;
  while (text.charCodeAt(at) === blank) at--;
  return text.charCodeAt(at - 1) <= blank ? text[at]! : "";
}

function columnOf(text: string, from: number, to: number): number {
  let column = 0;
  for (let at = from; at < to; at++) {
    const letter = text.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

function cellIn(text: string, from: number, to: number, { type, style }: CellFacts, book: BookFacts): Cell {
  if (type === "inlineStr") return textCell(richText(text.slice(from, to)));
  const { raw, formula } = valueIn(text, from, to);
  if (type === "s" && raw !== "") return book.string(Number(raw));
  if (raw === "") return formula && type !== "str" ? bareFormula : emptyCell;
  if (type === "str" || type === "e") return textCell(cellText(raw));
  return type === "b" ? flagCell(raw) : numberCell(raw, style, book);
}

const flagCell = (raw: string) => (raw === "1" || /^true$/i.test(raw) ? yes : no);
const bareFormula: Cell = { text: "", kind: "formula-without-value" };
const yes: Cell = { text: "是", kind: "boolean" };
const no: Cell = { text: "否", kind: "boolean" };
const textCell = (text: string): Cell => (text === "" ? emptyCell : { text, kind: "text" });

function valueIn(text: string, from: number, to: number): { raw: string; formula: boolean } {
  if (text.startsWith("<v>", from)) {
    const end = text.indexOf("<", from + 3);
    if (text.startsWith("</v>", end)) return { raw: text.slice(from + 3, end), formula: false };
  }
  const inner = text.slice(from, to);
  const value = /<v(?:\s[^>]*)?>([^<]*(?:<!\[CDATA\[[^]*?\]\]>[^<]*)*)<\/v>/.exec(inner);
  return { raw: value?.[1] ?? "", formula: /<f[\s/>]/.test(inner) };
}

function numberCell(raw: string, style: number, { isDate, from1904 }: BookFacts): Cell {
  const date = style >= 0 && isDate(style);
  if (!date && raw.length <= 15 && /^(0|[1-9]\d*)$/.test(raw)) return { text: raw, kind: "number" };
  const value = Number(raw);
  if (Number.isNaN(value)) return textCell(cellText(raw));
  if (!date) return { text: numberText(value), kind: "number" };
  const day = serialDate(value, from1904);
  return Number.isNaN(day.getTime()) ? emptyCell : { text: dateText(day), kind: "date" };
}
