import { capacityOf, capacityRule } from "./candidates.ts";
import { type Ground, groundOf } from "./ground.ts";
import type { HardRule, MatchInput, MatchPick } from "./match.ts";
import type { RulePrice } from "./result.ts";
import { hardRuleLabel, pointsText } from "./words.ts";

/** The same matching without one rule, or with a little more room in it. */
export interface Relaxed {
  readonly rule: HardRule;
  readonly words: string;
  readonly input: MatchInput;
}

/** The rules that may cost this plan something; one that keeps nobody away, or is used up by nobody, is not asked about. */
export function relaxations(ground: Ground, picks: readonly MatchPick[]): Relaxed[] {
  const { input } = ground;
  const { settings, people, pins, villages } = input;
  const townships = new Set(villages.map(({ townshipId }) => townshipId));
  const relaxed: Relaxed[] = [];
  const add = (applies: boolean, rule: HardRule, words: string, changed: Partial<MatchInput>) => {
    if (applies) relaxed.push({ rule, words, input: { ...input, ...changed } });
  };
  const atHome = people.some(({ homeTownshipId }) => homeTownshipId !== null && townships.has(homeTownshipId));
  const unhomed = { ...settings, homeRecusal: [] };
  add(atHome && settings.homeRecusal.length > 0, "home-township", "如不执行籍贯回避", { settings: unhomed });
  const kinless = people.map((person) => ({ ...person, kinVillageIds: [] }));
  add(
    people.some(({ kinVillageIds }) => kinVillageIds.length > 0),
    "kinship",
    "如不执行亲属回避",
    { people: kinless },
  );
  for (const [kind, words] of [
    ["ban", "如取消手工排除"],
    ["pin", "如取消手工指定"],
  ] as const)
    add(
      pins.some((pin) => pin.kind === kind),
      kind,
      words,
      { pins: pins.filter((pin) => pin.kind !== kind) },
    );
  return [...relaxed, ...roomier(ground, picks)];
}

/** One village more for each leader, each unit. */
function roomier(ground: Ground, picks: readonly MatchPick[]): Relaxed[] {
  const { input } = ground;
  const full = (rule: HardRule) =>
    [...new Set(picks.map(({ holderId }) => holderId))].filter((holderId) => {
      const load = picks.filter((pick) => pick.holderId === holderId).length;
      return capacityRule(ground, holderId) === rule && load >= capacityOf(ground, holderId);
    }).length > 0;
  const more = <T extends { readonly id: string; readonly capacity?: number | null }>(
    items: readonly T[],
    rule: HardRule,
  ): T[] =>
    items.map((item) =>
      capacityRule(ground, item.id) === rule ? { ...item, capacity: capacityOf(ground, item.id) + 1 } : item,
    );
  const rules = [
    ["capacity-county-leader", "如每名县级领导可多联1个村", "people"],
    ["capacity-township-leader", "如每名乡镇领导可多包1个村", "people"],
    ["capacity-unit", "如每个单位可多结对1个村", "units"],
  ] as const;
  return rules
    .filter(([rule]) => full(rule))
    .map(([rule, words, held]) => ({
      rule,
      words,
      input:
        held === "units"
          ? { ...input, units: more(input.units, rule) }
          : { ...input, people: more(input.people, rule) },
    }));
}

/** What a search without the rule found: at least this gain, at most that. */
export function priceOf(
  { rule, words }: Relaxed,
  objective: number,
  found: { objective: number; bound: number; proven: boolean },
): RulePrice {
  const gain = Math.max(0, Math.round(found.objective - objective));
  const bound = Math.max(gain, Math.round(found.bound - objective));
  const atMost = found.proven ? gain : Number.isFinite(bound) ? bound : null;
  return { rule, gain, atMost, text: `${words}（${hardRuleLabel[rule]}），方案得分${gainText(gain, atMost)}` };
}

function gainText(gain: number, atMost: number | null): string {
  if (atMost === 0) return "不会提高";
  if (atMost === gain) return `可提高${pointsText(gain)}`;
  return atMost === null ? `至少可提高${pointsText(gain)}` : `可提高${pointsText(gain)}至${pointsText(atMost)}`;
}

export const groundWithout = (relaxed: Relaxed) => groundOf(relaxed.input);
