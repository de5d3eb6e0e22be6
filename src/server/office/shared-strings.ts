import { type Cell, emptyCell } from "./workbook.ts";
import { cellText, slices } from "./xml-text.ts";

/** The texts a workbook keeps once for all its sheets, read as far as somebody asks. */
export function sharedStrings(xml: Buffer | undefined): (index: number) => Cell {
  const cells: Cell[] = [];
  const rest = xml === undefined ? undefined : slices(xml, "sst", "si");
  return (index) => {
    while (rest && index >= cells.length) {
      const { value, done } = rest.next();
      if (done) break;
      addItems(value, cells);
    }
    return cells[index] ?? emptyCell;
  };
}

function addItems(text: string, cells: Cell[]) {
  for (let at = text.indexOf("<si"); at >= 0;) {
    const next = text.indexOf("<si", at + 3);
    const item = itemText(text, at, next < 0 ? text.length : next);
    cells.push(item === "" ? emptyCell : { text: item, kind: "text" });
    at = next;
  }
}

function itemText(text: string, from: number, to: number): string {
  if (text.startsWith("<si><t>", from)) {
    const end = text.indexOf("<", from + 7);
    if (text.startsWith("</t></si>", end)) return cellText(text.slice(from + 7, end));
  }
  return richText(text.slice(from, to));
}

/** The runs of a text one after the other, without the reading aids (phonetic) above it. */
export function richText(xml: string): string {
  const runs = xml
    .replace(/<rPh[\s>][^]*?<\/rPh>/g, "")
    .matchAll(/<t(?:\s[^>]*)?>([^<]*(?:<!\[CDATA\[[^]*?\]\]>[^<]*)*)<\/t>/g);
  return Array.from(runs, ([, run]) => cellText(run!)).join("");
}
