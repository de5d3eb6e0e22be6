import { differenceOf, type MeasuredItem } from "./measuring.ts";

/** Thousandths as a quantity is written: 1,234.5; no empty decimals. */
export function formatMilli(milli: number): string {
  const whole = String(Math.floor(milli / 1000)).replace(/\B(?=(\d{3})+$)/gu, ",");
  const rest = String(milli % 1000)
    .padStart(3, "0")
    .replace(/0+$/u, "");
  return rest === "" ? whole : `${whole}.${rest}`;
}

/** Hundredths of a percent: −5.00%. */
export const formatDifference = (hundredths: number) =>
  `${hundredths > 0 ? "+" : hundredths < 0 ? "−" : ""}${(Math.abs(hundredths) / 100).toFixed(2)}%`;

interface Apart extends MeasuredItem {
  readonly tolerancePercent: number;
}

/** What the finding says: each quantity beyond its tolerance. */
export function mismatchText(
  { number, name }: { readonly number: string; readonly name: string },
  apart: readonly Apart[],
): string {
  const each = apart.map((one) => {
    const said = `${one.name}结算 ${formatMilli(one.claimedMilli)} ${one.unit}，实测 ${formatMilli(one.measuredMilli)} ${one.unit}`;
    return `${said}，相差 ${formatDifference(differenceOf(one))}，超出允许误差 ${one.tolerancePercent}%`;
  });
  return Array.from(`“${name}”（项目编号 ${number}）复核实测不符：${each.join("；")}。`)
    .slice(0, 2000)
    .join("");
}
