import { sql } from "kysely";
import { uuidv7 } from "#contract/uuid.ts";
import { notFound, refused, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { draw as drawn } from "#domain/inspections/draw/draw.ts";
import { readFrame } from "#domain/inspections/draw/frame-read.ts";
import { mayDo, startRefusals } from "#domain/inspections/inspection.ts";
import { startRefusalLabel } from "#domain/inspections/inspection-labels.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import type { Moment } from "./draws/drawing.ts";
import { type DrawRow, findResult, listDraws, readFrameText, withSealOpen } from "./draws/queries.ts";
import { sha256 } from "../sha256.ts";
import { type InspectionRow, isMember, lockInspection } from "./queries.ts";

/** 启动：by one of the team; from here on everybody may see what was drawn, and how. */
export async function startInspection(tx: Tx, actor: Actor, id: string, version: number, { today, now }: Moment) {
  const inspection = await lockInspection(tx, actor, id);
  if (!inspection) throw notFound("督查");
  if (inspection.version !== version) throw stale("督查");
  const draws = await listDraws(tx, actor, inspection.countyId, id);
  const current = inspection.status === "drawn" ? draws[0] : undefined;
  const why = startRefusals(inspection, {
    today,
    member: current ? current.readers.includes(actor.accountId) : await isMember(tx, inspection, actor.accountId),
    objects: inspection.objects,
    drawn: current !== undefined,
    drawOpen: draws.some(({ status }) => status === "frozen" || status === "committed"),
  });
  if (why.length > 0) throw refused(why.map((rule) => ({ rule, sentence: `${startRefusalLabel[rule]}。` })));
  if (current) await openResult(tx, actor, inspection, current);
  for (const draw of draws.filter(({ status }) => status === "drawn")) await unseal(tx, draw);
  await saveStatus(tx, inspection, { status: "under-way", startedAt: now });
  await trace(tx, actor, inspection, { action: "start" });
  return { version: version + 1 };
}

export async function finishInspection(tx: Tx, actor: Actor, id: string, version: number, { now }: Moment) {
  const inspection = await lockInspection(tx, actor, id);
  if (!inspection) throw notFound("督查");
  if (inspection.version !== version) throw stale("督查");
  const member = await isMember(tx, inspection, actor.accountId);
  const why = mayDo(inspection.status, "finish")
    ? actor.role === "county" || member
      ? []
      : (["not-member"] as const)
    : (["wrong-status"] as const);
  if (why.length > 0) throw refused(why.map((rule) => ({ rule, sentence: `${finishSentence[rule]}。` })));
  await saveStatus(tx, inspection, { status: "finished", finishedAt: now });
  await trace(tx, actor, inspection, { action: "finish" });
  return { version: version + 1 };
}

const finishSentence = {
  "not-member": "您不在该督查的人员名单内，由督查组或县级经办人结束",
  "wrong-status": "该督查还没有启动，或者已经结束、取消",
} as const;

/** The sealed result becomes the objects of the inspection, read by one of the team. */
async function openResult(tx: Tx, actor: Actor, inspection: InspectionRow, draw: DrawRow) {
  const result = await findResult(tx, draw, actor.accountId);
  const frame = readFrame(await readFrameText(tx, draw));
  if (!result || "brokenLine" in frame) throw new Error("A drawn result cannot be read by one of its readers");
  const { objects } = drawn(frame, result.seed, sha256);
  const lines = objects.map(({ unitId, name, stratum, group, inspectorIds }, at) => ({
    id: uuidv7(),
    subjectId: unitId,
    name,
    stratum,
    position: at + 1,
    groupNumber: /\d+/.exec(group)?.[0] ?? null,
    inspectors: inspectorIds,
  }));
  const { countyId, id, subject } = inspection;
  const { columns, table } = placeOf[subject];
  await sql`
    with recursive line as (
      select r."subjectId" as from_id, r."subjectId" as id, 0 as step from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r ("subjectId" uuid)
      union all
      select l.from_id, u.to_village_id, l.step + 1 from line l join place_succession u
        on u.county_id = ${countyId} and u.from_village_id = l.id and u.kind in ('moved', 'merged')),
    latest as (select distinct on (from_id) from_id, id from line order by from_id, step desc)
    insert into inspection_object (county_id, id, inspection_id, draw_id, subject_id, village_id, township_id, name, stratum, position, group_number, inspectors,
      waiver_reason, waived_by, waived_at)
    select ${countyId}, x.id, ${id}::uuid, ${draw.id}::uuid, x.subject_id, x.village_id, x.township_id, x.name, x.stratum, x.position, x.group_number, x.inspectors,
      coalesce(w.reason, ''), w.allowed_by, w.allowed_at
    from (select r.id, r."subjectId", r.name, r.stratum, r.position, r."groupNumber", r.inspectors, ${sql.raw(columns)}
        from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
          as r (id uuid, "subjectId" uuid, name text, stratum text, position integer, "groupNumber" integer, inspectors uuid[])
          join latest on latest.from_id = r."subjectId"
          join ${sql.table(table)} p on p.county_id = ${countyId} and p.id = latest.id)
      as x (id, subject_id, name, stratum, position, group_number, inspectors, village_id, township_id)
    left join inspection_waiver w on w.county_id = ${countyId} and w.inspection_id = ${id} and w.village_id = x.village_id and w.allowed_by is not null`.execute(
    tx,
  );
}

/** Where a subject lies: its village and township, as they are on the day of the start; a village that ended since lies where it went on. */
const placeOf = {
  village: { table: "village", columns: "p.id, p.township_id" },
  team: { table: "team", columns: "p.village_id, p.township_id" },
  township: { table: "township", columns: "null::uuid, p.id" },
} as const;

/** Superseded draws open too: every attempt can be recomputed once there is nothing left to hide. */
async function unseal(tx: Tx, { countyId, id }: DrawRow) {
  await withSealOpen(tx, id, async () => {
    for (const table of ["drawResult", "drawSecret"] as const)
      await tx
        .updateTable(table)
        .set({ sealed: false })
        .where("countyId", "=", countyId)
        .where("drawId", "=", id)
        .execute();
  });
}

const saveStatus = (tx: Tx, { countyId, id }: InspectionRow, change: object) =>
  tx
    .updateTable("inspection")
    .set({ ...change, version: sql`version + 1`, updatedAt: sql`now()` })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .execute();

const trace = (tx: Tx, actor: Actor, { countyId, id }: InspectionRow, detail: Readonly<Record<string, unknown>>) =>
  record(tx, actor, { verb: "inspection.start", countyId, subjectId: id, detail });
