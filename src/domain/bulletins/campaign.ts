import type { Block } from "../figures/text-blocks.ts";

const first = (text: string): Block => ({ kind: "heading1", text });
const paragraph = (text: string, of?: string): Block => ({
  kind: "paragraph",
  text,
  ...(of === undefined ? {} : { zero: { of, text: "" } }),
});

/** 阶段工作情况：what was done between two days. 典型样式，非正式文件；without names of people but those of unit heads. */
export const campaignDraft = (subject: string): Block[] => [
  paragraph(`现将{{period}}${subject}整顿阶段工作情况通报如下。`),
  first("工作推进情况"),
  paragraph(
    "一是领导包靠到村。{{county-leader-visits|县级领导到村调研#人次|统计期内没有县级领导到村调研的记录}}{{township-leader-visits|，乡镇（街道）领导到村调研#人次|}}。",
  ),
  paragraph(
    "二是组织生活正常开展。{{two-committee-meetings|召开村“两委”会议#次|统计期内没有村“两委”会议的记录}}{{activists-trained|，培养入党积极分子#名|}}。",
  ),
  paragraph(
    "三是走访联系群众。{{party-members-visited|走访党员#人次|没有走访党员的记录}}，{{households-visited|走访群众#户次|没有走访群众的记录}}。",
  ),
  paragraph(
    "四是排查化解矛盾。{{disputes-found|排查矛盾纠纷#件|没有排查出矛盾纠纷}}{{disputes-resolved|，化解#件|}}{{money-recovered|，追回资金#万元|}}。",
  ),
  paragraph(
    "五是帮办惠民实事。{{help-households|帮办实事惠及群众#户次|}}{{funds-won|，争取资金#万元|}}。",
    "help-households",
  ),
  first("责任落实情况"),
  paragraph(
    "{{goals|逐村制定目标事项#条|各村目标事项尚未制定}}{{goals-done|，已完成#条|}}。{{teams-in-place|已到位驻村工作队#支|驻村工作队尚未到位}}{{teams-docked|，其中已与村对接#支|}}。",
  ),
  paragraph("已到村的派出单位主要负责人：{{unit-heads-visited-by-name}}。", "unit-heads-visited"),
  paragraph("尚未到村的派出单位主要负责人：{{unit-heads-not-visited-by-name}}。", "unit-heads-not-visited"),
  paragraph("尚未报齐重大帮扶事项的单位：{{units-without-items-by-name}}。", "units-without-items"),
  first("验收销号情况"),
  paragraph("目前在册整顿村{{cases}}个，{{cases-delisted|已销号#个|尚无销号村}}。", "cases"),
  paragraph("销号率{{delisted-share}}{{cases-relapsed|，“回头看”发现反弹#个|，没有发现反弹}}。", "cases-delisted"),
  first("下步要求"),
  paragraph(
    "各乡镇（街道）党（工）委和派出单位要对照目标事项和时限，倒排工期、逐项落实；尚未到村的单位主要负责人要尽快到村，帮助解决实际困难；尚未报齐重大帮扶事项的单位要抓紧研究报送。各级不得以填表报数、拍照留痕代替工作实绩。",
  ),
];
