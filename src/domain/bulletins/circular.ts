import { formatChinese, type IsoDate } from "../date.ts";
import { levelLabel } from "../screening/labels.ts";
import { campaignDraft } from "./campaign.ts";
import { type CircularKind, subjectOf } from "./letterhead.ts";
import type { Block } from "../figures/text-blocks.ts";

/** What the first draft of a circular is made from. */
export interface CircularFacts {
  readonly county: string;
  readonly round: string;
  readonly openedOn: IsoDate | null;
  readonly townships: readonly string[];
  readonly manifestations: readonly { readonly code: string; readonly name: string }[];
}

const first = (text: string, of?: string): Block => ({ kind: "heading1", text, ...goneAt(of) });
const second = (text: string, of?: string): Block => ({ kind: "heading2", text, ...goneAt(of) });
const paragraph = (text: string, of?: string, instead = ""): Block => ({
  kind: "paragraph",
  text,
  ...(of === undefined ? {} : { zero: { of, text: instead } }),
});
/** 没有内容的部分不写，也不留空表。 */
const goneAt = (of: string | undefined) => (of === undefined ? {} : { zero: { of, text: "" } });

/** 典型样式，非正式文件。Every number is a token, and says in words when it is zero. */
export const circularDraft = (kind: RoundKind, facts: CircularFacts): Block[] => drafts[kind](facts);

/** Circulars on the round; one on an inspection is drafted from its checklist, see inspection-draft.ts. */
export type RoundKind = Exclude<CircularKind, "inspection">;

const drafts: Record<RoundKind, (facts: CircularFacts) => Block[]> = {
  confirmation: (facts) => [
    paragraph(
      `按照上级关于整顿软弱涣散基层党组织的部署要求，全${facts.county.slice(-1)}组织开展了${subjectOf(facts.round)}排查工作。现将排查确定情况通报如下。`,
    ),
    ...situation(facts.openedOn),
    ...outcome(facts),
    ...lists(),
    ...demands(),
  ],
  progress: ({ round, townships }) => [
    paragraph(`${subjectOf(round)}整顿开展以来，各乡镇（街道）和有关部门逐项推进。现将进展情况通报如下。`),
    ...progress(townships),
    first("下步要求"),
    paragraph(
      "各乡镇（街道）党（工）委和有关责任单位要对照问题清单和目标事项，逐项明确措施、责任人和完成时限，办结一项、销号一项；对逾期事项要查明原因，限期办结。",
    ),
  ],
  campaign: ({ round }) => campaignDraft(subjectOf(round)),
};

function situation(openedOn: IsoDate | null): Block[] {
  const since = openedOn === null ? "" : `自${formatChinese(openedOn)}启动，`;
  return [
    first("基本情况"),
    paragraph(
      `本轮排查${since}共有{{townships-in-round}}个乡镇（街道）参加，纳入摸排村（社区）{{villages-in-round}}个，完成评估{{villages-assessed}}个，评估完成率{{assessed-share}}，{{villages-missing|缺报#个|没有缺报}}。`,
      "villages-in-round",
      "本轮纳入摸排的村（社区）尚未确定。",
    ),
    paragraph(
      "排查坚持应整尽整与倒排相结合。按本轮设定的比例，应倒排村{{quota-places}}个；经逐村核对，形成初步名单{{shortlisted}}个，占纳入摸排村的{{shortlisted-share}}，其中{{shortlisted-by-cause:*}}。",
      "shortlisted",
      "排查坚持应整尽整与倒排相结合。经逐村核对，没有村列入初步名单。",
    ),
    paragraph(
      "纪检监察、政法、信访等单位对初步名单逐村联审，出具意见{{opinions}}条，其中{{opinions-by-kind:*}}。在联审基础上，逐村开展了实地核实。",
      "opinions",
    ),
  ];
}

function outcome({ townships, manifestations }: CircularFacts): Block[] {
  const { county, township } = levelLabel;
  const of = "confirmed";
  return [
    first("排查确定情况"),
    paragraph(
      "经研究审定，本轮共确定软弱涣散村党组织{{confirmed}}个，占纳入摸排村的{{confirmed-share}}{{rejected|；经联审、核实不列入的#个|}}。",
      of,
      "本轮没有审定列入整顿的村。",
    ),
    second("按管理级别划分", of),
    paragraph(
      `{{confirmed-by-level:${county}|由县级重点管理的#个|没有由县级重点管理的村}}，{{confirmed-by-level:${township}|由乡镇（街道）管理的#个|没有由乡镇（街道）管理的村}}。`,
      of,
    ),
    second("按乡镇（街道）划分", of),
    paragraph("各乡镇（街道）排查确定情况见下表。", of),
    {
      kind: "table",
      head: ["乡镇（街道）", "纳入摸排", "初步名单", "确定", "县级管理", "镇级管理"],
      rows: [...townships.map(rowOf(confirmationCodes)), totalRow],
      ...goneAt(of),
    },
    second("按软弱涣散表现划分", of),
    paragraph("确定的村中，各类表现涉及村数见下表；一村有多种表现的，分别计入。", of),
    {
      kind: "table",
      head: ["软弱涣散表现", "涉及村数"],
      rows: manifestations.map(({ code, name }) => [name, `{{confirmed-by-manifestation:${code}}}`]),
      zeroRows: "left-out",
      ...goneAt(of),
    },
  ];
}

