/** Reasons as they would be written; each list belongs to one office, by login name. */
type Words = Readonly<Record<string, readonly string[]>>;

export const keepWords: Words = {
  jiwei: ["", "有反映财务公开不及时的问题线索，建议整顿中一并核实。"],
  zhengfa: ["", "村内矛盾纠纷较为集中，建议落实网格排查。"],
  xinfang: ["", "有未办结信访事项，建议明确包案领导。"],
};

export const removeWords: Words = {
  jiwei: ["近两年未收到反映该村干部的问题线索，建议剔除。", "原有问题线索已查结，班子已调整，建议剔除。"],
  zhengfa: ["村内治安状况平稳，近一年没有刑事案件，建议剔除。", "矛盾纠纷已基本化解，建议剔除。"],
  xinfang: ["该村信访事项均已办结，近一年没有新增，建议剔除。", "初信初访已就地化解，当事人表示满意，建议剔除。"],
};

export const rejectWords: readonly string[] = [
  "村“两委”班子已于近期补齐，实地核实运转正常，由镇级跟踪指导。",
  "信访积案已化解，群众满意度回升，本轮不列入。",
  "村集体收入项目已见效，主要问题已解决，本轮不列入。",
  "组织生活已恢复正常，由镇级继续帮带，本轮不列入。",
  "村级场所维修已完工并开放，本轮不列入。",
  "列入原因系年初数据未更新，经核实已改善，本轮不列入。",
];

export const findings = {
  confirmed: [
    "查阅会议记录和公开栏，走访党员群众 12 户，所列问题属实。",
    "与“两委”成员逐一谈话，走访 15 户，班子运转不畅的情况属实。",
    "核对村级账目和合同台账，公开不及时、收入不稳定的情况属实。",
    "到现场查看村级场所和矛盾纠纷台账，所列问题属实，建议县镇两级帮助解决。",
  ],
  rejected: [
    "走访 10 户，群众认可近期变化，所列问题大部分已解决。",
    "查阅近半年会议记录，组织生活正常开展，与上报情况不一致。",
    "核对账目和项目进展，村集体收入已有着落，问题已改善。",
  ],
} as const;

const pairs = ["方某、石某", "江某、田某", "魏某、姜某", "范某、彭某"];
export const visitorsOf = (visit: number): string => pairs[visit % pairs.length]!;
