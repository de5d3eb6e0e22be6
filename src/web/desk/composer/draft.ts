import type { Block } from "#domain/figures/text-blocks.ts";
import type { HasBlocks } from "./composer-types.ts";

/** What the author has on the desk, and the way back. */
export interface Draft<Words> {
  readonly words: Words;
  readonly past: readonly Words[];
  readonly future: readonly Words[];
  /** Where the last change was: typing on in one place is one step back, not one for every letter. */
  readonly place: string;
}

export type BlockEdit =
  | { readonly kind: "block"; readonly at: number; readonly block: Block; readonly place: string }
  | { readonly kind: "insert"; readonly at: number; readonly block: Block }
  | { readonly kind: "remove"; readonly at: number }
  | { readonly kind: "move"; readonly at: number; readonly by: -1 | 1 };

export type Edit<Words> =
  | BlockEdit
  | { readonly kind: "words"; readonly change: Partial<Words>; readonly place: string }
  | { readonly kind: "undo" }
  | { readonly kind: "redo" };

const longest = 100;

export const startDraft = <Words>(words: Words): Draft<Words> => ({ words, past: [], future: [], place: "" });

export function editDraft<Words extends HasBlocks>(draft: Draft<Words>, edit: Edit<Words>): Draft<Words> {
  if (edit.kind === "undo") return back(draft);
  if (edit.kind === "redo") return forth(draft);
  const words = changed(draft.words, edit);
  if (words === draft.words) return draft;
  const place = "place" in edit ? edit.place : "";
  const typingOn = place !== "" && place === draft.place;
  const past = typingOn ? draft.past : [...draft.past, draft.words].slice(-longest);
  return { words, past, future: [], place };
}

function back<Words>({ words, past, future }: Draft<Words>): Draft<Words> {
  const before = past[past.length - 1];
  return before
    ? { words: before, past: past.slice(0, -1), future: [words, ...future], place: "" }
    : { words, past, future, place: "" };
}

function forth<Words>({ words, past, future }: Draft<Words>): Draft<Words> {
  const [after, ...rest] = future;
  return after ? { words: after, past: [...past, words], future: rest, place: "" } : { words, past, future, place: "" };
}

function changed<Words extends HasBlocks>(words: Words, edit: Exclude<Edit<Words>, { kind: "undo" | "redo" }>): Words {
  if (edit.kind === "words") return { ...words, ...edit.change };
  const { at } = edit;
  const { blocks } = words;
  switch (edit.kind) {
    case "block":
      return { ...words, blocks: spliced(blocks, at, 1, edit.block) };
    case "insert":
      return { ...words, blocks: spliced(blocks, at, 0, edit.block) };
    case "remove":
      return { ...words, blocks: spliced(blocks, at, 1) };
    case "move": {
      const to = at + edit.by;
      if (to < 0 || to >= blocks.length) return words;
      return { ...words, blocks: spliced(spliced(blocks, at, 1), to, 0, blocks[at]!) };
    }
  }
}

/** toSpliced() is younger than the oldest browser of the desk. */
export function spliced<T>(list: readonly T[], at: number, removed: number, ...added: readonly T[]): T[] {
  return [...list.slice(0, at), ...added, ...list.slice(at + removed)];
}

/** A text with a token put where the cursor stands. */
export function withToken(text: string, at: number, key: string): string {
  return `${text.slice(0, at)}{{${key}}}${text.slice(at)}`;
}

/** A new block of a kind; a table starts with two columns and a row. */
export function emptyBlock(kind: Block["kind"]): Block {
  return kind === "table" ? { kind, head: ["项目", "数量"], rows: [["", ""]] } : { kind, text: "" };
}
