import type { Reason } from "#contract/problem.ts";
import { tokenSentence } from "#domain/figures/labels.ts";
import { fill, type Values } from "#domain/figures/settled.ts";
import {
  type Block,
  type FigureUse,
  figuresUsed,
  parse,
  tokenRefusals,
  type TokenRefusal,
} from "#domain/figures/text-blocks.ts";
import { evaluate, type FigureValue, knownFigures, type ScopesOf, type View } from "./evaluate.ts";
import type { Catalogue } from "./figure.ts";

export interface Reading {
  readonly values: readonly FigureValue[];
  readonly unbound: readonly TokenRefusal[];
}

/** Words a text holds as tokens beside its numbers, such as the names of 点名; all of one code. */
export interface Marks {
  readonly code: string;
  readonly values: readonly FigureValue[];
}

/** The numbers of a text as they are now, and the tokens that have none. */
export async function readBlocks(
  view: View,
  catalogue: Catalogue,
  scopes: ScopesOf,
  blocks: readonly Block[],
  marks?: Marks,
): Promise<Reading> {
  const uses = figuresUsed(blocks);
  const used = new Set(uses.map(({ key }) => key));
  const counted = await evaluate(view, catalogue, scopes, uses);
  const values = [...counted, ...(marks?.values ?? []).filter(({ key }) => used.has(key))];
  const refusals = tokenRefusals(blocks, [...knownFigures(catalogue, scopes), ...knownMarks(marks)]);
  const told = new Set(refusals.map(({ token }) => token));
  const filled = fill(blocks, displaysOf(values));
  const empty = "refusals" in filled ? filled.refusals.filter(({ token }) => !told.has(token)) : [];
  return { values, unbound: [...refusals, ...empty] };
}

const knownMarks = (marks: Marks | undefined) =>
  marks
    ? [{ code: marks.code, scoped: true, scopes: marks.values.map(({ key }) => key.slice(marks.code.length + 1)) }]
    : [];

export const displaysOf = (values: readonly Pick<FigureValue, "key" | "display">[]): Values =>
  Object.fromEntries(values.map(({ key, display }) => [key, display]));

export const unboundReason = (refusal: TokenRefusal): Reason => ({
  rule: refusal.kind,
  sentence: tokenSentence(refusal),
});

/** What stands between the braces, when it is one whole token. */
export function useOf(token: string): FigureUse | undefined {
  const [part, more] = parse(`{{${token}}}`);
  return part?.kind === "figure" && !more ? part.use : undefined;
}
