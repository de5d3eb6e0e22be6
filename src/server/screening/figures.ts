import { sql } from "kysely";
import {
  levelLabel,
  listedBecauseLabel,
  opinionBodyLabel,
  opinionKindLabel,
  writtenKindLabel,
} from "#domain/screening/labels.ts";
import { withTownships } from "../figures/by-township.ts";
import { type Figure, fixedArgument, inWords, type RowsByPart, undivided } from "../figures/figure.ts";
import { place, shown } from "../figures/placed.ts";
import { withinCounties } from "../people/reach.ts";
import { assessed, confirmed, decided, manifestation, opinions, shortlisted } from "./figure-rows.ts";

const because = { ...listedBecauseLabel, added: "动态纳入" };
const assessmentLabel = {
  waiting: "未评估",
  draft: "填报中",
  submitted: "已评估",
  returned: "退回修改",
  missing: "缺报",
};

const level = inWords("dv.level", levelLabel);
const organisation = sql<string>`n.name`;
const kind = inWords("o.kind", opinionKindLabel);
const why = sql<string>`o.reason`;

const confirmedAt =
  (managed: keyof typeof levelLabel): RowsByPart =>
  (db, actor, period, scope) =>
    confirmed(db, actor, period).where("dv.level", "=", managed).select(shown(scope, level));

const villages = "个";

