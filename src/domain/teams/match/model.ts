import { groupBy } from "../../group.ts";
import { candidatesOf, capacityOf, isSame } from "./candidates.ts";
import * as fit from "./fit.ts";
import { type Ground, memberRange } from "./ground.ts";
import { isStationed, type MatchPick, type MatchVillage } from "./match.ts";
import type { Programme, Row } from "./programme.ts";
import { seated, type TeamSeat, teamSeats } from "./team-seats.ts";

export interface LinearModel extends Programme {
  /** The first columns: somebody in a slot of a village, 0 or 1. A cadre stands as member there; see `picksOf`. */
  readonly picks: readonly MatchPick[];
  readonly seats: ReadonlyMap<number, TeamSeat>;
}

interface Draft {
  readonly picks: MatchPick[];
  readonly seats: Map<number, TeamSeat>;
  readonly costs: number[];
  readonly lower: number[];
  readonly upper: number[];
  readonly whole: boolean[];
  readonly rows: Row[];
  /** The village a column's points belong to, for fairness. */
  readonly villages: string[];
}

/**
 * The matching as a mixed-integer programme. Whoever may not come is no column at all. First secretary and members are one
 * column a cadre: the team counts as a whole, and who leads it is settled within it (team-seats.ts). What a village's
 * people give together is counted by a column per need, age or unit that is worth its points and may not exceed the number
 * of picks that bring it; the search raises it by itself, so no large constants and no further integers are needed.
 */
export function modelOf(ground: Ground): LinearModel {
  const draft: Draft = {
    picks: [],
    seats: new Map(),
    costs: [],
    lower: [],
    upper: [],
    whole: [],
    rows: [],
    villages: [],
  };
  for (const { id } of ground.input.villages) {
    for (const slot of ["county-leader", "township-leader", "paired-unit"] as const) addSingle(ground, draft, id, slot);
    addTeam(ground, draft, id);
  }
  for (const [holderId, columns] of groupBy([...draft.picks.keys()], (column) => draft.picks[column]!.holderId))
    addRow(draft, -Infinity, capacityOf(ground, holderId), columns);
  const byVillage = groupBy([...draft.picks.keys()], (column) => draft.picks[column]!.villageId);
  for (const village of ground.input.villages) addTogether(ground, draft, village, byVillage.get(village.id) ?? []);
  addFairness(ground, draft);
  return draft;
}

function addSingle(ground: Ground, draft: Draft, villageId: string, slot: MatchPick["slot"]): void {
  const columns = candidatesOf(ground, villageId, slot).map((holderId) => {
    const pick = { villageId, slot, holderId };
    const pinned = ground.input.pins.some((pin) => pin.kind === "pin" && isSame(pin, pick));
    return addPick(draft, pick, fit.pairPoints(ground, pick), pinned);
  });
  addRow(draft, 1, 1, columns);
}

function addTeam(ground: Ground, draft: Draft, villageId: string): void {
  const columns = teamSeats(ground, villageId).map((seat) => {
    const pick = { villageId, slot: "member", holderId: seat.holderId } as const;
    const column = addPick(draft, pick, fit.pairPoints(ground, pick) - fit.sparePoints(ground), seat.pinned);
    draft.seats.set(column, seat);
    return column;
  });
  const seatOf = (column: number) => draft.seats.get(column)!;
  const { min, max } = memberRange(ground.input.settings);
  addRow(draft, 1 + min, 1 + max, columns);
  const able = columns.filter((column) => seatOf(column).first);
  if (able.length < columns.length) addRow(draft, 1, Infinity, able);
  const only = columns.filter((column) => !seatOf(column).member);
  if (only.length > 1) addRow(draft, -Infinity, 1, only);
}

function addPick(draft: Draft, pick: MatchPick, cost: number, pinned: boolean): number {
  draft.picks.push(pick);
  return addColumn(draft, pick.villageId, cost, { lower: pinned ? 1 : 0, upper: 1, whole: true });
}

function addColumn(
  draft: Draft,
  villageId: string,
  cost: number,
  { lower = 0, upper = 1, whole = false } = {},
): number {
  draft.villages.push(villageId);
  draft.lower.push(lower);
  draft.upper.push(upper);
  draft.whole.push(whole);
  return draft.costs.push(cost) - 1;
}

