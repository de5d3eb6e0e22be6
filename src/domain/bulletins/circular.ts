import { goalFieldLabel, problemAspectLabel } from "../cases/labels.ts";
import { formatChinese, type IsoDate } from "../date.ts";
import { levelLabel } from "../screening/labels.ts";
import type { Block } from "./text-blocks.ts";

/** What the first draft of a circular is made from. */
export interface CircularFacts {
  readonly county: string;
  readonly round: string;
  readonly openedOn: IsoDate | null;
  readonly townships: readonly string[];
  readonly manifestations: readonly { readonly code: string; readonly name: string }[];
}

/** The head and foot of a bulletin, as they are printed. */
export interface Letterhead {
  readonly title: string;
  readonly issuer: string;
  readonly recipients: string;
  readonly copyTo: string;
  readonly printOffice: string;
}

/** 署名、主送、抄送 as a county's organisation department usually writes them; the author changes what differs. */
export function circularHead({ county, round }: Pick<CircularFacts, "county" | "round">): Letterhead {
  const level = county.slice(-1);
  return {
    title: `关于${subjectOf(round)}排查确定情况的通报`,
    issuer: `中共${county}委组织部`,
    recipients: `各乡镇（街道）党（工）委，${level}直有关部门单位党组（党委）`,
    copyTo: `${level}委办公室，${level}纪委监委机关，${level}委政法委，${level}信访局`,
    printOffice: `中共${county}委组织部办公室`,
  };
}

/** 第三轮 says nothing of villages and needs the noun; 第三轮薄弱村整顿 has it already, and one word too many. */
const subjectOf = (round: string) => (round.includes("村") ? round.replace(/整顿$/u, "") : `${round}软弱涣散村党组织`);

const first = (text: string): Block => ({ kind: "heading1", text });
const second = (text: string): Block => ({ kind: "heading2", text });
const paragraph = (text: string): Block => ({ kind: "paragraph", text });

/** 典型样式，非正式文件：基本情况、排查确定情况、问题清单和目标事项、下步要求。Every number is a token. */
export function circularDraft(facts: CircularFacts): Block[] {
  return [
    paragraph(
      `按照上级关于整顿软弱涣散基层党组织的部署要求，全${facts.county.slice(-1)}组织开展了${subjectOf(facts.round)}排查工作。现将排查确定情况通报如下。`,
    ),
    ...situation(facts.openedOn),
    ...outcome(facts),
    ...lists(),
    ...demands(),
  ];
}

function situation(openedOn: IsoDate | null): Block[] {
  const since = openedOn === null ? "" : `自${formatChinese(openedOn)}启动，`;
  return [
    first("基本情况"),
    paragraph(
      `本轮排查${since}共有{{townships-in-round}}个乡镇（街道）参加，纳入摸排村（社区）{{villages-in-round}}个，完成评估{{villages-assessed}}个，评估完成率{{assessed-share}}，缺报{{villages-missing}}个。`,
    ),
    paragraph(
      "排查坚持应整尽整与倒排相结合。按本轮设定的比例，应倒排村{{quota-places}}个；经逐村核对，形成初步名单{{shortlisted}}个，占纳入摸排村的{{shortlisted-share}}，其中应整尽整{{shortlisted-by-cause:应整尽整}}个、按比例倒排列入{{shortlisted-by-cause:按比例倒排列入}}个、与末位并列列入{{shortlisted-by-cause:与末位并列列入}}个、动态纳入{{shortlisted-by-cause:动态纳入}}个。",
    ),
    paragraph(
      "纪检监察、政法、信访等单位对初步名单逐村联审，出具意见{{opinions}}条，其中同意列入{{opinions-by-kind:同意列入}}条、建议增列{{opinions-by-kind:建议增列}}条、建议剔除{{opinions-by-kind:建议剔除}}条。在联审基础上，逐村开展了实地核实。",
    ),
  ];
}

function outcome({ townships, manifestations }: CircularFacts): Block[] {
  const { county, township } = levelLabel;
  return [
    first("排查确定情况"),
    paragraph(
      "经研究审定，本轮共确定软弱涣散村党组织{{confirmed}}个，占纳入摸排村的{{confirmed-share}}；经联审、核实不列入的{{rejected}}个。",
    ),
    second("按管理级别划分"),
    paragraph(
      `由县级重点管理的{{confirmed-by-level:${county}}}个，由乡镇（街道）管理的{{confirmed-by-level:${township}}}个。`,
    ),
    second("按乡镇（街道）划分"),
    paragraph("各乡镇（街道）排查确定情况见下表。"),
    {
      kind: "table",
      head: ["乡镇（街道）", "纳入摸排", "初步名单", "确定", "县级管理", "镇级管理"],
      rows: [...townships.map(townshipRow), totalRow],
    },
    second("按软弱涣散表现划分"),
    paragraph("确定的村中，各类表现涉及村数见下表；一村有多种表现的，分别计入。"),
    {
      kind: "table",
      head: ["软弱涣散表现", "涉及村数"],
      rows: manifestations.map(({ code, name }) => [name, `{{confirmed-by-manifestation:${code}}}`]),
    },
  ];
}

const townshipCodes = ["villages-in-round", "shortlisted", "confirmed", "county-managed", "township-managed"];
const townshipRow = (name: string) => [name, ...townshipCodes.map((code) => `{{${code}-by-township:${name}}}`)];
const totalRow = [
  "合计",
  "{{villages-in-round}}",
  "{{shortlisted}}",
  "{{confirmed}}",
  `{{confirmed-by-level:${levelLabel.county}}}`,
  `{{confirmed-by-level:${levelLabel.township}}}`,
];

const each = (code: string, labels: Readonly<Record<string, string>>) =>
  Object.values(labels)
    .map((label) => `${label}{{${code}:${label}}}条`)
    .join("、");

function lists(): Block[] {
  return [
    first("问题清单和目标事项"),
    paragraph(
      "确定的村实行一村一策，已建立整顿台账{{cases}}个，列入问题清单{{problems}}条、目标事项{{goals}}条，逐项明确了责任单位、责任人和完成时限。",
    ),
    second("问题清单"),
    paragraph(`问题清单中，${each("problems-by-aspect", problemAspectLabel)}。目前已解决{{problems-done}}条。`),
    second("目标事项"),
    paragraph(`目标事项中，${each("goals-by-field", goalFieldLabel)}。目前已完成{{goals-done}}条。`),
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
      "要对照问题清单和目标事项，一项一项抓落实，办结一项、销号一项。目前逾期未解决问题{{problems-overdue}}条、逾期未完成目标事项{{goals-overdue}}条，有关乡镇（街道）要查明原因，提出补救办法，限期办结。",
    ),
    second("严格把关验收"),
    paragraph(
      "整顿期满，由村自评、乡镇（街道）核验、县级验收，群众不满意的不得销号。销号后要巩固提升，定期“回头看”，防止问题反弹；发现反弹的，重新纳入整顿。",
    ),
    second("减轻基层负担"),
    paragraph("整顿情况以台账为准，数据由台账自动汇总。各级各部门不得另行要求村级重复填表报数，不以留痕代替实绩。"),
  ];
}
