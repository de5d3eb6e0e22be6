/** What later stages ask of projects. */
export { isLit, projectLight } from "./light.ts";
