import { sql } from "kysely";
import { factWords } from "#domain/projects/gates/fact-words.ts";
import {
  bankActionLabel,
  gateLabel,
  opinionConclusionLabel,
  projectStatusLabel,
  standingActionLabel,
  standingLabel,
} from "#domain/projects/labels.ts";
import { type ArchivePart, byWhom, count, day, hanging, placeName, said, text, unitName, word, yuan } from "./part.ts";

type Facts = Readonly<Record<string, unknown>>;
const gateSentence = (facts: Facts) =>
  factWords(facts)
    .map(([label, words]) => `${label}：${words}`)
    .join("；");

const conclusions = { pass: "通过", return: "退回" };
const decisions = { approved: "同意", refused: "不同意", withdrawn: "撤回" };
const stepWords = {
  ...bankActionLabel,
  ...gateLabel,
  ...standingActionLabel,
  draft: "起草",
  import: "导入台账",
};

/** 从申报到管护：where the project came from, what was argued, which gates it passed on what, how the works went. */
export const courseParts: readonly ArchivePart[] = [
  {
    code: "villages",
    title: "受益村",
    columns: [
      text("村（社区）", placeName("x.village_id")),
      text("乡镇（街道）", placeName("x.township_id")),
      count("份额", sql`x.share`),
      yuan("预期年收益", sql`x.promised_fen`),
      yuan(
        "已安排资金",
        sql`(select coalesce(sum(w.amount_fen), 0) from allocation_village w
        join fund_allocation f on f.county_id = w.county_id and f.id = w.allocation_id and f.status = 'posted'
        where w.county_id = x.county_id and w.village_id = x.village_id and f.project_id = p.id)`,
      ),
    ],
    from: hanging("project_village"),
    order: sql`x.share desc, x.village_id`,
  },
  {
    code: "arguments",
    title: "论证",
    columns: [
      day("日期", sql`x.held_on`),
      text("地点", sql`x.place`),
      text("主持", sql`x.chair`),
      word("结论", sql`x.conclusion`, conclusions),
      text("说明", sql`x.text`),
    ],
    from: hanging("project_argument"),
    order: sql`x.held_on, x.id`,
  },
  {
    code: "opinions",
    title: "论证意见",
    columns: [
      day("日期", sql`x.written_on`),
      text("专家", sql`e.name`),
      text("单位", sql`coalesce(e.unit, ${unitName("x.organisation_id")})`),
      word("意见", sql`x.conclusion`, opinionConclusionLabel),
      text("内容", sql`x.text`),
    ],
    from: hanging("argument_opinion", sql`left join expert e on e.county_id = x.county_id and e.id = x.expert_id`),
    order: sql`x.written_on, x.id`,
  },
  {
    code: "gates",
    title: "过关",
    columns: [
      word("关口", sql`x.gate`, gateLabel),
      day("日期", sql`x.on_day`),
      text("文号", sql`x.document`),
      said("内容", sql`x.facts`, (facts) => gateSentence(facts as Facts)),
      text(
        "佐证",
        sql`(select string_agg(concat_ws(' ', e ->> 'name', nullif(e ->> 'reference', '')), '；')
        from jsonb_array_elements(x.evidence) e)`,
      ),
      text("办理单位", unitName("x.organisation_id")),
      text("办理人", byWhom("x.passed_by")),
      text("说明", sql`x.text`),
      day("撤回日期", sql`x.withdrawn_on`),
      text("撤回原因", sql`x.withdrawn_text`),
    ],
    from: hanging("gate_pass"),
    order: sql`x.on_day, x.passed_at`,
  },
  {
    code: "months",
    title: "按月进度",
    columns: [
      text("月份", sql`to_char(x.month, 'YYYY-MM')`),
      text("节点", sql`x.milestone`),
      count("计划进度（%）", sql`x.planned_percent`),
      count("实际进度（%）", sql`x.actual_percent`),
      yuan("累计计划支付", sql`x.planned_fen`),
      text("进展", sql`x.actual_text`),
      text("填报人", byWhom("x.reported_by")),
    ],
    from: hanging("project_month"),
    order: sql`x.month`,
  },
  {
    code: "meetings",
    title: "协调会",
    columns: [
      day("日期", sql`x.held_on`),
      text("主持", sql`x.chair`),
      text("事项", sql`x.matter`),
      text("议定", sql`x.decision`),
      text("责任人", sql`x.responsible`),
      day("时限", sql`x.due_on`),
      day("办结", sql`x.done_on`),
      text("结果", sql`x.outcome`),
    ],
    from: hanging("project_meeting"),
    order: sql`x.held_on, x.id`,
  },
  {
    code: "checks",
    title: "质量检查",
    columns: [
      day("日期", sql`x.checked_on`),
      text("检查单位", unitName("x.organisation_id")),
      text("检查人", sql`x.checkers`),
      text("部位", sql`x.part`),
      word("结论", sql`x.conclusion`, { good: "合格", faults: "有问题" }),
      text("内容", sql`x.text`),
      day("整改日期", sql`x.mended_on`),
      text("整改情况", sql`x.mended_text`),
      day("确认日期", sql`x.confirmed_on`),
    ],
    from: hanging("quality_check"),
    order: sql`x.checked_on, x.id`,
  },
  {
    code: "changes",
    title: "变更",
    columns: [
      day("申请日期", sql`x.asked_on`),
      text("申请人", byWhom("x.asked_by")),
      text("原因", sql`x.reason`),
      text("内容", sql`x.content`),
      yuan("原预算", sql`x.old_budget_fen`),
      yuan("新预算", sql`x.new_budget_fen`),
      day("新完工日期", sql`x.new_finish_on`),
      word("批复", sql`x.decision`, decisions),
      text("批复人", byWhom("x.decided_by")),
      text("文号", sql`x.document`),
    ],
    from: hanging("project_change"),
    order: sql`x.asked_on, x.id`,
  },
];

/** 过程: the last part, every step with who took it. */
export const trailPart: ArchivePart = {
  code: "trail",
  title: "办理过程",
  columns: [
    day("日期", sql`x.on_day`),
    word("事项", sql`x.action`, stepWords),
    word("办理后", sql`x.to_status`, projectStatusLabel),
    word("附带状态", sql`x.to_standing`, standingLabel),
    text("说明", sql`x.text`),
    text("办理人", byWhom("x.made_by")),
  ],
  from: hanging("project_step"),
  order: sql`x.made_at, x.id`,
};
