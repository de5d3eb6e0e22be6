import { shareInTenths, shareText } from "../share.ts";
import type { Facts, Input } from "./facts.ts";
import { measureLabel } from "./measures.ts";
import { pointsText } from "./rounding.ts";
import type { CodedItem, Scheme, SchemeItem, Target } from "./scheme.ts";

/** What part of its points an item earns, as a fraction, and why. */
export type Share =
  | { readonly state: "scored"; readonly part: number; readonly of: number; readonly because: string }
  | { readonly state: "pending" | "not-applicable"; readonly because: string };

const pending: Share = { state: "pending", because: "尚未评分" };

/** 分母为零的比率不适用：不计 0 分，也不计满分。 */
export function itemShare(scheme: Scheme, { code, item }: CodedItem, facts: Facts): Share {
  const share = byType[item.type](item, { scheme, facts, code, input: facts.inputs[code] });
  const input = facts.inputs[code];
  if (share.state !== "not-applicable" || scheme.notApplicable === "redistribute") return share;
  if (input?.kind !== "score") return { state: "pending", because: `${share.because}，按方案由督查人员评分，尚未评分` };
  return given(input, item.points, `${share.because}，按方案由督查人员评分：`);
}

interface At {
  readonly scheme: Scheme;
  readonly facts: Facts;
  readonly code: string;
  readonly input: Input | undefined;
}

const byType: Record<SchemeItem["type"], (item: SchemeItem, at: At) => Share> = {
  ratio,
  count: ({ measure, each, points }, { facts }) => {
    const counted = facts.measures[measure!] ?? 0;
    const won = Math.min(counted * hundredths(each!), points * 100);
    const capped = counted * hundredths(each!) > points * 100 ? `，以 ${points} 分为限` : "";
    const because = `${measureLabel[measure!]} ${counted}，每项 ${each} 分${capped}`;
    return { state: "scored", part: won, of: points * 100, because };
  },
  grade: ({ levels, points }, { input }) => {
    const level = input?.kind === "grade" ? levels.find(({ name }) => name === input.level) : undefined;
    if (!level) return pending;
    const because = `评定为“${level.name}”（满分 ${points} 分计 ${level.points} 分）：${input!.reason}`;
    return { state: "scored", part: hundredths(level.points), of: points * 100, because };
  },
  score: ({ points }, { input }) => (input?.kind === "score" ? given(input, points) : pending),
  survey,
  "key-nodes": (_item, { facts, code }) => {
    const nodes = facts.entries.filter((one) => one.kind === "key-node" && one.item === code);
    if (nodes.length === 0) return { state: "not-applicable", because: "本期没有记载关键节点，不适用" };
    const reached = nodes.filter((one) => one.reached).length;
    return {
      state: "scored",
      part: reached,
      of: nodes.length,
      because: `关键节点 ${nodes.length} 个，达到 ${reached} 个`,
    };
  },
};

export const hundredths = (points: number) => Math.round(points * 100);

function given({ points, reason }: Extract<Input, { kind: "score" }>, of: number, before = ""): Share {
  const because = `${before}评 ${pointsText(points)} 分（满分 ${of} 分）：${reason}`;
  return { state: "scored", part: Math.min(points, of * 100), of: of * 100, because };
}

function ratio(item: SchemeItem, { facts }: At): Share {
  const part = facts.measures[item.measure!] ?? 0;
  const base = item.against === null ? item.plan! : (facts.measures[item.against] ?? 0);
  const baseName = item.against === null ? "计划数" : measureLabel[item.against];
  if (base <= 0) return { state: "not-applicable", because: `${baseName}为 0，无法计算比率，不适用` };
  const won = item.inverse ? Math.max(0, base - part) : Math.min(part, base);
  const said = `${measureLabel[item.measure!]} ${part} ÷ ${baseName} ${base} = ${percent(part, base)}`;
  return scored(won, base, item.fullPercent, item.inverse ? `${said}，越低越好` : said);
}

function survey(item: SchemeItem, { scheme, input }: At): Share {
  if (input?.kind !== "survey") return pending;
  const { asked, satisfied, fair, dissatisfied } = input;
  const votes = satisfied + fair + dissatisfied;
  if (votes === 0) return { state: "not-applicable", because: `发放测评 ${asked} 份，没有有效票，不适用` };
  const counts = `发放 ${asked} 份，满意 ${satisfied}、基本满意 ${fair}、不满意 ${dissatisfied}`;
  const won = satisfied * 100 + fair * scheme.fairPercent;
  const because = `${counts}，基本满意按 ${scheme.fairPercent}% 计，满意率 ${percent(won, votes * 100)}`;
  return scored(won, votes * 100, item.fullPercent, because);
}

function scored(part: number, of: number, fullPercent: number | null, because: string): Share {
  const full = fullPercent ?? 100;
  const whole = of * full;
  const said = full === 100 ? because : `${because}，达到 ${full}% 计满分`;
  return { state: "scored", part: Math.min(part * 100, whole), of: whole, because: said };
}

const percent = (part: number, of: number) => shareText(shareInTenths(part, of)!);

export function targetShare(target: Target, input: Input | undefined): Share {
  if (target.by === "score") return input?.kind === "score" ? given(input, target.points) : pending;
  if (input?.kind !== "completion") return pending;
  const { done, planned, reason } = input;
  if (planned === 0) return { state: "not-applicable", because: "计划数为 0，无法计算比率，不适用" };
  const because = `计划 ${planned}，完成 ${done}，完成率 ${percent(done, planned)}：${reason}`;
  return scored(Math.min(done, planned), planned, null, because);
}
