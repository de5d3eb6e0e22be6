import type { WrittenKind } from "#domain/screening/opinion.ts";
import type { Opinion, ShortlistRow } from "./contract-types.ts";

export type StandingOpinion = Opinion & { readonly kind: WrittenKind };

const stands = (opinion: Opinion): opinion is StandingOpinion => !opinion.superseded;

/** The last opinion of each organisation on a village; earlier ones and those taken back are kept but no longer speak. */
export const standing = (row: Pick<ShortlistRow, "opinions">): StandingOpinion[] => row.opinions.filter(stands);

export const isListed = ({ because }: Pick<ShortlistRow, "because">) => because !== "opinion";

interface ShortlistCounts {
  readonly listed: number;
  readonly asked: number;
  readonly disputed: number;
  readonly visited: number;
}

export function countShortlist(rows: readonly ShortlistRow[]): ShortlistCounts {
  return {
    listed: rows.filter(isListed).length,
    asked: rows.filter((row) => !isListed(row)).length,
    disputed: rows.filter(({ disputed }) => disputed).length,
    visited: rows.filter(({ verification }) => verification !== null).length,
  };
}

/** How far one department has come: villages of the list on which its word stands. */
export function opinedOf(rows: readonly ShortlistRow[]): { readonly done: number; readonly of: number } {
  const listed = rows.filter(isListed);
  return { done: listed.filter((row) => standing(row).length > 0).length, of: listed.length };
}

export type View = "disputed" | "unvisited" | "added" | "opinion" | "unopined";

const views: Record<View, (row: ShortlistRow) => boolean> = {
  disputed: ({ disputed }) => disputed,
  unvisited: ({ verification }) => verification === null,
  added: ({ because }) => because === "added",
  opinion: (row) => !isListed(row),
  unopined: (row) => isListed(row) && standing(row).length === 0,
};

export function shown(rows: readonly ShortlistRow[], view: string | undefined, townshipId?: string): ShortlistRow[] {
  const holds = view && view in views ? views[view as View] : () => true;
  return rows.filter((row) => holds(row) && (!townshipId || row.townshipId === townshipId));
}
