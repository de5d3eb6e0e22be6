import { sql } from "kysely";
import { assetStatusLabel, incomeKindLabel, ownerKindLabel, rentPeriodLabel } from "#domain/projects/assets/labels.ts";
import {
  disclosureLevelLabel,
  disclosureStepLabel,
  objectionChannelLabel,
  objectionResultLabel,
} from "#domain/projects/disclosures/labels.ts";
import { assetClassLabel } from "#domain/projects/labels.ts";
import { type ArchivePart, byWhom, count, day, hanging, placeName, text, word, yuan } from "./part.ts";

const ofAsset = (table: string) => sql`
  from ${sql.table(table)} x join asset s on s.county_id = x.county_id and s.id = x.asset_id
  where x.county_id = p.county_id and s.project_id = p.id`;

/** 公开了什么、有什么异议、留下什么资产、带来什么收益. */
export const afterParts: readonly ArchivePart[] = [
  {
    code: "disclosures",
    title: "公示",
    columns: [
      word("环节", sql`x.step`, disclosureStepLabel),
      word("层级", sql`x.level`, disclosureLevelLabel),
      text("地点", sql`coalesce(${placeName("x.village_id")}, ${placeName("x.township_id")})`),
      day("起", sql`x.from_on`),
      day("止", sql`x.until_on`),
      text("张贴处", sql`x.places`),
      text("内容校验码", sql`x.content_sha256`),
      text("发布人", byWhom("x.posted_by")),
      day("撤下日期", sql`x.withdrawn_on`),
      text("撤下原因", sql`x.withdrawn_text`),
    ],
    from: hanging("disclosure"),
    order: sql`x.from_on, x.posted_at`,
  },
  {
    code: "objections",
    title: "异议",
    columns: [
      day("收到日期", sql`x.received_on`),
      word("渠道", sql`x.channel`, objectionChannelLabel),
      text("内容", sql`x.text`),
      word("结论", sql`w.result`, objectionResultLabel),
      day("答复日期", sql`w.answered_on`),
      text("答复", sql`w.text`),
      text("处理情况", sql`w.done`),
    ],
    from: hanging(
      "objection",
      sql`left join lateral (select a.* from objection_answer a where a.county_id = x.county_id and a.objection_id = x.id
        order by a.answered_at desc limit 1) w on true`,
    ),
    order: sql`x.received_on, x.id`,
  },
  {
    code: "assets",
    title: "资产",
    columns: [
      count("编号", sql`x.number`),
      text("名称", sql`x.name`),
      word("类别", sql`x.class`, assetClassLabel),
      word("权属", sql`x.owner_kind`, ownerKindLabel),
      text("所有者", sql`x.owner`),
      yuan("原值", sql`x.value_fen`),
      text("证书编号", sql`x.certificate`),
      text("管护人", sql`x.caretaker`),
      day("移交日期", sql`x.transferred_on`),
      word("状态", sql`x.status`, assetStatusLabel),
    ],
    from: hanging("asset"),
    order: sql`x.number`,
  },
  {
    code: "leases",
    title: "租约",
    columns: [
      text("资产", sql`s.name`),
      text("承租方", sql`x.lessee`),
      day("起", sql`x.from_on`),
      day("止", sql`coalesce(x.ended_on, x.until_on)`),
      word("付租", sql`x.period`, rentPeriodLabel),
      yuan("每期租金", sql`x.rent_fen`),
      yuan(
        "已收租金",
        sql`(select coalesce(sum(r.received_fen), 0) from rent r where r.county_id = x.county_id and r.lease_id = x.id)`,
      ),
    ],
    from: ofAsset("lease"),
    order: sql`x.from_on, x.id`,
  },
  {
    code: "incomes",
    title: "收益",
    columns: [
      day("收到日期", sql`x.received_on`),
      count("所属年度", sql`x.year`),
      word("种类", sql`x.kind`, incomeKindLabel),
      yuan("金额", sql`x.amount_fen`),
      text("凭证号", sql`x.voucher`),
      text("说明", sql`x.text`),
      text("登记人", byWhom("x.made_by")),
    ],
    // Its own and those of its assets, each found by an index: one condition over both tables reads all income of the county.
    from: sql`from income x where x.county_id = p.county_id and x.id in (
      select i.id from income i where i.county_id = p.county_id and i.project_id = p.id
      union select i.id from asset s join income i on i.county_id = s.county_id and i.asset_id = s.id
        where s.county_id = p.county_id and s.project_id = p.id)`,
    order: sql`x.received_on, x.id`,
  },
  {
    code: "files",
    title: "附件",
    columns: [
      text("名称", sql`x.name`),
      text("用途", sql`x.purpose`),
      count("大小（字节）", sql`x.bytes`),
      text("校验码", sql`x.sha256`),
      text("上传人", byWhom("x.uploaded_by")),
    ],
    from: hanging("project_file"),
    order: sql`x.uploaded_at, x.id`,
  },
];
