import type { Entry, Facts } from "./facts.ts";
import { hundredths, itemShare, type Share, targetShare } from "./item-share.ts";
import { measureLabel, type Measure } from "./measures.ts";
import { pointsText, shareOf, spread } from "./rounding.ts";
import { commonItems, type Extras, minusCode, plusCode, type Scheme, scaleOf, targetCode, vetoCode } from "./scheme.ts";

export interface ScoredItem {
  readonly code: string;
  readonly part: "common" | "differentiated" | "plus" | "minus";
  readonly indicator: string;
  readonly name: string;
  readonly state: Share["state"];
  /** Hundredths. */
  readonly points: number;
  /** What it could earn here, in hundredths: more than the scheme says where others do not apply. */
  readonly of: number;
  readonly because: string;
  readonly source: "system" | "inspector" | "survey" | "entries";
  /** What it was taken from, each opens to its rows. */
  readonly measures: readonly Measure[];
}

export interface Score {
  readonly items: readonly ScoredItem[];
  /** The two parts after their weights. */
  readonly common: number;
  readonly differentiated: number;
  readonly plus: number;
  readonly minus: number;
  readonly total: number;
  readonly vetoes: readonly { readonly code: string; readonly name: string; readonly because: string }[];
  readonly pending: readonly string[];
  readonly because: string;
}

type Line = Omit<ScoredItem, "points" | "state" | "of" | "because"> & { readonly full: number; readonly share: Share };

/**
 * 考核得分＝共性指标得分×权重＋差异化目标得分×权重＋加分－扣分，最低为 0 分；出现否决情形的，不论得分，按末等次。
 *
 * Pure and of the facts alone: the same scheme and facts give the same score whatever order they come in. Every step is rounded as
 * the scheme says, so that what is shown adds up to the total.
 */
export function score(scheme: Scheme, facts: Facts): Score {
  const entries = facts.entries.toSorted((a, b) => (a.onDay + a.id < b.onDay + b.id ? -1 : 1));
  const sorted = { ...facts, entries };
  const common = settle(scheme, commonLines(scheme, sorted));
  const own = settle(scheme, ownLines(sorted));
  const [plus, minus] = [extras(scheme.plus, "plus", sorted), extras(scheme.minus, "minus", sorted)];
  const weights = weightsOf(scheme, common, own);
  const parts = {
    common: shareOf(sum(common), weights.common, 100, scheme),
    differentiated: shareOf(sum(own), weights.differentiated, 100, scheme),
    plus: Math.min(sum(plus), scheme.plus.cap * 100),
    minus: Math.min(sum(minus), scheme.minus.cap * 100),
  };
  const items = [...common, ...own, ...plus, ...minus];
  return {
    items,
    ...parts,
    total: Math.max(0, parts.common + parts.differentiated + parts.plus - parts.minus),
    vetoes: vetoesOf(scheme, sorted),
    pending: items.filter(({ state }) => state === "pending").map(({ code }) => code),
    because: sentence(parts, weights),
  };
}

const sum = (items: readonly ScoredItem[]) => items.reduce((all, { points }) => all + points, 0);
const applies = (items: readonly ScoredItem[]) => items.some(({ state }) => state !== "not-applicable");

function commonLines(scheme: Scheme, facts: Facts): Line[] {
  return commonItems(scheme).map((coded) => {
    const { code, indicator, item } = coded;
    const used = item.type === "ratio" || item.type === "count" ? [item.measure, item.against] : [];
    const measures = used.filter((one) => one !== null);
    const source = {
      ratio: "system",
      count: "system",
      grade: "inspector",
      score: "inspector",
      survey: "survey",
      "key-nodes": "entries",
    } as const;
    const known = { code, part: "common", indicator, name: item.name, full: item.points * 100, measures } as const;
    return { ...known, source: source[item.type], share: itemShare(scheme, coded, facts) };
  });
}

const ownLines = ({ targets, inputs }: Facts): Line[] =>
  targets.map((target, i) => ({
    code: targetCode(i),
    part: "differentiated",
    indicator: "差异化目标",
    name: target.name,
    full: target.points * 100,
    source: "inspector",
    measures: [],
    share: targetShare(target, inputs[targetCode(i)]),
  }));

