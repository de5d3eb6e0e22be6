import { formatChinese, type IsoDate, partsOf } from "../date.ts";

/** 统计期: the days whose doings are counted, both ends included. */
export interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export interface AskedSpan {
  readonly from?: IsoDate | null;
  readonly to?: IsoDate | null;
}

/** 未指定统计期的，自本轮启动之日起，至统计当日止。 */
export function spanOf({ from, to }: AskedSpan, openedOn: IsoDate | null, today: IsoDate): Span {
  const end = to ?? today;
  const begin = from ?? openedOn ?? end;
  return { from: begin, to: end };
}

/** 起始日期不能晚于截止日期。 */
export const spanReversed = ({ from, to }: AskedSpan) => from != null && to != null && from > to;

/** Said of a period one end of which was completed: who reads it sees both ends and where they come from. */
export const reversedSentence = ({ from, to }: Span): string =>
  `统计期的起始日期（${formatChinese(from)}）晚于截止日期（${formatChinese(to)}），请重新填写。未填写的，自本轮启动之日起，至当日止。`;

/** 2026年3月1日至6月30日; the year is not said twice. */
export function spanText({ from, to }: Span): string {
  if (from === to) return formatChinese(from);
  const end = formatChinese(to);
  const sameYear = partsOf(from).year === partsOf(to).year;
  return `${formatChinese(from)}至${sameYear ? end.slice(end.indexOf("年") + 1) : end}`;
}
