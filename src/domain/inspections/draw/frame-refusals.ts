import { groupBy } from "../../group.ts";
import { isHash } from "./bytes.ts";
import { clusterRefusals } from "./cluster-refusals.ts";
import { type DrawFrame, type DrawStratum, type DrawUnit, type FrameRefusal, mayBeDrawn, refuse } from "./frame.ts";
import { inspectorRefusals } from "./inspector-refusals.ts";

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

/** Control signs and the two line ends of Unicode would break the lines of the text; half of a pair has no UTF-8. */
const unwritable =
  /[\0-\x1f\x7f-\x9f\u2028\u2029]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function textRefusals(frame: DrawFrame): FrameRefusal[] {
  const must = [
    [frame.inspectionId, frame.title],
    ...frame.strata.map(({ name }) => [name]),
    ...frame.units.map(({ id, name, stratum }) => [id, name, stratum]),
    ...frame.exclusions.map(({ id, name, reason }) => [id, name, reason]),
    ...frame.inspectors.map(({ id, name }) => [id, name]),
    ...frame.recusals.map(({ inspectorId, unitId, reason }) => [inspectorId, unitId, reason]),
    ...frame.earlier.map(({ reason }) => [reason]),
  ];
  const may = [
    frame.publicSource,
    ...frame.units.map((one) => one.cluster),
    ...frame.inspectors.map((one) => one.group),
  ];
  return [
    ...must.filter((row) => row.some((text) => text.trim() === "")).map((row) => refuse("text-missing", row.join(" "))),
    ...[...must.flat(), ...may].filter((text) => unwritable.test(text)).map((text) => refuse("text-unwritable", text)),
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

function unitRefusals({ units, exclusions, method, strata }: DrawFrame): FrameRefusal[] {
  const known = new Set(strata.map(({ name }) => name));
  const excluded = new Set(exclusions.map(({ id }) => id));
  return [
    ...(units.length === 0 ? [refuse("no-unit")] : []),
    ...twice(units, "unit-twice"),
    ...twice(exclusions, "unit-twice"),
    ...units.filter(({ id }) => excluded.has(id)).map((unit) => refuse("unit-excluded-too", unit.name)),
    ...units
      .filter(({ weight }) => !isCount(weight) || weight > heaviest)
      .map((unit) => refuse("weight-not-whole", unit.name)),
    ...units.filter(({ stratum }) => !known.has(stratum)).map((unit) => refuse("stratum-unknown", unit.name)),
    ...(method === "two-stage" ? units.filter(({ cluster }) => cluster === "") : []).map((unit) =>
      refuse("cluster-missing", unit.name),
    ),
  ];
}

/** 600,000 units of this weight still add up to a number every language holds exactly. */
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

function twice(list: readonly { readonly id: string; readonly name: string }[], rule: "unit-twice"): FrameRefusal[] {
  const met = new Set<string>();
  return list.filter(({ id }) => met.size === met.add(id.normalize()).size).map((one) => refuse(rule, one.name));
}

const isCount = (n: number) => Number.isSafeInteger(n) && n > 0;
