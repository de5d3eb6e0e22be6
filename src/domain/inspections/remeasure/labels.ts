import type { RemeasureDrawRefusal, RemeasureStratum } from "./drawing.ts";
import type { MeasureRefusal } from "./measuring.ts";

export const remeasureStratumLabel: Record<RemeasureStratum, string> = { large: "大额项目", other: "其他项目" };

export const remeasureResultLabel = { match: "相符", mismatch: "不符" } as const;

export const remeasureDrawRefusalLabel: Record<RemeasureDrawRefusal, string> = {
  "period-reversed": "起始日期不能晚于截止日期",
  "period-not-over": "只能抽取已经过去的期间，截止日期应早于今天",
  "period-drawn": "该期间（范围）已经定格过一次抽取，结果不论如何都不能重抽；请另选期间",
  "nothing-accepted": "该期间没有竣工验收的项目，不能抽取",
};

export const measureRefusalLabel: Record<MeasureRefusal, string> = {
  "not-drawn": "该项目没有抽中，不能填写复核实测表",
  "measured-in-future": "实测日期不能晚于今天",
  "measured-before-draw": "实测日期不能早于抽取日期",
  "two-measurers": "实测人员至少两人",
  "measurer-builds": "施工（承包）单位的人员不能参加复核实测",
  "measurer-owns": "业主单位的人员、项目责任人不能参加复核实测",
  "measured-by-hand": "您经办过该项目，复核实测应由其他人员登记",
  "item-twice": "同一实测项目写了两次",
  "again-without-reason": "该项目已经登记过复核实测，重新实测须写明原因；历次结果都保留",
};
