import { type DecisionFacts, decisionRefusals, type Level } from "#domain/screening/decision.ts";
import { decisionRefusalLabel } from "#domain/screening/labels.ts";
import type { DecidedVillage, Decision, ShortlistRow } from "./contract-types.ts";

/** Confirmed at a level, or rejected; null while nobody has said. */
export type Choice = Level | "rejected" | null;

export interface DraftVillage {
  readonly villageId: string;
  readonly village: string;
  readonly township: string;
  readonly position: number | null;
  readonly disputed: boolean;
  /** Neither shortlisted nor asked for: it enters by this decision, with a reason. */
  readonly enters: boolean;
  readonly choice: Choice;
  readonly reason: string;
}

export interface DecisionDraft {
  readonly number: string;
  readonly decidedOn: string | null;
  readonly reason: string;
  readonly villages: readonly DraftVillage[];
}

/** A correction starts from the decision in force; a first decision starts open. */
export function draftOfDecision(rows: readonly ShortlistRow[], inForce: Decision | undefined): DecisionDraft {
  const decided = new Map(inForce?.villages.map((one) => [one.villageId, one]));
  const listed = rows.map((row) => {
    const { villageId, village, township, position, disputed } = row;
    const before = decided.get(villageId);
    return { villageId, village, township, position, disputed, enters: false, ...choiceOf(before) };
  });
  const known = new Set(rows.map((row) => row.villageId));
  const entered = (inForce?.villages ?? [])
    .filter((one) => !known.has(one.villageId))
    .map((one) => ({ ...entering(one), ...choiceOf(one) }));
  return { number: "", decidedOn: null, reason: "", villages: [...listed, ...entered] };
}

function choiceOf(before: Decision["villages"][number] | undefined): Pick<DraftVillage, "choice" | "reason"> {
  if (!before) return { choice: null, reason: "" };
  return { choice: before.outcome === "rejected" ? "rejected" : before.level, reason: before.reason };
}

type Named = Pick<DraftVillage, "villageId" | "village" | "township">;

const entering = ({ villageId, village, township }: Named): DraftVillage => ({
  villageId,
  village,
  township,
  position: null,
  disputed: false,
  enters: true,
  choice: null,
  reason: "",
});

export function withVillage(draft: DecisionDraft, village: Named): DecisionDraft {
  if (draft.villages.some((one) => one.villageId === village.villageId)) return draft;
  return { ...draft, villages: [...draft.villages, entering(village)] };
}

/** The same choice for many at once. */
export function choose(draft: DecisionDraft, villageIds: readonly string[], choice: Choice): DecisionDraft {
  const meant = new Set(villageIds);
  return { ...draft, villages: draft.villages.map((one) => (meant.has(one.villageId) ? { ...one, choice } : one)) };
}

interface DecisionCounts {
  readonly confirmed: number;
  readonly county: number;
  readonly township: number;
  readonly rejected: number;
  readonly open: number;
}

export function countDecision(villages: readonly Pick<DraftVillage, "choice">[]): DecisionCounts {
  const count = (choice: Choice) => villages.filter((one) => one.choice === choice).length;
  const county = count("county");
  const township = count("township");
  return { confirmed: county + township, county, township, rejected: count("rejected"), open: count(null) };
}

/** 拟确定 45 = 县级 25 + 镇级 20 */
export const countSentence = ({ confirmed, county, township, rejected, open }: DecisionCounts) =>
  `拟确定 ${confirmed} = 县级 ${county} + 镇级 ${township}；不列入 ${rejected}${open > 0 ? `；未定 ${open}` : ""}`;

export function villagesOf(draft: DecisionDraft): DecidedVillage[] {
  return draft.villages.flatMap(({ villageId, choice, reason }) => {
    if (choice === null) return [];
    const outcome = choice === "rejected" ? ("rejected" as const) : ("confirmed" as const);
    return [{ villageId, outcome, level: choice === "rejected" ? null : choice, reason: reason.trim() }];
  });
}

/** The same questions the server asks, in its words; where one village is meant, it is named. */
export function decisionReasons(draft: DecisionDraft, facts: DecisionFacts): string[] {
  const { number, decidedOn, reason } = draft;
  const refusals = decisionRefusals(
    {
      number: number.trim(),
      decidedOn: decidedOn ?? "",
      corrects: facts.standing?.id ?? null,
      reason,
      villages: villagesOf(draft),
    },
    facts,
  );
  const undecided =
    draft.villages.some((one) => one.enters && one.choice === null) && !refusals.includes("village-undecided");
  const all = undecided ? [...refusals, "village-undecided" as const] : refusals;
  return all.map((refusal) => `${decisionRefusalLabel[refusal]}${namesOf(draft, refusal)}。`);
}

const short = (text: string) => Array.from(text.trim()).length < 5;
const wanting: Partial<Record<keyof typeof decisionRefusalLabel, (one: DraftVillage) => boolean>> = {
  "village-undecided": ({ choice }) => choice === null,
  "rejection-without-reason": ({ choice, reason }) => choice === "rejected" && short(reason),
  "entry-without-reason": ({ choice, enters, reason }) => enters && choice !== "rejected" && short(reason),
};

function namesOf(draft: DecisionDraft, refusal: keyof typeof decisionRefusalLabel): string {
  const names = draft.villages.filter(wanting[refusal] ?? (() => false)).map(({ village }) => village);
  if (names.length === 0) return "";
  return `（${names.slice(0, 5).join("、")}${names.length > 5 ? `等 ${names.length} 个村` : ""}）`;
}
