import type { IsoDate } from "../date.ts";
import { canonical } from "../canonical.ts";
import type { Facts } from "./facts.ts";
import { type Scheme } from "./scheme.ts";
import { type Score, score } from "./score.ts";

export interface SubjectFacts extends Facts {
  readonly id: string;
  readonly name: string;
  /** Merged into another subject of the same evaluation, which is scored for both. */
  readonly mergedInto: string;
}

/** All that a frozen evaluation stands on: its inputs compute its result, whoever runs it and when. */
export interface Inputs {
  readonly algorithm: "zhucun-evaluation-1";
  readonly evaluationId: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly schemeVersion: number;
  readonly scheme: Scheme;
  readonly subjects: readonly SubjectFacts[];
}

export interface Settled extends Score {
  readonly id: string;
  readonly name: string;
  readonly mergedInto: string;
  /** 等次; empty while something is still to be scored. */
  readonly grade: string;
  readonly gradeBecause: string;
}

/** Every subject with its score and grade, ordered by id: the answer of an evaluation has no ranks in it. */
export function settleAll({ scheme, subjects }: Pick<Inputs, "scheme" | "subjects">): Settled[] {
  const scored = subjects
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((subject) => ({
      id: subject.id,
      name: subject.name,
      mergedInto: subject.mergedInto,
      ...score(scheme, subject),
    }));
  const best = excellent(scheme, scored);
  return scored.map((one) => ({ ...one, ...gradeOf(scheme, one, best) }));
}

type Placed = Score & Pick<Settled, "id" | "mergedInto">;

const tieKeys = {
  "common-first": ({ common, differentiated, minus }: Score) => [common, differentiated, -minus],
  "differentiated-first": ({ common, differentiated, minus }: Score) => [differentiated, common, -minus],
} as const;

/** 总分相同的，依次比较共性（或者差异化）得分、另一部分得分、扣分少者在前；都相同的并列。 */
export function compareScores(scheme: Pick<Scheme, "tie">, a: Score, b: Score): number {
  const [left, right] = [a, b].map((one) => [one.total, ...tieKeys[scheme.tie](one)]);
  const at = left!.findIndex((key, i) => key !== right![i]);
  return at === -1 ? 0 : right![at]! - left![at]!;
}

/** “不超过”是上限：并列在名额线上而名额不够的，都不列入。 */
function excellent(scheme: Scheme, scored: readonly Placed[]): ReadonlySet<string> {
  const first = scheme.grades[0];
  const counted = scored.filter(({ mergedInto }) => mergedInto === "");
  const able = counted
    .filter(
      ({ total, vetoes, pending }) => first && total >= first.from * 100 && vetoes.length === 0 && pending.length === 0,
    )
    .toSorted((a, b) => compareScores(scheme, a, b));
  if (scheme.excellentPercent === null) return new Set(able.map(({ id }) => id));
  const places = Math.floor((counted.length * scheme.excellentPercent) / 100);
  const [last, next] = [able[places - 1], able[places]];
  const tied = last && next && compareScores(scheme, last, next) === 0 ? last : undefined;
  const taken = able.slice(0, places).filter((one) => !tied || compareScores(scheme, one, tied) !== 0);
  return new Set(taken.map(({ id }) => id));
}

function gradeOf(scheme: Scheme, one: Placed, best: ReadonlySet<string>) {
  if (one.mergedInto !== "") return { grade: "", gradeBecause: `已并入${one.mergedInto}，一并考核` };
  if (one.vetoes.length > 0)
    return { grade: scheme.lastGrade, gradeBecause: `否决：${one.vetoes.map(({ name }) => name).join("、")}` };
  if (one.pending.length > 0) return { grade: "", gradeBecause: `还有 ${one.pending.length} 项没有评分` };
  const at = scheme.grades.findIndex(({ from }) => one.total >= from * 100);
  if (at === -1) return { grade: scheme.lastGrade, gradeBecause: "" };
  if (at > 0 || best.has(one.id))
    return { grade: scheme.grades[at]!.name, gradeBecause: `达到 ${scheme.grades[at]!.from} 分` };
  const said = `达到 ${scheme.grades[0]!.from} 分，但“${scheme.grades[0]!.name}”不超过 ${scheme.excellentPercent}%，名额已满`;
  return { grade: scheme.grades[1]?.name ?? scheme.lastGrade, gradeBecause: said };
}

export const inputsText = (inputs: Inputs) =>
  canonical({
    ...inputs,
    subjects: inputs.subjects
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((one) => ({ ...one, entries: one.entries.toSorted((a, b) => (a.onDay + a.id < b.onDay + b.id ? -1 : 1)) })),
  });

/** The result of settled subjects as bytes are made of it. */
export const resultOf = ({ algorithm }: Pick<Inputs, "algorithm">, subjects: readonly Settled[]) =>
  canonical({ algorithm, subjects });

export const resultText = (inputs: Inputs) => resultOf(inputs, settleAll(inputs));
