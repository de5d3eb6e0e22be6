import type { Light } from "../../cases/light.ts";
import type { LightKind, LightSetCode } from "../../cases/light-sets.ts";
import type { Change } from "./months.ts";
import type { OverrideRefusal } from "./override.ts";
import type { LightSetRefusal } from "./set-refusals.ts";

export const lightKindLabel: Record<LightKind, string> = {
  case: "整顿台账",
  goal: "目标事项",
  finding: "督查问题",
  project: "帮扶项目",
};

export const lightSetLabel: Record<LightSetCode, string> = {
  deadline: "期限式",
  pace: "三亚式（时间进度）",
  staged: "银川式（开工、进度、支付、统计）",
  own: "本县自定",
};

/** In a list of things that are lit; grey is 不适用, not 未列入. */
export const shownLightLabel: Record<Light, string> = { red: "红", yellow: "黄", green: "绿", none: "不适用" };

export const lightSetRefusalLabel: Record<LightSetRefusal, string> = {
  "nothing-lit": "至少填写一项亮灯的标准",
  "red-before-yellow": "红灯的标准应比黄灯更重",
};

export const changeLabel: Record<Change, string> = {
  better: "好转",
  worse: "转差",
  same: "不变",
  new: "本月新列",
};

export const overrideRefusalLabel: Record<OverrideRefusal, string> = {
  "until-passed": "截止日期不能早于今天",
  "until-too-far": "截止日期超过了本县规定的最长天数",
  "same-colour": "与按规则评定的颜色相同，不需要人工调整",
};
