import { notFound, refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { Indicator, ManifestationItem } from "#domain/screening/manifestation.ts";
import type { Db } from "../db/db.ts";
import type {
  Field,
  Misplaced,
  OpenRegister,
  Placed,
  Register,
  RowKey,
  RowToPlace,
  Scope,
} from "../imports/register.ts";
import {
  type MoneyUnit,
  readFlag,
  readInteger,
  readMoney,
  readText,
  type Reading,
  wrong,
} from "../office/cell-values.ts";
import type { TemplateColumn } from "../office/template-model.ts";
import type { Cell } from "../office/workbook.ts";
import { findPlaces, placeFinder, type PlaceFinder, villagesLike } from "../imports/place-finder.ts";
import { findVillagesForMatch, listTownships, type VillageForMatch } from "../registry/queries.ts";
import {
  type AssessmentInput,
  listAssessmentsForTemplate,
  lockAssessments,
  saveAssessmentStatus,
} from "./assessments.ts";
import { saveAssessmentsBatch } from "./assess.ts";
import { findRound, type RoundRow } from "./queries.ts";

type Known = Awaited<ReturnType<typeof listAssessmentsForTemplate>>[number];

interface Assessed extends AssessmentInput {
  readonly status: Known["status"];
}

export const assessmentRegister: Register = {
  code: "assessment",
  title: "摸排表",
  verb: "assessment.write",
  needsRound: true,
  open: async (db, actor, scope) => {
    const round = await openRound(db, actor, scope);
    const known = new Map((await listAssessmentsForTemplate(db, actor, round.id)).map((one) => [one.villageId, one]));
    const townships = await listTownships(db, actor, { countyId: scope.countyId });
    const finder = placeFinder(townships, await findVillagesForMatch(db, actor, scope.countyId));
    return opened(round, known, finder, townships.find(({ id }) => id === scope.townshipId)?.name);
  },
  template: async (db, actor, scope) => {
    const round = await openRound(db, actor, scope);
    return template(round, await listAssessmentsForTemplate(db, actor, round.id));
  },
  lockStamps: async (tx, actor, scope, ids) => {
    const held = await lockAssessments(tx, actor, { countyId: scope.countyId, id: scope.roundId! }, ids);
    return new Map(held.map(({ villageId, version }) => [villageId, String(version)]));
  },
  stampAfter: ({ before }) => String(Number(before?.stamp ?? 0) + 1),
  save: async (tx, actor, { roundId }, rows) => {
    await saveAssessmentsBatch(
      tx,
      actor,
      roundId!,
      rows.map(({ record }) => record as AssessmentInput),
    );
  },
  undo: async (tx, actor, { countyId, roundId }, { restore }) => {
    const rows = restore as Assessed[];
    if (rows.length === 0) return;
    await saveAssessmentsBatch(tx, actor, roundId!, rows);
    // Saved contents make a draft; what had not been begun, or was down as missing, is that again.
    for (const status of ["waiting", "missing"] as const) {
      const ids = rows.filter((row) => row.status === status).map((row) => row.villageId);
      if (ids.length > 0) await saveAssessmentStatus(tx, actor, { countyId, id: roundId! }, ids, { status });
    }
  },
};

async function openRound(db: Db, actor: Actor, { roundId }: Scope): Promise<RoundRow> {
  const round = await findRound(db, actor, roundId ?? "");
  if (!round) throw notFound("轮次");
  if (round.status !== "assessing")
    throw refused([{ rule: "round-not-assessing", sentence: `“${round.name}”不在摸排填报阶段，不能导入摸排表。` }]);
  return round;
}

const moneyUnits: Readonly<Record<MoneyUnit, number>> = {
  元: 1,
  百元: 100,
  千元: 1000,
  万元: 10_000,
  百万元: 1_000_000,
  亿元: 100_000_000,
};
const isMoney = (unit: string | undefined): unit is MoneyUnit => unit !== undefined && unit in moneyUnits;

/** Whole numbers in the indicator's unit. Money may come in another unit when the header says which. */
function readValue({ unit }: Indicator) {
  return (cell: Cell, headerUnit: MoneyUnit | undefined): Reading<number> => {
    if (!isMoney(unit)) return readInteger(cell);
    const reading = readMoney(cell, headerUnit ?? unit);
    if (!("value" in reading)) return reading;
    const value = reading.value / (moneyUnits[unit] * 100);
    return Number.isInteger(value)
      ? { ...reading, value }
      : wrong(`“${cell.text.trim()}”换算成${unit}后不是整数，本指标以${unit}为单位填整数。`);
  };
}

const flag = (cell: Cell): Reading<boolean> => readFlag(cell);
const name = (cell: Cell): Reading<string> => readText(cell);
const code = (cell: Cell): Reading<string> => {
  const reading = readText(cell, { narrowed: true });
  return "value" in reading && !/^\d{9,12}$/.test(reading.value.replace(/\s/g, ""))
    ? wrong(`编码“${reading.value}”不是 12 位数字，请核对。`)
    : reading;
};

const field = (
  key: string,
  head: string,
  synonyms: readonly string[],
  hint: string,
  read: Field["read"],
  required = false,
): Field => ({
  key,
  head,
  synonyms,
  hint,
  read,
  required,
});

const withUnit = ({ name: head, unit }: Indicator) => (unit ? `${head}（${unit}）` : head);
const valueKey = ({ code: key }: Indicator) => `value:${key}`;
const itemKey = ({ code: key }: ManifestationItem) => `item:${key}`;
const spanWords = (one: Indicator) =>
  `填整数${one.unit ? `，单位${one.unit}` : ""}，一般在 ${one.min} 至 ${one.max} 之间。`;

const fieldsOf = (round: RoundRow): Field[] => [
  field(
    "township",
    "乡镇（街道）",
    ["乡镇", "镇街", "街道", "乡镇名称", "乡镇街道", "所属乡镇"],
    "填系统中的全称；本乡镇的表可以没有这一列。",
    name,
  ),
  field(
    "name",
    "村（社区）名称",
    ["村名", "行政村", "村居", "村社区", "村名称", "村", "村社区名称", "村居名称"],
    "填全称。",
    name,
    true,
  ),
  field("code", "区划代码", ["代码", "编码", "行政区划代码", "村代码"], "12 位，没有的可以不填。", code),
  ...round.indicators.map((one) =>
    field(valueKey(one), withUnit(one), [one.name, one.code], spanWords(one), readValue(one)),
  ),
  ...round.items.map((one) =>
    field(
      itemKey(one),
      one.name,
      [one.code, `${one.code}${one.name}`],
      "有此情形的填“是”或打√，没有的填“否”或留空。",
      flag,
    ),
  ),
  field("note", "备注", ["说明", "情况说明"], "不超过 1000 个字。", (cell) => {
    const reading = readText(cell);
    return "value" in reading && reading.value.length > 1000 ? wrong("备注超过 1000 个字，请精简。") : reading;
  }),
];

type Finder = PlaceFinder<VillageForMatch>;

/** `own`: a township's own table need not say which township it is. */
function opened(
  round: RoundRow,
  known: ReadonlyMap<string, Known>,
  finder: Finder,
  own: string | undefined,
): OpenRegister {
  return {
    fields: fieldsOf(round),
    place: (row) => {
      const village = findVillage(finder, own ? { township: own, ...row.values } : row.values, row.chosenId);
      return "faults" in village ? village : placed(round, known, row, village);
    },
    keys: (_, result): RowKey[] =>
      "faults" in result
        ? []
        : [{ kind: "subject", value: result.subjectId, field: "name", rule: "village-twice", what: "同一个村" }],
  };
}

function findVillage(
  finder: Finder,
  values: RowToPlace["values"],
  chosenId: string | null,
): VillageForMatch | Misplaced {
  const found = findPlaces(finder, values, chosenId);
  if ("faults" in found) return found;
  if (found.village) return found.village;
  const { name: called, township } = values;
  if (called === undefined) return { faults: [] };
  if (township === undefined && found.townshipId === undefined)
    return {
      faults: [
        { field: null, rule: "township-missing", sentence: `只凭“${called}”认不出是哪个村，请补上乡镇或者区划代码。` },
      ],
    };
  const ambiguous = found.candidates.length > 0;
  const candidates = ambiguous ? found.candidates : villagesLike(finder, found.townshipId!, String(called));
  const sentence = ambiguous
    ? `“${called}”可能指几个村，请选定是哪一个。`
    : `${township ?? ""}没有“${called}”，请核对村名，或者选定是哪一个村。`;
  return {
    faults: [{ field: "name", rule: ambiguous ? "village-ambiguous" : "village-unknown", sentence }],
    candidates,
  };
}

const closed: Partial<Record<Known["status"], string>> = {
  submitted: "的摸排表已经上报，不能再导入；确需修改的，请先由县级退回。",
};

function placed(
  round: RoundRow,
  known: ReadonlyMap<string, Known>,
  row: RowToPlace,
  village: VillageForMatch,
): Placed | Misplaced {
  const standing = known.get(village.id);
  const fault = (rule: string, sentence: string): Misplaced => ({ faults: [{ field: "name", rule, sentence }] });
  if (!standing) return fault("village-not-in-round", `“${village.name}”不在本轮摸排范围内。`);
  const why = closed[standing.status];
  if (why) return fault("assessment-closed", `“${village.name}”${why}`);
  const { values, cleared } = row;
  const was: Assessed = {
    villageId: village.id,
    values: valuesOf(round, standing),
    manifestations: standing.manifestations,
    note: standing.note,
    status: standing.status,
  };
  const record: AssessmentInput = {
    villageId: village.id,
    values: round.indicators.map((one, i) =>
      cleared.includes(valueKey(one)) ? null : ((values[valueKey(one)] as number | undefined) ?? was.values[i]!),
    ),
    manifestations: round.items.map((one) => one.code).filter((item) => hasItem(item, row, was)),
    note: cleared.includes("note") ? "" : ((values.note as string | undefined) ?? was.note),
  };
  const sorted = {
    ...was,
    manifestations: round.items.map((one) => one.code).filter((item) => was.manifestations.includes(item)),
  };
  return {
    subjectId: village.id,
    townshipId: standing.townshipId,
    record,
    before: { stamp: String(standing.version), record: was },
    same:
      JSON.stringify([record.values, record.manifestations, record.note]) ===
      JSON.stringify([sorted.values, sorted.manifestations, sorted.note]),
  };
}

/** 空着的格不改变原有勾选；填“否”才去掉。 */
function hasItem(item: string, { values, cleared }: RowToPlace, was: AssessmentInput): boolean {
  const key = `item:${item}`;
  if (cleared.includes(key)) return false;
  return (values[key] as boolean | undefined) ?? was.manifestations.includes(item);
}

const valuesOf = ({ indicators }: RoundRow, { values }: Known) => indicators.map((_, i) => values[i] ?? null);

function template(round: RoundRow, rows: readonly Known[]) {
  const columns: TemplateColumn[] = [
    { header: "乡镇（街道）", kind: "text", width: 14 },
    { header: "村（社区）名称", kind: "text", required: true, width: 16 },
    { header: "区划代码", kind: "code" },
    ...round.indicators.map((one): TemplateColumn => ({
      header: withUnit(one),
      kind: "integer",
      min: one.min,
      max: one.max,
      hint: spanWords(one),
    })),
    ...round.items.map((one): TemplateColumn => ({
      header: one.name,
      kind: "list",
      words: ["是", "否"],
      hint: one.meaning,
    })),
    { header: "备注", kind: "text", width: 24 },
  ];
  return {
    name: "摸排表",
    title: `${round.name}摸排表`,
    notes: [
      "各村已列好，名称和代码不能改；只填空白格，填完整体上传，不用逐村录入。",
      "指标填整数，单位见表头；没有数据的留空，不要填 0。",
      "有表中所列情形的选“是”，没有的选“否”或留空。",
      `请于 ${round.deadline} 前上传并提交。`,
    ],
    columns,
    prefilled: rows.map((row) => [
      row.township,
      row.village,
      row.villageCode,
      ...valuesOf(round, row),
      ...round.items.map((one) => (row.manifestations.includes(one.code) ? "是" : null)),
      row.note || null,
    ]),
    locked: true,
    entryRows: rows.length,
  };
}
