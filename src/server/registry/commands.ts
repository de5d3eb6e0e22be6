import { invalid, notFound, type Reason, refused, stale } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import { tidyName } from "#domain/area.ts";
import { isPairable } from "#domain/registry/labels.ts";
import { noCounty, record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import {
  type Blanks,
  deleteTownships,
  deleteVillages,
  insertOrUpdateTownships,
  insertOrUpdateVillages,
  saveCodes,
  type TownshipRow,
  type VillageRow,
} from "./batches.ts";
import { insertStoredVillages, saveStoredCodes, type StoredVillages, updateStoredVillages } from "./stored-batches.ts";
import { findArea, type NewArea, saveArea } from "./counties.ts";
import { lockOrganisation, type OrganisationBody, saveOrganisation, saveOrganisationChange } from "./organisations.ts";
import { ownCounty } from "./own-county.ts";
import { inWords } from "./refusal-of.ts";
import { countOpenVillages, lockTownship, saveTownship, saveTownshipChange, saveTownshipOrder } from "./townships.ts";

export { type Succession, moveVillage } from "./succession.ts";

export { ownCounty } from "./own-county.ts";

/** Inserts or updates by id. The caller leaves the audit row: one for the whole batch. */
export async function saveTownshipsBatch(
  tx: Tx,
  actor: Actor,
  countyId: string,
  rows: readonly TownshipRow[],
  { blanks = "keep" }: { readonly blanks?: Blanks } = {},
) {
  requireCounty(actor, countyId);
  await inWords(insertOrUpdateTownships(tx, countyId, rows));
  const places = rows.map(({ id, codes }) => ({ id, townshipId: id, ...(codes && { codes }) }));
  await inWords(saveCodes(tx, countyId, places, blanks));
}

/** Inserts or updates by id; an empty value never blanks an existing one unless `blanks` is "clear". The caller leaves the audit row. */
export async function saveVillagesBatch(
  tx: Tx,
  actor: Actor,
  countyId: string,
  rows: readonly VillageRow[],
  { blanks = "keep" }: { readonly blanks?: Blanks } = {},
) {
  requireCounty(actor, countyId);
  await inWords(insertOrUpdateVillages(tx, countyId, rows, blanks));
  await inWords(saveCodes(tx, countyId, rows, blanks));
}

/** The same for rows that already lie in the database, however many. */
export async function saveStoredVillages(
  tx: Tx,
  actor: Actor,
  countyId: string,
  rows: StoredVillages,
  { blanks }: { readonly blanks: Blanks },
) {
  requireCounty(actor, countyId);
  // A name that a known village gives up may be that of a new one.
  await inWords(updateStoredVillages(tx, countyId, rows, blanks));
  await inWords(insertStoredVillages(tx, countyId, rows));
  await inWords(saveStoredCodes(tx, countyId, rows, blanks));
}

/** Undoes an import: refused as a whole when one of the villages is already in use. */
export async function removeVillagesBatch(tx: Tx, actor: Actor, countyId: string, ids: readonly string[]) {
  requireCounty(actor, countyId);
  await inWords(deleteVillages(tx, countyId, ids));
}

export async function removeTownshipsBatch(tx: Tx, actor: Actor, countyId: string, ids: readonly string[]) {
  requireCounty(actor, countyId);
  await inWords(deleteTownships(tx, countyId, ids));
}

function requireCounty(actor: Actor, countyId: string) {
  if (!actor.counties.includes(countyId)) throw notFound("县（市、区）");
}

interface NewCounty {
  readonly id: string;
  readonly name: string;
  readonly province: string;
  readonly city: string;
  readonly code: string | null;
}

/** Province and city are found by name or made. */
export async function createCounty(tx: Tx, actor: Actor, { id, name, province, city, code }: NewCounty) {
  const parts: Omit<NewArea, "id" | "parentId">[] = [
    { level: "province", name: tidyName(province), code: code?.slice(0, 2) ?? null },
    ...(city === "" ? [] : [{ level: "city" as const, name: tidyName(city), code: code?.slice(0, 4) ?? null }]),
  ];
  let parentId: string | null = null;
  for (const part of parts) parentId = await inWords(areaFor(tx, { ...part, parentId }));
  await inWords(saveArea(tx, { id, level: "county", name: tidyName(name), parentId, code }));
  await record(tx, actor, {
    verb: "county.create",
    countyId: noCounty,
    subjectId: id,
    detail: { name, province, city, code },
  });
  return { id };
}

async function areaFor(tx: Tx, area: Omit<NewArea, "id">): Promise<string> {
  const known = await findArea(tx, area);
  if (known) return known.id;
  const id = uuidv7();
  await saveArea(tx, { ...area, id });
  return id;
}

type Township = Pick<TownshipRow, "id" | "name" | "kind">;

export async function createTownship(tx: Tx, actor: Actor, township: Township) {
  const countyId = ownCounty(actor);
  const name = tidyName(township.name);
  await inWords(saveTownship(tx, countyId, { ...township, name }));
  await record(tx, actor, { verb: "township.edit", countyId, subjectId: township.id, detail: { added: name } });
  return { id: township.id };
}

export async function editTownship(tx: Tx, actor: Actor, { id, name, kind }: Township) {
  const township = await lockTownship(tx, actor, id);
  if (!township) throw notFound("乡镇（街道）");
  const change = { name: tidyName(name), kind };
  await inWords(saveTownshipChange(tx, township, change));
  const detail = { before: { name: township.name, kind: township.kind }, after: change };
  await record(tx, actor, { verb: "township.edit", countyId: township.countyId, subjectId: id, detail });
  return { done: true } as const;
}

export async function orderTownships(tx: Tx, actor: Actor, ids: readonly string[]) {
  const countyId = ownCounty(actor);
  if ((await saveTownshipOrder(tx, actor, countyId, ids)) !== new Set(ids).size) throw notFound("乡镇（街道）");
  await record(tx, actor, { verb: "township.edit", countyId, subjectId: countyId, detail: { order: ids } });
  return { done: true } as const;
}

export async function closeTownship(tx: Tx, actor: Actor, id: string, onDate: string, today: string) {
  const township = await lockTownship(tx, actor, id);
  if (!township) throw notFound("乡镇（街道）");
  const { countyId } = township;
  const left = await countOpenVillages(tx, countyId, id);
  if (left > 0) {
    const sentence = `${township.name}还有 ${left} 个村（社区），请先将其划转或撤并，再停用。`;
    throw refused([{ rule: "villages-left", sentence }]);
  }
  if (onDate > today || onDate < township.validFrom) throw invalid("停用日期应在设立之后，且不晚于今天。");
  await saveTownshipChange(tx, township, { validTo: onDate });
  await record(tx, actor, {
    verb: "township.edit",
    countyId,
    subjectId: id,
    detail: { closed: township.name, onDate },
  });
  return { done: true } as const;
}

export async function createOrganisation(tx: Tx, actor: Actor, id: string, body: OrganisationBody) {
  const countyId = ownCounty(actor);
  const organisation = await checkedOrganisation(tx, actor, body);
  await inWords(saveOrganisation(tx, countyId, id, organisation));
  await record(tx, actor, { verb: "organisation.edit", countyId, subjectId: id, detail: { added: organisation } });
  return { id };
}

export async function editOrganisation(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, ...body }: OrganisationBody & { readonly version: number },
) {
  const known = await lockOrganisation(tx, actor, id);
  if (!known) throw notFound("单位");
  if (known.version !== version) throw stale("单位");
  const organisation = await checkedOrganisation(tx, actor, body);
  await inWords(saveOrganisationChange(tx, known, organisation));
  const { name, villageCapacity } = known;
  const detail = { before: { name, villageCapacity }, after: organisation };
  await record(tx, actor, { verb: "organisation.edit", countyId: known.countyId, subjectId: id, detail });
  return { done: true } as const;
}

