import { type Checklist, itemsOf } from "../inspections/checklist.ts";
import type { Block } from "../figures/text-blocks.ts";

/** What the first draft of a 督查情况通报 is made from. */
export interface InspectionFacts {
  readonly title: string;
  readonly basis: string;
  readonly checklist: Pick<Checklist, "subject" | "sections">;
}

const first = (text: string): Block => ({ kind: "heading1", text });
const paragraph = (text: string, of?: string, instead = ""): Block => ({
  kind: "paragraph",
  text,
  ...(of === undefined ? {} : { zero: { of, text: instead } }),
});

const objectWords = { village: "个村（社区）", team: "个驻村工作队", township: "个乡镇（街道）" } as const;

/** 基本情况、好的做法、存在问题、下步要求。典型样式，非正式文件；every number comes from the records of the inspection. */
export const inspectionDraft = ({ basis, checklist }: InspectionFacts): Block[] => [
  paragraph(`根据${basis.replace(/[。，；]+$/u, "")}，{{period}}，督查组开展了实地督查。现将有关情况通报如下。`),
  first("基本情况"),
  paragraph(
    `督查组{{inspection-groups|共#个组，|}}对{{inspected}}${objectWords[checklist.subject]}进行了督查{{inspection-visits|，到村检查#次|}}{{inspection-interviews|，访谈#人次|}}。`,
    "inspected",
    "本次督查的检查情况尚未报送。",
  ),
  ...answers(checklist),
  first("好的做法"),
  paragraph("从督查情况看，各乡镇（街道）和派出单位能够落实驻村帮扶要求，工作总体平稳有序。［请写明好的做法和事例］"),
  ...problems(),
  first("下步要求"),
  paragraph(
    "各乡镇（街道）党（工）委和派出单位要对照督查发现的问题，明确责任人和完成时限，逐项整改、逐项销号；对不在岗、措施不具体等问题要查明原因，立行立改。督查组将适时开展“回头看”，整改不到位的重新纳入整改。",
  ),
  paragraph(
    "对本通报点名情况有不同意见的，可以在规定期限内说明情况，县级如实记录。各级不得以填表报数、拍照留痕代替工作实绩。",
  ),
];

/** Each item of the checklist that is answered yes or no, as records have it. */
function answers(checklist: InspectionFacts["checklist"]): Block[] {
  const asked = itemsOf(checklist).filter(({ kind }) => kind === "yes-no");
  if (asked.length === 0) return [];
  const row = ({ code, text }: (typeof asked)[number]) => [
    text,
    ...["yes", "no", "none"].map((answer) => `{{answers-${answer}:${code}}}`),
  ];
  return [
    paragraph("各项检查内容的结果见下表。", "inspected"),
    {
      kind: "table",
      head: ["检查内容", "是", "否", "不涉及"],
      rows: asked.map(row),
      zeroRows: "left-out",
      zero: { of: "inspected", text: "" },
    },
  ];
}

function problems(): Block[] {
  return [
    first("存在问题"),
    paragraph(
      "督查共发现问题{{findings}}个，其中{{findings-by-severity:*}}；按整改类型分，{{findings-by-type:*}}。",
      "findings",
      "本次督查没有发现需要登记整改的问题。",
    ),
    paragraph("按类别分，{{findings-by-category:*}}；按乡镇（街道）分，{{findings-by-township:*}}。", "findings"),
    paragraph(
      "截至目前，{{findings-closed|已销号#个|尚无销号问题}}，销号率{{findings-closed-share}}，{{findings-late|逾期未销号#个|没有逾期未销号的问题}}。",
      "findings",
    ),
  ];
}
