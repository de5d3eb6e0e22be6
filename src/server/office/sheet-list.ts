import { damaged } from "./zip.ts";

export interface ListedSheet {
  /** Place among all tabs, chart sheets counted. */
  readonly index: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly path: string;
}

/** Sheets in tab order with their part; chart sheets are counted but not listed. `part` gives the text of a part of the file. */
export function listSheets(part: (name: string) => string): ListedSheet[] {
  const targets = new Map<string, string>();
  for (const [tag] of part("xl/_rels/workbook.xml.rels").matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g))
    if (/Type="[^"]*\/worksheet"/.test(tag)) targets.set(attribute(tag, "Id"), attribute(tag, "Target"));
  const tags = [...part("xl/workbook.xml").matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => tag);
  return tags.flatMap((tag, index) => {
    const target = targets.get(/ \w+:id="([^"]*)"/.exec(tag)?.[1] ?? "");
    if (target === undefined) return [];
    const hidden = /^(hidden|veryHidden)$/.test(attribute(tag, "state"));
    return [{ index, name: attribute(tag, "name"), hidden, path: partPath(target) }];
  });
}

/** The part of the sheet at this place of Workbook.sheets. */
export const sheetPath = (parts: ReadonlyMap<string, Uint8Array>, sheet: number): string | undefined =>
  listSheets((name) => {
    const content = parts.get(name);
    if (!content) throw damaged();
    return Buffer.from(content).toString("utf8");
  })[sheet]?.path;

const partPath = (target: string) =>
  target.startsWith("/") ? target.slice(1) : new URL(target, "zip://part/xl/").pathname.slice(1);

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function attribute(tag: string, name: string): string {
  const raw = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return raw.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, word?: string) => {
    if (word) return entities[word] ?? whole;
    return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
  });
}
