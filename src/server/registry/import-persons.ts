import { notFound } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import { foldWidth } from "#domain/area.ts";
import { type PersonFacts, type PersonKind, personFaults, type Skill } from "#domain/registry/person.ts";
import type { Db } from "../db/db.ts";
import type {
  FieldFault,
  Misplaced,
  Placed,
  Register,
  RowKey,
  RowToPlace,
  Scope,
  Values,
} from "../imports/register.ts";
import { type KnownTownship, listKnownTownships } from "./import-known.ts";
import { personFields as fields } from "./import-person-fields.ts";
import { personTemplate } from "./import-person-template.ts";
import {
  deletePersons,
  type KnownPerson,
  type KnownUnit,
  listKnownPersons,
  listKnownUnits,
  lockPersonVersions,
  type PersonRow,
  savePersonRows,
} from "./person-batches.ts";

export const personRegister: Register = {
  code: "person",
  title: "干部名册",
  verb: "person.edit",
  needsRound: false,
  open: async (db, actor, { countyId }) => {
    const ground = await groundOf(db, actor, countyId);
    return { fields, place: (row) => place(row, ground), keys };
  },
  template: (db, actor, { countyId }) => personTemplate(db, actor, countyId),
  lockStamps: (tx, actor, { countyId }, ids) => lockPersonVersions(tx, actor, countyId, ids),
  stampAfter: ({ before }) => String(before === null ? 1 : Number(before.stamp) + 1),
  save: (tx, actor, scope, rows) => {
    requireCounty(actor, scope);
    return savePersonRows(
      tx,
      scope.countyId,
      rows.map(({ record }) => record as PersonRow),
    );
  },
  undo: async (tx, actor, scope, { remove, restore }) => {
    requireCounty(actor, scope);
    await savePersonRows(tx, scope.countyId, restore as PersonRow[]);
    if (remove.length > 0) await deletePersons(tx, scope.countyId, remove);
  },
};

function requireCounty(actor: Actor, { countyId }: Scope) {
  if (!actor.counties.includes(countyId)) throw notFound("县（市、区）");
}

interface Ground {
  readonly units: ReadonlyMap<string, KnownUnit>;
  readonly townships: ReadonlyMap<string, KnownTownship>;
  /** By unit, township and name. */
  readonly persons: ReadonlyMap<string, KnownPerson>;
  readonly nextOrder: number;
}

const plain = (name: string) => foldWidth(name).replace(/\s+/gu, "");
const keyOf = ({ name, organisationId, townshipId }: Pick<PersonRow, "name" | "organisationId" | "townshipId">) =>
  `${organisationId ?? "-"}/${townshipId ?? "-"}/${name}`;

async function groundOf(db: Db, actor: Actor, countyId: string): Promise<Ground> {
  const units = await listKnownUnits(db, actor, countyId);
  const townships = await listKnownTownships(db, actor, countyId);
  const persons = await listKnownPersons(db, actor, countyId);
  return {
    units: new Map(units.map((unit) => [plain(unit.name), unit])),
    townships: new Map(townships.map((one) => [plain(one.name), one])),
    persons: new Map(persons.map((person) => [keyOf(person), person])),
    nextOrder: Math.max(0, ...persons.map(({ sortOrder }) => sortOrder)) + 1,
  };
}

function place(row: RowToPlace, ground: Ground): Placed | Misplaced {
  const name = row.values.name as string | undefined;
  if (name === undefined) return { faults: [] };
  const where = whereOf(row.values, ground);
  if ("faults" in where) return where;
  const known = ground.persons.get(keyOf({ name, ...where }));
  const record = recordOf(row, { name, ...where }, known, ground);
  const wrong = personFaults(record).map((one) => fault(cellOf[one.field], one.rule, one.sentence));
  if (wrong.length > 0) return { faults: wrong };
  const placed = { subjectId: record.id, townshipId: null, record };
  if (!known) return { ...placed, before: null, same: false };
  const before = { stamp: String(known.version), record: rowOf(known) };
  return { ...placed, before, same: JSON.stringify(record) === JSON.stringify(before.record) };
}

type Where = Pick<PersonRow, "organisationId" | "townshipId">;

