import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { concludeFaults, expertFaults, type OpinionConclusion } from "#domain/projects/argument.ts";
import type { ProjectKind } from "#domain/projects/project.ts";
import { conflict, notFound, refused } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinCounties, withinShared } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import { lockProject, updateProject } from "../rows.ts";
import { moveProject } from "../stepping.ts";
import { listHearings } from "./facts.ts";
import { type OpenProject, openBank, postingBlockers, refuseProject } from "./opening.ts";

interface NewHearing {
  readonly projectId: string;
  readonly version: number;
  readonly id: string;
  readonly heldOn: IsoDate;
  readonly place: string;
  readonly chair: string;
}

/** 组织论证：once the township posting is over. Sent twice it stands once. */
export async function holdHearing(tx: Tx, actor: Actor, body: NewHearing, today: IsoDate) {
  const { projectId, version, id, ...said } = body;
  const known = await lockProject(tx, actor, projectId);
  if (!known) throw notFound("项目");
  if (await isThere(tx, actor, "project_argument", id, known.id)) return { version: known.version };
  const project = await openBank(tx, actor, { id: projectId, version }, "hold");
  refuseProject(await postingBlockers(tx, actor, project, "argue", today));
  const { countyId, reach } = project;
  const inserted = await tx
    .insertInto("projectArgument")
    .values({ ...said, countyId, id, projectId, reach: [...reach], madeBy: actor.accountId })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (inserted.numInsertedOrUpdatedRows === 0n) throw conflict("该编号的论证已经存在，没有重复登记。");
  const next = await updateProject(tx, project, {});
  const detail = { act: "hold", day: said.heldOn, site: said.place, chair: said.chair };
  await record(tx, actor, { verb: "project.argue", countyId, subjectId: projectId, detail });
  return { version: next };
}

interface NewOpinion {
  readonly projectId: string;
  readonly id: string;
  readonly expertId: string | null;
  readonly conclusion: OpinionConclusion;
  readonly text: string;
  readonly writtenOn: IsoDate;
}

/** 书面意见：the county writes down an expert's, a department its own; each once in a hearing. Several may be written at once. */
export async function writeOpinion(tx: Tx, actor: Actor, body: NewOpinion, today: IsoDate) {
  const { projectId, id, expertId, ...said } = body;
  const known = await lockProject(tx, actor, projectId);
  if (!known) throw notFound("项目");
  if (await isThere(tx, actor, "argument_opinion", id, known.id)) return { version: known.version };
  const project = await openBank(tx, actor, { id: projectId, version: known.version }, "opine");
  const hearing = (await listHearings(tx, actor, project))[0]!;
  const isCounty = actor.role === "county";
  if (said.writtenOn > today)
    refuseProject([{ rule: "written-ahead", at: "writtenOn", sentence: "意见的日期不能晚于今天。" }]);
  if (isCounty) await requireExpert(tx, actor, project, expertId);
  if (isCounty && hearing.opinions.some((one) => one.expertId === expertId))
    refuseProject([{ rule: "expert-twice", at: "expertId", sentence: "这位专家的意见已经登记，每人一份。" }]);
  const { countyId, reach } = project;
  const author = isCounty ? { expertId } : { organisationId: actor.organisationId };
  const inserted = await tx
    .insertInto("argumentOpinion")
    .values({
      ...said,
      ...author,
      countyId,
      id,
      argumentId: hearing.id,
      projectId,
      reach: [...reach],
      recordedBy: actor.accountId,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirstOrThrow();
  if (inserted.numInsertedOrUpdatedRows === 0n) throw conflict("该意见已经登记过，没有重复登记。");
  const detail = { act: "opine", ...author, conclusion: said.conclusion, text: said.text, day: said.writtenOn };
  await record(tx, actor, { verb: "project.argue", countyId, subjectId: projectId, detail });
  return { version: await updateProject(tx, project, {}) };
}

async function requireExpert(tx: Tx, actor: Actor, project: OpenProject, expertId: string | null) {
  if (expertId === null) throw refused([{ rule: "expert-missing", at: "expertId", sentence: "请选择写意见的专家。" }]);
  const { rows } = await sql<{ name: string; unit: string; sector: ProjectKind; validTo: IsoDate | null }>`
    select e.name, e.unit, e.sector, e.valid_to from expert e
    where ${withinCounties(actor, "e")} and e.county_id = ${project.countyId} and e.id = ${expertId} for share`.execute(
    tx,
  );
  if (!rows[0]) throw notFound("专家");
  const ownerUnit = await ownerUnitOf(tx, actor, project);
  refuseProject(expertFaults(rows[0], { ...project, ownerUnit }).map((one) => ({ ...one, at: "expertId" })));
}

async function ownerUnitOf(db: Db, actor: Actor, { countyId, ownerId }: OpenProject): Promise<string | null> {
  if (ownerId === null) return null;
  const { rows } = await sql<{ name: string }>`
    select o.name from organisation o where ${withinCounties(actor, "o")} and o.county_id = ${countyId} and o.id = ${ownerId}`.execute(
    db,
  );
  return rows[0]?.name ?? null;
}

/** What was sent before is there already: the same answer again. */
async function isThere(db: Db, actor: Actor, table: "project_argument" | "argument_opinion", id: string, of: string) {
  const { rows } =
    await sql`select from ${sql.table(table)} x where ${withinShared(actor, "x")} and x.id = ${id} and x.project_id = ${of}`.execute(
      db,
    );
  return rows.length > 0;
}

interface Concluding {
  readonly id: string;
  readonly version: number;
  readonly conclusion: "pass" | "return";
  readonly text: string;
}

/** 论证结论：passed as the county's rule asks, or sent back with words. */
export async function concludeHearing(tx: Tx, actor: Actor, body: Concluding, today: IsoDate) {
  const { conclusion, text, ...at } = body;
  const project = await openBank(tx, actor, at, "conclude");
  const { countyId, sectorId } = project;
  const rule = await ruleOf(tx, countyId, "project-argument", today);
  const hearing = (await listHearings(tx, actor, project))[0]!;
  refuseProject(concludeFaults(hearing, rule.content, { sectorId, conclusion, text, today }));
  await tx
    .updateTable("projectArgument")
    .set({
      conclusion,
      text,
      concludedOn: today,
      concludedBy: actor.accountId,
      ruleVersion: rule.version,
      version: hearing.version + 1,
    })
    .where("countyId", "=", countyId)
    .where("id", "=", hearing.id)
    .execute();
  const passes = conclusion === "pass";
  return moveProject(tx, actor, project, {
    verb: "project.argue",
    action: passes ? "argue" : "return",
    onDay: today,
    text,
    status: passes ? "argued" : "draft",
    detail: { opinions: hearing.opinions.length, version: rule.version },
  });
}
