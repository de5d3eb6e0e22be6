/** Why not, in a sentence an officer can act on; `at` is the field it is about. */
export interface Refusal {
  readonly rule: string;
  readonly sentence: string;
  readonly at?: string;
}

/** The refusal when the condition holds, nothing otherwise. */
export const when = (holds: boolean, rule: string, sentence: string, at?: string): Refusal[] =>
  holds ? [{ rule, sentence, ...(at !== undefined && { at }) }] : [];
