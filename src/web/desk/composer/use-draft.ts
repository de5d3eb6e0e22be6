import { type KeyboardEvent, useReducer } from "react";
import type { Route } from "#contract/route.ts";
import type { HasBlocks } from "./composer-types.ts";
import { editDraft, startDraft } from "./draft.ts";
import { type Kept, useAutosave } from "./use-autosave.ts";

/** A text at work: its words, the way back and forth, saved a moment after each change, and the keys for all three. */
export function useDraft<Words extends HasBlocks, R extends Route>(first: Words, kept: Kept<R>) {
  const [draft, edit] = useReducer(editDraft<Words>, first, startDraft<Words>);
  const saving = useAutosave(kept, draft.words);
  const undo = () => edit({ kind: "undo" });
  const redo = () => edit({ kind: "redo" });
  const keys = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    const act = { z: event.shiftKey ? redo : undo, y: redo, s: saving.save }[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return { draft, words: draft.words, edit, undo, redo, keys, ...saving };
}
