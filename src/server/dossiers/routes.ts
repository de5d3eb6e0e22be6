import { dossiers } from "#contract/dossiers.ts";
import { handle } from "../http/handle.ts";
import { exportDossier } from "./commands.ts";
import { readDossier, shownRecords } from "./reading.ts";

export const dossierRoutes = [
  handle(dossiers.get, async ({ db, actor, params, today }) => {
    const { lineage: _, ...dossier } = await readDossier(db, actor, params.id, { today, each: shownRecords.page });
    return dossier;
  }),
  handle(dossiers.export, ({ tx, actor, params, today }) => exportDossier(tx, actor, params.id, today)),
];
