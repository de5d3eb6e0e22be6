import { formatChinese, type IsoDate } from "../date.ts";
import type { CaseAction, CaseRefusal, CaseStatus } from "./case.ts";
import type { ItemRefusal } from "./item.ts";
import type { Light, LightReason, LitItem } from "./light.ts";
import type { OutlineRefusal } from "./outline.ts";
import type { GoalField, GoalTask, ProblemAspect } from "./problem-aspects.ts";

export const caseStatusLabel: Record<CaseStatus, string> = {
  "in-turnaround": "整顿中",
  "self-assessed": "已自评",
  "town-checked": "镇级已核验",
  accepted: "县级验收合格",
  delisted: "已销号",
  consolidation: "巩固提升中",
  closed: "已办结",
  relapsed: "反弹，另立新档",
};

export const caseActionLabel: Record<CaseAction, string> = {
  "self-assess": "提交自评",
  check: "镇级核验通过",
  return: "退回",
  withdraw: "撤回自评",
  accept: "县级验收合格",
  fail: "验收不合格，继续整顿",
  delist: "销号",
  consolidate: "转入巩固",
  close: "办结",
  relapse: "认定反弹",
};

export const caseRefusalLabel: Record<CaseRefusal, string> = {
  "wrong-status": "该村整顿档案当前所处环节不能进行此操作",
  "no-manifestation": "请至少选择一种软弱涣散表现",
  "no-problem": "问题清单至少填写一条",
  "no-goal": "目标事项至少填写一条",
  "no-deadline": "请填写整顿完成时限",
  "deadline-malformed": "请填写正确的完成时限",
  "deadline-before-opening": "完成时限不能早于建档日期",
  "item-after-deadline": "单项时限不能晚于整顿完成时限",
  "goal-without-owner": "每条目标事项应明确责任单位和责任人",
  "problem-not-done": "问题清单中还有问题未解决",
  "goal-not-done": "目标事项中还有任务未完成",
};

export const itemRefusalLabel: Record<ItemRefusal, string> = {
  ...caseRefusalLabel,
  "wrong-status": "该村已提交自评或者已转入后续环节，清单不能再改",
  "item-after-deadline": "时限不能晚于整顿完成时限",
  "deadline-before-opening": "时限不能早于建档日期",
  "file-withdrawn": "该村已移出整顿名单，档案只供查阅",
  "file-merged": "该村已并入他村，整顿在后继村的档案中继续，本档只供查阅",
  "done-malformed": "请填写正确的办结日期",
  "done-in-future": "办结日期不能晚于今天",
  "done-before-opening": "办结日期不能早于建档日期",
  "postponed-by-township": "延长时限须经县级同意，请由县级办理",
  "overdue-removed-by-township": "逾期未办结的事项不能自行移除，请由县级办理",
};

export const outlineRefusalLabel: Record<OutlineRefusal, string> = {
  "not-geojson": "文件不是 GeoJSON 面数据，请换用含县域范围面（Polygon 或者 MultiPolygon）的文件",
  "ring-broken": "范围线不完整：每条边界线至少 4 个点，且首尾相接",
  "outside-china": "坐标不在我国范围内，请使用经纬度坐标（十进制度），经度在前、纬度在后",
  "too-many-points": "范围线超过 20000 个点，请简化后再传",
  "review-number-malformed": "审图号应写成“鲁S（2023）012号”的样式",
};

export const problemAspectLabel: Record<ProblemAspect, string> = {
  leadership: "班子建设",
  members: "党员队伍",
  "party-life": "组织生活",
  openness: "民主管理与公开",
  economy: "集体经济",
  disputes: "矛盾信访",
  livelihood: "民生服务",
  premises: "阵地保障",
};

export const goalFieldLabel: Record<GoalField, string> = {
  leadership: "建强班子",
  organisation: "规范组织",
  governance: "提升治理",
  economy: "壮大集体经济",
  services: "为民服务",
  premises: "保障阵地",
};

export const goalTaskLabel: Record<GoalTask, string> = {
  "fill-posts": "配齐村“两委”班子",
  "able-secretary": "选优配强党组织书记",
  "party-life": "落实“三会一课”和主题党日",
  "recruit-members": "发展和培养党员",
  "open-affairs": "落实“四议两公开”和村务公开",
  "settle-disputes": "化解矛盾纠纷和信访积案",
  "clear-assets": "清理集体资产资源合同",
  "raise-income": "增加村集体经营性收入",
  "visit-households": "入户走访、了解民情",
  "practical-help": "办好群众急难愁盼实事",
  "fit-premises": "建好用好党群服务中心",
};

export const lightLabel: Record<Light, string> = { none: "未设时限", green: "绿灯", yellow: "黄灯", red: "红灯" };

export const toGreenLabel: Record<LitItem["toGreen"][number], string> = {
  finish: "办结此项",
  postpone: "经县级同意延长时限",
};

interface Clocked {
  readonly openedOn: IsoDate;
  readonly clockFrom: IsoDate | null;
  readonly predecessorId: string | null;
}

/** An older clock comes of a relapse or of a merger; empty where the clock began with the file. */
export function clockWords({ openedOn, clockFrom, predecessorId }: Clocked): string {
  if (clockFrom === null || clockFrom >= openedOn) return "";
  return `${predecessorId === null ? "村合并" : "反弹后重新建档"}，时间自${formatChinese(clockFrom)}起连续计算`;
}

/** Of a light that is not the one of its deadlines. */
export const givenSentence = (of: object): string =>
  "handUntil" in of && typeof of.handUntil === "string"
    ? `县级人工调整，至${formatChinese(of.handUntil)}止，详见“红黄绿灯”。`
    : "按本县设定的红黄绿灯规则评定，详见“红黄绿灯”。";

/** 整顿完成时限 itself is near or past: nothing less turns the file green. */
export const handInToGreen = "办结全部事项并提交自评";

const sentences: Record<LightReason["kind"], (due: string, done: string, days: number) => string> = {
  "no-deadline": () => "未设完成时限",
  "done-in-time": (_due, done) => `已于${done}按期办结`,
  "done-late": (due, done, days) => `时限${due}，于${done}办结，逾期${days}个工作日`,
  ahead: (due, _done, days) => `时限${due}，还有${days}个工作日`,
  near: (due, _done, days) =>
    days === 0 ? `时限${due}，期限内已无剩余工作日` : `时限${due}，还有${days}个工作日，临近到期`,
  overdue: (due, _done, days) =>
    days === 0 ? `时限${due}，已逾期（不足1个工作日）` : `时限${due}，已逾期${days}个工作日`,
};

/** The reason as an official would say it; a count that runs into an unpublished year says so. */
export function lightSentence({ kind, dueOn, doneOn, workingDays, provisional }: LightReason): string {
  const [due, done] = [dueOn, doneOn].map((date) => (date === null ? "" : formatChinese(date)));
  const note = provisional && kind !== "done-in-time" ? "（当年放假安排尚未公布，暂按周一至周五计算）" : "";
  return `${sentences[kind](due!, done!, workingDays)}${note}。`;
}
