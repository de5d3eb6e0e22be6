export interface Linked {
  readonly id: string;
  readonly text: string;
}

/** What can be chosen, and what is chosen already though it can no longer be: its words stay readable and it may stay. */
export const withPresent = (rows: readonly Linked[], present: Linked | null | undefined): readonly Linked[] =>
  present && !rows.some(({ id }) => id === present.id) ? [present, ...rows] : rows;
