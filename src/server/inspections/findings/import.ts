import { sql } from "kysely";
import { notFound } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import {
  findingSourceLabel,
  findingStatusLabel,
  findingTypeLabel,
  satisfactionLabel,
} from "#domain/inspections/finding-labels.ts";
import type { Db } from "../../db/db.ts";
import { placeFinder } from "../../imports/place-finder.ts";
import type { Misplaced, OpenRegister, Placed, Register, RowKey, RowToPlace, Scope } from "../../imports/register.ts";
import type { TemplateModel } from "../../office/template-model.ts";
import { findVillagesForMatch, listTownships } from "../../registry/queries.ts";
import { ruleOf } from "../../rules/queries.ts";
import { findingFields } from "./import-fields.ts";
import { type ImportGround, placeFinding, plainName } from "./import-place.ts";
import {
  deleteImported,
  type FindingRecord,
  insertFindings,
  listKnownFindings,
  listKnownTeams,
  listOpenUnits,
  lockFindingVersions,
  mendFindings,
} from "./import-rows.ts";

/** 问题整改台账：as it goes out it comes in. */
export const findingRegister: Register = {
  code: "finding",
  title: "问题整改台账",
  verb: "finding.assign",
  needsRound: false,
  open: (db, actor, { countyId }) => openFindings(db, actor, countyId),
  template: (db, actor, { countyId }) => findingTemplate(db, actor, countyId),
  lockStamps: (tx, actor, { countyId }, ids) => lockFindingVersions(tx, actor, countyId, ids),
  stampAfter: ({ before }) => String(before === null ? 1 : Number(before.stamp) + 1),
  save: async (tx, actor, scope, rows) => {
    requireCounty(actor, scope);
    const records = (known: boolean) =>
      rows.filter(({ before }) => (before !== null) === known).map(({ record }) => record as FindingRecord);
    await insertFindings(tx, actor, scope.countyId, records(false), await todayOf(tx));
    await mendFindings(tx, scope.countyId, records(true));
  },
  undo: async (tx, actor, scope, { remove, restore }) => {
    requireCounty(actor, scope);
    await mendFindings(tx, scope.countyId, restore as FindingRecord[]);
    if (remove.length > 0) await deleteImported(tx, scope.countyId, remove);
  },
};

function requireCounty(actor: Actor, { countyId }: Scope) {
  if (!actor.counties.includes(countyId)) throw notFound("县（市、区）");
}

async function todayOf(db: Db): Promise<string> {
  const { rows } = await sql<{ today: string }>`select (now() at time zone 'Asia/Shanghai')::date as today`.execute(db);
  return rows[0]!.today;
}

async function openFindings(db: Db, actor: Actor, countyId: string): Promise<OpenRegister> {
  const today = await todayOf(db);
  const { content: rule } = await ruleOf(db, countyId, "finding-types", today);
  const townships = await listTownships(db, actor, { countyId });
  const known = await listKnownFindings(db, actor, countyId);
  const units = await listOpenUnits(db, actor, countyId);
  const ground: ImportGround = {
    today,
    categories: rule.categories,
    townSkipsOwn: rule.townSkipsOwn,
    finder: placeFinder(townships, await findVillagesForMatch(db, actor, countyId)),
    known: new Map(known.map((one) => [one.number, one])),
    units: new Map(units.map((one) => [plainName(one.name), one])),
    teams: await listKnownTeams(db, actor, countyId),
  };
  return { fields: findingFields(rule.severities), place: (row) => placeFinding(row, ground), keys };
}

/** One finding stands in one row. */
function keys({ values }: RowToPlace, _placed: Placed | Misplaced): readonly RowKey[] {
  if (values.number === undefined) return [];
  const value = String(values.number);
  return [{ kind: "number", value, field: "number", rule: "number-twice", what: `编号 ${value} ` }];
}

async function findingTemplate(db: Db, actor: Actor, countyId: string): Promise<TemplateModel> {
  const { content: rule } = await ruleOf(db, countyId, "finding-types", await todayOf(db));
  const townships = await listTownships(db, actor, { countyId });
  const units = await listOpenUnits(db, actor, countyId);
  const fields = findingFields(rule.severities);
  const lists: Readonly<Record<string, readonly string[]>> = {
    source: Object.values(findingSourceLabel),
    type: Object.values(findingTypeLabel),
    status: Object.values(findingStatusLabel),
    satisfaction: Object.values(satisfactionLabel),
    severity: Object.values(rule.severities),
    category: rule.categories.map(({ name }) => name),
    township: townships.map(({ name }) => name),
    unit: [...townships, ...units].map(({ name }) => name),
    repeated: ["是", "否"],
  };
  return {
    name: "问题整改台账",
    title: "问题整改台账导入模板",
    notes: [
      "带 * 的列必填。已在系统中的问题按编号对应，办理环节不能用表格修改。",
      "系统中导出的台账可以直接改后导入；已销号的历史问题须写明整改结果、销号日期和销号人。",
    ],
    columns: fields.map(({ key, head, required, hint }) => {
      const words = lists[key];
      const column = { header: head, required, hint };
      return words && words.length > 0 ? { ...column, kind: "list", words } : { ...column, kind: "text", width: 16 };
    }),
    guide: fields.map(({ head, hint }) => [head, hint]),
  };
}
