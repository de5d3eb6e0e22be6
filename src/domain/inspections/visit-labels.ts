import type { InterviewKind, OpenRefusal, SubmitRefusal, VisitKind, VisitStatus, VisitWay } from "./visit.ts";

export const visitKindLabel: Record<VisitKind, string> = {
  inspection: "督查到村",
  "spot-check": "在岗抽查",
  leader: "领导到村",
};

export const visitWayLabel: Record<VisitWay, string> = { "on-site": "现场", telephone: "电话" };

export const visitStatusLabel: Record<VisitStatus, string> = {
  open: "填写中",
  submitted: "已提交",
  discarded: "已作废",
};

export const interviewKindLabel: Record<InterviewKind, string> = {
  villager: "群众",
  "party-member": "党员",
  "village-cadre": "村干部",
  "team-member": "驻村干部",
  "township-cadre": "乡镇干部",
  other: "其他",
};

export const openRefusalLabel: Record<OpenRefusal, string> = {
  "future-day": "检查日期不能晚于今天",
  "telephone-only-for-spot-checks": "电话方式只用于在岗抽查，督查和领导到村应到现场",
  "inspection-not-under-way": "该督查尚未开始或者已经结束，不能填写到村检查",
  "outside-inspection": "检查日期不在该督查的起止日期之内",
  "too-few-inspectors": "现场检查不得少于两名检查人员",
  "not-of-the-team": "检查人员不在该督查的督查组成员中",
  "change-without-reason": "检查人员与抽取（指定）的不一致，请写明更换原因",
};

export const submitRefusalLabel: Record<SubmitRefusal, string> = {
  "inspection-not-under-way": openRefusalLabel["inspection-not-under-way"],
  unanswered: "还有必填项没有填写",
  "nothing-said": "请写一句看到的情况和现场交流的意见",
};
