import { byBytes } from "./bytes.ts";
import { type DrawFrame, type DrawUnit, drawAlgorithm } from "./frame.ts";

/**
 * The frame as text, one line to a fact, tabs between its parts: no part may hold either sign, so there is one way to read
 * it, and docs/draw.md says the order of lines and parts. What is a set is sorted by its bytes; strata keep their order.
 */
export function frameText(frame: DrawFrame): string {
  const f = canonical(frame);
  const lines: string[] = [
    drawAlgorithm,
    line("inspection", f.inspectionId, f.title),
    line("day", f.day),
    line("number", f.number),
    ...f.earlier.map((one) => line("earlier", one.number, one.status, one.frameSha256, one.reason)),
    line("method", f.method, f.clusterChoice, f.allocation),
    line("memory", f.memory),
    line("per-object", f.perObject),
    line("public", f.publicSource),
    ...f.strata.map((one) => line("stratum", one.name, one.n, one.clusters)),
    ...f.exclusions.map((one) => line("exclusion", one.id, one.name, one.reason)),
    ...f.inspectors.map((one) => line("inspector", one.id, one.name, one.group)),
    ...f.recusals.map((one) => line("recusal", one.inspectorId, one.unitId, one.reason)),
  ];
  for (const unit of f.units) lines.push(unitLine(unit));
  lines.push("end", "");
  return lines.join("\n");
}

const line = (...parts: readonly (string | number)[]) => parts.join("\t");

const unitLine = (unit: DrawUnit) =>
  `unit\t${unit.id}\t${unit.name}\t${unit.stratum}\t${unit.cluster}\t${unit.weight}\t${unit.seen ? 1 : 0}`;

/** The same frame with every text in NFC and every set in its order. */
export function canonical(frame: DrawFrame): DrawFrame {
  return {
    ...nfc(frame),
    earlier: sorted(frame.earlier.map(nfc), (a, b) => a.number - b.number),
    strata: frame.strata.map(nfc),
    units: sorted(frame.units.map(unitNfc), (a, b) => byBytes(a.id, b.id)),
    exclusions: sorted(frame.exclusions.map(nfc), (a, b) => byBytes(a.id, b.id)),
    inspectors: sorted(frame.inspectors.map(nfc), (a, b) => byBytes(a.id, b.id)),
    recusals: sorted(
      frame.recusals.map(nfc),
      (a, b) => byBytes(a.inspectorId, b.inspectorId) || byBytes(a.unitId, b.unitId) || byBytes(a.reason, b.reason),
    ),
  };
}

function nfc<T extends object>(one: T): T {
  const entries = Object.entries(one).map(([key, value]) => [
    key,
    typeof value === "string" ? value.normalize() : value,
  ]);
  return Object.fromEntries(entries) as T;
}

/** As nfc, written out: there may be 600,000 of them. */
const unitNfc = (unit: DrawUnit): DrawUnit => ({
  id: unit.id.normalize(),
  name: unit.name.normalize(),
  stratum: unit.stratum.normalize(),
  cluster: unit.cluster.normalize(),
  weight: unit.weight,
  seen: unit.seen,
});

/** Most lists come in order: 600,000 rows are not sorted again. */
function sorted<T>(list: T[], order: (a: T, b: T) => number): T[] {
  const inOrder = list.every((one, i) => i === 0 || order(list[i - 1]!, one) <= 0);
  return inOrder ? list : list.sort(order);
}
