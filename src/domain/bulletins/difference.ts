import type { Block } from "../figures/text-blocks.ts";

export type BlockChange =
  | { readonly kind: "same" | "added" | "removed"; readonly block: Block }
  | { readonly kind: "changed"; readonly before: Block; readonly after: Block };

/**
 * The draft before and after, block by block, over their longest common sequence. A block taken out where another of its
 * kind came in reads as one changed block.
 */
export function blockChanges(before: readonly Block[], after: readonly Block[]): BlockChange[] {
  return pairChanged(walk(before, after, commonLengths(before.map(written), after.map(written))));
}

/** Blocks are alike when their words are: the order in which a store returns the fields of a block says nothing. */
function written(block: Block): string {
  const zero = [block.zero?.of, block.zero?.text];
  return JSON.stringify(
    block.kind === "table"
      ? [block.kind, block.head, block.rows, block.zeroRows, zero]
      : [block.kind, block.text, zero],
  );
}

export interface Piece {
  readonly text: string;
  /** Not in the other text. */
  readonly own: boolean;
}

const wordsIn = (text: string): string[] =>
  [...new Intl.Segmenter("zh", { granularity: "word" }).segment(text)].map(({ segment }) => segment);

/** Both texts in pieces, what only one of them says marked, word by word: a changed number in a long paragraph is seen at once. */
export function pieceChanges(before: string, after: string): { readonly before: Piece[]; readonly after: Piece[] } {
  const [old, now] = [wordsIn(before), wordsIn(after)];
  const lengths = commonLengths(old, now);
  const own = [old.map(() => true), now.map(() => true)] as const;
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      own[0][i++] = false;
      own[1][j++] = false;
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i += 1;
    else j += 1;
  }
  return { before: joined(old, own[0]), after: joined(now, own[1]) };
}

function joined(words: readonly string[], own: readonly boolean[]): Piece[] {
  const pieces: Piece[] = [];
  words.forEach((word, at) => {
    const last = pieces.at(-1);
    if (last?.own === own[at]) pieces[pieces.length - 1] = { text: last!.text + word, own: last!.own };
    else pieces.push({ text: word, own: own[at]! });
  });
  return pieces;
}

/** lengths[i][j] is the longest common sequence of what follows i before and j after. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const skipped = Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
      lengths[i]![j] = before[i] === after[j] ? lengths[i + 1]![j + 1]! + 1 : skipped;
    }
  }
  return lengths;
}

function walk(
  before: readonly Block[],
  after: readonly Block[],
  lengths: readonly (readonly number[])[],
): BlockChange[] {
  const changes: BlockChange[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (written(before[i]!) === written(after[j]!)) {
      changes.push({ kind: "same", block: after[j]! });
      i += 1;
      j += 1;
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) changes.push({ kind: "removed", block: before[i++]! });
    else changes.push({ kind: "added", block: after[j++]! });
  }
  const removed = before.slice(i).map((block): BlockChange => ({ kind: "removed", block }));
  return [...changes, ...removed, ...after.slice(j).map((block): BlockChange => ({ kind: "added", block }))];
}

function pairChanged(changes: readonly BlockChange[]): BlockChange[] {
  const paired: BlockChange[] = [];
  for (const change of changes) {
    const last = paired.at(-1);
    if (change.kind === "added" && last?.kind === "removed" && last.block.kind === change.block.kind) {
      paired[paired.length - 1] = { kind: "changed", before: last.block, after: change.block };
    } else paired.push(change);
  }
  return paired;
}
