import { conflict, notFound } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import { promisedParts } from "#domain/projects/draft.ts";
import { importedStatuses, importFaults, usualClass } from "#domain/projects/imported.ts";
import { assetClassLabel, projectKindLabel, projectStatusLabel } from "#domain/projects/labels.ts";
import type { AssetClass, ProjectKind, ProjectStatus } from "#domain/projects/project.ts";
import type { Db, Tx } from "../../db/db.ts";
import type { Misplaced, Placed, Register, RowKey, RowToPlace, SavedRow, Scope } from "../../imports/register.ts";
import type { TemplateModel } from "../../office/template-model.ts";
import { listTownships } from "../../registry/queries.ts";
import { projectFields } from "./fields.ts";
import { likenessOf, type ProjectGround, readProjectGround } from "./ground.ts";
import { findServed } from "./places.ts";
import { deleteImported, insertProjects, lockProjectVersions, type ProjectRecord } from "./rows.ts";

/** 项目台账: projects a county kept elsewhere come in as far as they had come; those known here are not altered by a table. */
export const projectRegister: Register = {
  code: "project",
  title: "项目台账",
  verb: "project.decide",
  needsRound: false,
  open: async (db, actor, { countyId }) => {
    const ground = await readProjectGround(db, actor, countyId);
    return { fields: projectFields, place: (row) => placeProject(row, ground), keys };
  },
  template: (db, actor, { countyId }) => projectTemplate(db, actor, countyId),
  lockStamps: (tx, actor, { countyId }, ids) => lockProjectVersions(tx, actor, countyId, ids),
  stampAfter: () => "1",
  save: async (tx, actor, scope, rows) => {
    requireCounty(actor, scope);
    await stillNew(tx, actor, scope, rows);
    const records = rows.map(({ record }) => record as ProjectRecord);
    await insertProjects(tx, actor, scope.countyId, records);
  },
  undo: async (tx, actor, scope, { remove }) => {
    requireCounty(actor, scope);
    if (remove.length > 0) await deleteImported(tx, scope.countyId, remove);
  },
};

function requireCounty(actor: Actor, { countyId }: Scope) {
  if (!actor.counties.includes(countyId)) throw notFound("县（市、区）");
}

/** Days may lie between the check and the word that the table is to come in: what came in meanwhile by another way is not doubled. */
async function stillNew(tx: Tx, actor: Actor, { countyId }: Scope, rows: readonly SavedRow[]) {
  const { alike } = await readProjectGround(tx, actor, countyId);
  const doubled = rows.filter(({ record }) => alike.has(likenessOf(record as ProjectRecord)));
  if (doubled.length === 0) return;
  const where = doubled.slice(0, 10).map(({ rowNumber }) => `第 ${rowNumber} 行`);
  throw conflict(`核对之后，${where.join("、")}的项目已经有人登记。本批没有导入，请重新核对后再导入。`);
}

function placeProject({ values }: RowToPlace, ground: ProjectGround): Placed | Misplaced {
  const served = findServed(ground.finder, {
    township: String(values.township ?? ""),
    villages: String(values.villages ?? ""),
    shares: values.shares as string | undefined,
  });
  if ("faults" in served) return served;
  const record = recordOf(values, served);
  const known = ground.alike.get(likenessOf(record));
  if (known)
    return {
      faults: [
        {
          field: "name",
          rule: "project-known",
          sentence: `${record.year} 年已有同名项目（编号 ${known.year}-${known.number}），请在系统中办理，不用表格修改。`,
        },
      ],
    };
  const faults = importFaults(record, ground.today);
  if (faults.length > 0) return { faults };
  return { subjectId: record.id, townshipId: record.townshipId, record, before: null, same: false };
}

type Served = Exclude<ReturnType<typeof findServed>, Misplaced>;

function recordOf(values: RowToPlace["values"], { townshipId, villages }: Served): ProjectRecord {
  const text = (key: string) => String(values[key] ?? "");
  const day = (key: string) => (values[key] as string | undefined) ?? null;
  const kind = values.kind as ProjectKind;
  const promisedFen = Number(values.promised ?? 0);
  const promised = promisedParts(
    promisedFen,
    villages.map(({ share }) => share),
  );
  return {
    id: uuidv7(),
    year: Number(values.year),
    name: text("name"),
    kind,
    assetClass: (values.assetClass as AssetClass | undefined) ?? usualClass(kind),
    townshipId,
    villages: villages.map((village, i) => ({ ...village, promisedFen: promised[i]! })),
    promisedFen,
    owner: text("owner"),
    builder: text("builder"),
    responsible: text("responsible"),
    place: text("place"),
    content: text("content"),
    scale: text("scale"),
    estimateFen: Number(values.estimate),
    budgetFen: values.budget === undefined ? null : Number(values.budget),
    planStartOn: day("planStartOn"),
    planFinishOn: day("planFinishOn"),
    startedOn: day("startedOn"),
    finishedOn: day("finishedOn"),
    status: (values.status as ProjectStatus | undefined) ?? "banked",
  };
}

/** One project stands in one row. */
function keys(_: RowToPlace, placed: Placed | Misplaced): readonly RowKey[] {
  if ("faults" in placed) return [];
  const value = likenessOf(placed.record as ProjectRecord);
  return [{ kind: "likeness", value, field: "name", rule: "project-twice", what: "年度、乡镇、项目名称" }];
}

async function projectTemplate(db: Db, actor: Actor, countyId: string): Promise<TemplateModel> {
  const townships = await listTownships(db, actor, { countyId });
  const lists: Readonly<Record<string, readonly string[]>> = {
    kind: Object.values(projectKindLabel),
    assetClass: Object.values(assetClassLabel),
    status: importedStatuses.map((status) => projectStatusLabel[status]),
    township: townships.map(({ name }) => name),
  };
  return {
    name: "项目台账",
    title: "项目台账导入模板",
    notes: [
      "带 * 的列必填。金额列的表头写明元或者万元。",
      "只导入系统中还没有的项目；资金批次、合同和拨付导入后在“资金”中登记。",
    ],
    columns: projectFields.map(({ key, head, required, hint }) => {
      const words = lists[key];
      const money = ["estimate", "budget", "promised"].includes(key);
      const column = { header: money ? `${head}（万元）` : head, required, hint };
      return words && words.length > 0 ? { ...column, kind: "list", words } : { ...column, kind: "text", width: 16 };
    }),
    guide: projectFields.map(({ head, hint }) => [head, hint]),
  };
}
