import { hex, isHash, type Sha256 } from "./bytes.ts";
import { drawAlgorithm } from "./frame.ts";

/** 32 bytes of chance as 64 small hexadecimal digits: short ones could be found by trying them against the commitment. */
export const isSecret = isHash;

/**
 * What an officer gives before anybody reveals. It binds him (another cannot hand in a copy of it), this frame (it cannot
 * serve another draw) and his secret. No part holds a line end, so the parts cannot be cut otherwise.
 */
export function commitmentOf(sha256: Sha256, frameSha256: string, officerId: string, secret: string): string {
  return hashOf(sha256, ["commitment", frameSha256, officerId, secret]);
}

/** What everything is drawn by: known to nobody before both secrets and the public number are. */
export function seedOf(
  sha256: Sha256,
  frameSha256: string,
  secretA: string,
  secretB: string,
  publicNumber: string,
): string {
  return hashOf(sha256, ["seed", frameSha256, secretA, secretB, publicNumber]);
}

/** Printable signs without line ends or tabs; what is given as a public number goes into the seed exactly as written. */
export const isPublicNumber = (text: string) => /^[\x21-\x7e]([\x20-\x7e]{0,98}[\x21-\x7e])?$/.test(text);

export const frameHash = (sha256: Sha256, text: string) => hex(sha256(text));

const hashOf = (sha256: Sha256, parts: readonly string[]) =>
  hex(sha256([drawAlgorithm, ...parts].join("\n").normalize("NFC")));
