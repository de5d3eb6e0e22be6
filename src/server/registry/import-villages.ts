import { uuidv7 } from "#contract/uuid.ts";
import { foldWidth, plainName, type VillageKind, villageKind } from "#domain/area.ts";
import type { Actor } from "#domain/access.ts";
import type { Db } from "../db/db.ts";
import type {
  Before,
  Candidate,
  FieldFault,
  Misplaced,
  OpenRegister,
  Placed,
  Register,
  RowKey,
  RowToPlace,
  Values,
} from "../imports/register.ts";
import type { VillageRow } from "./batches.ts";
import { removeVillagesBatch, saveStoredVillages, saveVillagesBatch } from "./commands.ts";
import {
  type KnownVillage,
  listKnownTownships,
  listKnownVillages,
  lockVillageVersions,
  newVintage,
} from "./import-known.ts";
import { villageFields as fields, villageTemplate } from "./import-village-fields.ts";
import { withCode } from "./import-townships.ts";
import { findPlaces, placeFinder, type PlaceFinder } from "../imports/place-finder.ts";

export const villageRegister: Register = {
  code: "village",
  title: "村（社区）名册",
  verb: "village.import",
  needsRound: false,
  open: (db, actor, { countyId }) => openVillages(db, actor, countyId),
  template: (db, actor, { countyId }) => villageTemplate(db, actor, countyId),
  lockStamps: async (tx, actor, { countyId }, ids) =>
    new Map((await lockVillageVersions(tx, actor, countyId, ids)).map(({ id, version }) => [id, String(version)])),
  stampAfter: ({ before }) => String(before === null ? 1 : Number(before.stamp) + 1),
  save: (tx, actor, { countyId }, rows, clearEmpty) =>
    saveVillagesBatch(
      tx,
      actor,
      countyId,
      rows.map(({ record }) => record as VillageRow),
      { blanks: clearEmpty ? "clear" : "keep" },
    ),
  saveStored: (tx, actor, { countyId }, rows, clearEmpty) =>
    saveStoredVillages(tx, actor, countyId, rows, { blanks: clearEmpty ? "clear" : "keep" }),
  undo: async (tx, actor, { countyId }, { remove, restore }) => {
    if (restore.length > 0) await saveVillagesBatch(tx, actor, countyId, restore as VillageRow[], { blanks: "clear" });
    if (remove.length > 0) await removeVillagesBatch(tx, actor, countyId, remove);
  },
};

async function openVillages(db: Db, actor: Actor, countyId: string): Promise<OpenRegister> {
  const townships = await listKnownTownships(db, actor, countyId);
  const finder = placeFinder(townships, await listKnownVillages(db, actor, countyId));
  const vintage = await newVintage(db, countyId);
  return { fields, place: (row) => place(row, finder, vintage), keys };
}

function keys({ values }: RowToPlace, placed: Placed | Misplaced): RowKey[] {
  const found: RowKey[] = [];
  if (values.code)
    found.push({
      kind: "code",
      value: String(values.code),
      field: "code",
      rule: "code-twice",
      what: `区划代码 ${values.code} `,
    });
  if (values.name && values.township) {
    const value = `${foldWidth(String(values.township))}/${String(values.name)}`;
    found.push({ kind: "name", value, field: "name", rule: "name-twice", what: `“${values.township}${values.name}”` });
  }
  if (!("faults" in placed) && placed.before)
    found.push({
      kind: "subject",
      value: placed.subjectId,
      field: "name",
      rule: "subject-twice",
      what: "本行对应的村",
    });
  return found;
}

function place(
  { values, cleared, chosenId }: RowToPlace,
  finder: PlaceFinder<KnownVillage>,
  vintage: string,
): Placed | Misplaced {
  const found = findPlaces(finder, values, chosenId);
  if ("faults" in found) return { ...found, faults: found.faults.map((fault) => withRename(fault, values)) };
  const { townshipId, village, candidates } = found;
  const name = values.name as string | undefined;
  if (townshipId === undefined || name === undefined) return { faults: [] };
  if (candidates.length > 0) return ambiguous(name, candidates);
  return placedVillage(ownCode(values, finder, village), cleared, townshipId, village, vintage);
}

/** Here the name is written as well: choosing the village renames it. */
const withRename = (fault: FieldFault, { name }: Values): FieldFault =>
  fault.rule === "name-not-of-code" ? { ...fault, sentence: `${fault.sentence}选定后名册改用“${name}”。` } : fault;

/** Whoever chose a village against the code of the row has said that the code is wrong; it stays where it belongs. */
function ownCode(values: Values, finder: PlaceFinder<KnownVillage>, village: KnownVillage | undefined): Values {
  const owner = finder.byCode.get(String(values.code ?? ""));
  if (owner === undefined || owner === village) return values;
  const { code: _, ...rest } = values;
  return rest;
}

const ambiguous = (name: string, candidates: readonly Candidate[]): Misplaced => {
  const fault: FieldFault = {
    field: "name",
    rule: "village-ambiguous",
    sentence: `“${name}”可能指${candidates.map((one) => `“${one.name}”`).join("、")}，请选定是哪一个，或者改写为全称。`,
  };
  return { faults: [fault], candidates };
};

/** What stands for a village not known yet: nothing. */
const nothing = {
  sortOrder: null,
  households: null,
  population: null,
  partyMembers: null,
  collectiveIncomeFen: null,
  longitude: null,
  latitude: null,
  codes: [],
};

function placedVillage(
  values: Values,
  cleared: readonly string[],
  townshipId: string,
  known: KnownVillage | undefined,
  vintage: string,
): Placed {
  const now = known ?? nothing;
  const kept = (key: string, value: number | null): number | null =>
    cleared.includes(key) ? null : ((values[key] as number | undefined) ?? value);
  const { name, code, kind, validFrom } = values as {
    name: string;
    code?: string;
    kind?: VillageKind;
    validFrom?: string;
  };
  const record: VillageRow = {
    id: known?.id ?? uuidv7(),
    townshipId,
    name,
    matchName: plainName(name),
    kind: kind ?? known?.kind ?? kindOf(name, code),
    sortOrder: now.sortOrder,
    households: kept("households", now.households),
    population: kept("population", now.population),
    partyMembers: kept("partyMembers", now.partyMembers),
    collectiveIncomeFen: kept("collectiveIncome", now.collectiveIncomeFen),
    longitude: now.longitude,
    latitude: now.latitude,
    codes: withCode(now.codes, code, vintage, cleared.includes("code")),
  };
  if (!known) return { subjectId: record.id, townshipId, record: { ...record, validFrom }, before: null, same: false };
  const before: Before = { stamp: String(known.version), record: asRow(known) };
  const same = JSON.stringify(asRow({ ...known, ...record } as KnownVillage)) === JSON.stringify(before.record);
  return { subjectId: record.id, townshipId, record, before, same };
}

function asRow(village: KnownVillage): VillageRow {
  const {
    id,
    townshipId,
    name,
    matchName,
    kind,
    sortOrder,
    households,
    population,
    partyMembers,
    collectiveIncomeFen,
    longitude,
    latitude,
  } = village;
  const codes = village.codes.map(({ scheme, code, vintage }) => ({ scheme, code, vintage }));
  return {
    id,
    townshipId,
    name,
    matchName,
    kind,
    sortOrder,
    households,
    population,
    partyMembers,
    collectiveIncomeFen,
    longitude,
    latitude,
    codes,
  };
}

function kindOf(name: string, code: string | undefined): VillageKind {
  if (/(社区|居委会|居民委员会)$/.test(name)) return "community";
  return (code && villageKind(code)) || "village";
}
