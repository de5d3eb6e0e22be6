import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { projectKindLabel, projectStatusLabel } from "#domain/projects/labels.ts";
import { isInPhase, type ProjectPhase } from "#domain/projects/phase.ts";
import { projectStatuses, standings } from "#domain/projects/project.ts";
import type { Db } from "../db/db.ts";
import { sumWithTownships, withTownships } from "../figures/by-township.ts";
import {
  type AmountRow,
  asOf,
  type Figure,
  type FigureRow,
  fixedArgument,
  inWords,
  type Period,
} from "../figures/figure.ts";
import { day } from "../figures/placed.ts";
import { withinShared } from "../people/reach.ts";
import { projectCodeOf } from "./numbering.ts";

const columns = ["乡镇（街道）", "编号", "项目", "类型", "状态", "预算（万元）"];
const order = sql<number[]>`array[coalesce(t.sort_order, 1000000), p.year, p.number]`;

/** Projects of the county, with the township that leads each under t; what the county itself carries out belongs to none. */
const projects = (db: Db, actor: Actor, { countyId }: Period) =>
  db
    .selectFrom("project as p")
    .leftJoin("township as t", (join) => join.onRef("t.countyId", "=", "p.countyId").onRef("t.id", "=", "p.townshipId"))
    .where("p.countyId", "=", countyId)
    .where(withinShared(actor, "p"));

const cells = (...more: readonly RawBuilder<string>[]) =>
  sql<string[]>`array[${sql.join([
    sql`coalesce(t.name, '县直实施')`,
    projectCodeOf("p"),
    sql`p.name`,
    inWords("p.kind", projectKindLabel),
    inWords("p.status", projectStatusLabel),
    sql`round(coalesce(p.budget_fen, p.estimate_fen) / 1000000.0, 2)::text`,
    ...more,
  ])}]`;

const row = (scope: RawBuilder<string | null>, ...more: readonly RawBuilder<string>[]) =>
  [scope.as("scope"), order.as("sort"), cells(...more).as("cells")] as const;

/** Every pair of status and side state of a phase, so that the list and the figure count by one rule. */
const inPhase = (phase: ProjectPhase) => {
  const pairs = projectStatuses.flatMap((status) =>
    standings.filter((standing) => isInPhase(phase, status, standing)).map((standing) => `${status} ${standing}`),
  );
  return sql<boolean>`p.status || ' ' || p.standing = any (${pairs}::text[])`;
};

const ofPhase = (code: string, name: string, phase: ProjectPhase, definition: string) =>
  withTownships({ code, name, definition, unit: "个", columns }, (db, actor, period, scope) =>
    projects(db, actor, period).where(inPhase(phase)).select(row(scope)).$castTo<FigureRow>(),
  );

/** What happened to projects in the days of the period. */
const onDays = (code: string, name: string, column: "p.startedOn" | "p.finishedOn", word: string) =>
  withTownships(
    {
      code,
      name,
      definition: `统计期内${word}的项目，按${word}日期。`,
      unit: "个",
      columns: [...columns, `${word}日期`],
    },
    (db, actor, period, scope) =>
      projects(db, actor, period)
        .where(column, ">=", period.from)
        .where(column, "<=", asOf(period))
        .select(row(scope, day(column)))
        .$castTo<FigureRow>(),
  );

const payments = (db: Db, actor: Actor, period: Period) =>
  projects(db, actor, period)
    .innerJoin("payment as y", (join) => join.onRef("y.countyId", "=", "p.countyId").onRef("y.projectId", "=", "p.id"))
    .where("y.status", "=", "paid");

const paidCells = [day("y.paidOn"), sql<string>`coalesce(y.voucher, '')`] as const;

/** 项目资金的数字: every one opens to its projects or its payments. */
export const projectFigures: readonly Figure[] = [
  ...ofPhase("projects-argued", "通过论证的项目数", "argued", "通过专家论证的项目，包括后来终止和未予入库的。"),
  ...ofPhase("projects-in-works", "实施中的项目数", "works", "已经立项、尚未完工的项目，不含已终止和资金已收回的。"),
  ...ofPhase("projects-completed", "已完工的项目数", "completed", "已经完工及以后各环节的项目。"),
  {
    kind: "count",
    code: "projects-by-kind",
    name: "通过论证的项目数（按类型）",
    definition: "通过专家论证的项目，按项目类型分列。",
    unit: "个",
    columns,
    argument: fixedArgument("类型", projectKindLabel),
    rows: (db, actor, period) =>
      projects(db, actor, period)
        .where(inPhase("argued"))
        .select(row(inWords("p.kind", projectKindLabel)))
        .$castTo<FigureRow>(),
  },
  ...onDays("projects-started", "本期开工的项目数", "p.startedOn", "开工"),
  ...onDays("projects-finished", "本期完工的项目数", "p.finishedOn", "完工"),
  ...sumWithTownships(
    {
      code: "project-budget",
      name: "通过论证项目的预算",
      definition: "通过专家论证的项目的预算合计，未经财政评审的按概算，不含未予入库的。",
      unit: "万元",
      money: true,
      columns,
    },
    (db, actor, period, scope) =>
      projects(db, actor, period)
        .where(inPhase("argued"))
        .where("p.status", "!=", "rejected")
        .select([...row(scope), sql<number>`coalesce(p.budget_fen, p.estimate_fen)`.as("amount")])
        .$castTo<AmountRow>(),
  ),
  ...sumWithTownships(
    {
      code: "project-paid",
      name: "本期拨付金额",
      definition: "统计期内拨付的项目资金合计，按拨付日期，不含已冲回的。",
      unit: "万元",
      money: true,
      columns: [...columns, "拨付日期", "凭证号"],
    },
    (db, actor, period, scope) =>
      payments(db, actor, period)
        .where("y.paidOn", ">=", period.from)
        .where("y.paidOn", "<=", asOf(period))
        .select([...row(scope, ...paidCells), "y.amountFen as amount"])
        .$castTo<AmountRow>(),
  ),
  ...sumWithTownships(
    {
      code: "project-paid-so-far",
      name: "累计拨付金额",
      definition: "截至统计截止日拨付的项目资金合计，不含已冲回的。",
      unit: "万元",
      money: true,
      columns: [...columns, "拨付日期", "凭证号"],
    },
    (db, actor, period, scope) =>
      payments(db, actor, period)
        .where("y.paidOn", "<=", asOf(period))
        .select([...row(scope, ...paidCells), "y.amountFen as amount"])
        .$castTo<AmountRow>(),
  ),
];
