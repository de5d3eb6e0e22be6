/** Money in fen, always a whole number. */
export type Fen = number;

function whole(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of fen: ${amount}`);
  return amount;
}

export function addFen(...amounts: readonly Fen[]): Fen {
  return amounts.reduce((sum, amount) => whole(sum + whole(amount)), 0);
}

/** 1234.56元: two decimals always, no separators, as tables in documents write it. */
export function formatYuan(fen: Fen): string {
  return `${decimal(whole(fen))}元`;
}

/**
 * Two decimals of 万元, half up by size: 50 元 is half of the last place and rounds away from zero, so that an amount and
 * its refund print the same digits.
 */
export function formatWanYuan(fen: Fen): string {
  const size = Math.abs(whole(fen));
  const rest = size % 10_000;
  const places = (size - rest) / 10_000 + (rest >= 5_000 ? 1 : 0);
  return `${decimal(fen < 0 ? 0 - places : places)}万元`;
}

/** 万元 to the last fen and no longer than needed, as a sentence says it: 12.3, 0.03. */
export function wanOf(fen: Fen): string {
  const size = Math.abs(whole(fen));
  const rest = size % 1_000_000;
  const places = rest === 0 ? "" : `.${String(rest).padStart(6, "0").replace(/0+$/u, "")}`;
  return `${fen < 0 ? "-" : ""}${(size - rest) / 1_000_000}${places}`;
}

function decimal(hundredths: number): string {
  const size = Math.abs(hundredths);
  const cents = size % 100;
  return `${hundredths < 0 ? "-" : ""}${(size - cents) / 100}.${String(cents).padStart(2, "0")}`;
}

/**
 * Splits a total by whole-number shares so that the parts add up to the total to the fen. Each part is first rounded down;
 * the fen left over go one each to the largest remainders, and among equal remainders to the earlier share.
 */
export function splitFen(total: Fen, shares: readonly number[]): Fen[] {
  const sum = addFen(...shares);
  if (shares.some((share) => share < 0) || sum === 0)
    throw new RangeError("shares must be at least zero and not all zero");
  const size = BigInt(Math.abs(whole(total)));
  const exact = shares.map((share) => size * BigInt(share)); // may pass 2^53 before the division
  const parts = exact.map((product) => Number(product / BigInt(sum)));
  const remainders = exact.map((product) => product % BigInt(sum));
  const order = shares.map((_, i) => i).toSorted((a, b) => descending(remainders[a]!, remainders[b]!) || a - b);
  const left = Number(size) - addFen(...parts);
  for (const i of order.slice(0, left)) parts[i]! += 1;
  return total < 0 ? parts.map((part) => 0 - part) : parts;
}

function descending(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a > b ? -1 : 1;
}
