import { formatChinese, type IsoDate } from "../date.ts";
import type { LeaveCategory, LeaveKind, LeaveRefusal, LeaveStatus } from "./leave.ts";
import type { LeaveNotice, LeaveOffice } from "./leave-ladder.ts";
import type { LeaveSum } from "./recall.ts";

export const leaveKindLabel: Record<LeaveKind, string> = { leave: "请假", errand: "公出" };

export const leaveCategoryLabel: Record<LeaveCategory, string> = {
  personal: "事假",
  sick: "病假",
  annual: "年休假",
  marriage: "婚假",
  maternity: "产假、陪产假",
  bereavement: "丧假",
  "village-business": "为村里办事",
  meeting: "参加会议、培训",
  "home-unit": "回派出单位办事",
  other: "其他",
};

export const leaveStatusLabel: Record<LeaveStatus, string> = {
  asked: "待审批",
  approved: "已同意",
  refused: "不同意",
  withdrawn: "已撤回",
};

export const leaveOfficeLabel: Record<LeaveOffice, string> = {
  township: "乡镇（街道）",
  unit: "派出单位",
  county: "县级专班",
};
export const leaveNoticeLabel: Record<LeaveNotice, string> = { ...leaveOfficeLabel, village: "所在村" };

export const leaveRefusalLabel: Record<LeaveRefusal, string> = {
  backwards: "结束日期不能早于开始日期",
  "too-long": "一次请假、公出超过了规定的最长天数，请核对日期",
  dissolved: "该工作队已撤销，不能再办理请假",
  "not-stationed": "只有驻村的第一书记和队员办理请假、公出",
  "posting-ended": "该同志已离岗，不能再办理请假",
  "before-posting": "开始日期早于派驻起始日期",
  "beyond-term": "结束日期超过了派驻结束日期，请改到派驻结束日期以内",
  overlap: "这几天与该同志已有的请假、公出重叠，请核对日期，或者先撤回原申请",
  "standing-in": "这几天该同志正为他人代岗，请先调整代岗人",
  category: "事由与请假、公出的类别不符，请重新选择",
  "substitute-missing": "请假应当明确代岗人",
  "substitute-self": "代岗人不能是本人",
  "substitute-gone": "代岗人已不在干部名册中，请另选",
  "substitute-elsewhere": "代岗人派驻在其他村，请另选",
  "substitute-away": "代岗人这几天也请假或者公出，请另选",
  "substitute-busy": "代岗人这几天已为他人代岗，一人同时只能代一个岗，请另选",
  over: "该请假、公出已经结束，不需要更换代岗人",
  "wrong-status": "该申请现在不能这样办，可能已被审批或者撤回，请刷新后核对",
  "not-your-turn": "该申请现在不由您的岗位审批",
  "own-request": "申请人不能审批自己的申请，请由另一人办理",
  begun: "已经开始的请假不能撤回，提前回村的请办理销假",
  "back-out-of-leave": "销假日期应当在请假起止日期之内",
  "back-in-future": "销假日期不能晚于今天",
  "back-noted": "已经办理过销假",
};

const recallWords: Record<LeaveSum["because"][number], (sum: LeaveSum) => string> = {
  consecutive: ({ longest }) => `连续请假 ${longest} 天`,
  year: ({ inYear }) => `当年累计请假 ${inYear} 天`,
};

/** The label of the rule, with what it rests on; undefined below the line. */
export function recallSentence(sum: LeaveSum): string | undefined {
  if (sum.because.length === 0) return undefined;
  return `应当召回调整：${sum.because.map((one) => recallWords[one](sum)).join("，")}。由县级专班研究决定。`;
}

/** Why a term cannot end so early: whoever was allowed to be away longer is named. */
export const leaveBeyondSentence = ({ name, kind, toOn }: { name: string; kind: LeaveKind; toOn: IsoDate }): string =>
  `${name}已批准的${leaveKindLabel[kind]}至${formatChinese(toOn)}，晚于新的任期结束日期，请先由其撤回或者销假，再修改任期。`;
