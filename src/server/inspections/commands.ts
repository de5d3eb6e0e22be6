export { showFindingLights } from "./finding-shown.ts";
