import type { DrawRefusal, DrawStatus } from "./draw-step.ts";
import type { StrataKind, WeightKind } from "./frame-building.ts";
import type {
  InspectionRefusal,
  InspectionStatus,
  InspectionWait,
  MemberAccess,
  ScopeKind,
  StartRefusal,
  WaiverRefusal,
} from "./inspection.ts";
import type { RecusalKind } from "./recusal.ts";

export const inspectionStatusLabel: Record<InspectionStatus, string> = {
  planned: "待抽取",
  drawn: "已抽取",
  "under-way": "进行中",
  finished: "已结束",
  cancelled: "已取消",
};

/** Of the list and of the 工作台: what waits for the reader himself. */
export const inspectionWaitLabel: Record<InspectionWait, string> = {
  commit: "待您提交承诺",
  reveal: "待您揭示口令",
  number: "待填写公开数字",
  waiver: "超次数到村，待您同意",
  start: "已到日期，待督查组启动",
};

export const memberAccessLabel: Record<MemberAccess, string> = {
  linked: "已关联",
  late: "底册定格后关联，启动前看不到结果",
  none: "未关联，启动前看不到结果",
};

export const scopeKindLabel: Record<ScopeKind, string> = {
  round: "某一轮次的整顿村",
  all: "全县",
  chosen: "逐个选定",
};

export const drawStatusLabel: Record<DrawStatus, string> = {
  frozen: "待承诺",
  committed: "待揭示",
  drawn: "已抽取",
  abandoned: "已作废",
};

export const strataKindLabel: Record<StrataKind, string> = {
  none: "不分层",
  weak: "软弱涣散村、其他村",
  level: "管理级别",
  township: "乡镇（街道）",
};

export const weightKindLabel: Record<WeightKind, string> = {
  none: "每个对象机会相同",
  population: "按人口数",
  households: "按户数",
};

export const recusalKindLabel: Record<RecusalKind, string> = {
  home: "籍贯所在乡镇",
  kinship: "申报的亲属关系",
  posting: "任职、包联",
  unit: "所在单位结对",
  inspected: "近期督查过",
  hand: "另行登记",
};

export const inspectionRefusalLabel: Record<InspectionRefusal, string> = {
  backwards: "结束日期不能早于开始日期",
  "too-long": "一次督查不超过 92 天，更长的请分次安排",
  "outside-year": "开始日期应在所属年度计划的年份之内",
  "approved-late": "批准日期不能晚于开始日期",
  "round-missing": "请选择轮次",
  "round-of-townships": "督查乡镇（街道）的，范围应选“全县”或“逐个选定”",
  "chosen-none": "请至少选定一个对象",
  "subject-of-checklist": "所选检查清单不是用于这类对象的，请另选清单",
  "wrong-status": "该督查已经启动或已取消，不能再这样办",
  "draw-open": "该督查有一次抽取正在进行，请先完成抽取，或说明理由作废",
  "objects-named": "已直接确定督查对象，对象种类、范围和开始月份不能更改；确需更改的，先清空已确定的对象",
  "draw-frozen-members": "督查人员名单已随抽取底册定格，不能更改；确需更改的，说明理由重新抽取",
};

export const startRefusalLabel: Record<StartRefusal, string> = {
  "wrong-status": "该督查已经启动、结束或取消",
  "not-member": "四不两直：由督查组成员启动，您不在该督查的人员名单内",
  "before-day": "还没有到开始日期",
  "nothing-to-visit": "还没有抽取或确定督查对象",
  "draw-open": "该督查有一次抽取正在进行，请先完成抽取，或说明理由作废",
};

export const waiverRefusalLabel: Record<WaiverRefusal, string> = {
  "own-request": "超次数到村须由另一名县级人员同意，申请人不能自己同意",
  "own-inspection": "您是该督查的安排人，须由另一名县级人员同意",
  "already-allowed": "已经同意过，请刷新后核对",
  "wrong-status": "该督查已经启动或已取消，不能再这样办",
  "draw-open": "底册已经定格，不能再增加",
};

export const drawRefusalLabel: Record<DrawRefusal, string> = {
  "not-frozen": "两名抽取人都已承诺，不能再提交承诺",
  "not-committed": "两名抽取人还没有都提交承诺，请等待承诺齐全",
  ended: "这次抽取已经完成或作废",
  "committed-already": "您已经提交过承诺，另一份须由另一名抽取人用自己的账号提交",
  "commitment-copied": "这份承诺与另一名抽取人的相同，请重新生成自己的口令",
  "public-day-come": "公开数字的公布日已到，不能再提交承诺。请说明理由作废本次抽取，另定日期重新抽取",
  "no-number-asked": "本次抽取没有约定公开数字",
  "number-early": "还没有到约定的公布日",
  "number-given": "公开数字已经填过，不能更改。填错的，说明理由作废本次抽取",
  "number-malformed": "公开数字只用半角数字、字母和常用符号，不超过 100 个字符",
  "number-missing": "约定的公开数字还没有填写，填写后才能揭示",
  "not-officer": "您没有为本次抽取提交承诺，不能揭示",
  "revealed-already": "您已经揭示过",
  "secret-unfit": "口令与您提交的承诺不符。请找到承诺时保存的口令，原样填写",
};

/** 启动前，除督查组外任何人只看得到数目。 */
export const sealedSentence = (objects: number) => `已抽取 ${objects} 个对象，启动前仅督查组可见`;
