import { groupBy } from "../../group.ts";
import { allocate } from "./allocation.ts";
import type { Sha256 } from "./bytes.ts";
import { type DrawFrame, type DrawStratum, type DrawUnit, mayBeDrawn } from "./frame.ts";
import { assign, type Party } from "./inspectors.ts";
import { type Lots, lotsOf } from "./lots.ts";
import { weighted } from "./weighted.ts";

export interface DrawnCluster {
  readonly stratum: string;
  readonly cluster: string;
  /** How many units could be drawn in it, and how many were. */
  readonly size: number;
  readonly n: number;
}

export interface DrawnObject extends Party {
  readonly unitId: string;
  readonly name: string;
  readonly stratum: string;
  readonly cluster: string;
}

export interface DrawResult {
  readonly seed: string;
  readonly clusters: readonly DrawnCluster[];
  readonly objects: readonly DrawnObject[];
}

/**
 * Who is drawn and who inspects them: the frame (one without refusals, as readFrame gives it back) and the seed decide
 * everything, whatever machine asks. docs/draw.md says the same in words.
 */
export function draw(frame: DrawFrame, seed: string, sha256: Sha256): DrawResult {
  const lots = lotsOf(sha256, seed);
  const open = groupBy(
    frame.units.filter((unit) => mayBeDrawn(frame, unit)),
    ({ stratum }) => stratum,
  );
  const strata = frame.strata.map((stratum) => drawStratum(frame, stratum, open.get(stratum.name) ?? [], lots));
  const drawn = strata.flatMap(({ units }) => units);
  const parties = assign(frame, drawn, lots);
  return {
    seed,
    clusters: strata.flatMap(({ clusters }) => clusters),
    objects: drawn.map(({ id, name, stratum, cluster }, i) => ({ unitId: id, name, stratum, cluster, ...parties[i]! })),
  };
}

interface Drawn {
  readonly clusters: readonly DrawnCluster[];
  readonly units: readonly DrawUnit[];
}

function drawStratum(frame: DrawFrame, stratum: DrawStratum, open: readonly DrawUnit[], lots: Lots): Drawn {
  if (frame.method === "two-stage") return drawClusters(frame, stratum, open, lots);
  const pick = frame.method === "size-weighted" ? weightedIn(stratum, lots) : byHash(lots);
  return { clusters: [], units: freshFirst(open, stratum.n, pick) };
}

type Pick = (units: readonly DrawUnit[], n: number) => DrawUnit[];

const byHash =
  (lots: Lots): Pick =>
  (units, n) =>
    lots.first(units, n, idOf);

const weightedIn =
  ({ name }: DrawStratum, lots: Lots): Pick =>
  (units, n) =>
    weighted(lots.first(units, units.length, idOf), n, ({ weight }) => BigInt(weight), lots.number(`start\n${name}`));

/** 近期已查的，其余不够时才抽。 Where seen ones are left out there are none here. */
function freshFirst(units: readonly DrawUnit[], n: number, pick: Pick): DrawUnit[] {
  const fresh = units.filter(({ seen }) => !seen);
  const chosen = pick(fresh, Math.min(n, fresh.length));
  if (chosen.length === n) return chosen;
  const seen = units.filter((unit) => unit.seen);
  return [...chosen, ...pick(seen, n - chosen.length)];
}

function drawClusters(frame: DrawFrame, stratum: DrawStratum, open: readonly DrawUnit[], lots: Lots): Drawn {
  const places = [...groupBy(open, ({ cluster }) => cluster)].map(([cluster, units]) => ({ cluster, units }));
  const textOf = ({ cluster }: { cluster: string }) => `cluster\n${stratum.name}\n${cluster}`;
  const weightOf = ({ units }: { units: readonly DrawUnit[] }) =>
    units.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
  const chosen =
    frame.clusterChoice === "simple"
      ? lots.first(places, stratum.clusters, textOf)
      : weighted(
          lots.first(places, places.length, textOf),
          stratum.clusters,
          weightOf,
          lots.number(`start\n${stratum.name}`),
        );
  const sizes = chosen.map(({ units }) => units.length);
  const shares = allocate(frame.allocation, stratum.n, sizes);
  return {
    clusters: chosen.map(({ cluster }, i) => ({ stratum: stratum.name, cluster, size: sizes[i]!, n: shares[i]! })),
    units: chosen.flatMap(({ units }, i) => freshFirst(units, shares[i]!, byHash(lots))),
  };
}

const idOf = ({ id }: DrawUnit) => id;
