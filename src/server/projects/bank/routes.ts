import { may } from "#domain/access.ts";
import { projects } from "#contract/projects.ts";
import { handle } from "../../http/handle.ts";
import { listProjects, tallyProjects } from "./list.ts";
import { readProject } from "./page.ts";

export const projectRoutes = [
  handle(projects.list, async ({ db, actor, query: { page, size, ...filter } }) => {
    const tally = await tallyProjects(db, actor, filter);
    const rows = await listProjects(db, actor, filter, { page, size });
    const { total, argued, works, completed, budgetFen, paidFen, ...waiting } = tally;
    const decides = may(actor, "project.decide");
    return {
      rows: rows.map((row) => ({
        ...row,
        can: { decide: decides && row.status === "argued" && row.standing === "normal" },
      })),
      total,
      argued,
      works,
      completed,
      budgetFen,
      paidFen,
      waiting,
      can: { declare: may(actor, "project.declare"), decide: decides },
    };
  }),
  handle(projects.read, ({ db, actor, params }) => readProject(db, actor, params.id)),
];