/** The named numbers of 摸排. Rates are shares of two of them. */
export const screeningFigures: readonly Figure[] = [
  ...withTownships(
    {
      code: "villages-in-round",
      name: "纳入摸排村数",
      definition: "本轮摸排启动时纳入评估范围的行政村和社区，每村计1个。",
      unit: villages,
      columns: [...place, "评估情况"],
    },
    (db, actor, period, scope) =>
      assessed(db, actor, period).select(shown(scope, inWords("a.status", assessmentLabel))),
  ),
  ...withTownships(
    {
      code: "villages-assessed",
      name: "完成评估村数",
      definition: "乡镇（街道）已提交本轮评估且未被退回的村；缺报的不计。",
      unit: villages,
      columns: place,
    },
    (db, actor, period, scope) => assessed(db, actor, period).where("a.status", "=", "submitted").select(shown(scope)),
  ),
  ...withTownships(
    {
      code: "villages-missing",
      name: "缺报村数",
      definition: "截止后仍未提交评估、由县级标明缺报的村。",
      unit: villages,
      columns: place,
    },
    (db, actor, period, scope) => assessed(db, actor, period).where("a.status", "=", "missing").select(shown(scope)),
  ),
  {
    kind: "count",
    code: "townships-in-round",
    name: "参加摸排乡镇（街道）数",
    definition: "本轮至少有1个村纳入评估范围的乡镇（街道）。",
    unit: villages,
    columns: ["乡镇（街道）"],
    rows: (db, actor, period) =>
      assessed(db, actor, period)
        .select([undivided.as("scope"), sql<number[]>`array[t.sort_order]`.as("sort")])
        .select(sql<string[]>`array[t.name]`.as("cells"))
        .distinct(),
  },
  {
    kind: "sum",
    code: "quota-places",
    name: "按比例应倒排村数",
    definition: "最近一次倒排时，按本轮设定的比例和取整方式算得的名额。",
    unit: villages,
    columns: ["参加倒排村数", "名额"],
    rows: (db, actor, { countyId, roundId }) =>
      db
        .selectFrom("rankingRun as k")
        .where("k.countyId", "=", countyId)
        .where("k.roundId", "=", roundId)
        .where(withinCounties(actor, "k"))
        .select([undivided.as("scope"), sql<number[]>`array[1]`.as("sort"), "k.places as amount"])
        .select(sql<string[]>`array[k.villages::text, k.places::text]`.as("cells")),
  },
  ...withTownships(
    {
      code: "shortlisted",
      name: "初步名单村数",
      definition: "列入本轮初步名单的村，含应整尽整、按比例倒排、并列和动态纳入的村。",
      unit: villages,
      columns: [...place, "列入情形"],
    },
    (db, actor, period, scope) => shortlisted(db, actor, period).select(shown(scope, inWords("s.because", because))),
  ),
  {
    kind: "count",
    code: "shortlisted-by-cause",
    name: "初步名单村数",
    definition: "列入本轮初步名单的村，按列入情形分列，每村只计一种情形。",
    unit: villages,
    columns: [...place, "列入情形"],
    argument: fixedArgument("列入情形", because),
    rows: (db, actor, period) => {
      const cause = inWords("s.because", because);
      return shortlisted(db, actor, period).select(shown(cause, cause));
    },
  },
  {
    kind: "count",
    code: "opinions",
    name: "联审意见条数",
    definition: "联审单位对各村出具的意见，同一单位对同一村以最后一次为准，计1条。",
    unit: "条",
    columns: [...place, "联审单位", "意见", "理由"],
    rows: (db, actor, period) => opinions(db, actor, period).select(shown(undivided, organisation, kind, why)),
  },
  {
    kind: "count",
    code: "opinions-by-kind",
    name: "联审意见条数",
    definition: "联审单位对各村出具的意见，按同意列入、建议增列、建议剔除分列；同一单位对同一村以最后一次为准。",
    unit: "条",
    columns: [...place, "联审单位", "意见", "理由"],
    argument: fixedArgument("意见", writtenKindLabel),
    rows: (db, actor, period) => opinions(db, actor, period).select(shown(kind, organisation, kind, why)),
  },
  {
    kind: "count",
    code: "opinions-by-body",
    name: "联审意见条数",
    definition: "联审单位对各村出具的意见，按单位类别分列；同一单位对同一村以最后一次为准。",
    unit: "条",
    columns: [...place, "联审单位", "意见", "理由"],
    argument: fixedArgument("联审单位", opinionBodyLabel),
    rows: (db, actor, period) =>
      opinions(db, actor, period).select(shown(inWords("o.body", opinionBodyLabel), organisation, kind, why)),
  },
  ...withTownships(
    {
      code: "confirmed",
      name: "审定列入村数",
      definition: "现行有效的审定决定中列入整顿的村；经更正决定调出的不计。",
      unit: villages,
      columns: [...place, "管理级别"],
    },
    (db, actor, period, scope) => confirmed(db, actor, period).select(shown(scope, level)),
  ),
  {
    kind: "count",
    code: "confirmed-by-level",
    name: "审定列入村数",
    definition: "现行有效的审定决定中列入整顿的村，按管理级别分列。",
    unit: villages,
    columns: [...place, "管理级别"],
    argument: fixedArgument("管理级别", levelLabel),
    rows: (db, actor, period) => confirmed(db, actor, period).select(shown(level, level)),
  },
  ...withTownships(
    {
      code: "county-managed",
      name: "县级管理村数",
      definition: "现行有效的审定决定中列入整顿并由县级管理的村。",
      unit: villages,
      columns: [...place, "管理级别"],
    },
    confirmedAt("county"),
  ).slice(1),
  ...withTownships(
    {
      code: "township-managed",
      name: "镇级管理村数",
      definition: "现行有效的审定决定中列入整顿并由镇级管理的村。",
      unit: villages,
      columns: [...place, "管理级别"],
    },
    confirmedAt("township"),
  ).slice(1),
  {
    kind: "count",
    code: "confirmed-by-manifestation",
    name: "审定列入村数",
    definition: "审定列入的村，按评估时标明的软弱涣散表现分列；一村有多种表现的，分别计入，合计可大于村数。",
    unit: villages,
    columns: [...place, "管理级别"],
    argument: manifestation,
    rows: (db, actor, period) =>
      confirmed(db, actor, period)
        .innerJoin("assessment as a", (join) =>
          join
            .onRef("a.countyId", "=", "d.countyId")
            .onRef("a.roundId", "=", "d.roundId")
            .onRef("a.villageId", "=", "dv.villageId"),
        )
        .select(shown(sql<string>`unnest(a.manifestations)`, level)),
  },
  ...withTownships(
    {
      code: "rejected",
      name: "审定不列入村数",
      definition: "经联审、核实后，现行有效的审定决定写明不列入的村。",
      unit: villages,
      columns: [...place, "理由"],
    },
    (db, actor, period, scope) =>
      decided(db, actor, period)
        .where("dv.outcome", "=", "rejected")
        .select(shown(scope, sql<string>`dv.reason`)),
  ),
  {
    kind: "share",
    code: "assessed-share",
    name: "评估完成率",
    definition: "完成评估村数除以纳入摸排村数，四舍五入，保留一位小数。",
    unit: "",
    part: "villages-assessed",
    whole: "villages-in-round",
  },
  {
    kind: "share",
    code: "shortlisted-share",
    name: "初步名单占比",
    definition: "初步名单村数除以纳入摸排村数，四舍五入，保留一位小数。",
    unit: "",
    part: "shortlisted",
    whole: "villages-in-round",
  },
  {
    kind: "share",
    code: "confirmed-share",
    name: "审定列入占比",
    definition: "审定列入村数除以纳入摸排村数，四舍五入，保留一位小数。",
    unit: "",
    part: "confirmed",
    whole: "villages-in-round",
  },
];
