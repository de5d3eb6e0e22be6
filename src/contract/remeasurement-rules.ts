import { z } from "zod";
import { line } from "./common.ts";
import { rule } from "./rule.ts";

const whole = (least: number, most: number) =>
  z.int("应为整数").min(least, `不能小于 ${least}`).max(most, `不能大于 ${most}`);

const remeasurement = z.object({
  largeYuan: whole(0, 1_000_000_000).meta({ title: "投资多少元以上的为大额项目" }),
  largePercent: whole(1, 100).meta({ title: "大额项目抽取百分之几" }),
  otherPercent: whole(1, 100).meta({ title: "其他项目抽取百分之几" }),
  atLeast: whole(1, 100).meta({ title: "两类各至少抽取几个（不足的全抽）" }),
  days: whole(1, 120).meta({ title: "抽中后几个工作日内完成实测" }),
  tolerances: z
    .array(
      z.object({
        name: line(30).meta({ title: "实测项目名称中含有" }),
        percent: whole(0, 50).meta({ title: "允许误差（%）" }),
      }),
    )
    .max(40, "不能超过 40 项")
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, "名称不能重复")
    .meta({ title: "单独规定允许误差的实测项目（按次序，先中者为准）" }),
  otherTolerance: whole(0, 50).meta({ title: "其他实测项目的允许误差（%）" }),
  category: line(30).meta({ title: "不符的登记为哪一类问题（须在“问题整改”的问题类别中）" }),
});

export const remeasurementRules = {
  remeasurement: rule({
    title: "项目复核实测抽查",
    purpose: "竣工验收的项目抽取多少到现场复核实测，几天内完成，工程量与结算相差多少以内为相符。",
    source: "示例，非正式文件：抽取比例、允许误差由各县按审计、财政部门的规定自定",
    shape: remeasurement,
    shipped: {
      largeYuan: 1_000_000,
      largePercent: 30,
      otherPercent: 10,
      atLeast: 2,
      days: 20,
      tolerances: [
        { name: "厚度", percent: 10 },
        { name: "座数", percent: 0 },
        { name: "棚数", percent: 0 },
      ],
      otherTolerance: 5,
      category: "帮扶项目",
    },
  }),
};
