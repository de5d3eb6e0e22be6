import { promisify } from "node:util";
import zlib from "node:zlib";

/** Below this an answer fits into two or three packets anyway. */
const worthwhile = 2048;
/** Packed beside the other requests and not between them. */
const long = 300_000;
// Level 5 takes nearly twice the time for a twentieth less.
const options = { level: 1 };
const gzip = promisify(zlib.gzip);

/** JSON in one piece, packed for who accepts it; undefined when it goes as it is. A stream for every answer costs more than the packing. */
export async function packed(text: string, accepts: string | undefined): Promise<Buffer | undefined> {
  if (text.length < worthwhile || !acceptsGzip(accepts ?? "")) return undefined;
  return text.length < long ? zlib.gzipSync(text, options) : gzip(text, options);
}

const acceptsGzip = (accepts: string) =>
  accepts.split(",").some((one) => /^\s*(x-)?gzip\s*(;|$)/i.test(one) && !/;\s*q=0(\.0*)?\s*$/i.test(one));
