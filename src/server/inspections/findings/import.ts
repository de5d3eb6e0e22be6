import { conflict, notFound } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import {
  findingSourceLabel,
  findingStatusLabel,
  findingTypeLabel,
  satisfactionLabel,
} from "#domain/inspections/finding-labels.ts";
import type { Db, Tx } from "../../db/db.ts";
import type {
  Misplaced,
  OpenRegister,
  Placed,
  Register,
  RowKey,
  RowToPlace,
  SavedRow,
  Scope,
} from "../../imports/register.ts";
import type { TemplateModel } from "../../office/template-model.ts";
import { listTownships } from "../../registry/queries.ts";
import { ruleOf } from "../../rules/queries.ts";
import { findingFields } from "./import-fields.ts";
import { likenessOf, readGround, todayOf } from "./import-ground.ts";
import { changedSince, settled } from "./import-judging.ts";
import { placeFinding } from "./import-place.ts";
import {
  deleteImported,
  type FindingRecord,
  insertFindings,
  listOpenUnits,
  lockFindingVersions,
  mendFindings,
} from "./import-rows.ts";
import { lockNumbers } from "./registering.ts";

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
    const ground = await groundToSave(tx, actor, scope, rows);
    const records = (known: boolean) =>
      rows.filter(({ before }) => (before !== null) === known).map(({ record }) => record as FindingRecord);
    const fresh = records(false).map((record) => settled(record, ground));
    await insertFindings(tx, actor, scope.countyId, fresh, ground);
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

async function openFindings(db: Db, actor: Actor, countyId: string): Promise<OpenRegister> {
  const ground = await readGround(db, actor, countyId);
  return { fields: findingFields(ground.rule.severities), place: (row) => placeFinding(row, ground), keys };
}

/**
 * Days may lie between the check and the word that the table is to come in. With the numbers of the county held, what is new is judged again by
 * what stands now; one row that no longer holds, and none comes in.
 */
async function groundToSave(tx: Tx, actor: Actor, { countyId }: Scope, rows: readonly SavedRow[]) {
  await lockNumbers(tx, countyId);
  const ground = await readGround(tx, actor, countyId);
  const changed = rows.flatMap((row) => {
    const why = changedSince(row, ground);
    return why ? [`第 ${row.rowNumber} 行${why}`] : [];
  });
  if (changed.length === 0) return ground;
  const more = changed.length > 10 ? ` 等 ${changed.length} 行` : "";
  throw conflict(`核对之后情况有变：${changed.slice(0, 10).join("；")}${more}。本批没有导入，请重新核对后再导入。`);
}

/** One finding stands in one row: by its number, or by where, when and what. */
function keys({ values }: RowToPlace, placed: Placed | Misplaced): readonly RowKey[] {
  if (values.number !== undefined) {
    const value = String(values.number);
    return [{ kind: "number", value, field: "number", rule: "number-twice", what: `编号 ${value} ` }];
  }
  if ("faults" in placed) return [];
  const value = likenessOf(placed.record as FindingRecord);
  const what = "地点、发现日期、描述";
  return [{ kind: "likeness", value, field: "description", rule: "finding-twice", what }];
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
