import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { partsOf } from "#domain/date.ts";
import type { PlanKind } from "#domain/plans/plan.ts";
import type { Db } from "../db/db.ts";
import { withNames, withTownships } from "../figures/by-township.ts";
import { asOf, type Figure, type Period, type RowsByPart, undivided } from "../figures/figure.ts";
import { day, place, shown } from "../figures/placed.ts";
import { ruleNumber } from "../rules/in-sql.ts";
import { served, standing } from "../teams/figures.ts";
import { finestLine } from "./lines.ts";

const yearOf = ({ to }: Period) => partsOf(to).year;

/** The plan of this kind that was in force for the team on the last day asked for. */
function approvedPlan(kind: PlanKind, period: Period) {
  const { year, month } = partsOf(period.to);
  const time =
    kind === "three-year"
      ? sql`p.year between ${year - 2} and ${year}`
      : sql`p.year = ${year} and coalesce(p.month, 0) = ${kind === "monthly" ? month : 0}`;
  return sql<boolean>`exists (select from plan p where p.county_id = m.county_id and p.team_id = m.id and p.kind = ${kind}
    and ${time} and p.status = 'approved' and p.approved_on <= ${asOf(period)}::date)`;
}

const kindWords = { "three-year": "三年规划", annual: "年度计划", monthly: "月度任务清单" } as const;
const unit = sql<string>`coalesce(n.name, '')`;

const planFigure = (kind: PlanKind, approved: boolean): readonly Figure[] =>
  withTownships(
    {
      code: `${kind}-plans-${approved ? "approved" : "missing"}`,
      name: `${kindWords[kind]}${approved ? "已批准" : "未批准"}工作队数`,
      definition: `统计截止日在村的本轮工作队中，截止日所在${kind === "monthly" ? "月" : "年"}的${kindWords[kind]}${approved ? "已经乡镇（街道）批准的" : "尚未报送或者尚未批准的"}。`,
      unit: "支",
      columns: [...place, "派出单位"],
    },
    (db, actor, period, scope) => {
      const has = approvedPlan(kind, period);
      return standing(db, actor, period)
        .where(approved ? has : sql<boolean>`not ${has}`)
        .select(shown(scope, unit));
    },
  );

/** A task is counted once, where it is worked on. */
const tasks = (teams: typeof standing, ...asked: Parameters<typeof standing>) =>
  teams(...asked)
    .innerJoin("planTask as k", (join) => join.onRef("k.countyId", "=", "m.countyId").onRef("k.teamId", "=", "m.id"))
    .where(finestLine("k"));

const taskCells = [sql<string>`k.text`, sql<string>`k.owner`, day("k.due_on"), day("k.done_on")] as const;
const finest = "任务按最细一级计，已分解和已结转的不重复计；分解任务都已完成、上级任务尚未登记完成的，上级任务另计。";

const taskFigure = (code: string, name: string, definition: string, rows: RowsByPart) =>
  withTownships(
    {
      code,
      name,
      definition: `${definition}${finest}`,
      unit: "项",
      columns: [...place, "任务", "责任人", "时限", "完成日期"],
    },
    rows,
  );

/** Of whatever year: an item lands, or is still being planned, in a later year than it was put down for. */
const items = (teams: typeof standing, db: Db, actor: Actor, period: Period) =>
  teams(db, actor, period).innerJoin("majorItem as i", (join) =>
    join.onRef("i.countyId", "=", "m.countyId").onRef("i.teamId", "=", "m.id"),
  );

const itemColumns = [...place, "派出单位", "事项", "计划落地日期"];
const itemCells = [unit, sql<string>`i.title`, day("i.lands_on")] as const;

/** A unit once, with the villages whose team has filed fewer than the rule asks for. */
function unitsBehind(db: Db, actor: Actor, period: Period) {
  const filed = sql<number>`(select count(*) from major_item i where i.county_id = m.county_id and i.team_id = m.id
    and i.year = ${yearOf(period)} and i.status <> 'dropped' and i.filed_on <= ${asOf(period)}::date)`;
  const wanted = ruleNumber(period.countyId, "major-items", "count", asOf(period));
  return standing(db, actor, period)
    .where("n.id", "is not", null)
    .where(sql<boolean>`${filed} < ${wanted}`)
    .groupBy(["n.id", "n.name", "n.sortOrder"])
    .select([undivided.as("scope"), sql<number[]>`array[n.sort_order]`.as("sort")])
    .select(
      sql<
        string[]
      >`array[n.name, string_agg(v.name || '（已报' || ${filed} || '项）', '、' order by t.sort_order, v.sort_order)]`.as(
        "cells",
      ),
    );
}

/** The named numbers of 帮扶计划. */
export const planFigures: readonly Figure[] = [
  ...(["three-year", "annual", "monthly"] as const).flatMap((kind) => [
    ...planFigure(kind, true),
    ...planFigure(kind, false),
  ]),
  ...taskFigure("tasks-due", "到期任务项数", "时限在统计期内的任务。", (db, actor, period, scope) =>
    tasks(served, db, actor, period)
      .where("k.dueOn", ">=", period.from)
      .where("k.dueOn", "<=", period.to)
      .select(shown(scope, ...taskCells)),
  ),
  ...taskFigure("tasks-done", "完成任务项数", "完成日期在统计期内的任务。", (db, actor, period, scope) =>
    tasks(served, db, actor, period)
      .where("k.doneOn", ">=", period.from)
      .where("k.doneOn", "<=", period.to)
      .select(shown(scope, ...taskCells)),
  ),
  ...taskFigure(
    "tasks-late",
    "逾期未完成任务项数",
    "时限早于统计截止日、截止日仍未完成的任务。",
    (db, actor, period, scope) =>
      tasks(standing, db, actor, period)
        .where("k.dueOn", "<", asOf(period))
        .where((eb) => eb.or([eb("k.doneOn", "is", null), eb("k.doneOn", ">", asOf(period))]))
        .select(shown(scope, ...taskCells)),
  ),
  ...withTownships(
    {
      code: "major-items-landed",
      name: "落地重大帮扶事项数",
      definition: "落地日期在统计期内的重大帮扶事项。",
      unit: "项",
      columns: [...itemColumns, "落地日期"],
    },
    (db, actor, period, scope) =>
      items(served, db, actor, period)
        .where("i.status", "=", "landed")
        .where("i.landedOn", ">=", period.from)
        .where("i.landedOn", "<=", period.to)
        .select(shown(scope, ...itemCells, day("i.landed_on"))),
  ),
  ...withTownships(
    {
      code: "major-items-stuck",
      name: "仍在谋划重大帮扶事项数",
      definition: "自提出之日起超过规定天数、统计截止日仍处于谋划阶段的重大帮扶事项。",
      unit: "项",
      columns: [...itemColumns, "提出日期"],
    },
    (db, actor, period, scope) =>
      items(standing, db, actor, period)
        .where("i.status", "=", "planning")
        .where(
          sql<boolean>`${asOf(period)}::date - i.planned_since > ${ruleNumber(period.countyId, "major-items", "planningDays", asOf(period))}`,
        )
        .select(shown(scope, ...itemCells, day("i.planned_since"))),
  ),
  ...withNames({
    code: "units-without-items",
    name: "未报齐重大帮扶事项单位数",
    definition: "派有在村工作队、截止日所在年份的重大帮扶事项尚未按规定项数报齐的单位，每个单位计1个。",
    unit: "个",
    columns: ["单位", "所派工作队及已报项数"],
    rows: unitsBehind,
  }),
];
