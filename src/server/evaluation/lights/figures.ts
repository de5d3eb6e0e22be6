import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { caseStatusLabel } from "#domain/cases/labels.ts";
import type { Light } from "#domain/cases/light.ts";
import { monthBefore } from "#domain/evaluation/lights/months.ts";
import { shownLightLabel } from "#domain/evaluation/lights/labels.ts";
import type { Db } from "../../db/db.ts";
import { withTownships } from "../../figures/by-township.ts";
import { type Figure, fixedArgument, inWords, type Period, roundsOf, type RowsByPart } from "../../figures/figure.ts";
import { day, place, shown } from "../../figures/placed.ts";
import { withinVillages } from "../../people/reach.ts";

const colour = ({ today }: Period) =>
  sql<Light>`coalesce(case when f.hand_until >= ${today}::date then f.hand_light end, l.colour)`;

const asWord = (of: RawBuilder<Light>) => {
  const words = Object.entries(shownLightLabel).map(([code, word]) => sql`when ${code} then ${word}`);
  return sql<string>`case ${of} ${sql.join(words, sql` `)} end`;
};

/** The files of the round as last evaluated. */
const lit = (db: Db, actor: Actor, period: Period) =>
  db
    .selectFrom("light as l")
    .innerJoin("caseFile as f", (join) => join.onRef("f.countyId", "=", "l.countyId").onRef("f.id", "=", "l.subjectId"))
    .innerJoin("village as v", (join) => join.onRef("v.countyId", "=", "f.countyId").onRef("v.id", "=", "f.villageId"))
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "f.countyId").onRef("t.id", "=", "f.townshipId"),
    )
    .where("l.countyId", "=", period.countyId)
    .where("l.kind", "=", "case")
    .where("f.roundId", "in", roundsOf(period))
    .where(withinVillages(actor, "f"));

/** How the same file stood at the end of the month before. */
const before = ({ today }: Period) => sql<Light>`(select m.colour from light_month m
  where m.county_id = l.county_id and m.kind = 'case' and m.subject_id = l.subject_id and m.month = ${monthBefore(today)}::date)`;

const cells = (period: Period) =>
  [asWord(colour(period)), inWords("f.status", caseStatusLabel), day("l.since")] as const;
const columns = [...place, "亮灯", "所处环节", "自何日起"];
const evaluated = "按最近一次评定，人工调整的按调整后的颜色";

const ofColour = (light: Light) =>
  withTownships(
    {
      code: `lights-${light}`,
      name: `亮${shownLightLabel[light]}灯村数`,
      definition: `本轮整顿台账亮${shownLightLabel[light]}灯的村，${evaluated}。`,
      unit: "个",
      columns,
    },
    (db, actor, period, scope) =>
      lit(db, actor, period)
        .where(colour(period), "=", light)
        .select(shown(scope, ...cells(period))),
  );

const turned =
  (from: readonly Light[], to: Light): RowsByPart =>
  (db, actor, period, scope) =>
    lit(db, actor, period)
      .where(colour(period), "=", to)
      .where(before(period), "in", from)
      .select(shown(scope, ...cells(period), sql<string>`coalesce(${asWord(before(period))}, '')`));

/** 亮灯: how the files stand, and what has turned since the end of the month before. */
export const lightFigures: readonly Figure[] = [
  {
    kind: "count",
    code: "lights-by-colour",
    name: "亮灯村数",
    definition: `本轮整顿台账的村，按亮灯颜色分列，${evaluated}。`,
    unit: "个",
    columns,
    argument: fixedArgument("亮灯", shownLightLabel),
    rows: (db, actor, period) => lit(db, actor, period).select(shown(asWord(colour(period)), ...cells(period))),
  },
  ...ofColour("red"),
  ...ofColour("yellow"),
  ...ofColour("green"),
  ...withTownships(
    {
      code: "lights-turned-green",
      name: "本月转绿村数",
      definition: `上月末亮红灯或者黄灯、现亮绿灯的村，${evaluated}。`,
      unit: "个",
      columns: [...columns, "上月末"],
    },
    turned(["red", "yellow"], "green"),
  ),
  ...withTownships(
    {
      code: "lights-turned-red",
      name: "本月转红村数",
      definition: `上月末亮绿灯或者黄灯、现亮红灯的村，${evaluated}。`,
      unit: "个",
      columns: [...columns, "上月末"],
    },
    turned(["green", "yellow"], "red"),
  ),
];