const rowOf = (codes: readonly string[]) => (name: string) => [
  name,
  ...codes.map((code) => `{{${code}-by-township:${name}}}`),
];
const confirmationCodes = ["villages-in-round", "shortlisted", "confirmed", "county-managed", "township-managed"];
const totalRow = [
  "合计",
  "{{villages-in-round}}",
  "{{shortlisted}}",
  "{{confirmed}}",
  `{{confirmed-by-level:${levelLabel.county}}}`,
  `{{confirmed-by-level:${levelLabel.township}}}`,
];

function lists(): Block[] {
  return [
    first("问题清单和目标事项", "cases"),
    paragraph(
      "确定的村实行一村一策，已建立整顿台账{{cases}}个，{{problems|列入问题清单#条|尚未列入问题}}，{{goals|列入目标事项#条，逐项明确了责任单位、责任人和完成时限|尚未列入目标事项}}。",
      "cases",
    ),
    second("问题清单", "problems"),
    paragraph("问题清单中，{{problems-by-aspect:*}}。{{problems-done|目前已解决#条|目前正在逐条整改}}。", "problems"),
    second("目标事项", "goals"),
    paragraph("目标事项中，{{goals-by-field:*}}。{{goals-done|目前已完成#条|目前正在逐项推进}}。", "goals"),
  ];
}

function demands(): Block[] {
  return [
    first("下步要求"),
    second("压实整顿责任"),
    paragraph(
      "各乡镇（街道）党（工）委要履行直接责任，党（工）委书记要逐村过问。每个村都要落实一名县级领导联村、一名乡镇（街道）领导包村、一名第一书记驻村、一个机关单位结对，人员有变动的要及时补上，做到责任不断档。",
    ),
    second("逐项对账销号"),
    paragraph(
      "要对照问题清单和目标事项，一项一项抓落实，办结一项、销号一项。{{problems-overdue|目前逾期未解决问题#条，有关乡镇（街道）要查明原因，限期办结。|}}{{goals-overdue|目前逾期未完成目标事项#条，有关责任单位要提出补救办法，限期办结。|}}",
    ),
    second("严格把关验收"),
    paragraph(
      "整顿期满，由村自评、乡镇（街道）核验、县级验收，群众不满意的不得销号。销号后要巩固提升，定期“回头看”，防止问题反弹；发现反弹的，重新纳入整顿。",
    ),
    second("减轻基层负担"),
    paragraph("整顿情况以台账为准，数据由台账自动汇总。各级各部门不得另行要求村级重复填表报数，不以留痕代替实绩。"),
  ];
}

function progress(townships: readonly string[]): Block[] {
  const codes = ["cases", "problems", "problems-done", "goals", "goals-done"];
  return [
    first("总体进展"),
    paragraph("目前在册整顿村{{cases}}个。", "cases", "目前没有在册整顿村。"),
    paragraph(
      "列入问题清单{{problems}}条，{{problems-done|已解决#条|正在逐条整改}}{{problems-done-share|，问题解决率#|}}。",
      "problems",
    ),
    paragraph(
      "列入目标事项{{goals}}条，{{goals-done|已完成#条|正在逐项推进}}{{goals-done-share|，目标事项完成率#|}}。",
      "goals",
    ),
    paragraph("各乡镇（街道）进展情况见下表。", "cases"),
    {
      kind: "table",
      head: ["乡镇（街道）", "整顿村", "问题", "已解决", "目标事项", "已完成"],
      rows: [...townships.map(rowOf(codes)), ["合计", ...codes.map((code) => `{{${code}}}`)]],
      zeroRows: "left-out",
      ...goneAt("cases"),
    },
    first("存在问题"),
    paragraph(
      "{{problems-overdue|逾期未解决问题#条|没有逾期未解决的问题}}，{{goals-overdue|逾期未完成目标事项#条|没有逾期未完成的目标事项}}。",
    ),
  ];
}
