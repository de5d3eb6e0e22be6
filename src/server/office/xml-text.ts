import { damaged } from "./zip.ts";

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** What stands between two tags, or in an attribute, as it is read: entities resolved, CDATA unwrapped. */
function xmlText(raw: string): string {
  const plain = raw.includes("<![CDATA[") ? raw.replace(/<!\[CDATA\[([^]*?)\]\]>/g, "$1") : raw;
  if (!plain.includes("&")) return plain;
  return plain.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, word?: string) => {
    if (word) return named[word] ?? whole;
    const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** The same for a cell, in which spreadsheets write a character XML forbids as _x000D_. */
export function cellText(raw: string): string {
  const text = xmlText(raw);
  return text.includes("_x")
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

export function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found ? xmlText(found[1] ?? found[2] ?? "") : undefined;
}

const sliceBytes = 1024 * 1024;

/**
 * A large part of a workbook as texts of about a megabyte, each beginning with one of the elements asked for and without the
 * prefix some writers give every name (<x:row>). The whole as one text would take several times its room.
 */
export function* slices(xml: Buffer, container: string, element: string): Generator<string> {
  // A spreadsheet has no use for declarations of its own; a file that brings some wants to blow up its reader.
  if (xml.subarray(0, 4096).includes("<!DOCTYPE")) throw damaged();
  const name = xml.indexOf(container);
  if (name < 0) return;
  const prefix = /<(\w+:)$/.exec(xml.toString("latin1", Math.max(0, name - 20), name))?.[1] ?? "";
  const start = `<${prefix}${element}`;
  const last = xml.lastIndexOf(`</${prefix}${container}`);
  const end = last < 0 ? xml.length : last;
  for (let at = xml.indexOf(start, name), next: number; at >= 0 && at < end; at = next) {
    next = nextStart(xml, start, at, end);
    const text = xml.toString("utf8", at, next);
    yield prefix === "" ? text : text.replaceAll(`<${prefix}`, "<").replaceAll(`</${prefix}`, "</");
  }
}

function nextStart(xml: Buffer, start: string, at: number, end: number): number {
  if (at + sliceBytes >= end) return end;
  const back = xml.lastIndexOf(start, at + sliceBytes);
  const next = back > at ? back : xml.indexOf(start, at + sliceBytes);
  return next < 0 || next > end ? end : next;
}
