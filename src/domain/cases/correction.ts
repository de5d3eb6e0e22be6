import { groupBy } from "../group.ts";
import type { IsoDate } from "../date.ts";
import type { Level } from "../screening/decision.ts";
import { type Merger, type MergingFile, mergersOf } from "./merger.ts";

/** A file of the round, and the village it lies in now. */
export interface RoundFile extends MergingFile {
  readonly villageId: string;
}

interface NamedVillage {
  readonly villageId: string;
  readonly level: Level;
}

export interface Correction {
  /** Named no longer: off the list. */
  readonly withdrawn: readonly string[];
  readonly kept: readonly { readonly id: string; readonly level: Level }[];
  /** Went into a file that is off the list now: they stand for themselves again. */
  readonly freed: readonly string[];
  /** Of files that meet in one village again, the one that goes on. */
  readonly mergers: readonly Merger[];
  /** Named villages that have no file yet. */
  readonly toOpen: readonly string[];
}

const ended = ({ status }: MergingFile) => status === "closed" || status === "relapsed";

/**
 * 更正审定：a decision names villages as they were listed, or the successor into which they went since. A file stands when its
 * village of either name is on the new list; one that had gone into a withdrawn file goes on by itself.
 */
export function correctionOf(files: readonly RoundFile[], named: readonly NamedVillage[], today: IsoDate): Correction {
  const levels = new Map(named.map(({ villageId, level }) => [villageId, level]));
  const levelOf = (file: RoundFile) => levels.get(file.listedId) ?? levels.get(file.villageId);
  const standing = new Set(files.filter((file) => levelOf(file) !== undefined).map(({ id }) => id));
  const loose = ({ id, mergedIntoId }: RoundFile) =>
    mergedIntoId !== null && standing.has(id) && !standing.has(mergedIntoId);
  const after = files.map((file) => ({
    ...file,
    withdrawnOn: standing.has(file.id) ? null : (file.withdrawnOn ?? today),
    mergedIntoId: loose(file) ? null : file.mergedIntoId,
  }));
  const villages = groupBy(after, ({ villageId }) => villageId);
  const mergers = [...villages].flatMap(([villageId, here]) => mergersOf(here, villageId));
  const read = new Set(mergers.flatMap((merger) => merger.read));
  const answered = new Set(files.flatMap((one) => [one.listedId, ...(ended(one) ? [] : [one.villageId])]));
  return {
    withdrawn: files.filter(({ id, withdrawnOn }) => withdrawnOn === null && !standing.has(id)).map(({ id }) => id),
    kept: files.filter(({ id }) => standing.has(id)).map((file) => ({ id: file.id, level: levelOf(file)! })),
    freed: files.filter((file) => loose(file) && !read.has(file.id)).map(({ id }) => id),
    mergers,
    toOpen: named.map(({ villageId }) => villageId).filter((villageId) => !answered.has(villageId)),
  };
}
