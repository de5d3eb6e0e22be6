import { type ActionOf, type Flow, next, type StateOf } from "../flow.ts";
import { type Gate, gates } from "./gate.ts";

/** 产业、基础设施、公共服务、基层阵地、其他. */
export const projectKinds = ["industry", "infrastructure", "public-service", "party-premises", "other"] as const;
export type ProjectKind = (typeof projectKinds)[number];

/** 经营性、公益性、到户类 (国办函〔2021〕51号): what the project leaves behind. */
export const assetClasses = ["operating", "public", "household"] as const;
export type AssetClass = (typeof assetClasses)[number];

/** 申报—审核—论证—审定入库; what is sent back is mended and handed in again, what a county does not take stays written. */
export const bankFlow = {
  draft: { declare: "declared", withdraw: "withdrawn" },
  declared: { review: "reviewed", return: "draft", withdraw: "withdrawn" },
  reviewed: { argue: "argued", return: "draft" },
  argued: { decide: "banked", reject: "rejected", return: "draft" },
  banked: {},
  rejected: {},
  withdrawn: {},
} as const satisfies Flow;

export type BankStatus = StateOf<typeof bankFlow>;
export type BankAction = ActionOf<typeof bankFlow>;

const bankStatuses = Object.keys(bankFlow) as [BankStatus, ...BankStatus[]];

/** Where a project stands once a gate is behind it. */
export const statusAfter = {
  approval: "approved",
  design: "designed",
  "budget-review": "budgeted",
  tender: "tendered",
  contract: "contracted",
  start: "started",
  completion: "completed",
  "preliminary-acceptance": "pre-accepted",
  "final-acceptance": "accepted",
  settlement: "settled",
  transfer: "transferred",
  title: "titled",
  upkeep: "in-upkeep",
  income: "yielding",
} as const satisfies Record<Gate, string>;

export type PipelineStatus = (typeof statusAfter)[Gate];
export type ProjectStatus = BankStatus | PipelineStatus;

export const pipelineStatuses = gates.map((gate) => statusAfter[gate]);
export const projectStatuses = [...bankStatuses, ...pipelineStatuses] as [ProjectStatus, ...ProjectStatus[]];

/** 变更中、暂停、终止、已收回资金 stand beside where the project is and hold its gates. */
export const standingFlow = {
  normal: { "ask-change": "changing", pause: "paused", terminate: "terminated" },
  changing: { "decide-change": "normal" },
  paused: { resume: "normal", terminate: "terminated" },
  terminated: { recall: "recalled" },
  recalled: {},
} as const satisfies Flow;

export type Standing = StateOf<typeof standingFlow>;
export type StandingAction = ActionOf<typeof standingFlow>;

export const standings = Object.keys(standingFlow) as [Standing, ...Standing[]];

export const bankAfter = (status: BankStatus, action: BankAction) => next(bankFlow, status, action);
export const standingAfter = (standing: Standing, action: StandingAction) => next(standingFlow, standing, action);

export const isInBank = (status: ProjectStatus): status is BankStatus => status in bankFlow;

/** 已过论证: whatever passed the argument, whatever became of it. */
export const isArgued = (status: ProjectStatus) => !["draft", "declared", "reviewed", "withdrawn"].includes(status);
