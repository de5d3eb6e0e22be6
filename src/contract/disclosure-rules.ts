import { z } from "zod";
import { disclosureBefores, disclosureLevels, disclosureSteps } from "#domain/projects/disclosures/disclosure.ts";
import {
  disclosureBeforeLabel,
  disclosureLevelLabel,
  disclosureStepLabel,
} from "#domain/projects/disclosures/labels.ts";
import { usualPostings } from "#domain/projects/disclosures/rule-data.ts";
import { line, text } from "./common.ts";
import { rule } from "./rule.ts";

const whole = (least: number, most: number) =>
  z.int("应为整数").min(least, `不能小于 ${least}`).max(most, `不能大于 ${most}`);

const posting = z.object({
  step: z.enum(disclosureSteps).meta({ title: "什么时候公示", labels: disclosureStepLabel }),
  level: z.enum(disclosureLevels).meta({ title: "哪一级公示", labels: disclosureLevelLabel }),
  days: whole(7, 60).meta({ title: "至少公示几天（不少于 7 天）" }),
  counted: z.enum(["calendar", "extended", "working"]).meta({
    title: "计算方式",
    labels: {
      calendar: "按自然日，最后一日为休息日的不顺延",
      extended: "按自然日，最后一日为休息日的顺延",
      working: "按工作日",
    },
  }),
  before: z.enum(disclosureBefores).meta({ title: "期满之前不得办理", labels: disclosureBeforeLabel }),
});

const projectDisclosure = z.object({
  postings: z
    .array(posting)
    .max(40, "不能超过 40 项")
    .refine(
      (all) => new Set(all.map(({ step, level }) => `${step} ${level}`)).size === all.length,
      "同一时候、同一级只能有一项",
    )
    .meta({ title: "公示要求" }),
  backDays: whole(0, 10).meta({ title: "张贴以后至迟几天内登记" }),
  phone: line(60).meta({ title: "监督电话" }),
  office: line(60).meta({ title: "监督单位" }),
  address: text(100).meta({ title: "监督单位地址" }),
  places: z
    .object({
      village: line(100).meta({ title: "村级公示张贴在" }),
      township: line(100).meta({ title: "乡镇级公示张贴在" }),
      county: line(100).meta({ title: "县级公示发布在" }),
    })
    .meta({ title: "公示地点" }),
});

export const disclosureRules = {
  "project-disclosure": rule({
    title: "项目公告公示",
    purpose: "帮扶项目和资金在哪一步、由哪一级公示几天，期满之前哪一步不得办理；监督电话和张贴地点。",
    source:
      "公告公示原则上不少于 10 日见国家有关公告公示的规定，琼海等地为 7 个工作日；哪一级在哪一步公示为系统归纳，各地可改。12317 曾为全国扶贫监督举报电话，请改为本县电话",
    shape: projectDisclosure,
    shipped: {
      postings: [...usualPostings],
      backDays: 3,
      phone: "12317（曾用全国热线，请填写本县电话）",
      office: "县乡村振兴工作主管部门（请填写本县单位）",
      address: "",
      places: { village: "村务公开栏", township: "乡镇政务公开栏", county: "县人民政府网站" },
    },
    cautions: (content) =>
      content.postings.some(({ days, counted }) => days < 10 && counted !== "working")
        ? ["有的公示不足 10 日：公告公示时间原则上不少于 10 日，短于 10 日的应有本地文件依据。"]
        : [],
  }),
};
