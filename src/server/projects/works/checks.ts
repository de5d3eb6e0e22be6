import { sql } from "kysely";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import {
  type Check,
  checkRefusals,
  confirmRefusals,
  mendRefusals,
  type NewCheck as CheckDays,
} from "#domain/projects/works/quality.ts";
import { when } from "#domain/projects/gates/refusal.ts";
import { notFound } from "#contract/problem.ts";
import type { Db, Tx } from "../../db/db.ts";
import { listOwnAccounts } from "../../people/own-accounts.ts";
import { withinShared } from "../../people/reach.ts";
import type { ProjectPlace } from "../rows.ts";
import { type At, moveProject } from "../stepping.ts";
import { atWorks, handsOf, refuseWorks } from "./works-step.ts";

interface CheckRow extends Check {
  readonly id: string;
  readonly unit: string;
  readonly checkers: string;
  readonly part: string;
  readonly text: string;
  readonly dueOn: IsoDate | null;
  readonly mendedText: string;
  readonly mender: string;
  readonly confirmer: string;
}

async function listChecks(db: Db, actor: Actor, { countyId, id }: ProjectPlace): Promise<CheckRow[]> {
  const { rows } = await sql<CheckRow>`
    select q.id, q.checked_on, coalesce(o.name, '县级') as unit, q.checkers, q.part, q.conclusion, q.text, q.due_on, q.mended_on,
      q.mended_text, q.mended_by, coalesce(m.name, '') as mender, q.confirmed_on, coalesce(c.name, '') as confirmer
    from quality_check q left join organisation o on o.county_id = q.county_id and o.id = q.organisation_id
      left join account m on m.id = q.mended_by left join account c on c.id = q.confirmed_by
    where ${withinShared(actor, "q")} and q.county_id = ${countyId} and q.project_id = ${id}
    order by q.checked_on desc, q.id desc`.execute(db);
  return rows;
}

/** 质量检查, each with what this office may do about it. */
export async function readChecks(db: Db, actor: Actor, project: ProjectPlace, today: IsoDate) {
  const accounts = await listOwnAccounts(db, actor);
  const records = may(actor, "project.record");
  const builds = records && (actor.role === "township" || actor.role === "team");
  const judges = records && (actor.role === "county" || actor.role === "department");
  return (await listChecks(db, actor, project)).map(({ mender, confirmer, ...one }) => {
    const open = one.conclusion === "faults" && one.confirmedOn === null;
    const why = (refusals: readonly { sentence: string }[]) => refusals.map(({ sentence }) => sentence);
    return {
      ...one,
      mendedBy: mender,
      confirmedBy: confirmer,
      late: one.mendedOn === null && one.dueOn !== null && one.dueOn < today && open,
      mend: open && builds ? why(mendRefusals(one, today, actor.role, today)) : null,
      confirm: open && judges && one.mendedOn !== null ? why(confirmRefusals(one, accounts, actor.role)) : null,
    };
  });
}

interface NewCheck extends CheckDays {
  readonly projectId: string;
  readonly version: number;
  readonly id: string;
  readonly checkers: string;
  readonly part: string;
  readonly text: string;
}

export async function checkQuality(tx: Tx, actor: Actor, check: NewCheck, today: IsoDate) {
  const { projectId, version, ...row } = check;
  const project = await atWorks(tx, actor, { id: projectId, version });
  refuseWorks(checkRefusals(row, actor.role, today));
  const { countyId, reach } = project;
  const dueOn = row.conclusion === "faults" ? row.dueOn : null;
  const place = { countyId, projectId, organisationId: actor.organisationId, reach: [...reach] };
  await tx
    .insertInto("qualityCheck")
    .values({ ...row, ...place, dueOn, madeBy: actor.accountId })
    .execute();
  const { conclusion, checkedOn, text } = row;
  return moveProject(tx, actor, project, {
    verb: "project.record",
    action: conclusion === "good" ? "check-good" : "check-faults",
    onDay: checkedOn,
    text,
    detail: dueOn ? { dueOn } : {},
  });
}

async function atCheck(tx: Tx, actor: Actor, { qualityCheckId, ...at }: At & { readonly qualityCheckId: string }) {
  const project = await atWorks(tx, actor, at);
  const check = (await listChecks(tx, actor, project)).find(({ id }) => id === qualityCheckId);
  if (!check) throw notFound("质量检查");
  return { project, check };
}

type OfCheck = At & { readonly qualityCheckId: string };

/** 整改: also once more, after it was sent back. */
export async function mendFault(
  tx: Tx,
  actor: Actor,
  { mendedOn, text, ...at }: OfCheck & { readonly mendedOn: IsoDate; readonly text: string },
  today: IsoDate,
) {
  const { project, check } = await atCheck(tx, actor, at);
  refuseWorks(mendRefusals(check, mendedOn, actor.role, today));
  await sql`update quality_check q set mended_on = ${mendedOn}, mended_text = ${text}, mended_by = ${actor.accountId},
      version = q.version + 1
    where ${withinShared(actor, "q")} and q.county_id = ${project.countyId} and q.id = ${check.id}`.execute(tx);
  const change = handsOf(project, actor);
  return moveProject(tx, actor, project, { verb: "project.record", action: "mend", onDay: mendedOn, text, change });
}

/** 确认整改, or sent back with the reason: it is mended again. */
export async function confirmMended(
  tx: Tx,
  actor: Actor,
  { mended, text, ...at }: OfCheck & { readonly mended: boolean; readonly text: string },
  today: IsoDate,
) {
  const { project, check } = await atCheck(tx, actor, at);
  const accounts = await listOwnAccounts(tx, actor);
  refuseWorks([
    ...confirmRefusals(check, accounts, actor.role),
    ...when(!mended && text === "", "reason-missing", "退回整改的，请写明理由。", "text"),
  ]);
  const change = mended
    ? sql`confirmed_on = ${today}, confirmed_by = ${actor.accountId}`
    : sql`mended_on = null, mended_by = null`;
  await sql`update quality_check q set ${change}, version = q.version + 1
    where ${withinShared(actor, "q")} and q.county_id = ${project.countyId} and q.id = ${check.id}`.execute(tx);
  return moveProject(tx, actor, project, {
    verb: "project.record",
    action: mended ? "confirm-mended" : "return-mended",
    onDay: today,
    text,
  });
}
