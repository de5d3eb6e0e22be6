import { z } from "zod";
import { gates, type Gate } from "#domain/projects/gate.ts";
import { assetClassLabel, gateLabel, projectKindLabel } from "#domain/projects/labels.ts";
import { assetClasses, projectKinds } from "#domain/projects/project.ts";
import { countedLabel, passerLabel } from "#domain/projects/gates/gate-labels.ts";
import { countings, passers } from "#domain/projects/gates/gate-rule.ts";
import { usualGateRule } from "#domain/projects/gates/gate-rule-data.ts";
import {
  procurementCategories,
  procurementCategoryLabel,
  procurementMethodLabel,
  procurementMethods,
} from "#domain/projects/gates/procurement.ts";
import { usualProcurement } from "#domain/projects/gates/procurement-data.ts";
import { line, text } from "./common.ts";
import { rule } from "./rule.ts";

const whole = (least: number, most: number) =>
  z.int("应为整数").min(least, `不能小于 ${least}`).max(most, `不能大于 ${most}`);

const kinds = (title: string) =>
  z.array(z.enum(projectKinds)).max(projectKinds.length).meta({ title, labels: projectKindLabel });

const evidence = z
  .object({
    name: line(40).meta({ title: "佐证名称" }),
    kinds: kinds("只向哪些类型的项目要（不选即都要）"),
    funds: z
      .array(line(40).meta({ title: "资金类型代码" }))
      .max(20, "不能超过 20 个")
      .meta({ title: "只在用了哪些资金时要（不填即都要）" }),
    file: z
      .enum(["optional", "required"])
      .meta({ title: "附件", labels: { optional: "可传可不传", required: "必须上传" } }),
    basis: text(200).meta({ title: "必须上传的理由和依据（会显示给填报人）" }),
  })
  .refine(({ file, basis }) => file === "optional" || basis !== "", {
    path: ["basis"],
    message: "要求必须上传附件的，应写明理由和依据",
  });

const gate = (one: Gate) =>
  z
    .object({
      by: z.enum(passers).meta({ title: "由谁过关", labels: passerLabel }),
      exceptKinds: kinds("不适用的项目类型"),
      exceptClasses: z
        .array(z.enum(assetClasses))
        .max(assetClasses.length)
        .meta({ title: "不适用的资产类别", labels: assetClassLabel }),
      days: whole(1, 1500).meta({ title: "一般需要几天（排计划用）" }),
      counted: z.enum(countings).meta({ title: "计算方式", labels: countedLabel }),
      evidence: z
        .array(evidence)
        .max(20, "不能超过 20 项")
        .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, "佐证不能重名")
        .meta({ title: "佐证" }),
    })
    .meta({ title: gateLabel[one] });

const gateShapes = Object.fromEntries(gates.map((one) => [one, gate(one)])) as Record<Gate, ReturnType<typeof gate>>;

const projectGates = z.object({
  overEstimatePercent: whole(0, 100).meta({ title: "评审预算比申报概算高出百分之几以上，须写明理由" }),
  gates: z.object(gateShapes).meta({ title: "各关口" }),
});

const steps = (title: string) =>
  z
    .array(
      z.object({
        fromWan: whole(0, 1_000_000).meta({ title: "金额达到（万元）" }),
        method: z.enum(procurementMethods).meta({ title: "至少采用", labels: procurementMethodLabel }),
      }),
    )
    .max(10, "不能超过 10 档")
    .refine((all) => all.every(({ fromWan }, i) => i === 0 || fromWan > all[i - 1]!.fromWan), "金额应依次递增")
    .meta({ title });

const category = Object.fromEntries(
  procurementCategories.map((one) => [one, steps(procurementCategoryLabel[one])]),
) as Record<(typeof procurementCategories)[number], ReturnType<typeof steps>>;

const projectProcurement = z.object({
  categories: z.object(category).meta({ title: "各档金额的采购方式" }),
  workReliefFree: z.boolean().meta({ title: "以工代赈项目可以不招标" }),
});

export const projectGateRules = {
  "project-gates": rule({
    title: "项目关口",
    purpose: "立项批复到收益分配各关口由谁过关、对哪些项目不适用、要哪些佐证、一般需要几天。",
    source: "示例，非正式文件：关口顺序见各地帮扶项目管理办法的通行做法，天数和佐证由各县自定；附件一律不作要求",
    shape: projectGates,
    shipped: usualGateRule as z.output<typeof projectGates>,
    cautions: ({ gates: all }) =>
      gates
        .filter((one) => all[one].evidence.some(({ file }) => file === "required"))
        .map((one) => `“${gateLabel[one]}”要求必须上传附件。整治“指尖上的形式主义”，不得过度留痕，请确认确有依据。`),
  }),
  "project-procurement": rule({
    title: "项目采购方式",
    purpose: "工程、货物、服务达到多少金额至少采用哪种采购方式。",
    source:
      "示例，非正式文件：公开招标限额见《必须招标的工程项目规定》（国家发展改革委令 2018 年第 16 号），请核对；以下各档由各县自定",
    shape: projectProcurement,
    shipped: usualProcurement as z.output<typeof projectProcurement>,
  }),
};
