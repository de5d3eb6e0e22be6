import { compareText } from "../area.ts";
import type { Values } from "./settled.ts";

/** One figure that is not what it was; null where it was not used. */
export interface FigureChange {
  readonly key: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** 新一稿与上一稿数字不同的，逐项列出前后数值。Order: by key. */
export function figureChanges(before: Values, after: Values): FigureChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted(compareText);
  return keys
    .map((key) => ({ key, before: valueAt(before, key), after: valueAt(after, key) }))
    .filter((change) => change.before !== change.after);
}

function valueAt(values: Values, key: string): string | null {
  return Object.hasOwn(values, key) ? values[key]! : null;
}
