import type { Scheme } from "./scheme.ts";

type Rule = Pick<Scheme, "decimals" | "rounding">;

/** The smallest step of a score, in hundredths: 1, 10 or 100. */
const stepOf = ({ decimals }: Pick<Rule, "decimals">) => 10 ** (2 - decimals);

/** whole × part ÷ of, in hundredths, rounded as the scheme says. Exact: no number on the way is cut off. */
export function shareOf(whole: number, part: number, of: number, rule: Rule): number {
  const [step, n, d] = [BigInt(stepOf(rule)), BigInt(whole) * BigInt(part), BigInt(of)];
  const half = rule.rounding === "half-up" ? d * step : 0n;
  return Number(((2n * n + half) / (2n * d * step)) * step);
}

/**
 * The points of what does not apply, given to the others in proportion: whole steps, what is left over to those with the greatest
 * remainder and among these to the first, so that the sum is the scale again.
 */
export function spread(points: readonly number[], total: number, rule: Pick<Rule, "decimals">): number[] {
  const step = stepOf(rule);
  const sum = points.reduce((one, other) => one + other, 0);
  if (sum === 0) return points.map(() => 0);
  const shares = points.map((one, index) => {
    const exact = BigInt(one) * BigInt(total / step);
    return { index, steps: Number(exact / BigInt(sum)), rest: exact % BigInt(sum) };
  });
  const left = total / step - shares.reduce((taken, { steps }) => taken + steps, 0);
  const first = shares
    .toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))
    .slice(0, left);
  const lucky = new Set(first.map(({ index }) => index));
  return shares.map(({ index, steps }) => (steps + (lucky.has(index) ? 1 : 0)) * step);
}

/** 4250 → 42.5 */
export const pointsText = (hundredths: number) => {
  const sign = hundredths < 0 ? "-" : "";
  const whole = Math.abs(hundredths);
  return `${sign}${Math.floor(whole / 100)}${
    whole % 100 === 0
      ? ""
      : `.${String(whole % 100)
          .padStart(2, "0")
          .replace(/0$/, "")}`
  }`;
};