/** What the later stages have against a unit being closed; app.ts joins the two. */
export type BeforeClosing = (tx: Tx, actor: Actor, organisationId: string) => Promise<readonly Reason[]>;

export async function closeOrganisation(
  tx: Tx,
  actor: Actor,
  id: string,
  { today, beforeClosing }: { readonly today: string; readonly beforeClosing: BeforeClosing },
) {
  const known = await lockOrganisation(tx, actor, id);
  if (!known) throw notFound("单位");
  const against = await beforeClosing(tx, actor, id);
  if (against.length > 0) throw refused(against);
  await saveOrganisationChange(tx, known, { validTo: today });
  const detail = { closed: known.name };
  await record(tx, actor, { verb: "organisation.edit", countyId: known.countyId, subjectId: id, detail });
  return { done: true } as const;
}

async function checkedOrganisation(tx: Tx, actor: Actor, body: OrganisationBody): Promise<OrganisationBody> {
  if (body.townshipId !== null && !(await lockTownship(tx, actor, body.townshipId))) throw notFound("乡镇（街道）");
  if (body.villageCapacity !== null && !isPairable(body))
    throw refused([
      {
        rule: "capacity-not-its",
        at: "villageCapacity",
        sentence: "乡镇（街道）和村（社区）组织不作结对单位，不填最多结对村数。",
      },
    ]);
  return { ...body, name: tidyName(body.name) };
}
