import type { Result } from "#contract/route.ts";
import type { matches } from "#contract/match.ts";
import type { RunSettings } from "./input.ts";

type Settings = Result<typeof matches.read>["settings"];

/** The settings as they travel: the lists of the wire may be written. */
export const settingsView = (settings: RunSettings): Settings => structuredClone(settings) as Settings;
