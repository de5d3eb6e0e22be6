import { may } from "#domain/access.ts";
import { projects } from "#contract/projects.ts";
import { lightLines } from "../../cases/queries.ts";
import { handle } from "../../http/handle.ts";
import { concludeHearing, holdHearing, writeOpinion } from "./arguing.ts";
import { listVillageChoices, readProjectChoices } from "./choices.ts";
import {
  decideProjects,
  declareProject,
  rejectProject,
  revealProjectPhone,
  reviewProject,
  sendBackProject,
  withdrawProject,
} from "./declaring.ts";
import { discardProject, draftProject, editProject } from "./drafting.ts";
import { expertRoutes } from "./expert-routes.ts";
import { listLitProjects, tallyProjects } from "./list.ts";
import { readProject } from "./page.ts";
import { downloadProjects } from "./sheet.ts";

export const projectRoutes = [
  handle(projects.list, async ({ db, actor, query: { page, size, ...filter }, today }) => {
    const tally = await tallyProjects(db, actor, filter);
    const lines = await lightLines(db, actor, today);
    const rows = await listLitProjects(db, actor, filter, { page, size }, lines);
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
  handle(projects.choices, ({ db, actor, query }) => readProjectChoices(db, actor, query.countyId)),
  handle(projects.villages, async ({ db, actor }) => ({ rows: await listVillageChoices(db, actor) })),
  handle(projects.read, ({ db, actor, params, today }) => readProject(db, actor, params.id, today)),
  handle(projects.sheet, ({ tx, actor, body, today }) => downloadProjects(tx, actor, body, today)),
  handle(projects.phone, ({ tx, actor, params, body }) => revealProjectPhone(tx, actor, params.id, body.reason)),
  handle(projects.draft, ({ tx, actor, body, today }) => draftProject(tx, actor, body, today)),
  handle(projects.edit, ({ tx, actor, params, body }) => editProject(tx, actor, { ...body, ...params })),
  handle(projects.discard, ({ tx, actor, params, body }) => discardProject(tx, actor, { ...params, ...body })),
  handle(projects.declare, ({ tx, actor, params, body, today }) =>
    declareProject(tx, actor, { ...params, ...body }, today),
  ),
  handle(projects.withdraw, ({ tx, actor, params, body, today }) =>
    withdrawProject(tx, actor, { ...params, ...body }, today),
  ),
  handle(projects.review, ({ tx, actor, params, body, today }) =>
    reviewProject(tx, actor, { ...params, ...body }, today),
  ),
  handle(projects.hold, ({ tx, actor, params, body, today }) =>
    holdHearing(tx, actor, { ...body, projectId: params.id }, today),
  ),
  handle(projects.opine, ({ tx, actor, params, body, today }) =>
    writeOpinion(tx, actor, { ...body, projectId: params.id }, today),
  ),
  handle(projects.conclude, ({ tx, actor, params, body, today }) =>
    concludeHearing(tx, actor, { ...params, ...body }, today),
  ),
  handle(projects.decide, ({ tx, actor, body, today }) => decideProjects(tx, actor, body, today)),
  handle(projects.reject, ({ tx, actor, params, body, today }) =>
    rejectProject(tx, actor, { ...params, ...body }, today),
  ),
  handle(projects.sendBack, ({ tx, actor, params, body, today }) =>
    sendBackProject(tx, actor, { ...params, ...body }, today),
  ),
  ...expertRoutes,
];
