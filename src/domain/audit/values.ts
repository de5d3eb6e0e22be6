import { caseActionLabel, caseStatusLabel } from "../cases/labels.ts";
import { audienceLabel, bulletinKindLabel, bulletinStatusLabel } from "../bulletins/labels.ts";
import { replyKindLabel } from "../bulletins/reply.ts";
import { issueCountingLabel } from "../bulletins/series.ts";
import {
  majorActionLabel,
  majorCategoryLabel,
  majorStatusLabel,
  scheduleActionLabel,
  scheduleStatusLabel,
} from "../plans/labels.ts";
import {
  organisationKindLabel,
  organisationLevelLabel,
  successionKindLabel,
  townshipKindLabel,
  villageKindLabel,
} from "../registry/labels.ts";
import { personKindLabel } from "../registry/person.ts";
import {
  assessmentStatusLabel,
  directHitsLabel,
  directionLabel,
  levelLabel,
  opinionBodyLabel,
  opinionKindLabel,
  originLabel,
  outcomeLabel,
  roundingLabel,
  roundStatusLabel,
  tieLabel,
} from "../screening/labels.ts";
import { contactChangeLabel, meetingLabel, recordKindLabel } from "../records/labels.ts";
import { entryKindLabel, statusLabel as evaluationStatusLabel } from "../evaluation/labels.ts";
import { visitKindLabel } from "../inspections/visit-labels.ts";
import { asRole } from "./labels.ts";

/** Acts inside a trace, and values with the same meaning wherever they stand. */
const sharedValue: Readonly<Record<string, string>> = {
  add: "新增",
  edit: "修改",
  form: "组建",
  match: "配对求解",
  solve: "算出",
  pin: "指定",
  ban: "排除",
  "take-back": "撤回手工换人",
  distances: "车程",
  rotate: "轮换",
  "never-came": "未到岗撤回",
  unform: "撤回组建",
  substitute: "更换代岗人",
  "plan-rotation": "预定轮换",
  "withdraw-rotation": "撤销预定轮换",
  "fail-rotation": "预定轮换未能生效",
  freeze: "底册定格",
  pledge: "提交承诺",
  number: "填写公开数字",
  reveal: "揭示",
  abandon: "作废",
  start: "启动",
  finish: "结束",
  cancel: "取消",
  members: "确定人员",
  "name-objects": "确定对象",
  "ask-waiver": "申请超次数到村",
  allow: "同意",
  recuse: "登记回避",
  "lift-recusal": "撤销回避",
  mark: "办结情况",
  remove: "移除",
  restore: "恢复",
  follow: "随村变更",
  create: "新建",
  save: "保存",
  submit: "送审",
  approve: "审核通过",
  return: "退回",
  withdraw: "退回上一步、撤回",
  publish: "印发",
  download: "下载",
  open: "启动",
  rank: "倒排排序",
  shortlist: "生成初步名单",
  review: "提交联审",
  verify: "完成实地核实",
  decide: "审定",
  correct: "更正",
  upload: "上传",
  fix: "改一格",
  replace: "成批替换",
  commit: "导入",
  undo: "撤销本批",
  discard: "作废",
  arrange: "调整版面",
  "lay-out": "重排版面",
  outline: "上传县域轮廓",
  dock: "登记对接",
  dissolve: "撤销工作队",
  fill: "补齐岗位",
  end: "离岗",
  membership: "登记党组织关系转接",
  ask: "申请",
  agree: "同意",
  refuse: "不同意",
  back: "销假",
  attendance: "登记参训情况",
  original: "下载原表",
  remarks: "下载导入结果",
  problems: "问题清单",
  goals: "目标事项",
  password: "密码",
  phone: "手机号",
  erase: "到期删除",
  ...levelLabel,
};

const statusLabel: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  assessment: assessmentStatusLabel,
  evaluation: {
    ...evaluationStatusLabel,
    ...entryKindLabel,
    score: "评分",
    targets: "设定差异化目标",
    entry: "日常记载",
    withdraw: "撤销日常记载",
    cancel: "取消",
    publish: "公示",
    freeze: "定格",
  },
  bulletin: {
    ...bulletinStatusLabel,
    arrange: "编排稿件",
    item: "撰写稿件",
    "hand-in": "交稿",
    "return-item": "退回稿件",
    "remove-item": "撤去稿件",
    propose: "提出点名",
    remove: "撤去点名",
  },
  naming: { approve: "核准点名", refuse: "不同意点名" },
  opinion: opinionKindLabel,
  case: { ...caseStatusLabel, ...caseActionLabel },
  plan: {
    ...scheduleActionLabel,
    copy: "照抄上次",
    "move-up": "工序上移",
    "move-down": "工序下移",
    restore: "恢复模板工期",
    ...scheduleStatusLabel,
  },
  visit: {
    open: "开始检查",
    fill: "填写",
    submit: "提交",
    interview: "记访谈",
    "interview-drop": "删去访谈",
  },
  "major-item": { ...majorActionLabel, ...majorStatusLabel },
};

/** Codes of one stage that another would read differently. */
const stageCodes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "bulletin.kind": bulletinKindLabel,
  "reply.kind": replyKindLabel,
  "organisation.kind": organisationKindLabel,
  "organisation.level": organisationLevelLabel,
  "person.kind": personKindLabel,
  "record.kind": recordKindLabel,
  "visit.kind": visitKindLabel,
  "township.kind": townshipKindLabel,
  "village.kind": { ...villageKindLabel, ...successionKindLabel },
};

/** Parts whose values are codes of one kind wherever they stand. */
const codesOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  tie: tieLabel,
  rounding: roundingLabel,
  directHitMode: directHitsLabel,
  direction: directionLabel,
  body: opinionBodyLabel,
  reviewBody: opinionBodyLabel,
  outcome: outcomeLabel,
  origin: originLabel,
  category: majorCategoryLabel,
  contact: contactChangeLabel,
  meeting: meetingLabel,
  audience: { ...audienceLabel, replies: "说明情况汇总" },
  counting: issueCountingLabel,
};

/** Parts whose values are codes of the program; anywhere else a value is the officer's own text and stays as it is. */
const coded = ["act", "action", "changed", "field", "from", "kind", "level", "list", "role", "status", "to"];

export function valueText(verb: string, key: string, value: string): string {
  if (!coded.includes(key)) return codesOf[key]?.[value] ?? value;
  if (key === "role") return asRole(value);
  const stage = verb.split(".")[0]!;
  // An import names cell texts as from and to: they stay as they stood in the file.
  const isCellText = stage === "import" && (key === "from" || key === "to");
  return isCellText ? value : codeText(stage, key, value);
}

function codeText(stage: string, key: string, value: string): string {
  const statuses = statusLabel[stage] ?? (roundStatusLabel as Readonly<Record<string, string>>);
  return stageCodes[`${stage}.${key}`]?.[value] ?? statuses[value] ?? sharedValue[value] ?? value;
}
