import { fromHex, hex, type Sha256, writeUtf8 } from "./bytes.ts";

/** What one seed decides: an order of things by SHA-256(seed ‖ text), and a whole number of 256 bits for a text. */
export interface Lots {
  /** The n with the smallest hash, smallest first. */
  readonly first: <T>(items: readonly T[], n: number, textOf: (item: T) => string) => T[];
  readonly number: (text: string) => bigint;
}

const seedLength = 32;

export function lotsOf(sha256: Sha256, seed: string): Lots {
  let message = new Uint8Array(1024);
  message.set(fromHex(seed));

  const hashOf = (text: string): Uint8Array => {
    if (message.length < seedLength + 3 * text.length) {
      const longer = new Uint8Array(seedLength + 3 * text.length);
      longer.set(message.subarray(0, seedLength));
      message = longer;
    }
    return sha256(message.subarray(0, writeUtf8(text, message, seedLength)));
  };

  function first<T>(items: readonly T[], n: number, textOf: (item: T) => string): T[] {
    const keys = new Float64Array(items.length);
    for (let i = 0; i < items.length; i += 1) keys[i] = head(hashOf(textOf(items[i]!)));
    // Where few of many are taken, all but the low keys are passed over; should too few be low, all are looked at.
    const bound = (2 ** 48 * (n + 6 * Math.sqrt(n) + 16)) / items.length;
    const low = upTo(keys, bound);
    const order = low.length < n ? upTo(keys, Infinity) : low;
    const whole = (i: number) => hex(hashOf(textOf(items[i]!)));
    order.sort((a, b) => keys[a]! - keys[b]! || (whole(a) < whole(b) ? -1 : 1));
    return order.slice(0, n).map((i) => items[i]!);
  }

  return { first, number: (text) => BigInt(`0x${hex(hashOf(text))}`) };
}

function upTo(keys: Float64Array, bound: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < keys.length; i += 1) if (keys[i]! <= bound) found.push(i);
  return found;
}

/** The first 48 bits, which a number holds exactly: the whole hash is compared only where these are alike. */
const head = (hash: Uint8Array) =>
  ((hash[0]! << 16) | (hash[1]! << 8) | hash[2]!) * 0x1000000 + ((hash[3]! << 16) | (hash[4]! << 8) | hash[5]!);
