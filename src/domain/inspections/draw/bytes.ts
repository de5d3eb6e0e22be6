/** SHA-256 of bytes, or of a text's UTF-8, handed in: the server has Node's, the stand-alone page its own. */
export type Sha256 = (message: Uint8Array | string) => Uint8Array;

/** UTF-8 written at `from`; returns where it ended. Half of a pair becomes U+FFFD; frameRefusals lets none through. */
export function writeUtf8(text: string, bytes: Uint8Array, from: number): number {
  let at = from;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x80) bytes[at++] = code;
    else if (code < 0x800) {
      bytes[at++] = 0xc0 | (code >> 6);
      bytes[at++] = 0x80 | (code & 0x3f);
    } else if (code < 0xd800 || code >= 0xe000) {
      bytes[at] = 0xe0 | (code >> 12);
      bytes[at + 1] = 0x80 | ((code >> 6) & 0x3f);
      bytes[at + 2] = 0x80 | (code & 0x3f);
      at += 3;
    } else {
      const length = writePair(text.codePointAt(i)!, bytes, at);
      at += length;
      i += length - 3;
    }
  }
  return at;
}

/** A sign above U+FFFF takes four bytes, half of one becomes U+FFFD, which takes three. */
function writePair(code: number, bytes: Uint8Array, at: number): 3 | 4 {
  if (code <= 0xffff) {
    bytes.set([0xef, 0xbf, 0xbd], at);
    return 3;
  }
  bytes.set([0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)], at);
  return 4;
}

const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

export function hex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += digits[byte]!;
  return text;
}

export function fromHex(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** 64 small hexadecimal digits: a hash, or a secret of 32 bytes. */
export const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);

/** By code points, which is the order of the UTF-8 bytes; `<` alone would put some rare signs elsewhere. */
export function byBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return late(x) - late(y);
  }
  return a.length - b.length;
}

/** Halves of a pair stand for signs above all single ones. */
const late = (code: number) => (code >= 0xd800 && code < 0xe000 ? code + 0x2800 : code);