function addRow(draft: Draft, lower: number, upper: number, columns: readonly number[], less: readonly number[] = []) {
  draft.rows.push({
    lower,
    upper,
    columns: [...less, ...columns],
    values: [...less.map(() => -1), ...columns.map(() => 1)],
  });
}

/** A column worth `cost` that is at most the number of those who bring it. */
function addBrought(draft: Draft, villageId: string, cost: number, by: readonly number[]): number | undefined {
  if (cost === 0 || by.length === 0) return undefined;
  const column = addColumn(draft, villageId, cost);
  addRow(draft, 0, Infinity, by, [column]);
  return column;
}

function addTogether(ground: Ground, draft: Draft, village: MatchVillage, columns: readonly number[]): void {
  const pickOf = (column: number) => draft.picks[column]!;
  const personOf = (column: number) => ground.people.get(pickOf(column).holderId);
  const aged = groupBy(
    columns.filter((column) => fit.isOfTeam(ground, pickOf(column).slot)),
    (column) => fit.ageOf(ground, pickOf(column).holderId),
  );
  for (const [age, by] of aged) if (age !== undefined) addBrought(draft, village.id, fit.agePoints(ground), by);
  const team = columns.filter((column) => isStationed(pickOf(column).slot));
  let below = 0;
  for (const level of fit.kindLevels) {
    const worth = fit.teamKindPoints(ground, level);
    addBrought(
      draft,
      village.id,
      worth - below,
      team.filter((column) => fit.kindPercent(ground, pickOf(column)) >= level),
    );
    below = worth;
  }
  const byUnit = groupBy(team, (column) => personOf(column)?.organisationId);
  for (const unit of columns.filter((column) => pickOf(column).slot === "paired-unit")) {
    const both = addBrought(draft, village.id, fit.ownPoints(ground), byUnit.get(pickOf(unit).holderId) ?? []);
    if (both !== undefined) addRow(draft, 0, Infinity, [unit], [both]);
  }
}

/** A sum for each township, one for the county, and what each township falls short of its share of that. */
function addFairness(ground: Ground, draft: Draft): void {
  const { villages, settings } = ground.input;
  if (settings.weights.fairness === 0 || villages.length === 0) return;
  const townshipOf = new Map(villages.map(({ id, townshipId }) => [id, townshipId]));
  const sizes = groupBy(villages, ({ townshipId }) => townshipId);
  const paying = groupBy([...draft.costs.keys()], (column) => townshipOf.get(draft.villages[column]!)!);
  const free = { lower: -Infinity, upper: Infinity };
  const sums = [...sizes.keys()].map((townshipId) => {
    const columns = (paying.get(townshipId) ?? []).filter((column) => draft.costs[column] !== 0);
    const sum = addColumn(draft, "", 0, free);
    const values = columns.map((column) => draft.costs[column]! / 100);
    draft.rows.push({ lower: 0, upper: 0, columns: [sum, ...columns], values: [-1, ...values] });
    return sum;
  });
  const county = addColumn(draft, "", 0, free);
  addRow(draft, 0, 0, sums, [county]);
  [...sizes.values()].forEach((within, i) => {
    const short = addColumn(draft, "", -settings.weights.fairness, { upper: Infinity });
    const values = [1, 1, -within.length / villages.length];
    draft.rows.push({ lower: 0, upper: Infinity, columns: [short, sums[i]!, county], values });
  });
}

/** What the plan is worth beyond the sum of its columns: the first of each team is no burden. */
export const offsetOf = (ground: Ground) => fit.sparePoints(ground) * ground.input.villages.length;

/** The picks a found solution stands for. */
export function picksOf(ground: Ground, model: LinearModel, values: ArrayLike<number>): MatchPick[] {
  const chosen = [...model.picks.keys()].filter((column) => values[column]! > 0.5);
  const teams = groupBy(
    chosen.filter((column) => model.seats.has(column)),
    (column) => model.picks[column]!.villageId,
  );
  return [
    ...chosen.filter((column) => !model.seats.has(column)).map((column) => model.picks[column]!),
    ...[...teams].flatMap(([villageId, columns]) =>
      seated(
        ground,
        villageId,
        columns.map((column) => model.seats.get(column)!),
      ),
    ),
  ];
}
