import type { Count, RecordKind } from "./record.ts";

interface RecordSum {
  readonly column: Count;
  readonly kinds: readonly RecordKind[];
}

/** What the entries add up to, and of which kinds: the totals on the page, the figures and the reports all read it here. */
export const recordSums = {
  households: { column: "households", kinds: ["household", "leader-visit"] },
  partyMembers: { column: "partyMembers", kinds: ["party-member"] },
  disputes: { column: "disputes", kinds: ["dispute"] },
  resolved: { column: "resolved", kinds: ["mediation", "dispute"] },
  recoveredFen: { column: "moneyFen", kinds: ["mediation"] },
  fundsFen: { column: "moneyFen", kinds: ["funds"] },
  activists: { column: "activists", kinds: ["study"] },
  helpedHouseholds: { column: "households", kinds: ["help"] },
} as const satisfies Readonly<Record<string, RecordSum>>;
