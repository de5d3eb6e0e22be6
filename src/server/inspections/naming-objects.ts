import { sql } from "kysely";
import type { inspections } from "#contract/inspections.ts";
import { notFound, type Reason } from "#contract/problem.ts";
import type { Body } from "#contract/route.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { groupBy } from "#domain/group.ts";
import { cappedReason } from "#domain/inspections/frame-building.ts";
import { recusalKindLabel } from "#domain/inspections/inspection-labels.ts";
import { recusalsOf } from "#domain/inspections/recusal.ts";
import type { Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import { ruleOf } from "../rules/queries.ts";
import { listCandidates, listSealedOver, lockYear } from "./draws/frame-facts.ts";
import { ownInspection, refuse, refuseOpenDraw, said, saveChange, traceEdit } from "./held.ts";
import { listRecusalFacts } from "./inspectors.ts";
import { findInspection, type InspectionRow, listMembers } from "./queries.ts";

/** 全覆盖、点名：objects named by hand instead of drawn; the cap of the month and recusal hold for them too. */
export async function nameObjects(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, objects }: Body<typeof inspections.name>,
  today: IsoDate,
) {
  const seen = await findInspection(tx, actor, id);
  if (!seen) throw notFound("督查");
  await lockYear(tx, seen);
  const inspection = await ownInspection(tx, actor, id, version);
  if (inspection.status !== "planned") refuse(said(["wrong-status"]));
  await refuseOpenDraw(tx, actor, inspection);
  const known = new Map((await listCandidates(tx, actor, inspection)).map((one) => [one.id, one]));
  const chosen = objects.map(({ subjectId, groupNumber }) => ({ place: known.get(subjectId), groupNumber }));
  if (chosen.some(({ place }) => !place)) throw notFound("督查对象");
  const places = chosen.map(({ place, groupNumber }) => ({ ...place!, groupNumber }));
  await refuseCapped(tx, inspection, places, today);
  await refuseSealedOver(tx, inspection, places);
  const inspectorsOf = await goingGroups(tx, actor, inspection, places, today);
  const { countyId } = inspection;
  await tx.deleteFrom("inspectionObject").where("countyId", "=", countyId).where("inspectionId", "=", id).execute();
  await saveNamed(tx, inspection, places, inspectorsOf);
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

type Counted = NamedPlace & { readonly visits: number; readonly waived: boolean };

async function refuseCapped(tx: Tx, { countyId, subject }: InspectionRow, places: readonly Counted[], today: IsoDate) {
  if (subject === "township") return;
  const cap = (await ruleOf(tx, countyId, "visit-cap", today)).content.perMonth;
  const capped = places.filter(({ visits, waived }) => visits >= cap && !waived);
  refuse(
    capped.slice(0, 50).map(({ name }) => ({
      rule: "capped",
      sentence: `${name}：${cappedReason(cap)}，须由另一名县级人员同意后才能列入。`,
    })),
  );
}

async function refuseSealedOver(tx: Tx, inspection: InspectionRow, places: readonly NamedPlace[]) {
  const villages = places.flatMap(({ villageId }) => villageId ?? []);
  const others = await listSealedOver(tx, inspection, villages);
  const sentence = `同一个月的“${others.join("”“")}”正在抽取或尚未启动，范围有重合。请合并，或待其启动后再确定。`;
  refuse(others.length > 0 ? [{ rule: "sealed-over", sentence }] : []);
}

/** Who goes where by group: two at least, and nobody to a place he must keep away from. */
async function goingGroups(
  tx: Tx,
  actor: Actor,
  inspection: InspectionRow,
  places: readonly NamedPlace[],
  today: IsoDate,
): Promise<(groupNumber: number) => string[]> {
  const members = await listMembers(tx, actor, inspection);
  const groups = groupBy(members, ({ groupNumber }) => groupNumber);
  const inspectorsOf = (groupNumber: number) => (groups.get(groupNumber) ?? []).map(({ personId }) => personId);
  const thin = [...new Set(places.map(({ groupNumber }) => groupNumber))].filter((one) => inspectorsOf(one).length < 2);
  refuse(
    thin.map((groupNumber) => ({
      rule: "group-too-small",
      sentence: `第 ${groupNumber} 组不足 2 人，每个对象应由 2 名以上督查人员前往。`,
    })),
  );
  const facts = await listRecusalFacts(
    tx,
    inspection.countyId,
    members.map(({ personId }) => personId),
    today,
  );
  const memberOf = new Map(members.map((one) => [one.personId, one]));
  const placeOf = new Map(places.map((one) => [one.id, one]));
  const reasons = recusalsOf(facts, places).flatMap(({ inspectorId, unitId, kind }): Reason[] => {
    const [who, place] = [memberOf.get(inspectorId)!, placeOf.get(unitId)!];
    if (who.groupNumber !== place.groupNumber) return [];
    const sentence = `第 ${who.groupNumber} 组 ${who.name} 对${place.name}应当回避（${recusalKindLabel[kind]}），请调整分组。`;
    return [{ rule: "recused", sentence }];
  });
  refuse(reasons.slice(0, 50));
  return inspectorsOf;
}

async function saveNamed(
  tx: Tx,
  { countyId, id: inspectionId }: InspectionRow,
  places: readonly NamedPlace[],
  inspectorsOf: (groupNumber: number) => string[],
) {
  const rows = places.map(({ id, name, townshipId, villageId, groupNumber }, at) => ({
    ...{ countyId, inspectionId, villageId, townshipId, name, groupNumber },
    id: crypto.randomUUID(),
    subjectId: id,
    position: at + 1,
    inspectors: inspectorsOf(groupNumber),
  }));
  for (let at = 0; at < rows.length; at += 500)
    await tx
      .insertInto("inspectionObject")
      .values(rows.slice(at, at + 500))
      .execute();
  await sql`
    update inspection_object o set waiver_reason = w.reason, waived_by = w.allowed_by, waived_at = w.allowed_at
    from inspection_waiver w
    where o.county_id = ${countyId} and o.inspection_id = ${inspectionId} and w.county_id = o.county_id
      and w.inspection_id = o.inspection_id and w.village_id = o.village_id and w.allowed_by is not null`.execute(tx);
}

/** The team has changed: what was named before goes with the groups as they are now. */
export async function regroupNamed(tx: Tx, actor: Actor, inspection: InspectionRow, today: IsoDate) {
  if (inspection.objects === 0) return;
  const { rows } = await sql<NamedPlace>`
    select o.subject_id as id, o.name, o.township_id, o.village_id, coalesce(o.group_number, 1) as group_number from inspection_object o
    where ${withinVillages(actor, "o")} and o.county_id = ${inspection.countyId} and o.inspection_id = ${inspection.id}`.execute(
    tx,
  );
  const inspectorsOf = await goingGroups(tx, actor, inspection, rows, today);
  for (const groupNumber of new Set(rows.map((one) => one.groupNumber)))
    await tx
      .updateTable("inspectionObject")
      .set({ inspectors: inspectorsOf(groupNumber) })
      .where("countyId", "=", inspection.countyId)
      .where("inspectionId", "=", inspection.id)
      .where("groupNumber", "=", groupNumber)
      .execute();
}
