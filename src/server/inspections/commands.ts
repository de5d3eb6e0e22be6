export { showFindingLights } from "./findings/shown.ts";
