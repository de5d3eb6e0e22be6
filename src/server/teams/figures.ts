import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Db } from "../db/db.ts";
import { withNames, withTownships } from "../figures/by-township.ts";
import { asOf, type Figure, type Period, roundsOf, undivided } from "../figures/figure.ts";
import { day, place, shown } from "../figures/placed.ts";
import { withinVillages } from "../people/reach.ts";

/** The round a team stood for on the last day asked for: it may have gone on in a later one since. */
const roundOn = (period: Period) => sql<string>`coalesce((select f.round_id from team_former_round f
  where f.county_id = m.county_id and f.team_id = m.id and f.until_on >= ${asOf(period)}::date order by f.until_on limit 1), m.round_id)`;

const ofTheRound = (db: Db, actor: Actor, period: Period) =>
  db
    .selectFrom("team as m")
    .innerJoin("village as v", (join) => join.onRef("v.countyId", "=", "m.countyId").onRef("v.id", "=", "m.villageId"))
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "m.countyId").onRef("t.id", "=", "m.townshipId"),
    )
    .leftJoin("organisation as n", (join) =>
      join.onRef("n.countyId", "=", "m.countyId").onRef("n.id", "=", "m.organisationId"),
    )
    .where("m.countyId", "=", period.countyId)
    .where(roundOn(period), "in", roundsOf(period))
    .where("m.formedOn", "<=", asOf(period))
    .where(withinVillages(actor, "m"));

/** Teams of the round that stood on the last day asked for. */
export const standing = (db: Db, actor: Actor, period: Period) =>
  ofTheRound(db, actor, period).where((eb) =>
    eb.or([eb("m.dissolvedOn", "is", null), eb("m.dissolvedOn", ">", asOf(period))]),
  );

/** Teams of the round that stood for at least a day of the period: what they did in it counts, also when they have left. */
export const served = (db: Db, actor: Actor, period: Period) =>
  ofTheRound(db, actor, period).where((eb) =>
    eb.or([
      eb("m.dissolvedOn", "is", null),
      // Taken back before its first day, it never stood.
      eb.and([eb("m.dissolvedOn", ">=", period.from), eb("m.dissolvedOn", ">=", eb.ref("m.formedOn"))]),
    ]),
  );

/** The four of 四个一, each held by somebody on the last day asked for. */
const fourHeld = (period: Period) => sql<boolean>`(select count(distinct p.slot) from posting p
  where p.county_id = m.county_id and p.team_id = m.id and p.slot <> 'member' and p.from_on <= ${asOf(period)}::date
    and (p.ended_on is null or p.ended_on >= ${asOf(period)}::date)) = 4`;

const unit = sql<string>`coalesce(n.name, '')`;
const columns = [...place, "派出单位", "进驻日期"];
const dockedColumns = [...columns, "对接日期"];

/** The named numbers of 驻村工作队. */
export const teamFigures: readonly Figure[] = [
  ...withTownships(
    {
      code: "teams-in-place",
      name: "已到位工作队数",
      definition: "统计截止日在村的本轮驻村工作队，已撤回的不计。",
      unit: "支",
      columns,
    },
    (db, actor, period, scope) => standing(db, actor, period).select(shown(scope, unit, day("m.formed_on"))),
  ),
  ...withTownships(
    {
      code: "teams-docked",
      name: "已对接工作队数",
      definition: "统计截止日在村的本轮驻村工作队中，已与村“两委”对接的。",
      unit: "支",
      columns: dockedColumns,
    },
    (db, actor, period, scope) =>
      standing(db, actor, period)
        .where("m.dockedOn", "<=", asOf(period))
        .select(shown(scope, unit, day("m.formed_on"), day("m.docked_on"))),
  ),
  ...withNames({
    code: "teams-not-docked",
    name: "尚未对接工作队数",
    definition: "统计截止日在村的本轮驻村工作队中，还没有与村“两委”对接的。",
    unit: "支",
    columns: ["工作队", "乡镇（街道）", "进驻日期"],
    rows: (db, actor, period) =>
      standing(db, actor, period)
        .where((eb) => eb.or([eb("m.dockedOn", "is", null), eb("m.dockedOn", ">", asOf(period))]))
        .select([undivided.as("scope"), sql<number[]>`array[t.sort_order, v.sort_order]`.as("sort")])
        .select(sql<string[]>`array[m.name, t.name, m.formed_on::text]`.as("cells")),
  }),
  ...withTownships(
    {
      code: "four-one-complete",
      name: "“四个一”齐全村数",
      definition: "统计截止日联村县级领导、包村乡镇领导、第一书记、结对单位四项都已落实的村。",
      unit: "个",
      columns,
    },
    (db, actor, period, scope) =>
      standing(db, actor, period)
        .where(fourHeld(period))
        .select(shown(scope, unit, day("m.formed_on"))),
  ),
];
