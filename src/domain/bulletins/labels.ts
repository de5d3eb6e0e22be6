import type { Audience, BulletinAction, BulletinKind, BulletinRefusal, BulletinStatus } from "./bulletin.ts";
import type { BlockChange } from "./difference.ts";
import { nothing } from "../figures/settled.ts";
import type { BulletinWait } from "./waiting.ts";

export const bulletinStatusLabel: Record<BulletinStatus, string> = {
  draft: "拟稿",
  submitted: "待审核",
  approved: "已审核",
  published: "已印发",
};

export const bulletinKindLabel: Record<BulletinKind, string> = {
  confirmation: "排查确定情况",
  progress: "整顿进展情况",
  campaign: "阶段工作情况",
  inspection: "督查情况",
  briefing: "工作简报",
};

export const audienceLabel: Record<Audience, string> = {
  full: "上报版（写明被点名的）",
  township: "发至乡镇版（隐去被点名的）",
};

export const bulletinActionLabel: Record<BulletinAction, string> = {
  submit: "送审",
  approve: "审核通过",
  return: "退回修改",
  withdraw: "撤回",
  publish: "印发",
};

export const bulletinRefusalLabel: Record<BulletinRefusal, string> = {
  "wrong-status": "该文稿当前所处环节不能进行此操作",
  "title-missing": "请填写标题",
  "text-missing": "正文为空，请先拟写正文",
  "tokens-unbound": "正文中还有未能取数的数字，请按提示修改",
  "blanks-left": "文中还有没有写明的内容，请补充或者删去",
  "items-unfinished": "还有稿件没有交稿，请供稿人交稿，或者由编辑撤去该稿件",
  "approver-is-author": "拟稿人不能审核或者退回本人所拟文稿",
  "approver-contributed": "供稿人不能审核或者退回有本人稿件的简报",
  "naming-unapproved": "文中还有点名未经另一人核准，核准后才能印发",
  "already-approved": "该文稿已经审核通过，审核后数字没有变化，不必再次审核",
  "moved-since-opened": "打开页面以后数字又有变化，请刷新核对后再审核",
  "moved-since-approval": "审核之后数字有变化，请审核人重新审核后再印发",
  "only-author-withdraws": "只有拟稿人本人可以撤回",
  "number-missing": "请填写发文字号",
  "number-malformed": "发文字号应写成“青组发〔2026〕12号”的样式",
  "number-taken": "该发文字号已经使用",
  "issue-missing": "请填写期号",
  "issue-taken": "该期号已经使用，请改用下一期号",
  "date-missing": "请填写成文日期",
  "date-in-future": "成文日期不能晚于今天",
  "number-of-other-year": "发文字号中的年份应与成文日期一致",
  "period-not-over": "统计期还没有结束，请在截止日期当天或者之后印发，或者修改统计期",
  "not-in-draft": "该文稿已经送审，不能修改；需要修改的，请先撤回或者由审核人退回",
  "only-author-edits": "只有拟稿人本人可以修改文稿",
};

export const bulletinWaitLabel: Record<BulletinWait, string> = {
  approval: "待您审核",
  publication: "待印发",
  mending: "待您修改",
  submission: "待您送审",
  naming: "点名待您核准",
  reply: "收到说明，待您答复",
};

/** One of them, as it stands in the text. */
export const blankSentence = (blank: string) => `文中“${blank}”还没有写明，请补充，或者连同括号一并删去。`;

export const blockChangeLabel: Record<BlockChange["kind"], string> = {
  same: "未变",
  added: "新增",
  removed: "删去",
  changed: "修改",
};

type Moved = { readonly name: string; readonly before: string | null; readonly after: string | null };

export const movedSentence = ({ name, before, after }: Moved) =>
  `审核之后，“${name}”由“${before ?? nothing}”变为“${after ?? nothing}”。`;
