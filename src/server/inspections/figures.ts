import { sql } from "kysely";
import { severityLabel, findingStatusLabel, findingTypeLabel } from "#domain/inspections/finding-labels.ts";
import { withTownships } from "../figures/by-township.ts";
import {
  type Argument,
  type CountedFigure,
  type Figure,
  fixedArgument,
  inWords,
  undivided,
} from "../figures/figure.ts";
import { day } from "../figures/placed.ts";
import {
  answersOf,
  findingsOf,
  interviewee,
  interviewsOf,
  objectsOf,
  said,
  visitsOf,
  type Words,
} from "./figure-rows.ts";

const needs = "inspection" as const;
const group = sql<string>`coalesce('第' || o.group_number || '组', '未分组')`;

const groups: Argument = {
  name: "督查组",
  scopes: async (db, actor, period) => {
    const rows = await objectsOf(db, actor, period).select(group.as("scope")).distinct().orderBy("scope").execute();
    return rows.map(({ scope }) => ({ scope, label: scope }));
  },
};

/** The items of the checklist as this inspection was made by it; nothing where no inspection is named. */
const items = (kind: "yes-no" | "choice"): Argument => ({
  name: "检查内容",
  scopes: async (db, _actor, { countyId, inspectionId }) => {
    if (!inspectionId) return [];
    const { rows } = await sql<{ scope: string; label: string }>`select i ->> 'code' as scope, i ->> 'text' as label
      from inspection n, jsonb_array_elements(n.checklist -> 'sections') with ordinality as s (part, at),
        jsonb_array_elements(s.part -> 'items') with ordinality as e (i, place)
      where n.county_id = ${countyId} and n.id = ${inspectionId} and i ->> 'kind' = ${kind}
      order by s.at, e.place`.execute(db);
    return rows;
  },
});
const [yesNo, choice] = [items("yes-no"), items("choice")];

const categories: Argument = {
  name: "问题类别",
  scopes: async (db, actor, period) => {
    const rows = await findingsOf(db, actor, period)
      .select("f.category as scope")
      .distinct()
      .orderBy("scope")
      .execute();
    return rows.map(({ scope }) => ({ scope, label: scope }));
  },
};

const objectColumns = ["乡镇（街道）", "督查对象", "督查组"];
const visitColumns = ["乡镇（街道）", "督查对象", "到村日期", "督查人员", "方式"];
const answerColumns = ["乡镇（街道）", "督查对象", "到村日期", "检查内容", "答案", "说明"];
const findingColumns = [
  "编号",
  "乡镇（街道）",
  "所在村",
  "类别",
  "问题",
  "严重程度",
  "整改类型",
  "期限",
  "所处环节",
  "销号日期",
];

const way = sql<string>`case v.way when 'telephone' then '电话' else '实地' end`;
const visitCells: Words = [sql`t.name`, sql`coalesce(o.name, w.name, t.name)`, day("v.on_day"), sql`v.visitors`, way];

const latest = "同一对象多次检查的，以最近一次已报送的检查为准";

const answered = (answer: "yes" | "no" | "none", word: string): CountedFigure => ({
  kind: "count",
  needs,
  code: `answers-${answer}`,
  name: `检查结果为“${word}”的对象数`,
  definition: `本次督查中该项检查内容填写“${word}”的督查对象；${latest}。`,
  unit: "个",
  columns: answerColumns,
  argument: yesNo,
  rows: (db, actor, period) =>
    answersOf(db, actor, period)
      .where(
        answer === "none"
          ? sql<boolean>`a.value is null or a.value = 'null'::jsonb`
          : sql<boolean>`a.value = ${JSON.stringify(answer)}::jsonb`,
      )
      .where(sql<boolean>`a.kind = 'yes-no'`)
      .select(
        said(sql`a.item`, [sql`t.name`, sql`o.name`, day("v.on_day"), sql`a.text`, sql`${word}::text`, sql`a.note`]),
      ),
});

const severity = inWords("f.severity", severityLabel);
const type = inWords("f.type", findingTypeLabel);
const status = inWords("f.status", findingStatusLabel);
const findingCells: Words = [
  sql`f.number::text`,
  sql`coalesce(t.name, '县直')`,
  sql`coalesce(w.name, '')`,
  sql`f.category`,
  sql`f.description`,
  severity,
  type,
  day("f.due_on"),
  status,
  day("f.closed_on"),
];

const finding = { needs, unit: "个", columns: findingColumns };
const registered = "本次督查登记的问题，不含登记后撤回的";

const findingsBy = (code: string, what: string, argument: Argument, scope: typeof severity): CountedFigure => ({
  ...finding,
  kind: "count",
  code,
  name: "督查发现问题数",
  definition: `${registered}，按${what}分列。`,
  argument,
  rows: (db, actor, period) => findingsOf(db, actor, period).select(said(scope, findingCells)),
});