function whereOf({ unit, township }: Values, { units, townships }: Ground): Where | Misplaced {
  const organisation = sought(
    units,
    unit,
    "unit",
    (name) => `单位名录中没有“${name}”。请核对名称，或者先在单位名录中登记。`,
  );
  const place = sought(
    townships,
    township,
    "township",
    (name) => `本县没有“${name}”。请核对名称，或者先在乡镇名册中登记。`,
  );
  const faults = [organisation, place].flatMap((one) => (one.fault ? [one.fault] : []));
  return faults.length > 0 ? { faults } : { organisationId: organisation.id, townshipId: place.id };
}

function sought(
  among: ReadonlyMap<string, { readonly id: string }>,
  name: Values[string] | undefined,
  field: string,
  unknown: (name: string) => string,
): { readonly id: string | null; readonly fault?: FieldFault } {
  if (name === undefined) return { id: null };
  const found = among.get(plain(String(name)));
  return found ? { id: found.id } : { id: null, fault: fault(field, `${field}-unknown`, unknown(String(name))) };
}

const fault = (field: string, rule: string, sentence: string): FieldFault => ({ field, rule, sentence });
const cellOf: Readonly<Record<keyof Omit<PersonFacts, "kind">, string>> = {
  organisationId: "unit",
  townshipId: "township",
  unitHead: "unitHead",
  villageCapacity: "villageCapacity",
};

/** What stands for somebody not known yet. */
const nobody = { post: "", unitHead: false, birthYear: null, partyMember: false, phone: null, villageCapacity: null };

function recordOf(
  { values, cleared }: RowToPlace,
  who: Where & { readonly name: string },
  known: KnownPerson | undefined,
  { townships, nextOrder }: Ground,
): PersonRow {
  const now = known ?? {
    ...nobody,
    id: uuidv7(),
    kind: who.townshipId ? "township-leader" : "cadre",
    sortOrder: nextOrder,
  };
  const kept = <K extends keyof typeof nobody>(key: K) =>
    cleared.includes(key) ? nobody[key] : ((values[key] as PersonRow[K] | undefined) ?? now[key]);
  const kind = (values.kind ?? now.kind) as PersonKind;
  const unasked = kind === "cadre" && values.villageCapacity === undefined;
  return {
    id: now.id,
    name: who.name,
    kind,
    organisationId: who.organisationId,
    townshipId: who.townshipId,
    post: kept("post") as string,
    unitHead: kept("unitHead") as boolean,
    birthYear: kept("birthYear") as number | null,
    partyMember: kept("partyMember") as boolean,
    skills: skillsOf(values, cleared, known),
    ...homeOf(values, cleared, known, townships),
    phone: kept("phone") as string | null,
    sortOrder: (values.sortOrder ?? now.sortOrder) as number,
    villageCapacity: unasked ? null : (kept("villageCapacity") as number | null),
  };
}

function skillsOf({ skills }: Values, cleared: readonly string[], known: KnownPerson | undefined): readonly Skill[] {
  if (skills !== undefined) return String(skills).split(",") as Skill[];
  return cleared.includes("skills") ? [] : (known?.skills ?? []);
}

/** A township of the county is a home that recuses; anything else is kept as it is written. */
function homeOf(
  { home }: Values,
  cleared: readonly string[],
  known: KnownPerson | undefined,
  townships: Ground["townships"],
) {
  if (home === undefined)
    return cleared.includes("home")
      ? { homeTownshipId: null, homePlace: "" }
      : { homeTownshipId: known?.homeTownshipId ?? null, homePlace: known?.homePlace ?? "" };
  const homeTownshipId = townships.get(plain(String(home)))?.id ?? null;
  return { homeTownshipId, homePlace: homeTownshipId === null ? String(home) : "" };
}

const rowOf = ({ version: _, ...row }: KnownPerson): PersonRow => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  organisationId: row.organisationId,
  townshipId: row.townshipId,
  post: row.post,
  unitHead: row.unitHead,
  birthYear: row.birthYear,
  partyMember: row.partyMember,
  skills: row.skills,
  homeTownshipId: row.homeTownshipId,
  homePlace: row.homePlace,
  phone: row.phone,
  sortOrder: row.sortOrder,
  villageCapacity: row.villageCapacity,
});

/** 姓名加单位：the same person twice in one file. */
function keys({ values }: RowToPlace): readonly RowKey[] {
  if (values.name === undefined) return [];
  const { name, unit = "", township = "" } = values;
  const value = `${plain(String(unit))}/${plain(String(township))}/${name}`;
  return [{ kind: "person", value, field: "name", rule: "person-twice", what: `${unit}${township}“${name}”` }];
}
