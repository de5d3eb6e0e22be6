import { lightSentence } from "../../cases/labels.ts";
import type { Light } from "../../cases/light.ts";
import type { LightKind, LightSet } from "../../cases/light-sets.ts";
import { type IsoDate, partsOf } from "../../date.ts";
import { wanOf } from "../../money.ts";
import type { Evaluated, Part } from "./light-of.ts";

const word: Record<Light, string> = { red: "红", yellow: "黄", green: "绿", none: "不适用" };

/** How a kind of thing is spoken of: what its progress is counted in, and its own deadline. */
interface Spoken {
  readonly items: string;
  readonly more: string;
  readonly own: string;
  readonly ownWay: string;
  readonly nothing: string;
}

const file: Spoken = {
  items: "项",
  more: "项",
  own: "整顿完成时限",
  ownWay: "办结全部事项并提交自评",
  nothing: "至今没有计划应完成的事项",
};
/** 形象进度 is told in percent. */
const project: Spoken = {
  items: "%",
  more: "个百分点",
  own: "计划完工日期",
  ownWay: "完工或者经批准变更工期",
  nothing: "没有填写按月进度计划",
};

/** “黄：计划应完成 6 项，完成 4 项；12 月 10 日前再完成 2 项转绿”. Only the parts that give the colour are told. */
export function lightWords(
  set: LightSet,
  { light, raw, streak, parts }: Evaluated,
  day: IsoDate,
  kind: LightKind = "case",
): string {
  const spoken = kind === "project" ? project : file;
  const telling = parts.filter((part) => part.light === raw);
  const why = telling.map((part) => partWords(part, set, spoken));
  const said = why.length === 0 ? ["没有可以评定的事项"] : why;
  return `${word[light]}：${[...said, ...turnWords(set, { light, raw, streak, parts: telling }, day, spoken)].join("；")}`;
}

function turnWords(set: LightSet, { light, raw, streak, parts }: Evaluated, day: IsoDate, spoken: Spoken): string[] {
  const { times } = set.better;
  if (light !== raw) return [`已经好转，${backWords(set, streak)}`];
  if (light !== "red" && light !== "yellow") return [];
  const ways = parts.flatMap((part) => wayToGreen(part, day, spoken));
  const again = times > 1 ? `（须连续 ${times} 次评定达到）` : "";
  return ways.length === 0 ? [] : [`${[...new Set(ways)].join("，")}转绿${again}`];
}

function backWords({ better: { margin, times } }: LightSet, streak: number): string {
  if (streak === 0 && margin > 0) return `须比标准再好 ${margin} 个百分点方可转灯`;
  return `连续 ${times} 次评定达到后转灯，目前 ${streak} 次`;
}

function partWords(part: Part, { progress: { base } }: LightSet, { items, own, nothing }: Spoken): string {
  switch (part.test) {
    case "items":
      return part.because.kind === "done-in-time" ? "有时限的事项已全部办结" : said(part.because);
    case "own":
      return `${own}：${said(part.because)}`;
    case "progress":
      return `${base === "due" ? "计划" : "按时间进度"}应完成 ${part.pace.planned}${gap(items)}，完成 ${part.pace.done}${gap(items)}`;
    case "payment":
      return `计划支付 ${wanOf(part.pace.planned)} 万元，已支付 ${wanOf(part.pace.done)} 万元`;
    case "nothing-planned":
      return nothing;
    default:
      return countWords[part.test](part.count);
  }
}

const countWords = {
  months: (count: number) => (count === 0 ? "上月按计划完成" : `已连续 ${count} 个月未按计划完成`),
  start: (count: number) => (count === 0 ? "未到应开工月份" : `应开工后已 ${count} 个月未开工`),
  statistics: (count: number) => (count === 0 ? "统计数据按时报送" : `统计数据迟报 ${count} 个月以上`),
};

/** Sentences of the deadlines end with a full stop of their own. */
const said = (because: Parameters<typeof lightSentence>[0]) => lightSentence(because).replace(/。$/, "");

/** 6 项, and 60%. */
const gap = (unit: string) => (unit === "%" ? unit : ` ${unit}`);

function wayToGreen(part: Part, day: IsoDate, { more, ownWay }: Spoken): string[] {
  switch (part.test) {
    case "items":
      return [part.light === "red" ? "办结逾期事项或者经县级同意延长时限" : "办结此项或者经县级同意延长时限"];
    case "own":
      return [ownWay];
    case "progress":
      return [`${before(part.pace.until, day)}再完成 ${part.lacking} ${more}`];
    case "payment":
      return [`再支付 ${wanOf(part.lacking)} 万元`];
    case "months":
      return ["本月按计划完成"];
    case "start":
      return ["开工"];
    case "statistics":
      return ["补报统计数据"];
    case "nothing-planned":
      return [];
  }
}

function before(until: IsoDate | null, day: IsoDate): string {
  if (until === null) return "";
  const { year, month, day: on } = partsOf(until);
  return `${year === partsOf(day).year ? "" : `${year} 年 `}${month} 月 ${on} 日前`;
}
