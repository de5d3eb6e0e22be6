import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";
import { invalid, Problem } from "#contract/problem.ts";

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly crc: number;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const contentMark = 0x04034b50;
const overflow = 0xffffffff;
const mostEntries = 20_000;

export const damaged = () => invalid("文件已损坏，无法读取。请用 Excel 或 WPS 打开，另存为 .xlsx 格式后再上传。");
export const suspicious = () =>
  new Problem("too-large", "文件解压后过大，疑似异常文件，未予读取。请删除多余的工作表、图片和格式后另存再上传。");

/** The table of contents at the end of a zip file; nothing is unpacked. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > data.length || data.readUInt32LE(end) !== endMark) throw damaged();
  const { count, start } = directoryPlace(data, end);
  if (count > mostEntries) throw suspicious();

  const entries: ZipEntry[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + 46 > data.length || data.readUInt32LE(at) !== entryMark) throw damaged();
    const entry = entryAt(data, at);
    if (entry.offset + 30 > data.length || data.readUInt32LE(entry.offset) !== contentMark) throw damaged();
    entries.push(entry);
    at += 46 + data.readUInt16LE(at + 28) + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return entries;
}

function directoryPlace(data: Buffer, end: number): { count: number; start: number } {
  const count = data.readUInt16LE(end + 10);
  const start = data.readUInt32LE(end + 16);
  if (count !== 0xffff && start !== overflow) return { count, start };
  // ZIP64: the locator sits just before the classic record and points at the wide one.
  if (end < 20 || data.readUInt32LE(end - 20) !== 0x07064b50) throw damaged();
  const wide = Number(data.readBigUInt64LE(end - 12));
  if (wide + 56 > data.length) throw damaged();
  return { count: Number(data.readBigUInt64LE(wide + 32)), start: Number(data.readBigUInt64LE(wide + 48)) };
}

function entryAt(data: Buffer, at: number): ZipEntry {
  const nameLength = data.readUInt16LE(at + 28);
  const extra = data.subarray(at + 46 + nameLength, at + 46 + nameLength + data.readUInt16LE(at + 30));
  const [size, packed, offset] = wideFields(extra, [
    data.readUInt32LE(at + 24),
    data.readUInt32LE(at + 20),
    data.readUInt32LE(at + 42),
  ]);
  return {
    name: data.toString("utf8", at + 46, at + 46 + nameLength),
    method: data.readUInt16LE(at + 10),
    encrypted: (data.readUInt16LE(at + 8) & 1) === 1,
    size: size!,
    packed: packed!,
    offset: offset!,
    crc: data.readUInt32LE(at + 16),
  };
}

/** ZIP64 extra field: only the overflowed values are present, in this order. */
function wideFields(extra: Buffer, fields: number[]): number[] {
  if (!fields.includes(overflow)) return fields;
  let at = 0;
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2);
  at += 4;
  return fields.map((field) => {
    if (field !== overflow) return field;
    if (at + 8 > extra.length) throw damaged();
    at += 8;
    return Number(extra.readBigUInt64LE(at - 8));
  });
}

/** Refuses before anything is unpacked when the declared sizes alone are too much. */
export function refuseOversized(entries: readonly ZipEntry[], unpackedBytes: number): void {
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (!(total <= unpackedBytes)) throw suspicious();
}

/** Unpacks one entry, never past its declared size: a directory that understates its content is an attack, not a table. */
export function unpack(bytes: Uint8Array, entry: ZipEntry): Buffer {
  const content = contentOf(bytes, entry);
  // Some writers leave the check sum out.
  if (entry.crc !== 0 && crc32(content) !== entry.crc) throw damaged();
  return content;
}

function contentOf(bytes: Uint8Array, entry: ZipEntry): Buffer {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = entry.offset + 30 + data.readUInt16LE(entry.offset + 26) + data.readUInt16LE(entry.offset + 28);
  const packed = data.subarray(start, start + entry.packed);
  if (entry.method === 0) {
    if (entry.packed !== entry.size) throw damaged();
    return packed;
  }
  if (entry.method !== 8) throw damaged();
  try {
    // Into one piece of memory with a little room to spare, instead of many that are then joined.
    const room = Math.max(entry.size, 1);
    return inflateRawSync(packed, { maxOutputLength: room, chunkSize: room + 64 });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? suspicious() : damaged();
  }
}

/** Writes a plain zip file (deflate, UTF-8 names, fixed time stamp so that equal content gives equal bytes). */
export function zip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const title = Buffer.from(name, "utf8");
    const packed = deflateRawSync(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt16LE(0x21, 8);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(title.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), fields, tail, title);
    chunks.push(Buffer.from([0x50, 0x4b, 3, 4]), fields, title, packed);
    offset += 30 + title.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endMark, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...chunks, list, end]);
}
