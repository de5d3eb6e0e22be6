import { notFound, type Reason, refused, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { tidyName } from "#domain/area.ts";
import { personFaults } from "#domain/registry/person.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { writeWorkbook } from "../office/write-table.ts";
import { demoMarkOf } from "../people/demo.ts";
import { lockOrganisation } from "./organisations.ts";
import { personSheet } from "./person-sheet.ts";
import {
  findNamesake,
  listPersonsForSheet,
  lockPerson,
  type PersonBody,
  type PersonFilter,
  savePerson,
  savePersonChange,
} from "./persons.ts";
import { ownCounty } from "./own-county.ts";
import { lockTownship } from "./townships.ts";

/** What the later stages have against a person leaving the register; app.ts hands it in. */
export type BeforeLeaving = (tx: Tx, actor: Actor, personId: string) => Promise<readonly Reason[]>;

/** A second call with the same id changes nothing. */
export async function createPerson(
  tx: Tx,
  actor: Actor,
  { id, phone, ...body }: PersonBody & { readonly id: string; readonly phone: string | null },
) {
  const countyId = ownCounty(actor);
  const known = await lockPerson(tx, actor, id);
  if (known) return { id };
  const person = await checkedPerson(tx, actor, countyId, id, body);
  await savePerson(tx, countyId, id, { ...person, phone });
  await record(tx, actor, { verb: "person.edit", countyId, subjectId: id, detail: { added: tracedPerson(person) } });
  return { id };
}

export async function editPerson(
  tx: Tx,
  actor: Actor,
  id: string,
  { phone, version, ...body }: PersonBody & { readonly phone?: string | null | undefined; readonly version: number },
) {
  const known = await openPerson(tx, actor, id, version);
  const person = await checkedPerson(tx, actor, known.countyId, id, body);
  await savePersonChange(tx, known, { ...person, ...(phone !== undefined && { phone }) });
  const before = tracedPerson(known as unknown as PersonBody);
  const numberChanged = phone !== undefined && phone !== known.phone;
  const detail = { before, after: tracedPerson(person), ...(numberChanged && { changed: "phone" }) };
  await record(tx, actor, { verb: "person.edit", countyId: known.countyId, subjectId: id, detail });
  return { done: true } as const;
}

async function openPerson(tx: Tx, actor: Actor, id: string, version: number) {
  const known = await lockPerson(tx, actor, id);
  if (!known) throw notFound("干部");
  if (known.validTo !== null)
    throw refused([{ rule: "person-closed", sentence: `${known.name}已移出名册，请先恢复，再办理。` }]);
  if (known.version !== version) throw stale("干部");
  return known;
}

/** The unit and the townships are held while it is written, so that two officers do not add the same person at once. */
async function checkedPerson(
  tx: Tx,
  actor: Actor,
  countyId: string,
  id: string,
  body: PersonBody,
): Promise<PersonBody> {
  const faults = personFaults(body);
  if (faults.length > 0) throw refused(faults.map(({ field, rule, sentence }) => ({ rule, at: field, sentence })));
  const { organisationId, townshipId, homeTownshipId } = body;
  if (organisationId !== null && !(await lockOrganisation(tx, actor, organisationId))) throw notFound("单位");
  for (const township of [townshipId, homeTownshipId].toSorted())
    if (township !== null && !(await lockTownship(tx, actor, township))) throw notFound("乡镇（街道）");
  const person = { ...body, name: tidyName(body.name).replace(/\s+/gu, "") };
  if (await findNamesake(tx, countyId, person, id))
    throw refused([
      {
        rule: "namesake",
        at: "name",
        sentence: `该单位的名册中已有“${person.name}”。确是两个人的，请在姓名后注明，如“${person.name}（女）”。`,
      },
    ]);
  return person;
}

/** Of a telephone number only that it was changed. */
const tracedPerson = ({
  name,
  kind,
  post,
  unitHead,
  partyMember,
  organisationId,
  townshipId,
  homeTownshipId,
  villageCapacity,
}: PersonBody) => ({
  name,
  kind,
  post,
  unitHead,
  partyMember,
  organisationId,
  townshipId,
  homeTownshipId,
  villageCapacity,
});

export async function closePerson(
  tx: Tx,
  actor: Actor,
  id: string,
  { onDate, reason, version }: { readonly onDate: string; readonly reason: string; readonly version: number },
  { today, beforeLeaving }: { readonly today: string; readonly beforeLeaving: BeforeLeaving },
) {
  const known = await openPerson(tx, actor, id, version);
  if (onDate > today) throw refused([{ rule: "closed-ahead", at: "onDate", sentence: "移出名册的日期不能晚于今天。" }]);
  const against = await beforeLeaving(tx, actor, id);
  if (against.length > 0) throw refused(against);
  await savePersonChange(tx, known, { validTo: onDate });
  const detail = { closed: known.name, onDate, reason };
  await record(tx, actor, { verb: "person.edit", countyId: known.countyId, subjectId: id, detail });
  return { done: true } as const;
}

export async function reopenPerson(tx: Tx, actor: Actor, id: string, version: number) {
  const known = await lockPerson(tx, actor, id);
  if (!known) throw notFound("干部");
  if (known.version !== version) throw stale("干部");
  if (known.validTo === null) return { done: true } as const;
  await checkedPerson(tx, actor, known.countyId, id, known as unknown as PersonBody);
  await savePersonChange(tx, known, { validTo: null });
  await record(tx, actor, {
    verb: "person.edit",
    countyId: known.countyId,
    subjectId: id,
    detail: { action: "restore", name: known.name },
  });
  return { done: true } as const;
}

export async function revealPersonPhone(tx: Tx, actor: Actor, id: string, reason: string) {
  const known = await lockPerson(tx, actor, id);
  if (!known) throw notFound("干部");
  await record(tx, actor, {
    verb: "personal.reveal",
    countyId: known.countyId,
    subjectId: id,
    detail: { field: "phone", reason },
  });
  return { phone: known.phone };
}

/** 干部名册 as the screen shows it: telephone numbers stay masked on paper too. */
export async function exportPersons(tx: Tx, actor: Actor, filter: PersonFilter, today: string) {
  const rows = await listPersonsForSheet(tx, actor, filter);
  const countyId = filter.countyId ?? rows[0]?.countyId ?? ownCounty(actor);
  await record(tx, actor, {
    verb: "person.read",
    countyId,
    subjectId: countyId,
    detail: { action: "download", rows: rows.length },
  });
  const mark = await demoMarkOf(tx, [countyId]);
  return {
    fileName: `干部名册 ${today}.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    content: await writeWorkbook([personSheet(rows, { today, mark })]),
  };
}
