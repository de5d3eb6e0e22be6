import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Fen } from "#domain/money.ts";
import { standingAfter } from "#domain/projects/project.ts";
import {
  type AskedChange,
  type ChangeDecision,
  changeRefusals,
  decideRefusals,
  standingRefusals,
} from "#domain/projects/works/change.ts";
import { notFound } from "#contract/problem.ts";
import type { Db, Tx } from "../../db/db.ts";
import { listOwnAccounts } from "../../people/own-accounts.ts";
import { withinShared } from "../../people/reach.ts";
import { saveBudget } from "../budget.ts";
import type { LockedProject, ProjectPlace } from "../rows.ts";
import { type At, atProject, moveProject } from "../stepping.ts";
import { handsOf, refuseWorks } from "./works-step.ts";

interface ChangeRow extends AskedChange {
  readonly id: string;
  readonly reason: string;
  readonly oldBudgetFen: Fen | null;
  readonly oldFinishOn: IsoDate | null;
  readonly askedOn: IsoDate;
  readonly askedBy: string;
  readonly askerId: string;
  readonly decision: ChangeDecision | null;
  readonly decidedOn: IsoDate | null;
  readonly decidedBy: string;
  readonly document: string;
  readonly answer: string;
  readonly mine: boolean;
}

export async function listChanges(db: Db, actor: Actor, { countyId, id }: ProjectPlace): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select c.id, c.reason, c.content, c.new_budget_fen, c.new_finish_on, c.old_budget_fen, c.old_finish_on, c.asked_on,
      coalesce(a.name, '') as asked_by, c.asked_by as asker_id, c.decision, c.decided_on, coalesce(d.name, '') as decided_by,
      c.document, c.answer, c.asked_by = ${actor.accountId} as mine
    from project_change c left join account a on a.id = c.asked_by left join account d on d.id = c.decided_by
    where ${withinShared(actor, "c")} and c.county_id = ${countyId} and c.project_id = ${id}
    order by c.made_at desc, c.id desc`.execute(db);
  return rows;
}

interface NewChange extends AskedChange {
  readonly projectId: string;
  readonly version: number;
  readonly id: string;
  readonly reason: string;
}

/** 申请变更: from here on no gate is passed until it is decided. */
export async function askChange(tx: Tx, actor: Actor, asked: NewChange, today: IsoDate) {
  const { projectId, version, ...change } = asked;
  const project = await atProject(tx, actor, { id: projectId, version });
  refuseWorks(standingRefusals(project, "ask-change"));
  refuseWorks(changeRefusals(change, project));
  const { countyId, reach, budgetFen, planFinishOn } = project;
  const old = { oldBudgetFen: budgetFen, oldFinishOn: planFinishOn };
  const by = { askedBy: actor.accountId, askedOn: today };
  await tx
    .insertInto("projectChange")
    .values({ ...change, ...old, ...by, countyId, projectId, reach: [...reach] })
    .execute();
  return moveProject(tx, actor, project, {
    verb: "project.change",
    action: "ask-change",
    onDay: today,
    text: change.reason,
    standing: standingAfter(project.standing, "ask-change")!,
    change: handsOf(project, actor),
    detail: moneyAndDay(change),
  });
}

const moneyAndDay = ({ newBudgetFen, newFinishOn }: AskedChange) => ({
  ...(newBudgetFen !== null && { newBudgetFen }),
  ...(newFinishOn !== null && { newFinishOn }),
});

interface Deciding extends At {
  readonly changeId: string;
  readonly decision: ChangeDecision;
  readonly document: string;
  readonly answer: string;
}

/** 批复变更 by another account of the county, or 撤回 by whoever asked; an approved one alters budget and finish. */
export async function decideChange(tx: Tx, actor: Actor, asked: Deciding, today: IsoDate) {
  const { changeId, decision, document, answer, ...at } = asked;
  const project = await atProject(tx, actor, at);
  const change = (await listChanges(tx, actor, project)).find(({ id }) => id === changeId);
  if (!change) throw notFound("项目变更");
  refuseWorks(standingRefusals(project, "decide-change"));
  const accounts = await listOwnAccounts(tx, actor);
  refuseWorks([
    ...(change.decision === null ? [] : [{ rule: "decided-already", sentence: "该变更已经批复。" }]),
    ...decideRefusals({ askedBy: change.askerId }, decision, accounts),
    ...(decision === "approved" ? changeRefusals(change, project) : []),
  ]);
  await sql`update project_change c set decision = ${decision}, document = ${document}, answer = ${answer},
      decided_by = ${actor.accountId}, decided_on = ${today}
    where ${withinShared(actor, "c")} and c.county_id = ${project.countyId} and c.id = ${changeId}`.execute(tx);
  const approved = decision === "approved";
  if (approved && change.newBudgetFen !== null) await saveBudget(tx, actor, project, change.newBudgetFen);
  return moveProject(tx, actor, project, {
    verb: decision === "withdrawn" ? "project.change" : "project.halt",
    action: `change-${decision}`,
    onDay: today,
    text: answer,
    standing: standingAfter(project.standing, "decide-change")!,
    change: approved ? finishOf(change) : {},
    detail: { ...(document && { document }), ...(approved && moneyAndDay(change)) },
  });
}

const finishOf = ({ newFinishOn }: AskedChange) => (newFinishOn === null ? {} : { planFinishOn: newFinishOn });

/** 暂停、恢复、终止, with the reason. */
export async function haltProject(
  tx: Tx,
  actor: Actor,
  { action, text, ...at }: At & { readonly action: "pause" | "resume" | "terminate"; readonly text: string },
  today: IsoDate,
) {
  const project: LockedProject = await atProject(tx, actor, at);
  refuseWorks(standingRefusals(project, action));
  const standing = standingAfter(project.standing, action)!;
  return moveProject(tx, actor, project, { verb: "project.halt", action, onDay: today, text, standing });
}
