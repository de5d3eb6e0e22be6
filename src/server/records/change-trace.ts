import type { ContactChange } from "#domain/records/contact.ts";
import { counts } from "#domain/records/record.ts";
import type { StoredEntry } from "./writing.ts";

const parts = ["meeting", "villageId", "leaderId", "problemId", "goalId", "taskId", ...counts] as const;

/** What an auditor needs to see of a correction, both sides in full; the words of an entry stay in the entry, a contact stays unnamed. */
export function changeShown(before: StoredEntry, after: StoredEntry, contact: ContactChange) {
  const had = contact === "none" || contact === "added" ? "none" : "kept";
  return {
    ...(before.text !== after.text && { rewritten: true }),
    before: { ...shown(before), contact: had },
    after: { ...shown(after), contact },
  };
}

const shown = (entry: StoredEntry) => ({
  kind: entry.kind,
  day: entry.onDay,
  ...Object.fromEntries(parts.map((part) => [part, entry[part]])),
  fileIds: entry.files.map(({ id }) => id),
});
