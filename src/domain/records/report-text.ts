import { type IsoDate, partsOf } from "../date.ts";
import type { Block } from "../figures/text-blocks.ts";
import type { RecordKind } from "./record.ts";
import { monthText, type ReportMonth } from "./report.ts";

/** An entry of the month that may become a line of the report. */
export interface ReportLine {
  readonly onDay: IsoDate;
  readonly text: string;
  /** Said in a township's report, where it may be any of its villages. */
  readonly village?: string | undefined;
}

/** A task that falls due in the month after. */
export interface NextTask {
  readonly text: string;
  readonly dueOn: IsoDate;
  readonly village?: string | undefined;
}

export interface ReportFacts {
  readonly lines: readonly ReportLine[];
  readonly tasks: readonly NextTask[];
}

/** What a draft picks by itself, so that the report stays on one page; the author picks more. */
export const linesPicked = 3;

/**
 * Which entries a draft picks first: what was brought about before what was held. 调解的文字按岗位限制，月报传得更远：only its author
 * puts it in.
 */
export const lineOrder: readonly RecordKind[] = [
  "funds",
  "help",
  "leader-visit",
  "meeting",
  "dispute",
  "study",
  "secretary",
  "party-member",
  "household",
];

export const reportTitle = (name: string, month: ReportMonth) => `${name}${monthText(month)}工作月报`;

const first = (text: string): Block => ({ kind: "heading1", text });
const paragraph = (text: string): Block => ({ kind: "paragraph", text });

const visits =
  "{{households-visited|走访群众#户次|}}，{{party-members-visited|走访党员#人次|}}，{{help-households|帮办实事惠及群众#户次|}}";
const building =
  "{{two-committee-meetings|召开村“两委”会议#次|}}，{{activists-trained|培养入党积极分子#名|}}，{{county-leader-visits|县级领导到村调研#人次|}}，{{township-leader-visits|乡镇（街道）领导到村调研#人次|}}";
const disputes =
  "{{disputes-found|排查矛盾纠纷#件|}}，{{disputes-resolved|化解矛盾纠纷#件|}}，{{money-recovered|追回资金#万元|}}，{{funds-won|争取帮扶资金#万元|}}";
const tasks =
  "{{tasks-due|本月到期任务#项|本月没有到期任务}}，{{tasks-done|完成任务#项|}}，{{tasks-late|逾期未完成任务#项，正在抓紧办理|}}，{{major-items-landed|重大帮扶事项落地#项|}}。";
const teams =
  "{{teams-in-place|在村工作队#支|没有在村工作队}}，{{cases-delisted|已销号村#个|}}，{{cases-relapsed|反弹村#个|}}。";

/** 月报 as a team and a township usually write it. Every number is a token; a clause whose number is zero is not printed, nor is its comma. */
export function reportDraft(of: "team" | "township", { lines, tasks: ahead }: ReportFacts): Block[] {
  return [
    first("本月工作情况"),
    ...(of === "township" ? [paragraph(teams)] : []),
    paragraph(`${visits}，${building}，${disputes}。`),
    paragraph(tasks),
    ...(lines.length > 0 ? [first("重点工作"), ...lines.map((line) => paragraph(lineText(line)))] : []),
    first("下月工作安排"),
    paragraph(ahead.length > 0 ? `${ahead.map(taskText).join("；")}。` : "按照年度计划和月度任务清单推进各项工作。"),
  ];
}

/** 11月3日，…。 Braces of a token have no business in words somebody typed. */
export function lineText({ onDay, village, text }: ReportLine): string {
  const { month, day } = partsOf(onDay);
  const said = plain(text);
  return `${month}月${day}日，${village ?? ""}${said}${/[！？!?…]”?$/u.test(said) ? "" : "。"}`;
}

function taskText({ text, village, dueOn }: NextTask): string {
  const { month, day } = partsOf(dueOn);
  return `${village ? `${village}：` : ""}${plain(text)}（${month}月${day}日前完成）`;
}

const plain = (text: string) =>
  text
    .replaceAll(/[{}]/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim()
    .replace(/[。.；;，,]+$/u, "");
