import type { Role } from "#domain/access.ts";
import { roleWords } from "../role-words.ts";

/** Rows of the system itself carry no role of the table; they show what was recorded. */
export function asRole(recorded: string): string {
  return recorded in roleWords ? roleWords[recorded as Role] : recorded;
}
