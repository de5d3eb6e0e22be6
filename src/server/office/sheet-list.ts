import { attribute } from "./xml-text.ts";
import { damaged } from "./zip.ts";

export interface ListedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly path: string;
}

/** Sheets in tab order with their part; chart sheets are not listed. `part` gives the text of a part of the file. */
export function listSheets(part: (name: string) => string): ListedSheet[] {
  const targets = new Map<string, string>();
  for (const [tag] of part("xl/_rels/workbook.xml.rels").matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g))
    if (/Type="[^"]*\/worksheet"/.test(tag)) targets.set(attribute(tag, "Id") ?? "", attribute(tag, "Target") ?? "");
  const tags = [...part("xl/workbook.xml").matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => tag);
  return tags.flatMap((tag) => {
    const target = targets.get(/ \w+:id="([^"]*)"/.exec(tag)?.[1] ?? "");
    if (target === undefined) return [];
    const hidden = /^(hidden|veryHidden)$/.test(attribute(tag, "state") ?? "");
    return [{ name: attribute(tag, "name") ?? "", hidden, path: partPath(target) }];
  });
}

/** Where another part of the workbook lies (sharedStrings, styles); by its usual name when nothing points to it. */
export function partOf(relations: string, kind: "sharedStrings" | "styles"): string {
  const tag = [...relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].find(([one]) =>
    new RegExp(`Type="[^"]*/${kind}"`).test(one),
  )?.[0];
  return partPath((tag && attribute(tag, "Target")) ?? `${kind}.xml`);
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
