/** Parts of the picture itself; everything else in front of it tells when, where and by what it was taken. */
const isPicture = (marker: number) => marker < 0xe0 || marker === 0xee;
const isSize = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/**
 * The same JPEG without metadata: no EXIF, XMP, maker notes, comments, thumbnails, second pictures or anything behind its end. Undefined when
 * it has to be drawn anew: turned by EXIF, larger than `longEdge`, in colours of its own profile, or not whole.
 */
export function strippedJpeg(bytes: Uint8Array, longEdge: number): Uint8Array | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Buffer[] = [data.subarray(0, 2)];
  for (let at = 2; ;) {
    const part = partAt(data, at, longEdge);
    if (!part) return undefined;
    if (isPicture(part.marker)) kept.push(data.subarray(at, part.next));
    at = part.next;
    const ends = data[at] === 0xff && data[at + 1] === 0xd9;
    if (ends)
      return kept.some((one) => isSize(one[1]!)) ? Buffer.concat([...kept, data.subarray(at, at + 2)]) : undefined;
  }
}

/** The part that begins here and where the next one does; undefined where the picture has to be drawn anew. */
function partAt(data: Buffer, at: number, longEdge: number): { marker: number; next: number } | undefined {
  if (at + 4 > data.length || data[at] !== 0xff) return undefined;
  const marker = data[at + 1]!;
  const end = at + 2 + data.readUInt16BE(at + 2);
  if (end > data.length || marker === 0xff || marker === 0xd9) return undefined;
  if ((isSize(marker) && !fits(data, at, longEdge)) || needsDrawing(marker, data.subarray(at + 4, end)))
    return undefined;
  return { marker, next: marker === 0xda ? endOfScan(data, end) : end };
}

const fits = (data: Buffer, at: number, longEdge: number) =>
  Math.max(data.readUInt16BE(at + 5), data.readUInt16BE(at + 7)) <= longEdge && data.readUInt16BE(at + 5) > 0;

/** Coded data go on until a marker that is neither stuffing nor a restart. */
function endOfScan(data: Buffer, from: number): number {
  let at = data.indexOf(0xff, from);
  while (at >= 0 && at + 1 < data.length && isCoded(data[at + 1]!)) at = data.indexOf(0xff, at + 2);
  return at < 0 ? data.length : at;
}

const isCoded = (byte: number) => byte === 0 || (byte >= 0xd0 && byte <= 0xd7);

function needsDrawing(marker: number, part: Buffer): boolean {
  if (marker === 0xe2) return part.toString("latin1", 0, 11) === "ICC_PROFILE";
  return marker === 0xe1 && part.toString("latin1", 0, 4) === "Exif" && isTurned(part.subarray(6));
}

/** EXIF orientation (0x0112) of the first directory: anything but 1 turns or mirrors. */
function isTurned(tiff: Buffer): boolean {
  if (tiff.length < 10) return true;
  const little = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (first + 2 > tiff.length) return true;
  const entries = short(first);
  if (first + 2 + entries * 12 > tiff.length) return true;
  for (let i = 0; i < entries; i += 1) {
    const at = first + 2 + i * 12;
    if (short(at) === 0x0112) return short(at + 8) !== 1;
  }
  return false;
}
