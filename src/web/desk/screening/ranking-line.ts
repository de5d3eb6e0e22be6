import type { RankedVillage } from "./contract-types.ts";

type Row = Pick<RankedVillage, "listed" | "points">;

const byRatio = ({ listed }: Row) => listed === "quota" || listed === "tie";

/**
 * After which row of a page the line is drawn: the last one the ratio lists, if the line is on this page at all. A page
 * that is listed to its end has the line only when its last village stands exactly on it.
 */
export function lineAfter(rows: readonly Row[], line: number | null): number | null {
  if (line === null) return null;
  const last = rows.findLastIndex(byRatio);
  if (last < 0) return null;
  const goesOn = rows.slice(last + 1).some(({ listed }) => listed === null);
  return goesOn || rows[last]!.points === line ? last : null;
}
