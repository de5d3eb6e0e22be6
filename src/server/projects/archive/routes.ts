import { projectArchive } from "#contract/project-archive.ts";
import { may } from "#domain/access.ts";
import { handle } from "../../http/handle.ts";
import { downloadArchivePackage, downloadArchiveSheet } from "./exporting.ts";
import { readArchive } from "./reading.ts";

export const projectArchiveRoutes = [
  handle(projectArchive.read, async ({ db, actor, params, ground }) => {
    const question = ["project-archive", params.id];
    const { parts, ...head } = await ground.answers.shared({ db, actor, question }, () =>
      readArchive(db, actor, params.id),
    );
    const told = parts.map(({ columns, rows, ...part }) => ({
      ...part,
      columns: [...columns],
      rows: rows.map((row) => [...row]),
    }));
    return { ...head, parts: told, can: { export: may(actor, "project.export") } };
  }),
  handle(projectArchive.sheet, ({ tx, actor, params, today }) => downloadArchiveSheet(tx, actor, params.id, today)),
  handle(projectArchive.package, ({ tx, actor, params, today, ground }) =>
    downloadArchivePackage(tx, actor, { id: params.id, dataDir: ground.config.dataDir }, today),
  ),
];
