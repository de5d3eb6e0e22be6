import { sql } from "kysely";
import { vetoLabel } from "#domain/cases/step-labels.ts";
import { levelLabel } from "#domain/screening/labels.ts";
import { withTownships } from "../figures/by-township.ts";
import { asOf, type Figure, inWords, type RowsByPart } from "../figures/figure.ts";
import { day, place, shown } from "../figures/placed.ts";
import { cases, files } from "./figure-rows.ts";

const level = inWords("f.level", levelLabel);
const columns = [...place, "管理级别"];

const villages = (code: string, name: string, definition: string, dated: string, rows: RowsByPart) =>
  withTownships({ code, name, definition, unit: "个", columns: [...columns, dated] }, rows);

/** Every acceptance held in the period, also of a file that has gone on since. */
const acceptances = (code: string, name: string, definition: string, outcome: "passed" | "failed") =>
  withTownships(
    { code, name, definition, unit: "村次", columns: [...columns, "验收日期", "得分", "一票否决情形"] },
    (db, actor, period, scope) =>
      files(db, actor, period)
        .innerJoin("acceptance as a", (join) =>
          join.onRef("a.countyId", "=", "f.countyId").onRef("a.caseId", "=", "f.id"),
        )
        .where("a.outcome", "=", outcome)
        .where("a.heldOn", ">=", period.from)
        .where("a.heldOn", "<=", period.to)
        .select(
          shown(
            scope,
            level,
            day("a.held_on"),
            sql<string>`(a.points / 100.0)::numeric(8, 2)::text`,
            inWords("a.veto", vetoLabel),
          ),
        ),
  );

/** How far the villages have come: 自评、验收、销号、巩固、反弹. */
export const outcomeFigures: readonly Figure[] = [
  ...villages(
    "cases-self-assessed",
    "提交自评村数",
    "统计期内提交自评的整顿村，多次提交的计1个，日期为最近一次。",
    "自评日期",
    (db, actor, period, scope) =>
      cases(db, actor, period)
        .innerJoinLateral(
          (eb) =>
            eb
              .selectFrom("caseStep as s")
              .whereRef("s.countyId", "=", "f.countyId")
              .whereRef("s.caseId", "=", "f.id")
              .where("s.action", "=", "self-assess")
              .where("s.onDay", ">=", period.from)
              .where("s.onDay", "<=", period.to)
              .select((of) => of.fn.max("s.onDay").as("onDay"))
              .as("s"),
          (join) => join.onTrue(),
        )
        .where("s.onDay", "is not", null)
        .select(shown(scope, level, day("s.on_day"))),
  ),
  ...acceptances(
    "acceptances-passed",
    "县级验收合格村次",
    "统计期内举行的县级验收中，结论为合格的，每次计1村次。",
    "passed",
  ),
  ...acceptances(
    "acceptances-failed",
    "县级验收不合格村次",
    "统计期内举行的县级验收中，结论为不合格、继续整顿的，每次计1村次。",
    "failed",
  ),
  ...villages(
    "cases-delisted",
    "已销号村数",
    "统计截止日已经销号的整顿村，含巩固提升中和已办结的；销号后反弹的不计。",
    "销号日期",
    (db, actor, period, scope) =>
      cases(db, actor, period)
        .where("f.delistedOn", "<=", asOf(period))
        .select(shown(scope, level, day("f.delisted_on"))),
  ),
  ...villages(
    "cases-consolidating",
    "巩固提升村数",
    "目前处于巩固提升环节的整顿村。",
    "巩固期止",
    (db, actor, period, scope) =>
      cases(db, actor, period)
        .where("f.status", "=", "consolidation")
        .select(shown(scope, level, day("f.consolidation_to"))),
  ),
  ...villages(
    "cases-relapsed",
    "反弹村数",
    "统计期内“回头看”认定反弹、另立新档的村。",
    "认定日期",
    (db, actor, period, scope) =>
      files(db, actor, period)
        .where("f.relapsedOn", ">=", period.from)
        .where("f.relapsedOn", "<=", period.to)
        .select(shown(scope, level, day("f.relapsed_on"))),
  ),
  {
    kind: "share",
    code: "delisted-share",
    name: "销号率",
    definition: "已销号村数除以建立整顿台账村数，四舍五入，保留一位小数。",
    unit: "",
    part: "cases-delisted",
    whole: "cases",
  },
];
