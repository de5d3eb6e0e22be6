/** 比例一律由两个数相除得出，不填报；四舍五入，保留一位小数。In tenths of a percent; undefined where there is nothing to divide by. */
export function shareInTenths(part: number, whole: number): number | undefined {
  return whole > 0 ? Math.floor((2000 * part + whole) / (2 * whole)) : undefined;
}

/** 分母为零的比例没有数值：neither 0 nor 100 %. */
export const notApplicable = "不适用";

/** 75 → 7.5% */
export function shareText(tenths: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}
