import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Counts, LeaderKind, MeetingKind, RecordKind } from "#domain/records/record.ts";
import { recordSums } from "#domain/records/sums.ts";
import type { Db } from "../db/db.ts";
import { sumWithTownships, withNames, withTownships } from "../figures/by-township.ts";
import {
  type AmountRow,
  asOf,
  type Figure,
  type Period,
  roundsOf,
  type RowsByPart,
  type Tally,
  undivided,
} from "../figures/figure.ts";
import { day, place, shown } from "../figures/placed.ts";
import { withinCounties, withinVillages } from "../people/reach.ts";
import { standing } from "../teams/figures.ts";
import { cells } from "./months.ts";

/**
 * Villages of the round: those on its standing list and all they went into since, and those it sent a team to. The list is asked beside
 * the files: a file that followed its village to another township is out of sight of the first, whose days there still count. As an array
 * the villages are found once; as a set, a planner without statistics looked for them again for every row.
 */
function ofTheRound(period: Period, village = "w.village_id") {
  const { countyId } = period;
  const rounds = sql.join(roundsOf(period).map((id) => sql`${id}::uuid`));
  return sql<boolean>`${sql.ref(village)} = any (array(
  with recursive listed (village_id) as (
    select n.village_id from decision d join decision_village n on n.county_id = d.county_id and n.decision_id = d.id
    where d.county_id = ${countyId} and d.round_id in (${rounds}) and n.outcome = 'confirmed'
      and not exists (select from decision c where c.county_id = d.county_id and c.corrects_id = d.id)
    union
    select s.to_village_id from listed l join place_succession s on s.county_id = ${countyId}
      and s.from_village_id = l.village_id and s.kind in ('merged', 'moved'))
  select village_id from listed
  union select f.village_id from case_file f where f.county_id = ${countyId} and f.round_id in (${rounds}) and f.withdrawn_on is null
  union select f.listed_village_id from case_file f where f.county_id = ${countyId} and f.round_id in (${rounds})
    and f.withdrawn_on is null and f.listed_village_id is not null
  union select m.village_id from team m where m.county_id = ${countyId} and m.round_id in (${rounds})))`;
}

const entries = (db: Db, actor: Actor, period: Period, ...kinds: readonly RecordKind[]) =>
  db
    .selectFrom("workRecord as w")
    .innerJoin("village as v", (join) => join.onRef("v.countyId", "=", "w.countyId").onRef("v.id", "=", "w.villageId"))
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "w.countyId").onRef("t.id", "=", "w.townshipId"),
    )
    .where("w.countyId", "=", period.countyId)
    .where("w.kind", "in", kinds)
    .where("w.onDay", ">=", period.from)
    .where("w.onDay", "<=", period.to)
    .where("w.removedAt", "is", null)
    .where(ofTheRound(period))
    .where(withinVillages(actor, "w"));

interface Cell {
  readonly villageId: string;
  readonly townshipId: string;
  readonly kind: RecordKind;
  readonly part: string;
}

/** The same entries as their sums: a county of ten million entries is added up like one of ten thousand. */
const sums =
  (amount: RawBuilder<number>, kinds: readonly RecordKind[], part?: LeaderKind | MeetingKind): RowsByPart<Tally> =>
  (db, actor, period, scope) =>
    db
      .selectFrom(sql<Cell>`(${cells(actor, period)})`.as("c"))
      .innerJoin("village as v", (join) =>
        join.on("v.countyId", "=", period.countyId).onRef("v.id", "=", "c.villageId"),
      )
      .innerJoin("township as t", (join) =>
        join.on("t.countyId", "=", period.countyId).onRef("t.id", "=", "c.townshipId"),
      )
      .where("c.kind", "in", kinds)
      .$if(part !== undefined, (query) => query.where("c.part", "=", part!))
      .where(ofTheRound(period, "c.village_id"))
      .select([scope.as("scope"), amount.as("amount")]);

const inVillages = "统计期内在本轮整顿村";

interface Amount {
  readonly code: string;
  readonly name: string;
  readonly definition: string;
  readonly unit: string;
  readonly head: string;
  readonly column: keyof Counts;
  readonly kinds: readonly RecordKind[];
  readonly money?: true;
}

/** What entries carry, added up. The text of an entry may name villagers and is no part of a figure. */
function amounts({ head, column, kinds, ...figure }: Amount): readonly Figure[] {
  const amount = sql<number>`${sql.ref(`w.${column}`)}`;
  const cell: RawBuilder<string> = figure.money
    ? sql<string>`(${amount} / 100.0)::numeric(20, 2)::text`
    : sql<string>`${amount}::text`;
  const rows: RowsByPart<AmountRow> = (db, actor, period, scope) =>
    entries(db, actor, period, ...kinds)
      .where(sql<boolean>`${amount} > 0`)
      .select(shown(scope, day("w.on_day"), cell))
      .select(amount.as("amount"));
  const tallies = sums(sql`${sql.ref(`c.${column}`)}`, kinds);
  return sumWithTownships({ ...figure, columns: [...place, "日期", head] }, rows, tallies);
}

const times = sql<number>`c.times`;

