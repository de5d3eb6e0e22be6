import { byBytes } from "./bytes.ts";
import { type DrawFrame, type DrawUnit, drawAlgorithm } from "./frame.ts";

/**
 * The frame as text, one line to a fact, tabs between its parts: no part may hold either sign, so there is one way to read
 * it, and docs/draw.md says the order of lines and parts. What is a set is sorted by its bytes; strata keep their order.
 */
export function frameText(frame: DrawFrame): string {
  const lines = headLines(frame);
  for (const unit of sorted(frame.units, ({ id }) => id)) lines.push(unitLine(unit));
  lines.push("end", "");
  // Tabs and line ends join with no sign, so the whole is in NFC exactly when every part is.
  return lines.join("\n").normalize();
}

/** All lines before the units, in NFC. */
export const frameHead = (frame: DrawFrame) => [...headLines(frame), ""].join("\n").normalize();

function headLines(frame: DrawFrame): string[] {
  const exclusions = sorted(frame.exclusions, ({ id }) => id);
  const inspectors = sorted(frame.inspectors, ({ id }) => id);
  const recusals = sorted(frame.recusals, (one) => line(one.inspectorId, one.unitId, one.reason));
  return [
    drawAlgorithm,
    line("inspection", frame.inspectionId, frame.title),
    line("day", frame.day),
    line("number", frame.number),
    ...frame.earlier.map((one) => line("earlier", one.number, one.status, one.frameSha256, one.reason)),
    line("method", frame.method, frame.clusterChoice, frame.allocation),
    line("memory", frame.memory),
    line("per-object", frame.perObject),
    line("public", frame.publicSource),
    ...frame.strata.map((one) => line("stratum", one.name, one.n, one.clusters)),
    ...exclusions.map((one) => line("exclusion", one.id, one.name, one.reason)),
    ...inspectors.map((one) => line("inspector", one.id, one.name, one.group)),
    ...recusals.map((one) => line("recusal", one.inspectorId, one.unitId, one.reason)),
  ];
}

const line = (...parts: readonly (string | number)[]) => parts.join("\t");

const unitLine = (unit: DrawUnit) =>
  `unit\t${unit.id}\t${unit.name}\t${unit.stratum}\t${unit.cluster}\t${unit.weight}\t${unit.seen ? 1 : 0}`;

/** By the bytes of the key, in NFC. Most lists come in order: 600,000 rows are not sorted again. */
function sorted<T>(list: readonly T[], keyOf: (one: T) => string): readonly T[] {
  const keys = list.map((one) => keyOf(one).normalize());
  if (keys.every((key, i) => i === 0 || byBytes(keys[i - 1]!, key) <= 0)) return list;
  const order = keys.map((_, i) => i).sort((a, b) => byBytes(keys[a]!, keys[b]!));
  return order.map((i) => list[i]!);
}
