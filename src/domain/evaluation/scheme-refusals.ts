import { forbiddenBy } from "./forbidden.ts";
import { measureLabel, measuresFor, type Measure } from "./measures.ts";
import { commonItems, type Extra, type Scheme, type SchemeItem, scaleOf, type Target } from "./scheme.ts";

export interface SchemeRefusal {
  /** Where in the scheme, as the form names it. */
  readonly at: string;
  readonly sentence: string;
}

/** 共性指标满分合计等于分制，两项权重合计 100%；禁止作为考核内容的不得列入。 */
export function schemeRefusals(scheme: Scheme): SchemeRefusal[] {
  return [
    ...sums(scheme),
    ...scheme.common.flatMap(({ name, items }, i) => [
      ...named(`common.${i}.name`, name),
      ...items.flatMap((item, j) => itemRefusals(scheme, item, `common.${i}.items.${j}`)),
    ]),
    ...extras(scheme, scheme.plus.items, "plus"),
    ...extras(scheme, scheme.minus.items, "minus"),
    ...scheme.vetoes.flatMap(({ name, measure }, i) => [
      ...named(`vetoes.${i}.name`, name),
      ...taken(scheme, measure, `vetoes.${i}.measure`),
    ]),
    ...grades(scheme),
  ];
}

function sums(scheme: Scheme): SchemeRefusal[] {
  const scale = scaleOf(scheme);
  const full = commonItems(scheme).reduce((sum, { item }) => sum + item.points, 0);
  const why: SchemeRefusal[] = [];
  if (full !== scale) why.push({ at: "common", sentence: `共性指标满分合计 ${full} 分，应为 ${scale} 分` });
  const weight = scheme.commonWeight + scheme.differentiatedWeight;
  if (weight !== 100) why.push({ at: "commonWeight", sentence: `共性和差异化权重合计 ${weight}%，应为 100%` });
  if (scheme.commonWeight === 0) why.push({ at: "commonWeight", sentence: "共性指标权重应大于 0" });
  for (const part of ["plus", "minus"] as const)
    if (scheme[part].cap > scale / 5) why.push({ at: `${part}.cap`, sentence: `上限不能超过 ${scale / 5} 分` });
  return why;
}

function named(at: string, name: string): SchemeRefusal[] {
  const clause = forbiddenBy(name);
  return clause === undefined ? [] : [{ at, sentence: `“${name}”不得作为考核内容（${clause}）` }];
}

/** 差异化目标 are set village by village and bound by the same clauses. */
export const targetNameRefusals = (targets: readonly Target[]): SchemeRefusal[] =>
  targets.flatMap(({ name }, i) => named(`targets.${i}.name`, name));

function taken(scheme: Scheme, measure: Measure | null, at: string): SchemeRefusal[] {
  if (measure === null || measuresFor(scheme.subject).includes(measure)) return [];
  return [{ at, sentence: `考核工作队只看实效和现场发现的问题，不能取“${measureLabel[measure]}”` }];
}

type Needs = (item: SchemeItem) => readonly (readonly [field: keyof SchemeItem, sentence: string])[];

const needs: Record<SchemeItem["type"], Needs> = {
  ratio: ({ measure, against, plan }) => [
    ...(measure === null ? [["measure", "比率项要选分子"] as const] : []),
    ...((against === null) === (plan === null) ? [["against", "比率项的分母，取数和计划数选填一项"] as const] : []),
  ],
  count: ({ measure, each }) => [
    ...(measure === null ? [["measure", "计数项要选取数"] as const] : []),
    ...(each === null ? [["each", "计数项要填每项计分"] as const] : []),
  ],
  grade: ({ levels, points }) => [
    ...(levels.length < 2 ? [["levels", "评定项至少要有两个档次"] as const] : []),
    ...(levels.some((level) => level.points > points) ? [["levels", `档次分不能超过满分 ${points} 分`] as const] : []),
    ...(new Set(levels.map(({ name }) => name)).size < levels.length ? [["levels", "档次名称不能相同"] as const] : []),
  ],
  score: () => [],
  survey: () => [],
  "key-nodes": () => [],
};

function itemRefusals(scheme: Scheme, item: SchemeItem, at: string): SchemeRefusal[] {
  return [
    ...named(`${at}.name`, item.name),
    ...needs[item.type](item).map(([field, sentence]) => ({ at: `${at}.${field}`, sentence })),
    ...item.levels.flatMap((level) => named(`${at}.levels`, level.name)),
    ...taken(scheme, item.measure, `${at}.measure`),
    ...taken(scheme, item.against, `${at}.against`),
  ];
}

const extras = (scheme: Scheme, items: readonly Extra[], part: string): SchemeRefusal[] =>
  items.flatMap(({ name, measure, each }, i) => [
    ...named(`${part}.items.${i}.name`, name),
    ...taken(scheme, measure, `${part}.items.${i}.measure`),
    ...((measure === null) === (each === null)
      ? []
      : [{ at: `${part}.items.${i}.each`, sentence: "取数和每项计分要么都填，要么都不填" }]),
  ]);

function grades(scheme: Scheme): SchemeRefusal[] {
  const falling = scheme.grades.every(({ from }, i) => i === 0 || from < scheme.grades[i - 1]!.from);
  if (!falling) return [{ at: "grades", sentence: "等次的分数线要由高到低" }];
  const above = scheme.grades.some(({ from }) => from > scaleOf(scheme));
  return above ? [{ at: "grades", sentence: `等次的分数线不能超过 ${scheme.scale} 分` }] : [];
}
