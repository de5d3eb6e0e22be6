import { sql } from "kysely";
import { caseStatusLabel, goalFieldLabel, goalTaskLabel, problemAspectLabel } from "#domain/cases/labels.ts";
import { levelLabel } from "#domain/screening/labels.ts";
import { withTownships } from "../figures/by-township.ts";
import { type Figure, fixedArgument, inWords, type RowsByPart, undivided } from "../figures/figure.ts";
import { day, place, shown } from "../figures/placed.ts";
import { cases, goals, problems } from "./figure-rows.ts";
import { outcomeFigures } from "./outcome-figures.ts";

const aspect = inWords("p.aspect", problemAspectLabel);
const field = inWords("g.field", goalFieldLabel);
const task = inWords("g.task", goalTaskLabel);
const status = inWords("f.status", caseStatusLabel);
const problemCells = [aspect, sql<string>`p.text`, day("p.due_on"), day("p.done_on")] as const;
const goalCells = [field, task, sql<string>`g.text`, day("g.due_on"), day("g.done_on")] as const;

const caseColumns = [...place, "管理级别", "所处环节"];
const problemColumns = [...place, "方面", "问题", "时限", "解决日期"];
const goalColumns = [...place, "领域", "任务", "目标事项", "时限", "完成日期"];

const lateProblems: RowsByPart = (db, actor, period, scope) =>
  problems(db, actor, period)
    .where("p.doneOn", "is", null)
    .where("p.dueOn", "<", period.today)
    .select(shown(scope, ...problemCells));
const lateGoals: RowsByPart = (db, actor, period, scope) =>
  goals(db, actor, period)
    .where("g.doneOn", "is", null)
    .where("g.dueOn", "<", period.today)
    .select(shown(scope, ...goalCells));

const { relapsed: _, ...stageLabel } = caseStatusLabel;

const item = "条";

/** The named numbers of 整顿. */
export const caseFigures: readonly Figure[] = [
  ...withTownships(
    {
      code: "cases",
      name: "建立整顿台账村数",
      definition: "本轮审定列入后建立一村一策整顿台账的村；经更正决定调出的不计。",
      unit: "个",
      columns: caseColumns,
    },
    (db, actor, period, scope) => cases(db, actor, period).select(shown(scope, inWords("f.level", levelLabel), status)),
  ),
  {
    kind: "count",
    code: "cases-by-status",
    name: "整顿台账村数",
    definition: "本轮建立整顿台账的村，按所处环节分列。",
    unit: "个",
    columns: caseColumns,
    argument: fixedArgument("所处环节", stageLabel),
    rows: (db, actor, period) => cases(db, actor, period).select(shown(status, inWords("f.level", levelLabel), status)),
  },
  ...withTownships(
    {
      code: "problems",
      name: "问题清单条数",
      definition: "本轮整顿台账问题清单中的问题，含已解决的，不含已删去的。",
      unit: item,
      columns: problemColumns,
    },
    (db, actor, period, scope) => problems(db, actor, period).select(shown(scope, ...problemCells)),
  ),
  {
    kind: "count",
    code: "problems-by-aspect",
    name: "问题清单条数",
    definition: "本轮整顿台账问题清单中的问题，按方面分列，含已解决的。",
    unit: item,
    columns: problemColumns,
    argument: fixedArgument("方面", problemAspectLabel),
    rows: (db, actor, period) => problems(db, actor, period).select(shown(aspect, ...problemCells)),
  },
  ...withTownships(
    {
      code: "problems-done",
      name: "已解决问题条数",
      definition: "问题清单中填有解决日期的问题。",
      unit: item,
      columns: problemColumns,
    },
    (db, actor, period, scope) =>
      problems(db, actor, period)
        .where("p.doneOn", "is not", null)
        .select(shown(scope, ...problemCells)),
  ),
  ...withTownships(
    {
      code: "goals",
      name: "目标事项条数",
      definition: "本轮整顿台账中的目标事项，含已完成的，不含已删去的。",
      unit: item,
      columns: goalColumns,
    },
    (db, actor, period, scope) => goals(db, actor, period).select(shown(scope, ...goalCells)),
  ),
  {
    kind: "count",
    code: "goals-by-field",
    name: "目标事项条数",
    definition: "本轮整顿台账中的目标事项，按领域分列，含已完成的。",
    unit: item,
    columns: goalColumns,
    argument: fixedArgument("领域", goalFieldLabel),
    rows: (db, actor, period) => goals(db, actor, period).select(shown(field, ...goalCells)),
  },
  {
    kind: "count",
    code: "goals-by-task",
    name: "目标事项条数",
    definition: "本轮整顿台账中的目标事项，按任务分列，含已完成的。",
    unit: item,
    columns: goalColumns,
    argument: fixedArgument("任务", goalTaskLabel),
    rows: (db, actor, period) => goals(db, actor, period).select(shown(task, ...goalCells)),
  },
  ...withTownships(
    {
      code: "goals-done",
      name: "已完成目标事项条数",
      definition: "填有完成日期的目标事项。",
      unit: item,
      columns: goalColumns,
    },
    (db, actor, period, scope) =>
      goals(db, actor, period)
        .where("g.doneOn", "is not", null)
        .select(shown(scope, ...goalCells)),
  ),
  ...withTownships(
    {
      code: "problems-overdue",
      name: "逾期未解决问题条数",
      definition: "时限早于统计当日且没有解决日期的问题；未设时限的不计。",
      unit: item,
      columns: problemColumns,
    },
    lateProblems,
  ),
  ...withTownships(
    {
      code: "goals-overdue",
      name: "逾期未完成目标事项条数",
      definition: "时限早于统计当日且没有完成日期的目标事项；未设时限的不计。",
      unit: item,
      columns: goalColumns,
    },
    lateGoals,
  ),
  {
    kind: "count",
    code: "cases-overdue",
    name: "逾期未销号村数",
    definition: "整顿时限早于统计当日、仍处于整顿中、已自评或者镇级已核验环节的村。",
    unit: "个",
    columns: [...caseColumns, "时限"],
    rows: (db, actor, period) =>
      cases(db, actor, period)
        .where("f.status", "in", ["in-turnaround", "self-assessed", "town-checked"])
        .where("f.dueOn", "<", period.today)
        .select(shown(undivided, inWords("f.level", levelLabel), status, day("f.due_on"))),
  },
  {
    kind: "share",
    code: "problems-done-share",
    name: "问题解决率",
    definition: "已解决问题条数除以问题清单条数，四舍五入，保留一位小数。",
    unit: "",
    part: "problems-done",
    whole: "problems",
  },
  {
    kind: "share",
    code: "goals-done-share",
    name: "目标事项完成率",
    definition: "已完成目标事项条数除以目标事项条数，四舍五入，保留一位小数。",
    unit: "",
    part: "goals-done",
    whole: "goals",
  },
  ...outcomeFigures,
];
