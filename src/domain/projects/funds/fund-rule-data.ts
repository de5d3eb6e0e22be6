import type { FundRule, FundType, FundUse, ProhibitedUse } from "./fund-type.ts";

/** 负面清单：11 项，典型县样式 (rules of the field 3.4); words are hints of ours. */
export const usualProhibited: readonly ProhibitedUse[] = [
  { code: "N01", text: "单位基本支出", words: "办公经费、人员经费、单位水电费" },
  { code: "N02", text: "奖金、津贴和福利补助", words: "奖金、津贴、慰问金、福利费" },
  { code: "N03", text: "弥补企业亏损", words: "弥补亏损" },
  {
    code: "N04",
    text: "修建楼堂馆所、服务大厅、文化室等",
    words: "楼堂馆所、办公楼、服务大厅、文化室、文化广场、文化墙",
  },
  { code: "N05", text: "弥补预算支出缺口和偿还债务", words: "偿还债务、偿债、还本付息、预算缺口" },
  { code: "N06", text: "大中型基本建设项目", words: "大中型基建" },
  { code: "N07", text: "购置交通工具及通讯设备", words: "公务用车、办公用车、购置车辆、手机、对讲机" },
  { code: "N08", text: "城市基础设施建设", words: "城市道路、城区改造、市政" },
  { code: "N09", text: "企业担保金", words: "担保金、担保费、注资担保" },
  { code: "N10", text: "非农领域投入", words: "房地产、理财、股票" },
  { code: "N11", text: "其他不在允许范围内的支出", words: "景观工程、牌坊、亮化工程、雕塑" },
];

/** 示例: what such money usually may be used for. */
const usualUses: readonly FundUse[] = [
  { code: "U01", text: "发展特色产业，改善生产条件" },
  { code: "U02", text: "发展壮大村级集体经济" },
  { code: "U03", text: "就业帮扶，公益性岗位，劳务奖补" },
  { code: "U04", text: "农村小型公益性基础设施" },
  { code: "U05", text: "农村供水、厕所、污水、垃圾等人居环境" },
  { code: "U06", text: "村级公共服务" },
  { code: "U07", text: "技能培训" },
  { code: "U08", text: "项目管理费（不超过规定比例）" },
];

const wider: readonly FundUse[] = [...usualUses, { code: "U09", text: "村级党组织活动场所维修和设施配置" }];

const type = (one: Pick<FundType, "code" | "name" | "level" | "validFrom"> & Partial<FundType>): FundType => ({
  validTo: null,
  uses: usualUses,
  prohibited: usualProhibited,
  ...one,
});

/** 资金种类有起止日期：2026 年起中央财政衔接资金改称常态化帮扶资金，以前的记录保留原名. */
export const usualFundTypes: readonly FundType[] = [
  type({
    code: "linkage",
    name: "财政衔接推进乡村振兴补助资金",
    level: "central",
    validFrom: "2021-03-26",
    validTo: "2025-12-31",
  }),
  type({ code: "regular-aid", name: "中央财政常态化帮扶资金", level: "central", validFrom: "2026-01-01" }),
  type({
    code: "province-team",
    name: "省派工作队帮扶资金",
    level: "province",
    validFrom: "2013-01-01",
    uses: wider,
  }),
  type({ code: "county-match", name: "县级配套资金", level: "county", validFrom: "2013-01-01", uses: wider }),
  type({
    code: "unit-own",
    name: "派出单位自筹资金",
    level: "unit",
    validFrom: "2013-01-01",
    uses: wider,
    prohibited: [],
  }),
  type({
    code: "donation",
    name: "社会捐赠资金",
    level: "donation",
    validFrom: "2013-01-01",
    uses: wider,
    prohibited: [],
  }),
];

/** 示例，非正式文件：预付 30%、不按期开工收回见各地项目资金管理办法，其余由各县自定. */
export const usualFundRule: FundRule = {
  types: usualFundTypes,
  advancePercent: 30,
  progressPercent: 80,
  retentionPercent: 3,
  retentionMonths: 12,
  supplementPercent: 10,
  countyYellowDays: 60,
  countyRedDays: 90,
  projectYellowDays: 120,
  projectRedDays: 180,
  startBy: "08-31",
};
