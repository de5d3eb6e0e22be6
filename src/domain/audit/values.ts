import { caseActionLabel, caseStatusLabel } from "../cases/labels.ts";
import { audienceLabel, bulletinKindLabel, bulletinStatusLabel } from "../bulletins/labels.ts";
import { namingToneLabel } from "../bulletins/naming.ts";
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
import {
  assetClassLabel,
  bankActionLabel,
  gateLabel,
  opinionConclusionLabel,
  projectKindLabel,
  projectPhaseLabel,
  projectStatusLabel,
  standingActionLabel,
  standingLabel,
} from "../projects/labels.ts";
import {
  assetActLabel,
  assetStatusLabel,
  careConditionLabel,
  disposalWayLabel,
  distributionActLabel,
  distributionStatusLabel,
  incomeKindLabel,
} from "../projects/assets/labels.ts";
import { fundActLabel, paymentActLabel, paymentKindLabel } from "../projects/funds/labels.ts";
import {
  disclosureLevelLabel,
  disclosureStateLabel,
  disclosureStepLabel,
  objectionChannelLabel,
  objectionResultLabel,
} from "../projects/disclosures/labels.ts";
import { procurementMethodLabel } from "../projects/gates/procurement.ts";
import { dutyLabel } from "../projects/gates/gate-labels.ts";
import { workActLabel } from "../projects/works/labels.ts";
import { visitKindLabel } from "../inspections/visit-labels.ts";
import { sharedValue } from "./act-labels.ts";
import { asRole } from "./labels.ts";

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
    "handle-reply": "答复说明情况",
    "return-item": "退回稿件",
    "remove-item": "撤去稿件",
    ...{ propose: "提出点名", remove: "撤去点名" },
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
  project: {
    ...projectStatusLabel,
    ...standingLabel,
    ...gateLabel,
    ...bankActionLabel,
    ...standingActionLabel,
    ...workActLabel,
    discard: "删除草稿",
    hold: "组织论证",
    opine: "登记论证意见",
  },
  disclosure: { post: "登记公示", "take-down": "撤下公示" },
  objection: { object: "提出异议", answer: "答复", correct: "更正答复", reveal: "查看姓名、电话" },
  expert: { close: "停止参加论证" },
  fund: fundActLabel,
  payment: paymentActLabel,
  asset: { ...assetActLabel, ...assetStatusLabel },
  income: { reverse: "冲回" },
  distribution: { ...distributionActLabel, ...distributionStatusLabel },
  "major-item": { ...majorActionLabel, ...majorStatusLabel },
};

/** Codes of one stage that another would read differently. */
const stageCodes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "bulletin.kind": bulletinKindLabel,
  "reply.kind": replyKindLabel,
  "organisation.kind": organisationKindLabel,
  "organisation.level": organisationLevelLabel,
  "project.kind": projectKindLabel,
  "disclosure.level": disclosureLevelLabel,
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
  tone: namingToneLabel,
  sector: projectKindLabel,
  assetClass: assetClassLabel,
  conclusion: opinionConclusionLabel,
  standing: standingLabel,
  phase: projectPhaseLabel,
  disclosureStep: disclosureStepLabel,
  state: disclosureStateLabel,
  channel: objectionChannelLabel,
  result: objectionResultLabel,
  paymentKind: paymentKindLabel,
  gate: gateLabel,
  method: procurementMethodLabel,
  projectKind: projectKindLabel,
  duty: dutyLabel,
  incomeKind: incomeKindLabel,
  assetStatus: assetStatusLabel,
  foundStatus: assetStatusLabel,
  condition: careConditionLabel,
  way: disposalWayLabel,
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
