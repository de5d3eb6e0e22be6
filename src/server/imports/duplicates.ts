import { type CheckedRow, type Evaluated, type rowChecker, type StoredFault, withFaults } from "./check-rows.ts";

type Checker = ReturnType<typeof rowChecker>;

/**
 * Finds rows of one file that name the same thing while the rows stream by. The second of two is told at once; the first is
 * already behind, and what must be added to it is handed out at the end.
 */
export function duplicateFinder(checker: Checker) {
  const firsts = new Map<string, number>();
  const late = new Map<number, StoredFault[]>();
  const told = new Set<string>();
  const pass = ({ row, keys }: Evaluated): CheckedRow => {
    const faults: StoredFault[] = [];
    for (const [i, key] of keys.entries()) {
      const text = row.keys[i]!;
      const first = firsts.get(text);
      if (first === undefined) {
        firsts.set(text, row.rowNumber);
        continue;
      }
      faults.push(checker.duplicate(key, first));
      if (told.has(text)) continue;
      told.add(text);
      late.set(first, [...(late.get(first) ?? []), checker.duplicate(key, row.rowNumber)]);
    }
    return withFaults(row, faults);
  };
  return { pass, late: () => late as ReadonlyMap<number, readonly StoredFault[]> };
}

/** The same for a handful of rows, given which rows of the whole file hold each key. */
export function settle(
  checker: Checker,
  evaluated: readonly Evaluated[],
  holders: ReadonlyMap<string, readonly number[]>,
): CheckedRow[] {
  return evaluated.map(({ row, keys }) => {
    const faults = keys.flatMap((key, i) => {
      const other = holders.get(row.keys[i]!)?.find((number) => number !== row.rowNumber);
      return other === undefined ? [] : [checker.duplicate(key, other)];
    });
    return withFaults(row, faults);
  });
}
