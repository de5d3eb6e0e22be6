import { createHash } from "node:crypto";
import type { Actor } from "#domain/access.ts";
import { foldWidth } from "#domain/area.ts";
import type { Field } from "./register.ts";
import type { HeaderColumn } from "./sheet-facts.ts";

/** Column index → key of the field. */
export type Mapping = Readonly<Record<string, string>>;

/** 上年度村集体经济收入（万元）* → 上年度村集体经济收入 */
const plainHead = (head: string) =>
  foldWidth(head)
    .replace(/[\s*:]+/gu, "")
    .replace(/[([【](?:单位:?)?[^()[\]【】]{1,6}[)\]】]$/u, "")
    .toLowerCase();

/** Which column each field is read from, by the header's own words: the last level first, then the whole, then a part. */
export function mapByWords(columns: readonly HeaderColumn[], fields: readonly Field[]): Mapping {
  const mapping: Record<string, string> = {};
  const free = (column: HeaderColumn) => mapping[column.index] === undefined;
  for (const fits of [ownHead, wholeHead, lastLevel, partly]) {
    for (const field of fields) {
      if (Object.values(mapping).includes(field.key)) continue;
      const found = columns.filter((column) => free(column) && fits(column.header, field));
      // Two columns that fit as well are for a person to decide.
      if (found.length === 1) mapping[found[0]!.index] = field.key;
    }
  }
  return mapping;
}

const names = (field: Field) => [field.head, ...field.synonyms].map(plainHead);
/** A column that bears the very name of a field goes before one that bears a synonym: 排序 beside 序号. */
const ownHead = (header: string, field: Field) => plainHead(header) === plainHead(field.head);
const wholeHead = (header: string, field: Field) => names(field).includes(plainHead(header.replaceAll("/", "")));
const lastLevel = (header: string, field: Field) => names(field).includes(plainHead(header.split("/").at(-1)!));
const partly = (header: string, field: Field) => {
  const head = plainHead(header.split("/").at(-1)!);
  return (
    head.length >= 3 && names(field).some((name) => name.length >= 3 && (head.includes(name) || name.includes(head)))
  );
};

/** The same header asks for the same mapping, whatever the sheet is called. */
export const headerHash = (columns: readonly HeaderColumn[]) =>
  createHash("sha256")
    .update(JSON.stringify(columns.map(({ index, header }) => [index, header])))
    .digest("hex");

/** Mappings are remembered for the desk, not for the person. */
export const officeOf = (actor: Actor) => [actor.role, ...(actor.townships === "all" ? [] : actor.townships)].join(":");
