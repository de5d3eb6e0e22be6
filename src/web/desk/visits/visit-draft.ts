import { mergeAnswers } from "#domain/inspections/visit.ts";
import type { Answer } from "./visit-types.ts";

export type Changed = Answer | { readonly item: string; readonly cleared: true };

/** What the server holds. */
export interface Said {
  readonly version: number;
  readonly answers: readonly Answer[];
  readonly feedback: string;
  readonly feedbackTo: string;
}

/** What was written here and has not been saved yet; kept by the browser until it is. */
export interface Unsaved {
  readonly answers: Readonly<Record<string, Changed>>;
  readonly feedback?: string;
  readonly feedbackTo?: string;
}

export const nothing: Unsaved = { answers: {} };

export const isSaved = ({ answers, feedback, feedbackTo }: Unsaved) =>
  Object.keys(answers).length === 0 && feedback === undefined && feedbackTo === undefined;

/** As the page shows it: what is saved, with what is not yet over it. */
export function shown(said: Said, unsaved: Unsaved): Said {
  return {
    ...said,
    answers: mergeAnswers(said.answers, Object.values(unsaved.answers)),
    feedback: unsaved.feedback ?? said.feedback,
    feedbackTo: unsaved.feedbackTo ?? said.feedbackTo,
  };
}

/** After `sent` was saved: what has been written since stays unsaved. */
export function leftAfter(unsaved: Unsaved, sent: Unsaved): Unsaved {
  const answers = Object.entries(unsaved.answers).filter(([item, one]) => !same(one, sent.answers[item]));
  return {
    answers: Object.fromEntries(answers),
    ...(unsaved.feedback !== undefined && unsaved.feedback !== sent.feedback && { feedback: unsaved.feedback }),
    ...(unsaved.feedbackTo !== undefined &&
      unsaved.feedbackTo !== sent.feedbackTo && { feedbackTo: unsaved.feedbackTo }),
  };
}

/** Somebody else saved in between: items both wrote show his words, and are named; everything else written here stays. */
export function afterOther(before: Said, fresh: Said, unsaved: Unsaved): { unsaved: Unsaved; both: string[] } {
  const theirs = (item: string) => !same(of(before, item), of(fresh, item));
  const both = Object.keys(unsaved.answers).filter(
    (item) => theirs(item) && !same(unsaved.answers[item], of(fresh, item)),
  );
  const mine = Object.entries(unsaved.answers).filter(([item]) => !theirs(item));
  return { unsaved: { ...unsaved, answers: Object.fromEntries(mine) }, both };
}

const of = ({ answers }: Said, item: string) => answers.find((one) => one.item === item);
const same = (one: Changed | undefined, other: Changed | undefined) => asText(one) === asText(other);
const asText = (one: Changed | undefined) => {
  if (!one) return "";
  return "cleared" in one ? `${one.item} cleared` : JSON.stringify([one.item, one.value, one.note]);
};
