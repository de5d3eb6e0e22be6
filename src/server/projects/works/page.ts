import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { StandingAction } from "#domain/projects/project.ts";
import { gateBehind } from "#domain/projects/gates/gate-order.ts";
import { standingRefusals } from "#domain/projects/works/change.ts";
import { notFound } from "#contract/problem.ts";
import type { Db } from "../../db/db.ts";
import { findProject, type LockedProject } from "../rows.ts";
import { listChanges } from "./changes.ts";
import { readChecks } from "./checks.ts";
import { listMeetings } from "./meetings.ts";
import { readMonths } from "./months.ts";

/** 实施: months, meetings, checks and changes of one project. */
export async function readWorks(db: Db, actor: Actor, id: string, today: IsoDate) {
  const project = await findProject(db, actor, id);
  if (!project) throw notFound("项目");
  const { version, standing, budgetFen, estimateFen, contractedFen, paidFen } = project;
  const { planStartOn, planFinishOn, startedOn, finishedOn } = project;
  return {
    ...{ id, version, standing, budgetFen, estimateFen, contractedFen, paidFen },
    ...{ planStartOn, planFinishOn, startedOn, finishedOn },
    months: await readMonths(db, actor, project),
    meetings: await listMeetings(db, actor, project, today),
    checks: await readChecks(db, actor, project, today),
    changes: (await listChanges(db, actor, project)).map(({ askerId: _, ...one }) => one),
    can: actsOf(actor, project),
  };
}

function actsOf(actor: Actor, project: LockedProject) {
  const ended = project.standing === "terminated" || project.standing === "recalled";
  const records = may(actor, "project.record") && gateBehind(project.status) !== undefined && !ended;
  const open = (action: StandingAction) => standingRefusals(project, action).length === 0;
  const halts = may(actor, "project.halt");
  return {
    record: records,
    check: records && (actor.role === "county" || actor.role === "department"),
    change: may(actor, "project.change") && open("ask-change"),
    pause: halts && open("pause"),
    resume: halts && open("resume"),
    terminate: halts && open("terminate"),
  };
}
