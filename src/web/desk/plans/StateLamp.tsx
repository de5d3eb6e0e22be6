import { itemStateLabel } from "#domain/plans/labels.ts";
import type { ItemState } from "#domain/plans/task.ts";
import { Light, type LightColour, lightLooks } from "../../ui/index.ts";

/** Shape, word and colour of a state; the drawing and the wall use the same shapes. */
export const stateLook: Record<ItemState, { shape: string; colour: LightColour }> = {
  late: looksLike("red"),
  due: looksLike("yellow"),
  done: looksLike("green"),
  open: looksLike("none"),
};

function looksLike<Colour extends LightColour>(colour: Colour) {
  return { colour, shape: lightLooks[colour].shape };
}

interface StateLampProps {
  readonly state: ItemState;
  readonly count?: number;
  /** In the words of its kind: a major item is 已落地 where a task is 已完成. */
  readonly word?: string;
}

export function StateLamp({ state, count, word = itemStateLabel[state] }: StateLampProps) {
  return <Light colour={stateLook[state].colour} word={word} count={count} />;
}

/** What needs an eye of a plan or team: overdue and near, or nothing. */
export function StateCounts({ late, due }: { late: number; due: number }) {
  if (late === 0 && due === 0) return <span className="plan-quiet">—</span>;
  return (
    <span className="lamps">
      {late > 0 && <StateLamp state="late" count={late} />}
      {due > 0 && <StateLamp state="due" count={due} />}
    </span>
  );
}
