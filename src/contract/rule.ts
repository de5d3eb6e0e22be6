import type { z } from "zod";

/** A rule that varies from county to county (rules of the field §9): what it is called, what it looks like, and what is shipped. */
export interface Rule<S extends z.ZodType = z.ZodType> {
  readonly title: string;
  /** What it decides, one sentence. */
  readonly purpose: string;
  /** Where the shipped content comes from. */
  readonly source: string;
  /** Every field carries its name by `.meta({ title })`; a choice its words by `.meta({ labels })`. The page is drawn from it. */
  readonly shape: S;
  readonly shipped: z.output<S>;
  /** What is allowed but stands against a clause: shown with the rule, each with the clause. */
  readonly cautions?: (content: z.output<S>) => readonly string[];
}

export const rule = <S extends z.ZodType>(one: Rule<S>): Rule<S> => one;
