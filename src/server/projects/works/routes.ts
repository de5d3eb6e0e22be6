import { projectWorks } from "#contract/project-works.ts";
import { handle } from "../../http/handle.ts";
import { askChange, decideChange, haltProject } from "./changes.ts";
import { checkQuality, confirmMended, mendFault } from "./checks.ts";
import { holdMeeting, settleMeeting } from "./meetings.ts";
import { planMonths, proposeMonths, reportMonth } from "./months.ts";
import { readWorks } from "./page.ts";

export const projectWorkRoutes = [
  handle(projectWorks.read, ({ db, actor, params, today }) => readWorks(db, actor, params.id, today)),
  handle(projectWorks.even, ({ db, actor, params, query }) => proposeMonths(db, actor, { ...params, ...query })),
  handle(projectWorks.planMonths, ({ tx, actor, params, body, today }) =>
    planMonths(tx, actor, { ...params, ...body }, today),
  ),
  handle(projectWorks.reportMonth, ({ tx, actor, params, body, today }) =>
    reportMonth(tx, actor, { ...params, ...body }, today),
  ),
  handle(projectWorks.meet, ({ tx, actor, params, body, today }) =>
    holdMeeting(tx, actor, { ...body, projectId: params.id }, today),
  ),
  handle(projectWorks.settle, ({ tx, actor, params, body, today }) =>
    settleMeeting(tx, actor, { ...params, ...body }, today),
  ),
  handle(projectWorks.check, ({ tx, actor, params, body, today }) =>
    checkQuality(tx, actor, { ...body, projectId: params.id }, today),
  ),
  handle(projectWorks.mend, ({ tx, actor, params, body, today }) =>
    mendFault(tx, actor, { ...params, ...body }, today),
  ),
  handle(projectWorks.confirm, ({ tx, actor, params, body, today }) =>
    confirmMended(tx, actor, { ...params, ...body }, today),
  ),
  handle(projectWorks.ask, ({ tx, actor, params, body, today }) =>
    askChange(tx, actor, { ...body, projectId: params.id }, today),
  ),
  handle(projectWorks.decide, ({ tx, actor, params, body, today }) =>
    decideChange(tx, actor, { ...params, ...body }, today),
  ),
  handle(projectWorks.takeBack, ({ tx, actor, params, body: { text, ...body }, today }) =>
    decideChange(tx, actor, { ...params, ...body, decision: "withdrawn", document: "", answer: text }, today),
  ),
  handle(projectWorks.halt, ({ tx, actor, params, body, today }) =>
    haltProject(tx, actor, { ...params, ...body }, today),
  ),
];
