import { sha256 } from "@noble/hashes/sha2.js";
import { createSHA256 } from "hash-wasm";
import type { Sha256 } from "#domain/inspections/draw/bytes.ts";
import { verifyCertificate } from "#domain/inspections/draw/verify.ts";
import { summaryOf } from "./summary.ts";

const encoder = new TextEncoder();
const piece = 1 << 16;
const space = new Uint8Array(3 * piece);

/** The bytes of a message piece by piece: a frame of 600,000 units is never held a second time. */
function feed(message: Uint8Array | string, take: (bytes: Uint8Array) => void): void {
  if (typeof message !== "string") return take(message);
  for (let at = 0; at < message.length;) {
    // Three bytes a sign at most; a pair cut in two would become two signs that stand for nothing.
    const end = at + piece;
    const cut = (message.charCodeAt(end - 1) & 0xfc00) === 0xd800 ? end - 1 : end;
    const { read, written } = encoder.encodeInto(message.slice(at, cut), space);
    take(space.subarray(0, written));
    at += read;
  }
}

const inScript: Sha256 = (message) => {
  const hasher = sha256.create();
  feed(message, (bytes) => hasher.update(bytes));
  return hasher.digest();
};

/** WebAssembly takes half the time of script for 600,000 short hashes; older browsers do not let this page have it. */
const digester = createSHA256().then(
  (hasher): Sha256 =>
    (message) => {
      hasher.init();
      feed(message, (bytes) => hasher.update(bytes));
      return hasher.digest("binary");
    },
  () => inScript,
);

/** Bytes that are no UTF-8 become signs no certificate holds, and a mark at the beginning stays: both are then refused. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

export interface Question {
  readonly source: Blob | string;
  readonly published: string;
}

self.addEventListener("message", ({ data }: MessageEvent<Question>) => {
  // Thrown again outside the promise, a failure reaches the page as an error of its worker.
  answer(data).catch((cause: unknown) => setTimeout(() => fail(cause)));
});

function fail(cause: unknown): never {
  throw cause;
}

async function answer({ source, published }: Question) {
  const began = performance.now();
  const text = typeof source === "string" ? source : decoder.decode(await source.arrayBuffer());
  const verified = verifyCertificate(text, await digester, published);
  const scope: { postMessage(message: unknown): void } = self;
  scope.postMessage(summaryOf(verified, performance.now() - began));
}
