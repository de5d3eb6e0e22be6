/** 用地、环评、规划许可. */
export const permitKinds = ["land", "environment", "planning"] as const;
export type PermitKind = (typeof permitKinds)[number];

export const permitStates = ["not-needed", "pending", "done"] as const;
export type PermitState = (typeof permitStates)[number];

export interface Permit {
  readonly kind: PermitKind;
  readonly state: PermitState;
  /** Number of the paper; asked for once it is done. */
  readonly document: string;
}

/** 已办理的须写明文号. */
export const permitsWithoutDocument = (permits: readonly Permit[]): PermitKind[] =>
  permits.filter(({ state, document }) => state === "done" && document.trim() === "").map(({ kind }) => kind);
