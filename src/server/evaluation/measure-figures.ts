import { type RawBuilder, sql } from "kysely";
import { type Measure, measureLabel, measures } from "#domain/evaluation/measures.ts";
import { caseFigures } from "../cases/figures.ts";
import type { Actor } from "#domain/access.ts";
import type { Db } from "../db/db.ts";
import { sumWithTownships, withTownships } from "../figures/by-township.ts";
import {
  asOf,
  type Catalogue,
  catalogueOf,
  type Figure,
  type Period,
  roundsOf,
  type Scope,
} from "../figures/figure.ts";
import { day, place } from "../figures/placed.ts";
import { withinVillages } from "../people/reach.ts";
import { planFigures } from "../plans/figures.ts";
import { teamFigures } from "../teams/figures.ts";

/** The last acceptance of each file that was held in the period. */
const acceptances = (db: Db, actor: Actor, period: Period) =>
  db
    .selectFrom("acceptance as a")
    .innerJoin("caseFile as f", (join) => join.onRef("f.countyId", "=", "a.countyId").onRef("f.id", "=", "a.caseId"))
    .innerJoin("village as v", (join) => join.onRef("v.countyId", "=", "f.countyId").onRef("v.id", "=", "f.villageId"))
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "f.countyId").onRef("t.id", "=", "f.townshipId"),
    )
    .where("f.countyId", "=", period.countyId)
    .where("f.roundId", "in", roundsOf(period))
    .where("f.withdrawnOn", "is", null)
    .where("f.mergedIntoId", "is", null)
    .where(withinVillages(actor, "f"))
    .where("a.heldOn", ">=", period.from)
    .where("a.heldOn", "<=", period.to)
    .where(
      sql<boolean>`not exists (select from acceptance n where n.county_id = a.county_id and n.case_id = a.case_id
        and n.attempt > a.attempt and n.held_on between ${period.from} and ${period.to})`,
    );

const acceptanceCells = ["a.points", "a.satisfied", "a.fair", "a.dissatisfied"].map(
  (column) => sql<string>`${sql.ref(column)}::text`,
);

function ofAcceptance(code: Measure, definition: string, unit: string, amount: RawBuilder<number>): Figure {
  const columns = [...place, "验收日期", "得分（0.01 分）", "满意票", "基本满意票", "不满意票"];
  return sumWithTownships({ code, name: measureLabel[code], definition, unit, columns }, (db, actor, period, scope) =>
    acceptances(db, actor, period)
      .select(placed(scope, day("a.held_on"), ...acceptanceCells))
      .select(amount.as("amount")),
  )[0]!;
}

/** A finding may lie in a township and no village of it. */
const findings = (db: Db, actor: Actor, period: Period) =>
  db
    .selectFrom("finding as f")
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "f.countyId").onRef("t.id", "=", "f.townshipId"),
    )
    .leftJoin("village as v", (join) => join.onRef("v.countyId", "=", "f.countyId").onRef("v.id", "=", "f.villageId"))
    .where("f.countyId", "=", period.countyId)
    .where("f.status", "<>", sql<never>`'withdrawn'`)
    .where(withinVillages(actor, "f"));

type Findings = ReturnType<typeof findings>;

function ofFindings(code: Measure, definition: string, which: (rows: Findings, period: Period) => Findings): Figure {
  const columns = [...place, "问题", "发现日期", "时限", "销号日期"];
  return withTownships(
    { code, name: measureLabel[code], definition, unit: "条", columns },
    (db, actor, period, scope) =>
      which(findings(db, actor, period), period).select(
        placed(scope, sql<string>`f.description`, day("f.found_on"), day("f.due_on"), day("f.closed_on")),
      ),
  )[0]!;
}

const placed = (scope: RawBuilder<Scope["scope"] | null>, ...more: readonly RawBuilder<string>[]) =>
  [
    scope.as("scope"),
    sql<number[]>`array[t.sort_order, coalesce(v.sort_order, 0)]`.as("sort"),
    sql<string[]>`array[${sql.join([sql`t.name`, sql`coalesce(v.name, '')`, ...more])}]`.as("cells"),
  ] as const;

const due = (rows: Findings, period: Period) =>
  rows.where("f.dueOn", ">=", period.from).where("f.dueOn", "<=", asOf(period));
const found = (rows: Findings, { from, to }: Period) =>
  rows.where("f.foundOn", ">=", from).where("f.foundOn", "<=", to);

const own: readonly Figure[] = [
  ofAcceptance(
    "acceptance-points",
    "统计期内举行的县级验收的得分之和，一个村多次验收的取最近一次；以 0.01 分为单位。",
    "",
    sql<number>`a.points`,
  ),
  ofAcceptance("acceptance-full", "与验收得分对应的满分之和；以 0.01 分为单位。", "", sql<number>`10000`),
  ofAcceptance("appraisal-satisfied", "统计期内最近一次验收民主测评的满意票数。", "票", sql<number>`a.satisfied`),
  ofAcceptance(
    "appraisal-dissatisfied",
    "统计期内最近一次验收民主测评的不满意票数。",
    "票",
    sql<number>`a.dissatisfied`,
  ),
  ofAcceptance(
    "appraisal-votes",
    "统计期内最近一次验收民主测评的有效票数。",
    "票",
    sql<number>`a.satisfied + a.fair + a.dissatisfied`,
  ),
  ofFindings("findings-due", "整改时限在统计期内、已经到期的督查问题。", due),
  ofFindings(
    "findings-done-in-time",
    "整改时限在统计期内、已经到期的督查问题中，在时限之前（含当日）销号的。",
    (rows, period) => due(rows, period).where("f.status", "=", "closed").whereRef("f.closedOn", "<=", "f.dueOn"),
  ),
  ofFindings("findings-found", "发现日期在统计期内的督查问题。", found),
  ofFindings("findings-repeated", "发现日期在统计期内的督查问题中，属于重复发生的。", (rows, period) =>
    found(rows, period).where("f.repeated", "=", true),
  ),
  ofFindings("findings-reopened", "统计期内“回头看”认定反弹、重新整改的督查问题。", (rows, { from, to }) =>
    rows.where(
      sql<boolean>`exists (select from finding_step s where s.county_id = f.county_id and s.finding_id = f.id
        and s.action = 'reopen' and s.on_day between ${from} and ${to})`,
    ),
  ),
];

/** The closed list of what a scheme may take, and nothing else of the catalogue. */
export const measureCatalogue: Catalogue = (() => {
  const all = catalogueOf(caseFigures, teamFigures, planFigures, own);
  return new Map(measures.map((code) => [code, all.get(code)!]));
})();
