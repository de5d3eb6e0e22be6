import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { draftFaults, type ProjectDraft } from "#domain/projects/draft.ts";
import { conflict } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { ownCounty } from "../../registry/commands.ts";
import { nextNumber } from "../numbering.ts";
import { lockProject, type ProjectPlace, updateProject } from "../rows.ts";
import { type At, withProjectHand } from "../stepping.ts";
import { openBank, refuseProject } from "./opening.ts";
import { spreadReach } from "../spreading.ts";
import { holdVillages, reachOf, requireUnits, sectorOf } from "./places.ts";

export interface DraftBody extends ProjectDraft {
  readonly name: string;
  /** 牵头乡镇, said by the county alone. */
  readonly townshipId: string | null;
  readonly sectorId: string | null;
  readonly estimateFen: number;
}

/** 起草. The writer makes the id: sent twice it stands once. */
export async function draftProject(
  tx: Tx,
  actor: Actor,
  { id, phone, ...body }: DraftBody & { readonly id: string; readonly phone: string | null },
  today: IsoDate,
) {
  const countyId = ownCounty(actor);
  const known = await lockProject(tx, actor, id);
  if (known?.createdBy === actor.accountId)
    return { id, year: known.year, number: known.number, version: known.version };
  const { row, places, reach } = await placed(tx, actor, countyId, body);
  const year = Number(today.slice(0, 4));
  const number = await nextNumber(tx, countyId, year);
  const declaredFrom = actor.role as "team" | "township" | "county";
  const inserted = await tx
    .insertInto("project")
    .values({
      ...row,
      countyId,
      id,
      year,
      number,
      declaredFrom,
      phone,
      reach,
      hands: [actor.accountId],
      createdBy: actor.accountId,
    })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (inserted.numInsertedOrUpdatedRows === 0n) throw conflict("该编号的项目已经存在，没有重复登记。");
  await insertVillages(tx, { countyId, id, reach }, body, places);
  await insertDraftStep(tx, actor, { countyId, id, reach }, today);
  await record(tx, actor, {
    verb: "project.declare",
    countyId,
    subjectId: id,
    detail: { act: "draft", number, year, ...traced(body) },
  });
  return { id, year, number, version: 1 };
}

/** 修改起草中的项目; a number that is left out stays. */
export async function editProject(
  tx: Tx,
  actor: Actor,
  { id, version, phone, ...body }: DraftBody & At & { readonly phone?: string | null | undefined },
) {
  const project = await openBank(tx, actor, { id, version }, "edit");
  const { row, places, reach } = await placed(tx, actor, project.countyId, body);
  const changed = { ...row, reach, hands: withProjectHand(project, actor) };
  const next = await updateProject(tx, project, { ...changed, ...(phone !== undefined && { phone }) });
  await sql`delete from project_village where county_id = ${project.countyId} and project_id = ${id}`.execute(tx);
  await insertVillages(tx, { ...project, reach }, body, places);
  await spreadReach(tx, project.countyId, [id]);
  await record(tx, actor, {
    verb: "project.declare",
    countyId: project.countyId,
    subjectId: id,
    detail: { act: "edit", ...traced(body), ...(phone !== undefined && { changed: "phone" }) },
  });
  return { version: next };
}

/** 删除从未申报过的草稿. */
export async function discardProject(tx: Tx, actor: Actor, at: At) {
  const { countyId, id, name, year, number } = await openBank(tx, actor, at, "discard");
  for (const table of [sql`project_step`, sql`project_village`])
    await sql`delete from ${table} where county_id = ${countyId} and project_id = ${id}`.execute(tx);
  await sql`delete from project where county_id = ${countyId} and id = ${id}`.execute(tx);
  await record(tx, actor, {
    verb: "project.declare",
    countyId,
    subjectId: id,
    detail: { act: "discard", name, year, number },
  });
  return { done: true } as const;
}

/** The draft as columns, with the places it lies in, all of them held. */
async function placed(tx: Tx, actor: Actor, countyId: string, body: DraftBody) {
  refuseProject(draftFaults(body));
  const { villages, ownerId, permits, ...words } = body;
  const places = await holdVillages(
    tx,
    actor,
    countyId,
    villages.map(({ villageId }) => villageId),
  );
  await requireUnits(tx, actor, countyId, [ownerId, body.sectorId]);
  const sectorId = body.sectorId ?? (await sectorOf(tx, actor, countyId, body.kind));
  const townshipId = leadOf(actor, body, places);
  const row = { ...words, ownerId, sectorId, townshipId, permits: JSON.stringify(permits) };
  return { row, places, reach: reachOf(places, [ownerId, sectorId]) };
}

/** 牵头乡镇: the one that declares, or in which the team stands; the county says which, or none. */
function leadOf(actor: Actor, { townshipId, villages }: DraftBody, places: ReadonlyMap<string, string>): string | null {
  const among = villages.map(({ villageId }) => places.get(villageId)!);
  if (actor.role !== "county") return among.find((one) => actor.townships === "all" || actor.townships.includes(one))!;
  if (townshipId !== null && !among.includes(townshipId))
    refuseProject([
      { rule: "lead-serves-nothing", at: "townshipId", sentence: "牵头乡镇应是受益村所在的乡镇（街道）之一。" },
    ]);
  return townshipId;
}

async function insertVillages(
  tx: Tx,
  { countyId, id, reach }: ProjectPlace,
  { villages }: DraftBody,
  places: ReadonlyMap<string, string>,
) {
  await tx
    .insertInto("projectVillage")
    .values(
      villages.map((village) => ({
        ...village,
        countyId,
        projectId: id,
        townshipId: places.get(village.villageId)!,
        reach: [...reach],
      })),
    )
    .execute();
}

async function insertDraftStep(tx: Tx, actor: Actor, { countyId, id, reach }: ProjectPlace, today: IsoDate) {
  const stays = { fromStatus: "draft", toStatus: "draft", fromStanding: "normal", toStanding: "normal" };
  await tx
    .insertInto("projectStep")
    .values({
      ...stays,
      countyId,
      id: uuidv7(),
      projectId: id,
      action: "draft",
      onDay: today,
      reach: [...reach],
      madeBy: actor.accountId,
    })
    .execute();
}

/** What an auditor reads years later; the telephone is not among it. */
const traced = ({ villages, permits: _, owner: ownerName, place: site, ...words }: DraftBody) => ({
  ...Object.fromEntries(
    Object.entries({ ...words, ownerName, site }).filter(([, value]) => value !== null && value !== ""),
  ),
  villages: villages.map(({ villageId, share, promisedFen }) => ({ villageId, share, promisedFen })),
});
