import { sql } from "kysely";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { maskPhone } from "#domain/masking.ts";
import type { ProjectKind } from "#domain/projects/project.ts";
import { notFound, refused, stale } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinCounties } from "../../people/reach.ts";
import { ownCounty } from "../../registry/commands.ts";

export interface ExpertFilter {
  readonly countyId?: string | undefined;
  readonly sector?: ProjectKind | undefined;
  readonly search?: string | undefined;
  readonly closed?: "1" | undefined;
}

interface ExpertRow {
  readonly id: string;
  readonly countyId: string;
  readonly name: string;
  readonly sector: ProjectKind;
  readonly unit: string;
  readonly title: string;
  readonly phone: string | null;
  readonly validTo: IsoDate | null;
  readonly version: number;
}

function conditions(actor: Actor, { countyId, sector, search, closed }: ExpertFilter) {
  const like = search && `%${search.replace(/[%_\\]/gu, "\\$&")}%`;
  const asked = [
    countyId && sql`e.county_id = ${countyId}`,
    sector && sql`e.sector = ${sector}`,
    like && sql`(e.name like ${like} or e.unit like ${like})`,
    closed ? undefined : sql`e.valid_to is null`,
  ];
  return sql.join([withinCounties(actor, "e"), ...asked.filter((one) => typeof one === "object")], sql` and `);
}

export async function listExperts(
  db: Db,
  actor: Actor,
  { page, size, ...filter }: ExpertFilter & { readonly page: number; readonly size: number },
) {
  const where = conditions(actor, filter);
  const { rows } = await sql<ExpertRow & { opinions: number }>`
    select e.id, e.county_id, e.name, e.sector, e.unit, e.title, e.phone, e.valid_to, e.version,
      (select count(*)::int from argument_opinion o where o.county_id = e.county_id and o.expert_id = e.id) as opinions
    from expert e where ${where} order by e.valid_to is not null, e.sector, e.name, e.id limit ${size} offset ${(page - 1) * size}`.execute(
    db,
  );
  const { rows: counted } = await sql<{
    total: number;
  }>`select count(*)::int as total from expert e where ${where}`.execute(db);
  return {
    rows: rows.map(({ phone, ...row }) => ({ ...row, phoneMasked: phone === null ? null : maskPhone(phone) })),
    total: counted[0]!.total,
    can: { edit: may(actor, "expert.edit") },
  };
}

interface ExpertWords {
  readonly name: string;
  readonly sector: ProjectKind;
  readonly unit: string;
  readonly title: string;
}

async function lockExpert(tx: Tx, actor: Actor, id: string): Promise<ExpertRow | undefined> {
  const { rows } = await sql<ExpertRow>`
    select e.id, e.county_id, e.name, e.sector, e.unit, e.title, e.phone, e.valid_to, e.version from expert e
    where ${withinCounties(actor, "e")} and e.id = ${id} for no key update`.execute(tx);
  return rows[0];
}

async function openExpert(tx: Tx, actor: Actor, { id, version }: { readonly id: string; readonly version: number }) {
  const known = await lockExpert(tx, actor, id);
  if (!known) throw notFound("专家");
  if (known.version !== version) throw stale("专家");
  return known;
}

/** 同一单位的同名专家只登记一次, among those not closed. Two who add at once take turns. */
async function refuseNamesake(tx: Tx, actor: Actor, countyId: string, id: string, { name, unit }: ExpertWords) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`expert/${countyId}`}, 0))`.execute(tx);
  const { rows } = await sql`
    select from expert e where ${withinCounties(actor, "e")} and e.county_id = ${countyId} and e.name = ${name} and e.unit = ${unit}
      and e.valid_to is null and e.id <> ${id}`.execute(tx);
  if (rows.length > 0)
    throw refused([{ rule: "expert-known", at: "name", sentence: `“${unit}”已登记过“${name}”，不重复登记。` }]);
}

/** A second call with the same id changes nothing. */
export async function addExpert(
  tx: Tx,
  actor: Actor,
  { id, phone, ...words }: ExpertWords & { readonly id: string; readonly phone: string | null },
) {
  const countyId = ownCounty(actor);
  if (await lockExpert(tx, actor, id)) return { id };
  await refuseNamesake(tx, actor, countyId, id, words);
  await tx
    .insertInto("expert")
    .values({ ...words, countyId, id, phone })
    .execute();
  await record(tx, actor, { verb: "expert.edit", countyId, subjectId: id, detail: { act: "add", ...traced(words) } });
  return { id };
}

export async function editExpert(
  tx: Tx,
  actor: Actor,
  body: ExpertWords & { readonly id: string; readonly version: number; readonly phone?: string | null | undefined },
) {
  const { id, version, phone, ...words } = body;
  const known = await openExpert(tx, actor, { id, version });
  if (known.validTo === null) await refuseNamesake(tx, actor, known.countyId, id, words);
  await saveExpert(tx, known, { ...words, ...(phone !== undefined && { phone }) });
  const detail = { act: "edit", before: traced(known), after: traced(words) };
  const changed = phone !== undefined && phone !== known.phone && { changed: "phone" };
  await record(tx, actor, {
    verb: "expert.edit",
    countyId: known.countyId,
    subjectId: id,
    detail: { ...detail, ...changed },
  });
  return { done: true } as const;
}

/** 停止、恢复参加论证; opinions already written stay. */
export async function closeExpert(
  tx: Tx,
  actor: Actor,
  { validTo, ...at }: { readonly id: string; readonly version: number; readonly validTo: IsoDate | null },
) {
  const known = await openExpert(tx, actor, at);
  if (validTo === null) await refuseNamesake(tx, actor, known.countyId, known.id, known);
  await saveExpert(tx, known, { validTo });
  const act = validTo === null ? "restore" : "close";
  const detail = { act, name: known.name };
  await record(tx, actor, { verb: "expert.edit", countyId: known.countyId, subjectId: known.id, detail });
  return { done: true } as const;
}

async function saveExpert(tx: Tx, { countyId, id, version }: ExpertRow, change: Readonly<Record<string, unknown>>) {
  await tx
    .updateTable("expert")
    .set({ ...change, version: version + 1, updatedAt: new Date() })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .execute();
}

export async function revealExpertPhone(tx: Tx, actor: Actor, id: string, reason: string) {
  const known = await lockExpert(tx, actor, id);
  if (!known) throw notFound("专家");
  await record(tx, actor, {
    verb: "personal.reveal",
    countyId: known.countyId,
    subjectId: id,
    detail: { field: "phone", reason },
  });
  return { phone: known.phone };
}

const traced = ({ name, sector, unit, title }: ExpertWords) => ({ name, sector, workUnit: unit, post: title });
