import { sql } from "kysely";
import type { inspections } from "#contract/inspections.ts";
import { conflict, invalid, notFound, type Reason, refused, stale } from "#contract/problem.ts";
import type { Body } from "#contract/route.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { datesRefusals, type InspectionRefusal, mayDo, scopeRefusals } from "#domain/inspections/inspection.ts";
import { inspectionRefusalLabel } from "#domain/inspections/inspection-labels.ts";
import { cappedReason } from "#domain/inspections/frame-building.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { sqlState } from "../db/retry.ts";
import { withinCounties } from "../people/reach.ts";
import { ruleOf } from "../rules/queries.ts";
import { listDraws } from "./draws/queries.ts";
import { listCandidates, listSealedOver, lockYear } from "./draws/frame-facts.ts";
import { type InspectionRow, listMembers, lockInspection } from "./queries.ts";
import { lockPlan } from "./plans.ts";

type InspectionBody = Omit<Body<typeof inspections.create>, "id">;

export const said = (why: readonly InspectionRefusal[], at?: string): Reason[] =>
  why.map((rule) => ({ rule, sentence: `${inspectionRefusalLabel[rule]}。`, ...(at !== undefined && { at }) }));

export function refuse(...reasons: readonly (readonly Reason[])[]): void {
  const all = reasons.flat();
  if (all.length > 0) throw refused(all);
}

export async function createInspection(
  tx: Tx,
  actor: Actor,
  { id, ...body }: InspectionBody & { readonly id: string },
  today: IsoDate,
) {
  const { countyId, ...values } = await checked(tx, actor, body, today);
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
  const inspection = await ownInspection(tx, actor, id, version);
  if (inspection.status !== "planned") refuse(said(["wrong-status"]));
  await refuseOpenDraw(tx, actor, inspection);
  const { countyId: _countyId, ...values } = await checked(tx, actor, body, today);
  await saveChange(tx, inspection, values);
  await traceEdit(tx, actor, inspection, { action: "edit", ...traced(body) });
  return { version: version + 1 };
}

/** The body as it is stored: with the checklist as it stands today, its content and the version of the rule. */
async function checked(tx: Tx, actor: Actor, { checklistCode, scope, ...body }: InspectionBody, today: IsoDate) {
  const plan = await lockPlan(tx, actor, body.planId);
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
  const { countyId, status } = inspection;
  if (status !== "planned") refuse(said(["draw-frozen-members"]));
  await refuseOpenDraw(tx, actor, inspection, "draw-frozen-members");
  const people = [...new Set(members.map(({ personId }) => personId))];
  const { rows } = await sql`
    select from inspector r where ${withinCounties(actor, "r")} and r.county_id = ${countyId} and r.person_id = any (${people}::uuid[])
      and (r.valid_to is null or r.valid_to >= ${today})`.execute(tx);
  if (rows.length !== people.length || people.length !== members.length)
    throw invalid("有人员不在督查人员库、已过有效期或者重复，请核对后重新选定。");
  await tx.deleteFrom("inspectionMember").where("countyId", "=", countyId).where("inspectionId", "=", id).execute();
  if (members.length > 0)
    await tx
      .insertInto("inspectionMember")
      .values(members.map((one) => ({ ...one, countyId, inspectionId: id })))
      .execute();
  await saveChange(tx, inspection, {});
  await traceEdit(tx, actor, inspection, { action: "members", persons: members.length });
  return { version: version + 1 };
}