/** The named numbers of one 督查, asked for with the inspection itself. */
export const inspectionFigures: readonly Figure[] = [
  ...withTownships(
    {
      needs,
      code: "inspected",
      name: "督查对象数",
      definition: "本次督查中至少有一次检查已经报送的督查对象；同一对象只计一次。",
      unit: "个",
      columns: objectColumns,
    },
    (db, actor, period, scope) =>
      objectsOf(db, actor, period)
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom("visit as v")
              .whereRef("v.countyId", "=", "o.countyId")
              .whereRef("v.objectId", "=", "o.id")
              .where("v.status", "=", "submitted")
              .select("v.id"),
          ),
        )
        .select(said(scope, [sql`t.name`, sql`o.name`, group])),
  ),
  ...withTownships(
    {
      needs,
      code: "inspection-objects",
      name: "应督查对象数",
      definition: "本次督查抽取或者确定的全部督查对象，含尚未检查的。",
      unit: "个",
      columns: objectColumns,
    },
    (db, actor, period, scope) => objectsOf(db, actor, period).select(said(scope, [sql`t.name`, sql`o.name`, group])),
  ),
  {
    kind: "count",
    needs,
    code: "inspection-objects-by-group",
    name: "应督查对象数",
    definition: "本次督查抽取或者确定的全部督查对象，按督查组分列。",
    unit: "个",
    columns: objectColumns,
    argument: groups,
    rows: (db, actor, period) => objectsOf(db, actor, period).select(said(group, [sql`t.name`, sql`o.name`, group])),
  },
  {
    kind: "count",
    needs,
    code: "inspection-groups",
    name: "督查组数",
    definition: "本次督查编成的督查组，以督查组成员名单为准。",
    unit: "个",
    columns: ["督查组", "人数"],
    rows: (db, _actor, { countyId, inspectionId }) =>
      db
        .selectFrom("inspectionMember as m")
        .where("m.countyId", "=", countyId)
        .where("m.inspectionId", "=", inspectionId ?? null)
        .groupBy("m.groupNumber")
        .select([
          undivided.as("scope"),
          sql<number[]>`array[m.group_number]`.as("sort"),
          sql<string[]>`array['第' || m.group_number || '组', count(*)::text]`.as("cells"),
        ]),
  },
  ...withTownships(
    {
      needs,
      code: "inspection-visits",
      name: "检查次数",
      definition: "本次督查中已经报送的检查，实地和电话合计。",
      unit: "次",
      columns: visitColumns,
    },
    (db, actor, period, scope) => visitsOf(db, actor, period).select(said(scope, visitCells)),
  ),
  ...withTownships(
    {
      needs,
      code: "inspection-interviews",
      name: "访谈人次",
      definition: "本次督查已报送的检查中登记的访谈，不含已删去的；不列被访谈人。",
      unit: "人次",
      columns: ["乡镇（街道）", "到村日期", "访谈对象"],
    },
    (db, actor, period, scope) =>
      interviewsOf(db, actor, period).select(said(scope, [sql`t.name`, day("v.on_day"), interviewee])),
  ),
  answered("yes", "是"),
  answered("no", "否"),
  answered("none", "不涉及"),
  {
    kind: "count",
    needs,
    code: "answers-chosen",
    name: "选择项填写对象数",
    definition: `本次督查中该项检查内容已经选择的督查对象，明细列明各自的选择；${latest}。`,
    unit: "个",
    columns: answerColumns,
    argument: choice,
    rows: (db, actor, period) =>
      answersOf(db, actor, period)
        .where(sql<boolean>`a.kind = 'choice' and jsonb_typeof(a.value) = 'string'`)
        .select(
          said(sql`a.item`, [
            sql`t.name`,
            sql`o.name`,
            day("v.on_day"),
            sql`a.text`,
            sql`a.value #>> '{}'`,
            sql`a.note`,
          ]),
        ),
  },
  ...withTownships(
    { ...finding, code: "findings", name: "督查发现问题数", definition: `${registered}。` },
    (db, actor, period, scope) => findingsOf(db, actor, period).select(said(scope, findingCells)),
  ),
  findingsBy("findings-by-severity", "严重程度", fixedArgument("严重程度", severityLabel), severity),
  findingsBy("findings-by-type", "整改类型", fixedArgument("整改类型", findingTypeLabel), type),
  findingsBy("findings-by-status", "所处环节", fixedArgument("所处环节", findingStatusLabel), status),
  findingsBy("findings-by-category", "类别", categories, sql<string>`f.category`),
  ...withTownships(
    { ...finding, code: "findings-closed", name: "已销号问题数", definition: `${registered}，其中已经销号的。` },
    (db, actor, period, scope) =>
      findingsOf(db, actor, period).where("f.status", "=", "closed").select(said(scope, findingCells)),
  ),
  ...withTownships(
    {
      ...finding,
      code: "findings-late",
      name: "逾期未销号问题数",
      definition: `${registered}，整改期限已过、尚未销号的。`,
    },
    (db, actor, period, scope) =>
      findingsOf(db, actor, period)
        .where("f.status", "<>", "closed")
        .where("f.dueOn", "<", period.today)
        .select(said(scope, findingCells)),
  ),
  {
    kind: "share",
    needs,
    code: "findings-closed-share",
    name: "督查问题销号率",
    definition: "已销号问题数与督查发现问题数之比；没有发现问题的，不适用。",
    unit: "",
    part: "findings-closed",
    whole: "findings",
  },
];
