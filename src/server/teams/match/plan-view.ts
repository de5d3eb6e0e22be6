import type { matches } from "#contract/match.ts";
import type { Result } from "#contract/route.ts";
import { pairTerms, planFit } from "#domain/teams/match/fit.ts";
import { type Ground, holderName, pickKey, villageName } from "#domain/teams/match/ground.ts";
import { changesOf, type PlanChanges } from "#domain/teams/match/changes.ts";
import type { MatchSolved, PickReasons } from "#domain/teams/match/result.ts";
import { softRuleLabel } from "#domain/teams/match/words.ts";
import { type MatchPick, slots } from "#domain/teams/match/match.ts";
import type { HolderWords, MatchRun } from "./queries.ts";

type Plan = Pick<Result<typeof matches.read>, "objective" | "villages" | "fairness" | "ended" | "counts">;

const nothing: Plan = {
  objective: null,
  villages: [],
  fairness: [],
  ended: [],
  counts: { kept: 0, added: 0, ended: 0, people: 0, units: 0 },
};

type Words = ReadonlyMap<string, HolderWords>;

export function planOf(ground: Ground, run: MatchRun, solved: MatchSolved | undefined, words: Words): Plan {
  const { picks, input } = run;
  if (!picks) return nothing;
  const fit = planFit(ground, picks);
  const changes = changesOf(input.standing, picks);
  const townships = new Map(input.townships.map(({ id, name }) => [id, name]));
  const nameOf = (holderId: string) => words.get(holderId)?.name ?? holderName(ground, holderId);
  const replaced = new Map(changes.added.map((pick) => [pickKey(pick), pick.replaces]));
  const given = new Map((solved?.reasons ?? []).map((pick) => [pickKey(pick), pick]));
  const shown = pickViewer({ ground, words, replaced, given, nameOf });
  return {
    objective: fit.total,
    fairness: fit.byTownship.map((one) => ({ ...one, township: townships.get(one.townshipId) ?? "" })),
    villages: input.villages.map((village) => ({
      villageId: village.id,
      village: village.name,
      townshipId: village.townshipId,
      township: townships.get(village.townshipId) ?? "",
      level: village.level,
      problemTypes: [...village.problemTypes],
      points: fit.byVillage.get(village.id) ?? 0,
      picks: inSlotOrder(picks.filter(({ villageId }) => villageId === village.id)).map(shown),
    })),
    ended: changes.ended.map(({ villageId, slot, holderId }) => ({
      villageId,
      village: villageName(ground, villageId),
      slot,
      holder: nameOf(holderId),
    })),
    counts: countsOf(picks, changes),
  };
}

const inSlotOrder = (picks: readonly MatchPick[]) =>
  picks.toSorted((a, b) => slots.indexOf(a.slot) - slots.indexOf(b.slot) || (a.holderId < b.holderId ? -1 : 1));

function countsOf(picks: readonly MatchPick[], { kept, added, ended }: PlanChanges) {
  const distinct = (unit: boolean) =>
    new Set(picks.filter(({ slot }) => (slot === "paired-unit") === unit).map(({ holderId }) => holderId)).size;
  const people = distinct(false);
  return { kept: kept.length, added: added.length, ended: ended.length, people, units: distinct(true) };
}

interface Sources {
  readonly ground: Ground;
  readonly words: Words;
  readonly replaced: ReadonlyMap<string, string | null>;
  readonly given: ReadonlyMap<string, PickReasons>;
  readonly nameOf: (id: string) => string;
}

const pickViewer =
  ({ ground, words, replaced, given, nameOf }: Sources) =>
  (pick: MatchPick) => {
    const before = replaced.get(pickKey(pick));
    return {
      slot: pick.slot,
      holderId: pick.holderId,
      holder: nameOf(pick.holderId),
      post: words.get(pick.holderId)?.post ?? "",
      change: before === undefined ? ("kept" as const) : ("new" as const),
      replaces: before == null ? null : nameOf(before),
      ...reasonsOf(ground, pick, given.get(pickKey(pick)), nameOf),
    };
  };

/** What the solver said of its own pick; of one made by hand, what it gains by itself. */
function reasonsOf(ground: Ground, pick: MatchPick, given: PickReasons | undefined, nameOf: (id: string) => string) {
  if (!given) {
    const terms = pairTerms(ground, pick).map((term) => ({ ...term, text: softRuleLabel[term.rule] }));
    const points = terms.reduce((sum, term) => sum + term.points, 0);
    return { byHand: true, points, reasons: terms, alternative: null, prices: [] };
  }
  const { points, reasons, alternative, prices } = given;
  return {
    byHand: false,
    points,
    reasons: [...reasons],
    alternative: alternative && {
      holderId: alternative.holderId,
      holder: nameOf(alternative.holderId),
      swapWith: alternative.swapWithVillageId === null ? null : villageName(ground, alternative.swapWithVillageId),
      less: alternative.less,
      text: alternative.text,
    },
    prices: [...prices],
  };
}
