import engine, { type Highs, type Model, type ModelData } from "highs";
import { planFit } from "#domain/teams/match/fit.ts";
import { greedyPlan } from "#domain/teams/match/greedy.ts";
import type { Ground } from "#domain/teams/match/ground.ts";
import { isStationed, type MatchPick } from "#domain/teams/match/match.ts";
import { type LinearModel, modelOf, offsetOf, picksOf } from "#domain/teams/match/model.ts";
import { type Programme, reducedModel } from "#domain/teams/match/programme.ts";

/** The package declares itself for `require`; imported, the loader itself is the default. */
const loadHighs = engine as unknown as typeof engine.default;

/** In hundredths of a point. */
export interface Found {
  readonly picks: readonly MatchPick[];
  readonly objective: number;
  readonly bound: number;
  readonly proven: boolean;
}

interface Terms {
  readonly seconds: number;
  readonly seed: string;
  readonly heard?: (found: { objective: number; bound: number }) => void;
  /** A plan already known to be allowed, for instance the one before a rule was dropped. */
  readonly start?: readonly MatchPick[];
}

/**
 * Two plans nearer than this are worth the same: half a hundredth of a point, and for a whole county a quarter of a
 * ten-thousandth, which of some 4,000 points is a tenth of one. Small cases are therefore exact.
 */
const nearbyOf = (objective: number) => Math.max(0.5, objective * 0.000_025);
/** What the engine may hold; past it the search ends with the best plan so far and its distance from the bound. */
const mostBytes = 1024 * 2 ** 20;
/** Columns that lose more than this against the relaxed optimum are left aside at first, in hundredths. */
const firstReach = 150;

/**
 * Finds the best plan and proves it. The relaxed programme gives for every column what a plan with it must lose at least;
 * the search runs over the columns that lose little, and is repeated over all that lose no more than the distance found
 * between the best plan and the bound. What is left out then cannot hold a better one, so the result is as exact as a
 * search over everything, in a fraction of the time.
 */
export async function search(ground: Ground, terms: Terms): Promise<Found> {
  // A new instance for each search: what one leaves behind never reaches the next.
  const highs = await loadHighs();
  const until = performance.now() + terms.seconds * 1000;
  const model = modelOf(ground);
  if (model.picks.length === 0) return { picks: [], objective: 0, bound: 0, proven: true };
  const first = terms.start ?? greedyPlan(ground);
  const state: State = {
    ground,
    highs,
    model,
    until,
    terms,
    best: first,
    objective: planFit(ground, first).total,
    bound: Infinity,
  };
  const relaxed = relax(state);
  if (relaxed) settle(state, relaxed);
  const { best, objective, bound } = state;
  return {
    picks: best,
    objective,
    bound: Math.max(objective, bound),
    proven: bound <= objective + nearbyOf(objective),
  };
}

interface State {
  readonly ground: Ground;
  readonly highs: Highs;
  readonly model: LinearModel;
  readonly until: number;
  readonly terms: Terms;
  best: readonly MatchPick[];
  objective: number;
  bound: number;
}

/** The programme with every column free to be a fraction: its worth, and what each column loses. */
interface Relaxed {
  readonly bound: number;
  readonly losses: Float64Array;
}

function relax(state: State): Relaxed | undefined {
  const { highs, model } = state;
  return highs.withModel(dataOf(highs, model, false), (relaxed) => {
    setOptions(state, relaxed);
    const { modelStatus } = relaxed.run();
    if (modelStatus !== highs.constants.modelStatus.optimal) return undefined;
    const { colDual } = relaxed.getSolution();
    // A column fixed from below, a pin, loses nothing: its dual is what the pin costs, and it must never be left aside.
    const losses = Float64Array.from(model.picks, (_, column) =>
      model.lower[column]! > 0 ? 0 : Math.max(0, -colDual[column]! * 100),
    );
    return { bound: relaxed.getObjectiveValue() * 100 + offsetOf(state.ground), losses };
  });
}

/** Searches until the bound is met or the time is up. */
function settle(state: State, { bound, losses }: Relaxed): void {
  state.bound = bound;
  let reach = firstReach;
  while (performance.now() < state.until) {
    const needed = bound - state.objective;
    const within = Math.min(reach, needed) + 1;
    const inside = searchKept(
      state,
      state.model.costs.map((_, column) => !(losses[column]! > within)),
    );
    // A plan with a column that was left aside loses at least the reach.
    const outside = reach >= needed ? -Infinity : bound - reach;
    state.bound = Math.min(state.bound, Math.max(inside, outside));
    if (state.bound <= state.objective + nearbyOf(state.objective)) return;
    reach = Math.max(reach * 2, bound - state.objective);
  }
}

