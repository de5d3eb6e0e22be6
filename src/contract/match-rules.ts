import { z } from "zod";
import { organisationKindLabel, organisationKinds } from "#domain/registry/labels.ts";
import { slots } from "#domain/teams/match/match.ts";
import { shippedMatchSettings } from "#domain/teams/match/settings.ts";
import { slotLabel } from "#domain/teams/match/words.ts";
import { rule } from "./rule.ts";

const whole = (title: string, min: number, max: number) =>
  z.int("应为整数").min(min, `不能小于 ${min}`).max(max, `不能大于 ${max}`).meta({ title });
const kinds = (title: string) =>
  z.array(z.enum(organisationKinds)).max(8).meta({ title, labels: organisationKindLabel });

/** What a county may set of the match; a run may differ from it. */
export const matchRuleShape = z.object({
  team: z
    .object({
      min: whole("最少人数", 1, 10),
      max: whole("最多人数", 1, 10),
      countsTownshipLeader: z.boolean().meta({ title: "包村乡镇领导计入工作队人数" }),
    })
    .refine(({ min, max }) => min <= max, "最少人数不能多于最多人数")
    .meta({ title: "工作队人数" }),
  capacity: z
    .object({
      countyLeader: whole("一名县级领导最多联村（个）", 0, 20),
      townshipLeader: whole("一名乡镇领导最多包村（个）", 0, 20),
      unit: whole("一个单位最多结对（个）", 0, 20),
    })
    .meta({ title: "最多联系的村数" }),
  homeRecusal: z.array(z.enum(slots)).max(5).meta({ title: "实行籍贯回避的岗位", labels: slotLabel }),
  ageBands: z
    .object({ youngTo: whole("青年到（岁）", 20, 60), middleTo: whole("中年到（岁）", 25, 65) })
    .refine(({ youngTo, middleTo }) => youngTo < middleTo, "青年的年龄上限应小于中年的年龄上限")
    .meta({ title: "老中青划分" }),
  pairing: z
    .object({
      weak: kinds("联系“弱”村的部门"),
      chaotic: kinds("联系“乱”村的部门"),
      poor: kinds("联系“穷”村的部门"),
      professional: kinds("联系专业需求村的部门"),
    })
    .meta({ title: "部门与村情对口" }),
  weights: z
    .object({
      unitKind: whole("部门与村情对口", 0, 100),
      skills: whole("专长符合需要", 0, 100),
      ageMix: whole("老中青搭配", 0, 100),
      distance: whole("距离就近", 0, 100),
      ownUnit: whole("结对单位选派本单位干部", 0, 100),
      stability: whole("保持在派人员稳定", 0, 100),
      sparing: whole("节约用人（增派一名队员至少应增加的分数）", 0, 100),
      fairness: whole("乡镇之间均衡（低于全县平均部分扣减的百分比）", 0, 100),
    })
    .meta({ title: "权重（分）" }),
  farMinutes: whole("车程超过多少分钟不再计就近分", 1, 600),
  seed: z.string().trim().min(1, "不能为空").max(20, "不能超过 20 个字").meta({ title: "随机种子" }),
  seconds: whole("求解时限（秒）", 1, 120),
  priceSeconds: whole("测算规则代价的时限（秒）", 0, 120),
});

const { homeRecusal, pairing, ...shipped } = shippedMatchSettings;

export const matchRules = {
  match: rule({
    title: "选人配对规则",
    purpose: "配对时的人数、可联系村数、回避岗位、部门对口关系和各项权重；每次配对时还可以临时调整。",
    source: "典型样式：党委部门联弱、政法部门联乱、经济部门联穷、业务部门联专业；各项数值非正式文件规定",
    shape: matchRuleShape,
    shipped: {
      ...shipped,
      homeRecusal: [...homeRecusal],
      pairing: {
        weak: [...pairing.weak],
        chaotic: [...pairing.chaotic],
        poor: [...pairing.poor],
        professional: [...pairing.professional],
      },
    },
  }),
};
