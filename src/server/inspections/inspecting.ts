import { sql } from "kysely";
import type { inspections } from "#contract/inspections.ts";
import { conflict, invalid, notFound } from "#contract/problem.ts";
import type { Body } from "#contract/route.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { datesRefusals, mayDo, namedRefusals, scopeRefusals } from "#domain/inspections/inspection.ts";
import type { Tx } from "../db/db.ts";
import { sqlState } from "../db/retry.ts";
import { withinCounties } from "../people/reach.ts";
import { ruleOf } from "../rules/queries.ts";
import { lockPlan, type PlanRow } from "./plans.ts";
import { ownInspection, refuse, refuseOpenDraw, said, saveChange, traceEdit } from "./held.ts";
import { regroupNamed } from "./naming-objects.ts";

type InspectionBody = Omit<Body<typeof inspections.create>, "id">;

export async function createInspection(
  tx: Tx,
  actor: Actor,
  { id, ...body }: InspectionBody & { readonly id: string },
  today: IsoDate,
) {
  const plan = await lockPlan(tx, actor, body.planId);
  const { countyId, ...values } = await checked(tx, actor, plan, body, today);
  await tx
    .insertInto("inspection")
    .values({ ...values, countyId, id, createdBy: actor.accountId })
    .execute()
    .catch((error: unknown) => {
      if (sqlState(error) === "23505") throw conflict("该编号已被占用，可能已经保存过。请刷新后核对。");
      throw error;
    });
  await traceEdit(tx, actor, { countyId, id }, { action: "create", ...traced(body) });
  return { version: 1 };
}

export async function editInspection(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, ...body }: InspectionBody & { readonly version: number },
  today: IsoDate,
) {
  const plan = await lockPlan(tx, actor, body.planId);
  const inspection = await ownInspection(tx, actor, id, version);
  if (inspection.status !== "planned") refuse(said(["wrong-status"]));
  await refuseOpenDraw(tx, actor, inspection);
  const { countyId: _countyId, ...values } = await checked(tx, actor, plan, body, today);
  refuse(said(namedRefusals(inspection, body)));
  await saveChange(tx, inspection, values);
  await traceEdit(tx, actor, inspection, { action: "edit", ...traced(body) });
  return { version: version + 1 };
}

/** The body as it is stored: with the checklist as it stands today, its content and the version of the rule. */
async function checked(
  tx: Tx,
  actor: Actor,
  plan: PlanRow,
  { checklistCode, scope, ...body }: InspectionBody,
  today: IsoDate,
) {
  refuse(said(datesRefusals(body, plan.year), "startsOn"), said(scopeRefusals({ ...body, ...scope }), "scope"));
  const { countyId } = plan;
  if (scope.of === "round" && !(await knowsRound(tx, actor, countyId, scope.roundId!))) throw notFound("轮次");
  const rule = await ruleOf(tx, countyId, "inspection-checklists", today);
  const checklist = rule.content.checklists.find(({ code }) => code === checklistCode);
  if (!checklist) throw notFound("检查清单");
  if (checklist.subject !== body.subject) refuse(said(["subject-of-checklist"], "checklistCode"));
  return {
    ...body,
    countyId,
    roundId: scope.of === "round" ? scope.roundId : null,
    scope: JSON.stringify(scope),
    checklist: JSON.stringify(checklist),
    checklistVersion: rule.version,
  };
}

async function knowsRound(tx: Tx, actor: Actor, countyId: string, roundId: string) {
  const { rows } = await sql`
    select from round r where ${withinCounties(actor, "r")} and r.county_id = ${countyId} and r.id = ${roundId}`.execute(
    tx,
  );
  return rows.length > 0;
}

/** 督查人员和分组：fixed once a draw is frozen with them. */
export async function setMembers(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, members }: Body<typeof inspections.members>,
  today: IsoDate,
) {
  const inspection = await ownInspection(tx, actor, id, version);
  const { countyId, status, startsOn } = inspection;
  if (status !== "planned") refuse(said(["draw-frozen-members"]));
  await refuseOpenDraw(tx, actor, inspection, "draw-frozen-members");
  const people = [...new Set(members.map(({ personId }) => personId))];
  const { rows } = await sql`
    select from inspector r where ${withinCounties(actor, "r")} and r.county_id = ${countyId} and r.person_id = any (${people}::uuid[])
      and (r.valid_to is null or r.valid_to >= greatest(${today}::date, ${startsOn}::date))`.execute(tx);
  if (rows.length !== people.length || people.length !== members.length)
    throw invalid("有人员不在督查人员库、到督查开始时已过有效期或者重复，请核对后重新选定。");
  await tx.deleteFrom("inspectionMember").where("countyId", "=", countyId).where("inspectionId", "=", id).execute();
  if (members.length > 0)
    await tx
      .insertInto("inspectionMember")
      .values(members.map((one) => ({ ...one, countyId, inspectionId: id })))
      .execute();
  await regroupNamed(tx, actor, inspection, today);
  await saveChange(tx, inspection, {});
  await traceEdit(tx, actor, inspection, { action: "members", persons: members.length });
  return { version: version + 1 };
}

export async function cancelInspection(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, reason }: Body<typeof inspections.cancel>,
) {
  const inspection = await ownInspection(tx, actor, id, version);
  if (!mayDo(inspection.status, "cancel")) refuse(said(["wrong-status"]));
  await refuseOpenDraw(tx, actor, inspection);
  await saveChange(tx, inspection, { status: "cancelled", cancelReason: reason });
  await traceEdit(tx, actor, inspection, { action: "cancel", reason });
  return { version: version + 1 };
}

const traced = ({ title, startsOn, endsOn, checklistCode }: InspectionBody) => ({
  title,
  startsOn,
  endsOn,
  checklist: checklistCode,
});
