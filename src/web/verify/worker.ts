import { sha256 } from "@noble/hashes/sha2.js";
import { verifyCertificate } from "#domain/inspections/draw/verify.ts";
import { summaryOf } from "./summary.ts";

/** Two states used again and again: 600,000 hashes without making anything anew. Whoever asks reads the bytes at once. */
const start = sha256.create();
const state = sha256.create();
const bytes = new Uint8Array(32);
function digest(message: Uint8Array): Uint8Array {
  start._cloneInto(state);
  state.update(message);
  state.digestInto(bytes);
  return bytes;
}

/** Bytes that are no UTF-8 become signs no certificate holds, and a mark at the beginning stays: both are then refused. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

export interface Question {
  readonly source: Blob | string;
  readonly published: string;
}

self.addEventListener("message", ({ data }: MessageEvent<Question>) => void answer(data));

async function answer({ source, published }: Question) {
  const began = performance.now();
  const text = typeof source === "string" ? source : decoder.decode(await source.arrayBuffer());
  const verified = verifyCertificate(text, digest, published);
  const scope: { postMessage(message: unknown): void } = self;
  scope.postMessage(summaryOf(verified, performance.now() - began));
}
