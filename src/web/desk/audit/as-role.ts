import type { Role } from "#domain/access.ts";
import { roleWords } from "../role-words.ts";

/** What the system did by itself is recorded under the role `system`. */
export function asRole(recorded: string): string {
  if (recorded === "system") return "系统";
  return recorded in roleWords ? roleWords[recorded as Role] : recorded;
}
