import {
  type AcceptanceScheme,
  appraisalRefusals,
  judge,
  type Judgement,
  schemeItems,
} from "#domain/cases/acceptance.ts";

export interface Votes {
  readonly invited: number | null;
  readonly present: number | null;
  readonly satisfied: number | null;
  readonly fair: number | null;
  readonly dissatisfied: number | null;
}

/** An acceptance as it is typed: what is not filled yet is null. Scores are points, not hundredths. */
export interface Draft extends Votes {
  /** The version of the scheme the scores answer. */
  readonly schemeVersion: number;
  readonly scores: readonly (number | null)[];
  readonly heldOn: string | null;
  readonly members: string;
  readonly opinion: string;
  readonly newDueOn: string | null;
  readonly reopen: readonly string[];
}

interface Versioned {
  readonly version: number;
  readonly scheme: AcceptanceScheme;
}

const unscored = ({ version, scheme }: Versioned) => ({
  schemeVersion: version,
  scores: schemeItems(scheme).map(() => null),
});

/** What was typed, under the scheme of the day: scores given by another version do not fit its items. */
export const scoredBy = (scheme: Versioned, draft: Draft): Draft =>
  draft.schemeVersion === scheme.version ? draft : { ...draft, ...unscored(scheme) };

export const emptyDraft = ({ version, scheme }: Versioned): Draft => ({
  ...unscored({ version, scheme }),
  invited: scheme.representatives,
  present: null,
  satisfied: null,
  fair: null,
  dissatisfied: null,
  heldOn: null,
  members: "",
  opinion: "",
  newDueOn: null,
  reopen: [],
});

/** Points typed with at most two decimals as hundredths. */
const hundredths = (points: number) => Math.round(points * 100);

/** The running total in points, of what has been filled. */
export function runningTotal(scores: Draft["scores"]): { points: number; filled: number } {
  const typed = scores.filter((score) => score !== null);
  return { points: typed.reduce((sum, score) => sum + hundredths(score), 0) / 100, filled: typed.length };
}

const isWhole = (votes: Votes): votes is Readonly<Record<keyof Votes, number>> =>
  [votes.invited, votes.present, votes.satisfied, votes.fair, votes.dissatisfied].every((count) => count !== null);

/** The result, once every score and vote is there and the votes agree with who came. */
export function judged(scheme: AcceptanceScheme, draft: Draft): Judgement | null {
  const scores = draft.scores.filter((score) => score !== null);
  if (scores.length < draft.scores.length || !isWhole(draft) || appraisalRefusals(draft).length > 0) return null;
  return judge(scheme, scores.map(hundredths), draft);
}

export type Filled = NonNullable<ReturnType<typeof filled>>;

/** The body of the write; null while something is missing. */
export function filled(scheme: AcceptanceScheme, draft: Draft) {
  const result = judged(scheme, draft);
  const { heldOn, members, opinion, newDueOn, reopen } = draft;
  if (!result || heldOn === null || members.trim() === "" || !isWhole(draft)) return null;
  const failed = result.outcome === "failed";
  if (failed && newDueOn === null) return null;
  const { invited, present, satisfied, fair, dissatisfied } = draft;
  return {
    ...{ invited, present, satisfied, fair, dissatisfied, heldOn, members, opinion },
    scores: draft.scores.map((score) => hundredths(score!)),
    newDueOn: failed ? newDueOn : null,
    reopen: failed ? [...reopen] : [],
  };
}

export const voteWords: Readonly<Record<keyof Votes, string>> = {
  invited: "应到人数",
  present: "实到人数",
  satisfied: "满意票",
  fair: "一般票",
  dissatisfied: "不满意票",
};

/** What keeps the result from being saved, in the words of the fields. */
export function lacking(scheme: AcceptanceScheme, draft: Draft): string[] {
  const left = draft.scores.length - runningTotal(draft.scores).filled;
  const votes = (Object.keys(voteWords) as (keyof Votes)[]).filter((name) => draft[name] === null);
  const failed = judged(scheme, draft)?.outcome === "failed";
  return [
    ...(left > 0 ? [`${left} 项评分`] : []),
    ...votes.map((name) => voteWords[name]),
    ...(isWhole(draft) && appraisalRefusals(draft).length > 0 ? ["票数核对"] : []),
    ...(draft.heldOn === null ? ["验收日期"] : []),
    ...(draft.members.trim() === "" ? ["验收组人员"] : []),
    ...(failed && draft.newDueOn === null ? ["新的整顿完成时限"] : []),
  ];
}