/** 全覆盖、点名：objects named by hand instead of drawn; the cap of the month holds for them too. */
export async function nameObjects(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, objects }: Body<typeof inspections.name>,
  today: IsoDate,
) {
  const inspection = await ownInspection(tx, actor, id, version);
  if (inspection.status !== "planned") refuse(said(["wrong-status"]));
  await refuseOpenDraw(tx, actor, inspection);
  await lockYear(tx, inspection);
  const known = new Map((await listCandidates(tx, actor, inspection)).map((one) => [one.id, one]));
  const chosen = objects.map(({ subjectId, groupNumber }) => ({ place: known.get(subjectId), groupNumber }));
  if (chosen.some(({ place }) => !place)) throw notFound("督查对象");
  const places = chosen.map(({ place, groupNumber }) => ({ ...place!, groupNumber }));
  const cap = (await ruleOf(tx, inspection.countyId, "visit-cap", today)).content.perMonth;
  const capped = places.filter(({ villageId, visits, waived }) => villageId !== null && visits >= cap && !waived);
  refuse(
    capped.slice(0, 50).map(({ name }) => ({
      rule: "capped",
      sentence: `${name}：${cappedReason(cap)}，须由另一名县级人员同意后才能列入。`,
    })),
  );
  const others = await listSealedOver(
    tx,
    inspection,
    places.flatMap(({ villageId }) => villageId ?? []),
  );
  if (others.length > 0)
    refuse([
      {
        rule: "sealed-over",
        sentence: `同一个月的“${others.join("”“")}”正在抽取或尚未启动，范围有重合。请合并，或待其启动后再确定。`,
      },
    ]);
  const { countyId } = inspection;
  await tx.deleteFrom("inspectionObject").where("countyId", "=", countyId).where("inspectionId", "=", id).execute();
  await saveNamed(tx, actor, inspection, places);
  await saveChange(tx, inspection, {});
  await traceEdit(tx, actor, inspection, { action: "name-objects", objects: places.length });
  return { version: version + 1, objects: places.length };
}

interface NamedPlace {
  readonly id: string;
  readonly name: string;
  readonly townshipId: string;
  readonly villageId: string | null;
  readonly groupNumber: number;
}

async function saveNamed(tx: Tx, actor: Actor, inspection: InspectionRow, places: readonly NamedPlace[]) {
  const members = await listMembers(tx, actor, inspection);
  const groups = Map.groupBy(members, ({ groupNumber }) => groupNumber);
  const thin = places.find(({ groupNumber }) => (groups.get(groupNumber)?.length ?? 0) < 2);
  if (thin)
    refuse([
      { rule: "group-too-small", sentence: `第 ${thin.groupNumber} 组不足 2 人，每个对象应由 2 名以上督查人员前往。` },
    ]);
  const rows = places.map(({ id, name, townshipId, villageId, groupNumber }, at) => ({
    countyId: inspection.countyId,
    id: crypto.randomUUID(),
    inspectionId: inspection.id,
    subjectId: id,
    villageId,
    townshipId,
    name,
    position: at + 1,
    groupNumber,
    inspectors: groups.get(groupNumber)!.map(({ personId }) => personId),
  }));
  for (let at = 0; at < rows.length; at += 500)
    await tx
      .insertInto("inspectionObject")
      .values(rows.slice(at, at + 500))
      .execute();
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

export async function anyInspection(tx: Tx, actor: Actor, id: string): Promise<InspectionRow> {
  const inspection = await lockInspection(tx, actor, id);
  if (!inspection) throw notFound("督查");
  return inspection;
}

async function ownInspection(tx: Tx, actor: Actor, id: string, version: number): Promise<InspectionRow> {
  const inspection = await anyInspection(tx, actor, id);
  if (inspection.version !== version) throw stale("督查");
  return inspection;
}

export async function refuseOpenDraw(
  tx: Tx,
  actor: Actor,
  { countyId, id }: InspectionRow,
  rule: InspectionRefusal = "draw-open",
) {
  const all = await listDraws(tx, actor, countyId, id);
  if (all.some(({ status }) => status === "frozen" || status === "committed")) refuse(said([rule]));
}

const saveChange = (tx: Tx, { countyId, id }: InspectionRow, change: object) =>
  tx
    .updateTable("inspection")
    .set({ ...change, version: sql`version + 1`, updatedAt: sql`now()` })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .execute();

const traced = ({ title, startsOn, endsOn, checklistCode }: InspectionBody) => ({
  title,
  startsOn,
  endsOn,
  checklist: checklistCode,
});

export const traceEdit = (
  tx: Tx,
  actor: Actor,
  { countyId, id }: Pick<InspectionRow, "countyId" | "id">,
  detail: Readonly<Record<string, unknown>>,
) => record(tx, actor, { verb: "inspection.edit", countyId, subjectId: id, detail });
