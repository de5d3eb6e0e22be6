import { formatChinese, type IsoDate } from "../date.ts";
import type { HandoverRefusal, OpenPromise } from "./handover.ts";
import type { Slot } from "./match/match.ts";
import { slotLabel } from "./match/words.ts";
import type { RotationRefusal, RotationState } from "./planned-rotation.ts";
import type { PostingRefusal } from "./posting.ts";
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
  "team-begun": "该工作队已到组建日期，不能撤回组建，请办理撤销",
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
  /** The village he has left, and his last day there. */
  readonly left?: { readonly village: string; readonly endedOn: IsoDate } | null;
  /** The last day of whoever held the slot before. */
  readonly heldUntil?: IsoDate | null;
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

const dayWords = (word: string, day: IsoDate | null | undefined) => (day ? `${word}${formatChinese(day)}` : "");

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
  "posted-until": ({ name, left }) =>
    `${name}派驻${left?.village ?? "其他村"}${dayWords("至", left?.endedOn)}，派驻起始日期应当在离岗日期之后`,
  "in-team": ({ name }) => `${name}已在该工作队任职`,
  "slot-held": ({ slot }) => `该工作队已有${slotLabel[slot]}，同时只能有一个，请办理轮换`,
  "slot-held-until": ({ slot, heldUntil }) =>
    `该工作队前任${slotLabel[slot]}${dayWords("在岗至", heldUntil)}，派驻起始日期应当在前任离岗日期之后`,
  backwards: () => "派驻结束日期不能早于起始日期",
  "before-team": () => "派驻起始日期不能早于工作队组建日期",
  "beyond-term": () => "派驻结束日期不能晚于工作队任期结束日期",
  "posting-ended": () => "该派驻已经结束，请刷新后核对",
  "ended-in-future": () => "离岗日期不能晚于今天",
  "ended-before-start": () => "离岗日期不能早于派驻起始日期",
  "ended-after-term": () => "离岗日期不能晚于派驻结束日期",
  begun: () => "派驻起始日期已到，不能按未到岗撤回，请办理离岗或者轮换",
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
  "never-came": "接任人没有到岗，无需签收",
};

export const trainingRefusalLabel: Record<TrainingRefusal, string> = {
  backwards: "结束日期不能早于开始日期",
  "too-long": "一期培训不超过一个月，请核对日期",
  "attended-before": "培训还没有开始，请在开始之后登记参训情况",
  "not-stationed": "其中有人不是您管辖范围内的驻村人员，请刷新后核对",
};
