import { projects } from "#contract/projects.ts";
import type { Result } from "#contract/route.ts";

export type ProjectList = Result<typeof projects.list>;
export type ProjectRow = ProjectList["rows"][number];
export type Project = Result<typeof projects.read>;
export type VillageChoices = Result<typeof projects.villages>["rows"];
export type ProjectChoices = Result<typeof projects.choices>;

/** What a step leaves out of date. */
export const afterProject = [projects.list, projects.read];

export const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
export const namedOptions = (places: readonly { id: string; name: string }[]) =>
  places.map(({ id, name }) => ({ value: id, label: name }));
