import { groupBy } from "../../group.ts";
import { isSame } from "./candidates.ts";
import { type Change, singleChanges } from "./single-changes.ts";
import { ageOf, kindPercent, metSkills, minutesOf, type PairTerm, pairTerms, togetherTerms, unitOf } from "./fit.ts";
import { type Ground, holderName, villageName } from "./ground.ts";
import type { MatchPick } from "./match.ts";
import type { MatchAlternative, MatchReason, PickReasons, RulePrice } from "./result.ts";
import { ageLabel, hardRuleLabel, pointsText, problemTypeLabel, slotLabel } from "./words.ts";

/**
 * For every pick: what it gives under each soft rule, the next best holder, and what the rules that stand in somebody's
 * way cost here. Alternatives and prices are found by trying every single change, a replacement or an exchange between
 * two villages, and rescoring the whole plan; a gain by several changes at once does not show here but in the prices of
 * the whole plan, which are searched anew.
 */
export function reasonsOf(ground: Ground, picks: readonly MatchPick[]): PickReasons[] {
  const here = groupBy(picks, ({ villageId }) => villageId);
  const changes = singleChanges(ground, picks);
  return picks.map((pick) => {
    const reasons = termsOf(ground, pick, here.get(pick.villageId)!).map((term) => told(ground, pick, term));
    const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
    const possible = changes(pick);
    return {
      ...pick,
      points,
      reasons,
      alternative: alternativeOf(ground, pick, possible),
      prices: pricesOf(ground, pick, possible),
    };
  });
}

/** What a village's people give together counts for a pick by what would be missing without it. */
function termsOf(ground: Ground, pick: MatchPick, here: readonly MatchPick[]): PairTerm[] {
  const without = togetherTerms(
    ground,
    here.filter((other) => !isSame(other, pick)),
  );
  const together = togetherTerms(ground, here).map((term, i) => ({
    ...term,
    points: term.points - without[i]!.points,
  }));
  return [...pairTerms(ground, pick), ...together].filter(({ rule, points }) => points > 0 || rule === "skills");
}

function told(ground: Ground, pick: MatchPick, term: PairTerm): MatchReason {
  return { ...term, text: `${sentence(ground, pick, term)}，得${pointsText(term.points)}` };
}

function sentence(ground: Ground, pick: MatchPick, { rule, points }: PairTerm): string {
  const name = holderName(ground, pick.holderId);
  switch (rule) {
    case "unit-kind":
      return kindSentence(ground, pick, points);
    case "skills":
      return points > 0
        ? `${name}的专长“${metSkills(ground, pick).join("、")}”符合本村需要`
        : `${name}没有本村所需专长`;
    case "age-mix":
      return `${name}为${ageLabel[ageOf(ground, pick.holderId) ?? "middle"]}干部，有利于老中青搭配`;
    case "distance":
      return `${name}到本村约${minutesOf(ground, pick)}分钟`;
    case "own-unit":
      return "驻村人员来自结对单位";
    case "stability":
      return `${name}留任本村，工作不断档`;
    default:
      return hardRuleLabel.eligibility;
  }
}

function kindSentence(ground: Ground, pick: MatchPick, points: number): string {
  const village = ground.villages.get(pick.villageId)!;
  const unit = unitOf(ground, pick);
  const types = village.problemTypes.map((type) => problemTypeLabel[type]).join("、");
  const match = kindPercent(ground, pick) > 0 ? "对口" : "不对口";
  return points > 0 ? `${unit?.name ?? ""}与本村“${types}”的问题${match}` : "所在单位与本村问题不对口";
}

function alternativeOf(ground: Ground, pick: MatchPick, changes: readonly Change[]): MatchAlternative | null {
  if (ground.input.pins.some((pin) => pin.kind === "pin" && isSame(pin, pick))) return null;
  const best = bestOf(changes.filter(({ against }) => against.length === 0));
  if (!best) return null;
  const { holderId, swapWithVillageId } = best;
  const less = Math.max(0, Math.round(-best.gain));
  const exchange = swapWithVillageId ? `与${villageName(ground, swapWithVillageId)}对调` : "";
  const text = `次优人选为${holderName(ground, holderId)}${exchange && `（${exchange}）`}，${less === 0 ? "方案得分不变" : `方案得分减少${pointsText(less)}`}`;
  return { holderId, swapWithVillageId, less, text };
}

/** The dearest change that a single rule keeps from being made, for each such rule. */
function pricesOf(ground: Ground, pick: MatchPick, changes: readonly Change[]): RulePrice[] {
  const barred = changes.filter(({ against, gain }) => against.length === 1 && Math.round(gain) > 0);
  return [...groupBy(barred, ({ against }) => against[0]!)].map(([rule, group]) => {
    const best = bestOf(group)!;
    const gain = Math.round(best.gain);
    const name = holderName(ground, best.holderId);
    const exchange = best.swapWithVillageId ? `（与${villageName(ground, best.swapWithVillageId)}对调）` : "";
    const text = `如放宽“${hardRuleLabel[rule]}”，由${name}任${slotLabel[pick.slot]}${exchange}，方案得分可提高${pointsText(gain)}`;
    return { rule, gain, atMost: null, text };
  });
}

/** Ties by the order of ids, in which the changes come. */
const bestOf = (changes: readonly Change[]): Change | undefined =>
  changes.reduce<Change | undefined>(
    (best, change) => (best === undefined || change.gain > best.gain ? change : best),
    undefined,
  );
