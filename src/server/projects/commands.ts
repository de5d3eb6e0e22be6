import type { RawBuilder } from "kysely";
import { type Given, keepGiven } from "../cases/commands.ts";
import type { Tx } from "../db/db.ts";

/** What projects show in place of the light of their deadlines, as the evaluation hands it over. */
export const showProjectLights = (tx: Tx, countyId: string, given: RawBuilder<Given>) =>
  keepGiven(tx, countyId, "project", given);
