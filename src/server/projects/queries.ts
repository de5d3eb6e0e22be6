/** What later stages ask of projects. */
export { isLit } from "./light.ts";
export { projectCodeOf } from "./numbering.ts";
export { postingPlaces } from "./disclosures/blocking.ts";
export { readContent, readVillages, snapshotOf } from "./disclosures/content.ts";
export type { ProjectPlace } from "./rows.ts";
