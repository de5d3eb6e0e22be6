import type { Role } from "#domain/access.ts";
import { roleLabel } from "#domain/labels.ts";

export function officeWords({ role, place }: { role: Role; place: string }): string {
  return `${place}（${roleLabel[role]}）`;
}
