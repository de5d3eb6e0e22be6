import type { RoundRow } from "./contract-types.ts";

/** Still gathering after its date: the 工作台 counts these and the list shows them. */
export const isLate = ({ deadline, status }: Pick<RoundRow, "deadline" | "status">, today: string): boolean =>
  status === "assessing" && deadline < today;

export function shownRounds<R extends Pick<RoundRow, "deadline" | "status">>(
  rows: readonly R[],
  filter: Readonly<Record<string, string>>,
  today: string,
): R[] {
  const { status, late } = filter;
  return rows.filter((row) => (!status || row.status === status) && (late !== "1" || isLate(row, today)));
}