/** The best plan over some columns; returns what no such plan can exceed. */
function searchKept(state: State, kept: readonly boolean[]): number {
  const { highs, ground, terms } = state;
  const { model, columns } = reducedModel(state.model, kept);
  return highs.withModel(dataOf(highs, model, true), (mip) => {
    setOptions(state, mip);
    const start = startWithin(state, columns);
    if (start) mip.setSolution(start);
    mip.options.set({
      ...(start ? onlyProve : {}),
      // What presolve takes away costs the cuts more than it saves: without it hard counties took half the time.
      presolve: "off",
      mip_rel_gap: 0,
      mip_abs_gap: nearbyOf(state.objective) / 200,
    });
    const { modelStatus } = mip.run({
      [highs.constants.callbackType.mipLogging]({ data }) {
        const objective = Math.max(state.objective, (data.mip_primal_bound ?? -Infinity) * 100 + offsetOf(ground));
        terms.heard?.({ objective, bound: state.bound });
        return undefined;
      },
      [highs.constants.callbackType.mipInterrupt](event) {
        if (highs.memoryBytes > mostBytes) event.interrupt();
        return undefined;
      },
    });
    if (modelStatus === highs.constants.modelStatus.infeasible) return -Infinity;
    keepBetter(state, mip, columns);
    return Number(mip.info.get("mip_dual_bound")) * 100 + offsetOf(ground);
  });
}

/** Searches of their own inside the search look for better plans; behind a good one they only take time from the proof. */
const onlyProve = {
  mip_heuristic_run_rens: false,
  mip_heuristic_run_rins: false,
  mip_heuristic_run_root_reduced_cost: false,
};

/** The best plan so far as values of the columns that are kept; undefined where it needs another. */
function startWithin({ best, model }: State, columns: readonly number[]) {
  const chosen = new Set(best.map(placeOf));
  const picked = [...columns.keys()].filter((i) => columns[i]! < model.picks.length);
  const values = picked.map((i) => (chosen.has(placeOf(model.picks[columns[i]!]!)) ? 1 : 0));
  return values.filter((value) => value === 1).length === best.length ? { indices: picked, values } : undefined;
}

/** First secretary and members are one column a cadre; see model.ts. */
const placeOf = ({ villageId, slot, holderId }: MatchPick) =>
  `${villageId} ${isStationed(slot) ? "member" : slot} ${holderId}`;

function keepBetter(state: State, mip: Model, columns: readonly number[]): void {
  const { colValue } = mip.getSolution();
  if (mip.info.get("primal_solution_status") !== state.highs.constants.solutionStatus.feasible) return;
  const values = new Float64Array(state.model.costs.length);
  columns.forEach((column, i) => (values[column] = colValue[i]!));
  const picks = picksOf(state.ground, state.model, values);
  const { total } = planFit(state.ground, picks);
  if (total <= state.objective) return;
  state.objective = total;
  state.best = picks;
}

function setOptions({ until, terms }: State, model: Model): void {
  model.options.set({
    output_flag: false,
    time_limit: Math.max(0.1, (until - performance.now()) / 1000),
    random_seed: seedNumber(terms.seed),
  });
}

/** HiGHS takes a whole number; any text gives one. */
const seedNumber = (seed: string) =>
  [...seed].reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)!) % 2_147_483_647, 7);

function dataOf(highs: Highs, model: Programme, whole: boolean): ModelData {
  const starts = [0];
  for (const { columns } of model.rows) starts.push(starts.at(-1)! + columns.length);
  const { integer, continuous } = highs.constants.variableType;
  return {
    numCols: model.costs.length,
    numRows: model.rows.length,
    sense: highs.constants.objectiveSense.maximize,
    // In points: whole numbers of hundredths are two orders of magnitude above what the engine takes for equal.
    colCost: model.costs.map((cost) => cost / 100),
    colLower: model.lower,
    colUpper: model.upper,
    rowLower: model.rows.map(({ lower }) => lower),
    rowUpper: model.rows.map(({ upper }) => upper),
    matrix: {
      format: "csr",
      numRows: model.rows.length,
      numCols: model.costs.length,
      starts,
      indices: model.rows.flatMap(({ columns }) => columns),
      values: model.rows.flatMap(({ values }) => values),
    },
    ...(whole && { integrality: model.whole.map((one) => (one ? integer : continuous)) }),
  };
}
