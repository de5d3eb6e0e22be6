export type FileKind = "xlsx" | "xls" | "csv" | "docx" | "pdf" | "jpeg" | "png" | "webp" | "zip" | "unknown";

export interface Sniffed {
  readonly kind: FileKind;
  readonly mediaType: string;
}

const mediaTypes: Record<FileKind, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  xls: "application/vnd.ms-excel",
  csv: "text/csv",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  zip: "application/zip",
  unknown: "application/octet-stream",
};

const beginnings: readonly [FileKind, readonly number[]][] = [
  ["pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["jpeg", [0xff, 0xd8, 0xff]],
  ["png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

/** What a file is, told by its content; the name a phone or a browser gave it is not believed. */
export function sniff(bytes: Uint8Array): Sniffed {
  const kind = kindOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return { kind, mediaType: mediaTypes[kind] };
}

function kindOf(data: Buffer): FileKind {
  const known = beginnings.find(([, mark]) => mark.every((byte, i) => data[i] === byte));
  if (known) return known[0];
  if (data.toString("latin1", 0, 4) === "RIFF" && data.toString("latin1", 8, 12) === "WEBP") return "webp";
  if (startsWith(data, [0x50, 0x4b, 3, 4]) || startsWith(data, [0x50, 0x4b, 5, 6])) return zipKind(data);
  if (startsWith(data, compound)) return compoundKind(data);
  return textKind(data);
}

const startsWith = (data: Buffer, mark: readonly number[]) => mark.every((byte, i) => data[i] === byte);

/** Entry names stand unpacked in a zip file's directory at its end. */
function zipKind(data: Buffer): FileKind {
  const directory = data.subarray(Math.max(0, data.length - 1024 * 1024));
  if (directory.includes("xl/workbook.xml")) return "xlsx";
  return directory.includes("word/document.xml") ? "docx" : "zip";
}

const compound = [0xd0, 0xcf, 0x11, 0xe0];

/** What a page that would open in a browser is not: an old office file as Excel itself writes it. */
export const isCompound = (bytes: Uint8Array) => compound.every((byte, i) => bytes[i] === byte);

/** Endings of a file of this kind; the first is given to one that bears another. */
const endings: Readonly<Partial<Record<FileKind, readonly string[]>>> = {
  jpeg: ["jpg", "jpeg"],
};

/** 现场.html 实为照片的，存为现场.jpg：a file opens as what it is, whatever it was called. */
export function namedAs(kind: FileKind, name: string): string {
  const known = endings[kind] ?? [kind];
  const ending = /\.([a-z0-9]{1,5})$/iu.exec(name)?.[1];
  if (ending !== undefined && known.includes(ending.toLowerCase())) return name;
  const stem = ending === undefined ? name : name.slice(0, -ending.length - 1);
  return `${stem}.${known[0]}`;
}

/** Streams of a compound file are named in UTF-16: Workbook (BIFF8) or Book (BIFF5). */
function compoundKind(data: Buffer): FileKind {
  const named = (name: string) => data.includes(Buffer.from(name, "utf16le"));
  return named("Workbook") || named("Book") ? "xls" : "unknown";
}

/** A text of separated columns is CSV; a page of HTML or BIFF's XML cousin is an Excel 97 export under a false name. */
function textKind(data: Buffer): FileKind {
  const text = openingText(data);
  if (text === undefined) return "unknown";
  if (/<table[\s>]/i.test(text) || /<Workbook[\s>]/.test(text)) return "xls";
  if (/^[^\n]*<(!doctype|html|\?xml)/i.test(text)) return "unknown";
  return /[,\t;]/.test(text) && !/[\x01-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? "csv" : "unknown";
}

/** The beginning of a text file, byte for byte; undefined when it cannot be text. */
function openingText(data: Buffer): string | undefined {
  const head = data.subarray(0, 64 * 1024);
  if (startsWith(data, [0xff, 0xfe])) return head.toString("utf16le");
  if (startsWith(data, [0xfe, 0xff])) return new TextDecoder("utf-16be").decode(head);
  return head.length === 0 || head.includes(0) ? undefined : head.toString("latin1");
}

/** An office file with an opening password is a compound file that holds one encrypted package. */
export function isPasswordProtected(bytes: Uint8Array): boolean {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isCompound(data) && data.includes(Buffer.from("EncryptedPackage", "utf16le"));
}
