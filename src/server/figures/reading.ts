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

/** The numbers of a text as they are now, and the tokens that have none. */
export async function readBlocks(
  view: View,
  catalogue: Catalogue,
  scopes: ScopesOf,
  blocks: readonly Block[],
): Promise<Reading> {
  const values = await evaluate(view, catalogue, scopes, figuresUsed(blocks));
  const refusals = tokenRefusals(blocks, knownFigures(catalogue, scopes));
  const told = new Set(refusals.map(({ token }) => token));
  const filled = fill(blocks, displaysOf(values));
  const empty = "refusals" in filled ? filled.refusals.filter(({ token }) => !told.has(token)) : [];
  return { values, unbound: [...refusals, ...empty] };
}

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
