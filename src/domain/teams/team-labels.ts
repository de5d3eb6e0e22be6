import { formatChinese } from "../date.ts";
import type { HandoverRefusal, OpenPromise } from "./handover.ts";
import type { LeaveCategory, LeaveKind, LeaveRefusal, LeaveStatus } from "./leave.ts";
import type { LeaveNotice, LeaveOffice } from "./leave-ladder.ts";
import type { Slot } from "./match/match.ts";
import { slotLabel } from "./match/words.ts";
import type { RotationRefusal, RotationState } from "./planned-rotation.ts";
import type { PostingRefusal } from "./posting.ts";
import type { LeaveSum } from "./recall.ts";
import type { TeamRefusal } from "./team.ts";
import type { TrainingRefusal } from "./training.ts";

export const teamRefusalLabel: Record<TeamRefusal, string> = {
  "village-ended": "该村已撤并，不能再组建工作队，请选择撤并后的村",
  "village-has-team": "该村已有在派的工作队，一个村同时只派一支，请先撤销原工作队，或者在原工作队中轮换人员",
  "not-listed": "该村不在本轮整顿名单上，请选择名单上的村",
  "term-backwards": "任期结束日期不能早于组建日期",
  "term-too-long": "任期一次不超过五年，请核对结束日期",
  dissolved: "该工作队已撤销，只供查阅",
  "dissolved-in-future": "撤销日期不能晚于今天",
  "dissolved-before-forming": "撤销日期不能早于组建日期",
  "docked-in-future": "对接日期不能晚于今天，请在对接之后登记",
  "docked-before-forming": "对接日期不能早于组建日期",
  "docked-after-term": "对接日期不能晚于任期结束日期",
  "term-before-postings": "任期结束日期不能早于在岗人员的派驻起始日期，请先办理轮换",
  "term-before-rotations": "任期结束日期不能早于预定轮换的接任日期，请先撤销预定轮换",
};

/** What may be said with the name of the holder, the slot and the village where he stands. */
export interface PostingWords {
  readonly name: string;
  readonly slot: Slot;
  readonly postedAt?: string | null;
  readonly load?: { readonly held: number; readonly limit: number } | null;
}

const eligible: Record<Slot, string> = {
  "county-leader": "联村领导应当由县级领导担任",
  "township-leader": "包村领导应当由本乡镇（街道）领导担任",
  "first-secretary": "第一书记应当由单位干部担任，且为中共党员",
  "paired-unit": "结对单位应当是县级以上单位",
  member: "队员应当由单位干部担任",
};

/** “宋某已联系2个村，按规定最多联系2个村”; whoever may have none is not told that he has none. */
const tooMany =
  (verb: string) =>
  ({ name, load }: PostingWords) =>
    load && load.limit > 0
      ? `${name}已${verb}${load.held}个村，按规定最多${verb}${load.limit}个村，请另选`
      : `${name}按规定不安排${verb}村，请另选`;

const postingSentence: Record<PostingRefusal, (words: PostingWords) => string> = {
  eligibility: ({ name, slot }) => `${eligible[slot]}，${name}不符合`,
  "home-township": ({ name }) => `${name}籍贯在该村所在乡镇（街道），应当回避，请另选他人`,
  kinship: ({ name }) => `${name}申报在该村有亲属，应当回避，请另选他人`,
  ban: ({ name }) => `${name}已被排除到该村任职`,
  "capacity-county-leader": tooMany("联系"),
  "capacity-township-leader": tooMany("包联"),
  "capacity-unit": tooMany("结对"),
  gone: ({ name }) => `${name}已不在干部（单位）名册中，请另选`,
  "posted-elsewhere": ({ name, postedAt }) => `${name}已派驻${postedAt ?? "其他村"}，一人只能派驻一个村，请先办理轮换`,
  "in-team": ({ name }) => `${name}已在该工作队任职`,
  "slot-held": ({ slot }) => `该工作队已有${slotLabel[slot]}，同时只能有一个，请办理轮换`,
  backwards: () => "派驻结束日期不能早于起始日期",
  "before-team": () => "派驻起始日期不能早于工作队组建日期",
  "beyond-term": () => "派驻结束日期不能晚于工作队任期结束日期",
  "posting-ended": () => "该派驻已经结束，请刷新后核对",
  "ended-in-future": () => "离岗日期不能晚于今天",
  "ended-before-start": () => "离岗日期不能早于派驻起始日期",
  "ended-after-term": () => "离岗日期不能晚于派驻结束日期",
  "not-a-person": () => "只有驻村的第一书记和队员登记党组织关系转接",
  "moved-in-future": () => "转接日期不能晚于今天",
};

export const postingRefusalSentence = (rule: PostingRefusal, words: PostingWords): string =>
  `${postingSentence[rule](words)}。`;

export const rotationStateLabel: Record<RotationState, string> = {
  planned: "待生效",
  applied: "已生效",
  withdrawn: "已撤销",
  failed: "未能生效",
};

/** What may be said with what stands in the way: the day and the village of the other plan. */
export interface RotationWords {
  readonly name: string;
  readonly slot: Slot;
  readonly seatOn?: string | undefined;
  readonly personAt?: { readonly village: string; readonly startsOn: string } | undefined;
}

const rotationSentence: Record<RotationRefusal, (words: RotationWords) => string> = {
  "not-ahead": () => "预定轮换的接任日期应当晚于今天，今天或者以前接任的请直接办理轮换",
  "seat-planned": ({ slot, seatOn }) =>
    `该${slotLabel[slot]}已预定${seatOn ? `于${formatChinese(seatOn)}` : ""}轮换，一个岗位同时只能预定一次，请先撤销原预定`,
  "cadre-planned": ({ name, personAt }) =>
    `${name}已预定${personAt ? `于${formatChinese(personAt.startsOn)}到${personAt.village}接任` : "到其他村接任"}，一人同时只能预定一次，请先撤销原预定`,
  settled: () => "该预定轮换已经生效或者撤销，请刷新后核对",
};

export const rotationRefusalSentence = (rule: RotationRefusal, words: RotationWords): string =>
  `${rotationSentence[rule](words)}。`;

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

export const promiseLabel: Record<OpenPromise["kind"], string> = {
  problem: "问题",
  goal: "目标事项",
  task: "任务",
  "major-item": "重大帮扶事项",
};

export const handoverRefusalLabel: Record<HandoverRefusal, string> = {
  signed: "该交接包已签收",
  "own-pack": "移交人与签收人不能是同一人，请由另一人签收",
  "not-yours": "该交接包由接任人所在岗位签收",
  "team-dissolved": "该工作队已撤销，无需签收",
};

export const trainingRefusalLabel: Record<TrainingRefusal, string> = {
  backwards: "结束日期不能早于开始日期",
  "too-long": "一期培训不超过一个月，请核对日期",
  "attended-before": "培训还没有开始，请在开始之后登记参训情况",
  "not-stationed": "其中有人不是您管辖范围内的驻村人员，请刷新后核对",
};
