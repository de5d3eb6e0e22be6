/** One line of the examination; a bad one says what to do. */
export interface Finding {
  readonly good: boolean;
  /** Nothing wrong, but worth doing. */
  readonly advice?: true;
  readonly sentence: string;
}

export const fine = (sentence: string): Finding => ({ good: true, sentence });
export const wrong = (sentence: string): Finding => ({ good: false, sentence });
export const advice = (sentence: string): Finding => ({ good: true, advice: true, sentence });