const visits = (code: string, name: string, who: string, leaderKind: LeaderKind) =>
  withTownships(
    {
      code,
      name,
      definition: `${inVillages}，${who}到村调研，每人每次计1人次。`,
      unit: "人次",
      columns: [...place, "日期", "职务"],
    },
    (db, actor, period, scope) =>
      entries(db, actor, period, "leader-visit")
        .where("w.leaderKind", "=", leaderKind)
        .leftJoin("person as h", (join) => join.onRef("h.countyId", "=", "w.countyId").onRef("h.id", "=", "w.leaderId"))
        .select(shown(scope, day("w.on_day"), sql<string>`coalesce(nullif(h.post, ''), ${who})`)),
    sums(times, ["leader-visit"], leaderKind),
  );

/** Heads of the units that stand in villages of the round, each once, with the days they came in the period. */
function unitHeads(db: Db, actor: Actor, period: Period, visited: boolean) {
  const days = sql<
    string | null
  >`(select string_agg(distinct w.on_day::text, '、' order by w.on_day::text) from work_record w
    where w.county_id = h.county_id and w.leader_id = h.id and w.kind = 'leader-visit' and w.removed_at is null
      and w.on_day between ${period.from}::date and ${period.to}::date and ${withinVillages(actor, "w")})`;
  return db
    .selectFrom("person as h")
    .innerJoin("organisation as o", (join) =>
      join.onRef("o.countyId", "=", "h.countyId").onRef("o.id", "=", "h.organisationId"),
    )
    .where("h.countyId", "=", period.countyId)
    .where("h.unitHead", "=", true)
    .where((eb) => eb.or([eb("h.validTo", "is", null), eb("h.validTo", ">", asOf(period))]))
    .where(withinCounties(actor, "h"))
    .where(({ exists }) =>
      exists(
        standing(db, actor, period).where("m.organisationId", "=", sql.ref<string>("h.organisation_id")).select("m.id"),
      ),
    )
    .where(sql<boolean>`${days} is ${visited ? sql`not null` : sql`null`}`)
    .select([undivided.as("scope"), sql<number[]>`array[o.sort_order, h.sort_order]`.as("sort")])
    .select(sql<string[]>`array[o.name || h.name, h.post, coalesce(${days}, '')]`.as("cells"));
}

const headColumns = ["单位及主要负责人", "职务", "到村日期"];

/** The named numbers of 纪实. What people wrote is never counted, only what was done. */
export const recordFigures: readonly Figure[] = [
  ...visits("county-leader-visits", "县级领导到村调研", "县级领导", "county-leader"),
  ...visits("township-leader-visits", "乡镇（街道）领导到村调研", "乡镇（街道）领导", "township-leader"),
  ...withTownships(
    {
      code: "two-committee-meetings",
      name: "村“两委”会议次数",
      definition: `${inVillages}召开的村“两委”会议。`,
      unit: "次",
      columns: [...place, "日期"],
    },
    (db, actor, period, scope) =>
      entries(db, actor, period, "meeting")
        .where("w.meeting", "=", "two-committees")
        .select(shown(scope, day("w.on_day"))),
    sums(times, ["meeting"], "two-committees"),
  ),
  ...amounts({
    code: "party-members-visited",
    name: "走访党员人次",
    definition: `${inVillages}走访党员的人次合计。`,
    unit: "人次",
    head: "走访党员",
    ...recordSums.partyMembers,
  }),
  ...amounts({
    code: "households-visited",
    name: "走访群众户次",
    definition: `${inVillages}入户走访和领导调研中走访的户次合计。`,
    unit: "户次",
    head: "走访户数",
    ...recordSums.households,
  }),
  ...amounts({
    code: "disputes-found",
    name: "排查矛盾纠纷件数",
    definition: `${inVillages}排查出的矛盾纠纷件数合计。`,
    unit: "件",
    head: "排查件数",
    ...recordSums.disputes,
  }),
  ...amounts({
    code: "disputes-resolved",
    name: "化解矛盾纠纷件数",
    definition: `${inVillages}调解和排查中化解的矛盾纠纷件数合计。`,
    unit: "件",
    head: "化解件数",
    ...recordSums.resolved,
  }),
  ...amounts({
    code: "money-recovered",
    name: "追回资金",
    definition: `${inVillages}调解中追回的资金合计。`,
    unit: "万元",
    head: "金额（元）",
    ...recordSums.recoveredFen,
    money: true,
  }),
  ...amounts({
    code: "funds-won",
    name: "争取资金",
    definition: `${inVillages}争取到的帮扶资金合计。`,
    unit: "万元",
    head: "金额（元）",
    ...recordSums.fundsFen,
    money: true,
  }),
  ...amounts({
    code: "help-households",
    name: "帮办实事惠及户次",
    definition: `${inVillages}帮办实事惠及群众的户次合计。`,
    unit: "户次",
    head: "惠及户数",
    ...recordSums.helpedHouseholds,
  }),
  ...amounts({
    code: "activists-trained",
    name: "培养入党积极分子人数",
    definition: `${inVillages}培养入党积极分子的人数合计。`,
    unit: "名",
    head: "培养人数",
    ...recordSums.activists,
  }),
  ...withNames({
    code: "unit-heads-visited",
    name: "已到村单位主要负责人数",
    definition: "派有在村工作队的单位中，统计期内到过村的主要负责人，每人计1名，到村次数不计。",
    unit: "名",
    columns: headColumns,
    rows: (db, actor, period) => unitHeads(db, actor, period, true),
  }),
  ...withNames({
    code: "unit-heads-not-visited",
    name: "未到村单位主要负责人数",
    definition: "派有在村工作队的单位中，统计期内没有到村记录的主要负责人，每人计1名。",
    unit: "名",
    columns: headColumns,
    rows: (db, actor, period) => unitHeads(db, actor, period, false),
  }),
];
