import { groupBy } from "../../group.ts";
import { byBytes, isHash } from "./bytes.ts";
import { clusterRefusals } from "./cluster-refusals.ts";
import {
  type DrawFrame,
  type DrawStratum,
  type DrawUnit,
  type FrameRefusal,
  type FrameRule,
  mayBeDrawn,
  refuse,
} from "./frame.ts";
import { inspectorRefusals } from "./inspector-refusals.ts";
import { isBlank, isPlain } from "./plain.ts";

/**
 * Why a frame cannot be frozen. Whatever the secrets turn out to be, a frame without refusals can be drawn to the end:
 * nobody may find out after revealing that it does not work.
 */
export function frameRefusals(frame: DrawFrame): FrameRefusal[] {
  return [
    ...textRefusals(frame),
    ...historyRefusals(frame),
    ...unitRefusals(frame),
    ...strataRefusals(frame),
    ...inspectorRefusals(frame),
  ];
}

function textRefusals(frame: DrawFrame): FrameRefusal[] {
  const must = [
    [frame.inspectionId, frame.title],
    ...frame.strata.map(({ name }) => [name]),
    ...frame.exclusions.map(({ id, name, reason }) => [id, name, reason]),
    ...frame.inspectors.map(({ id, name }) => [id, name]),
    ...frame.recusals.map(({ inspectorId, unitId, reason }) => [inspectorId, unitId, reason]),
    ...frame.earlier.map(({ reason }) => [reason]),
  ];
  const may = [frame.publicSource, ...frame.inspectors.map(({ group }) => group)];
  return [
    ...must.filter((row) => row.some(isBlank)).map((row) => refuse("text-missing", row.join(" "))),
    ...[...must.flat(), ...may].filter((text) => !isPlain(text)).map((text) => refuse("text-unwritable", text)),
  ];
}

/** 任何重新抽取都要留痕：an earlier draw is named with its number, how it ended and why it does not stand. */
function historyRefusals(frame: DrawFrame): FrameRefusal[] {
  const { number, earlier, day } = frame;
  const whole = earlier.every((one, i) => one.number === i + 1 && isHash(one.frameSha256));
  return [
    ...(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day) ? [] : [refuse("day-malformed", day)]),
    ...(isCount(number) ? [] : [refuse("number-malformed", String(number))]),
    ...(whole && earlier.length === number - 1 ? [] : [refuse("earlier-incomplete")]),
  ];
}

function unitRefusals(frame: DrawFrame): FrameRefusal[] {
  const { units, exclusions, strata } = frame;
  const known = new Set(strata.map(({ name }) => name));
  const excluded = new Set(exclusions.map(({ id }) => id));
  const isExcluded = excluded.size === 0 ? () => false : (id: string) => excluded.has(id);
  const found: FrameRefusal[] = [];
  for (const unit of units) {
    const rule = unitRule(frame, unit, known, isExcluded);
    if (rule) found.push(refuse(rule, unit.name));
  }
  return [...(units.length === 0 ? [refuse("no-unit")] : []), ...found, ...twice(units), ...twice(exclusions)];
}

/** The first rule a unit breaks. */
function unitRule(
  { method }: DrawFrame,
  unit: DrawUnit,
  known: ReadonlySet<string>,
  isExcluded: (id: string) => boolean,
): FrameRule | undefined {
  const { id, name, stratum, cluster, weight } = unit;
  if (isBlank(id) || isBlank(name)) return "text-missing";
  if (!isPlainUnit(unit)) return "text-unwritable";
  if (isExcluded(id)) return "unit-excluded-too";
  if (!isCount(weight) || weight > heaviest) return "weight-not-whole";
  if (!known.has(stratum)) return "stratum-unknown";
  return method === "two-stage" && isBlank(cluster) ? "cluster-missing" : undefined;
}

const isPlainUnit = ({ id, name, cluster }: DrawUnit) => isPlain(id) && isPlain(name) && isPlain(cluster);

/** 10 亿：well within what every language holds exactly. */
const heaviest = 1_000_000_000;

function strataRefusals(frame: DrawFrame): FrameRefusal[] {
  const { strata, method, units } = frame;
  const held = groupBy(
    units.filter((unit) => mayBeDrawn(frame, unit)),
    ({ stratum }) => stratum,
  );
  return [
    ...(strata.length === 0 ? [refuse("no-stratum")] : []),
    ...(method === "simple" && strata.length > 1 ? [refuse("one-stratum-only")] : []),
    ...strata
      .filter(({ name }, i) => strata.findIndex((one) => one.name === name) < i)
      .map((one) => refuse("stratum-twice", one.name)),
    ...strata.flatMap((stratum) => stratumRefusals(frame, stratum, held.get(stratum.name) ?? [])),
  ];
}

function stratumRefusals(frame: DrawFrame, stratum: DrawStratum, held: readonly DrawUnit[]): FrameRefusal[] {
  const { name, n, clusters } = stratum;
  if (!isCount(n)) return [refuse("n-not-whole", name)];
  if (held.length < n) return [refuse("stratum-too-small", `${name}（可抽 ${held.length}，应抽 ${n}）`)];
  if (frame.method === "two-stage") return clusterRefusals(stratum, held);
  return clusters === 0 ? [] : [refuse("clusters-not-whole", name)];
}

function twice(list: readonly Pick<DrawUnit, "id" | "name">[]): FrameRefusal[] {
  const ascending = list.every(({ id }, i) => i === 0 || byBytes(list[i - 1]!.id, id) < 0);
  if (ascending) return [];
  const met = new Set<string>();
  return list
    .filter(({ id }) => met.size === met.add(id.normalize()).size)
    .map(({ name }) => refuse("unit-twice", name));
}

const isCount = (n: number) => Number.isSafeInteger(n) && n > 0;
