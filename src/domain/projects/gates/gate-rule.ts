import type { Gate } from "../gate.ts";
import type { AssetClass, ProjectKind } from "../project.ts";

/** Who lets a project through a gate: an office, or the department the county has named for the duty. */
export const passers = ["county", "township", "finance", "audit", "sector"] as const;
export type Passer = (typeof passers)[number];

/** 财政评审、审计、行业主管: the duties of departments, see project_duty. */
export const duties = ["finance", "audit", "sector"] as const;
export type Duty = (typeof duties)[number];

/** 按工作日、按自然日. */
export const countings = ["working", "calendar"] as const;
export type Counted = (typeof countings)[number];

/** 佐证: one paper a gate asks for; a file only where the county says so and why. */
export interface AskedEvidence {
  readonly name: string;
  /** Empty: of every kind. */
  readonly kinds: readonly ProjectKind[];
  /** Codes of fund types; empty: whatever money is in it. */
  readonly funds: readonly string[];
  readonly file: "optional" | "required";
  /** Why the file must be sent along; shown to whoever fills in. */
  readonly basis: string;
}

export interface GateTerms {
  readonly by: Passer;
  readonly exceptKinds: readonly ProjectKind[];
  readonly exceptClasses: readonly AssetClass[];
  /** What it usually takes, for the schedule. */
  readonly days: number;
  readonly counted: Counted;
  readonly evidence: readonly AskedEvidence[];
}

export interface GateRule {
  /** A budget so many per cent above the estimate needs a reason. */
  readonly overEstimatePercent: number;
  readonly gates: Readonly<Record<Gate, GateTerms>>;
}

/** What a project says of itself that decides which gates and which papers. */
export interface Gated {
  readonly kind: ProjectKind;
  readonly assetClass: AssetClass;
}

export const applies = ({ exceptKinds, exceptClasses }: GateTerms, { kind, assetClass }: Gated): boolean =>
  !exceptKinds.includes(kind) && !exceptClasses.includes(assetClass);

/** 该过哪些佐证: by kind of project and by the fund types allotted to it. */
export const evidenceAsked = ({ evidence }: GateTerms, kind: ProjectKind, funds: readonly string[]): AskedEvidence[] =>
  evidence.filter(
    (one) =>
      (one.kinds.length === 0 || one.kinds.includes(kind)) &&
      (one.funds.length === 0 || one.funds.some((fund) => funds.includes(fund))),
  );