/** 不适用的项目不计分，其分值按比例分给同一部分的其他项目。 */
function settle(scheme: Scheme, lines: readonly Line[]): ScoredItem[] {
  const counted = lines.map(({ full, share }) => (share.state === "not-applicable" ? 0 : full));
  const some = lines.some(({ share }) => share.state === "not-applicable");
  const of = some ? spread(counted, scaleOf(scheme) * 100, scheme) : counted;
  return lines.map(({ full, share, ...line }, i) => {
    const points = share.state === "scored" ? shareOf(of[i]!, share.part, share.of, scheme) : 0;
    const raised = of[i] !== full && share.state !== "not-applicable";
    const more = raised ? `（同部分有不适用项目，本项满分由 ${pointsText(full)} 分调为 ${pointsText(of[i]!)} 分）` : "";
    return { ...line, state: share.state, points, of: of[i]!, because: `${share.because}${more}` };
  });
}

function extras({ items }: Extras, part: "plus" | "minus", facts: Facts): ScoredItem[] {
  return items.map(({ name, points, measure, each }, i) => {
    const code = part === "plus" ? plusCode(i) : minusCode(i);
    const entered = facts.entries.filter((one) => one.kind === part && one.item === code);
    const counted = measure === null ? 0 : (facts.measures[measure] ?? 0);
    const won = counted * hundredths(each ?? 0) + entered.reduce((all, one) => all + one.points, 0);
    const said = extraSentences({ measure, each, counted, entered, capped: won > points * 100, points });
    return {
      code,
      part,
      indicator: part === "plus" ? "加分" : "扣分",
      name,
      state: "scored",
      points: Math.min(won, points * 100),
      of: points * 100,
      because: said.length === 0 ? "本期没有记载" : said.join("；"),
      source: measure === null ? "entries" : "system",
      measures: measure === null ? [] : [measure],
    };
  });
}

interface Told {
  readonly measure: Measure | null;
  readonly each: number | null;
  readonly counted: number;
  readonly entered: readonly Entry[];
  readonly capped: boolean;
  readonly points: number;
}

function extraSentences({ measure, each, counted, entered, capped, points }: Told): string[] {
  return [
    ...(measure === null ? [] : [`${measureLabel[measure]} ${counted}，每项 ${each} 分`]),
    ...entered.map(entrySentence),
    ...(capped ? [`以 ${points} 分为限`] : []),
  ];
}

const entrySentence = ({ onDay, points, reason }: Entry) => `${onDay} ${pointsText(points)} 分：${reason}`;

interface Weights {
  readonly common: number;
  readonly differentiated: number;
}

/** A part in which nothing applies hands its weight to the other. */
function weightsOf(scheme: Scheme, common: readonly ScoredItem[], own: readonly ScoredItem[]): Weights {
  if (!applies(own)) return { common: 100, differentiated: 0 };
  if (!applies(common)) return { common: 0, differentiated: 100 };
  return { common: scheme.commonWeight, differentiated: scheme.differentiatedWeight };
}

function sentence(parts: Record<"common" | "differentiated" | "plus" | "minus", number>, weights: Weights): string {
  const own =
    weights.differentiated === 0
      ? "没有可计分的差异化目标，权重并入共性指标"
      : `差异化目标按 ${weights.differentiated}% 计 ${pointsText(parts.differentiated)} 分`;
  return `共性指标按 ${weights.common}% 计 ${pointsText(parts.common)} 分；${own}；加 ${pointsText(parts.plus)} 分，扣 ${pointsText(parts.minus)} 分`;
}

function vetoesOf({ vetoes }: Scheme, { entries, measures, inputs }: Facts) {
  return vetoes.flatMap(({ name, measure, dissatisfiedPercent }, i) => {
    const code = vetoCode(i);
    const because = entries
      .filter((one) => one.kind === "veto" && one.item === code)
      .map(({ onDay, reason }) => `${onDay}：${reason}`);
    const counted = measure === null ? 0 : (measures[measure] ?? 0);
    if (counted > 0) because.push(`${measureLabel[measure!]} ${counted}`);
    for (const input of dissatisfiedPercent === null ? [] : Object.values(inputs)) {
      if (input.kind !== "survey") continue;
      const votes = input.satisfied + input.fair + input.dissatisfied;
      if (input.dissatisfied * 100 > dissatisfiedPercent! * votes)
        because.push(`有效票 ${votes}，不满意 ${input.dissatisfied}，超过 ${dissatisfiedPercent}%`);
    }
    return because.length === 0 ? [] : [{ code, name, because: because.join("；") }];
  });
}
