import { canHold, plainFaults, pools, type RuleAt, ruleKey, rulesOf } from "./conflict-rules.ts";
import { conflictText, ruleText } from "./conflict-words.ts";
import type { Ground } from "./ground.ts";
import type { Slot } from "./match.ts";
import type { MatchConflict } from "./result.ts";

/** Past so many rules, or questions asked, the set is still irreducible but a smaller one elsewhere is not looked for. */
const fewRules = 60;
const mostQuestions = 3_000;
const mostConflicts = 50;

/**
 * Why an input cannot be matched: for each thing that goes wrong the smallest set of rules that cannot hold together. An
 * empty list: it can. The slots share nobody outside their pool, so filling each pool is a transport problem and the
 * answer is exact without any search engine.
 */
export function conflictsOf(ground: Ground): MatchConflict[] {
  const plain = plainFaults(ground);
  if (plain.length > 0) return plain.map((rule) => told(ground, [rule]));
  return pools.flatMap((pool) => conflictsIn(ground, pool)).slice(0, mostConflicts);
}

/** Once a conflict is named its needs and pins are set aside, and the rest is asked again. */
function conflictsIn(ground: Ground, pool: readonly Slot[]): MatchConflict[] {
  let rules = rulesOf(ground, pool);
  const found: MatchConflict[] = [];
  while (found.length < mostConflicts && !canHold(ground, pool, rules)) {
    const smallest = smallestConflict(rules, (some) => canHold(ground, pool, some));
    found.push(told(ground, smallest));
    const named = new Set(smallest.filter(isDemand).map(ruleKey));
    rules = rules.filter((rule) => !named.has(ruleKey(rule)));
  }
  return found;
}

const isDemand = ({ rule }: RuleAt) => rule === "slot-empty" || rule === "team-size" || rule === "pin";

const told = (ground: Ground, rules: readonly RuleAt[]): MatchConflict => ({
  rules: rules.map((rule) => ({ ...rule, text: ruleText(ground, rule) })),
  text: conflictText(ground, rules),
});

/**
 * Leaving out one rule after the other while the rest still conflicts ends at a set of which none can be spared. Where the
 * rules are few, the smallest of all such sets is found by covering: a conflict must hit the complement of every set that
 * can hold, so the smallest cover of those known is either itself a conflict, or shows a further set that can hold.
 */
export function smallestConflict<T>(
  rules: readonly T[],
  canHoldTogether: (rules: readonly T[]) => boolean,
): readonly T[] {
  let questions = 0;
  const holds = (some: readonly T[]) => {
    questions += 1;
    return canHoldTogether(some);
  };
  const irreducible = spared(rules, holds);
  if (rules.length > fewRules || irreducible.length <= 1) return irreducible;
  const covers: (readonly T[])[] = [];
  while (questions < mostQuestions) {
    const cover = smallestCover(covers, irreducible.length);
    if (cover === undefined || cover.length >= irreducible.length) return irreducible;
    if (!holds(cover)) return cover;
    const most = rules.reduce<readonly T[]>(
      (held, rule) => (held.includes(rule) || !holds([...held, rule]) ? held : [...held, rule]),
      cover,
    );
    covers.push(rules.filter((rule) => !most.includes(rule)));
  }
  return irreducible;
}

/** Halves first, single rules last: most rules have no part in a conflict and go in large pieces. */
function spared<T>(rules: readonly T[], holds: (rules: readonly T[]) => boolean): readonly T[] {
  let kept = rules;
  for (let piece = Math.ceil(rules.length / 2); piece >= 1; piece = piece === 1 ? 0 : Math.ceil(piece / 2))
    for (let from = 0; from < kept.length;) {
      const without = [...kept.slice(0, from), ...kept.slice(from + piece)];
      if (holds(without)) from += piece;
      else kept = without;
    }
  return kept;
}

/** The fewest rules that meet every set; undefined when that takes as many as `under`. */
function smallestCover<T>(sets: readonly (readonly T[])[], under: number): readonly T[] | undefined {
  let best: readonly T[] | undefined;
  const grow = (cover: readonly T[]): void => {
    if (cover.length >= (best?.length ?? under)) return;
    const open = sets.filter((set) => !set.some((rule) => cover.includes(rule)));
    if (open.length === 0) {
      best = cover;
      return;
    }
    const narrowest = open.reduce((a, b) => (b.length < a.length ? b : a));
    const hits = (rule: T) => open.filter((set) => set.includes(rule)).length;
    for (const rule of narrowest.toSorted((a, b) => hits(b) - hits(a))) grow([...cover, rule]);
  };
  grow([]);
  return best;
}
