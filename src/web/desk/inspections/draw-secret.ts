import { sha256 as hashOf } from "@noble/hashes/sha2.js";
import { hex, type Sha256 } from "#domain/inspections/draw/bytes.ts";
import { commitmentOf } from "#domain/inspections/draw/seed.ts";
import { readStored, writeStored } from "../../ui/stored.ts";

const encoder = new TextEncoder();
const sha256: Sha256 = (message) => hashOf(typeof message === "string" ? encoder.encode(message) : message);

const placeOf = (drawId: string, accountId: string) => `draw-secret ${drawId} ${accountId}`;

/**
 * A secret of 32 bytes made here. The officer may add words of his own: then neither this browser's chance nor the words alone decide it.
 * `crypto.subtle` is missing on an http intranet, hence a hash of our own.
 */
export function makeSecret(words: string): string {
  const chance = crypto.getRandomValues(new Uint8Array(32));
  if (words === "") return hex(chance);
  return hex(sha256(`${hex(chance)}\n${words}`));
}

export const commitmentHere = (frameSha256: string, accountId: string, secret: string) =>
  commitmentOf(sha256, frameSha256, accountId, secret);

/** False when this browser keeps nothing: the officer must then write it down himself. */
export const keepSecret = (drawId: string, accountId: string, secret: string) =>
  writeStored(placeOf(drawId, accountId), secret);

export const keptSecret = (drawId: string, accountId: string) => readStored(placeOf(drawId, accountId)) ?? "";
