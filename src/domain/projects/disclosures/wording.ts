import { formatChinese } from "../../date.ts";
import { wanOf } from "../../money.ts";
import { assetClassLabel, gateLabel, projectKindLabel } from "../labels.ts";
import type { Beneficiary, DisclosedContent, Part } from "./content.ts";
import type { DisclosureStep, DisclosureSubject } from "./disclosure.ts";
import { disclosureMatter } from "./labels.ts";

export interface NoticeLine {
  readonly part: Part;
  readonly word: string;
  readonly text: string;
}

/** What hung, as it was taken: the parts of its step, and who gets something where it goes to households. */
export type NoticeContent = Partial<DisclosedContent> & { readonly beneficiaries?: readonly Beneficiary[] };

/** 关于×××项目申报情况的公示. */
export function noticeTitle(step: DisclosureStep, name: string): string {
  const named = /(?:项目|工程)$/u.test(name) ? name : `${name}项目`;
  return `关于${named}${disclosureMatter[step]}的公示`;
}

const money = (fen: number) => `${wanOf(fen)} 万元`;

type Words = { readonly [P in Part]: readonly [string, (value: NonNullable<DisclosedContent[P]>) => string] };

const said = (text: string) => text;

const words: Words = {
  name: ["项目名称", said],
  kind: ["项目类别", (kind) => projectKindLabel[kind]],
  assetClass: ["资产类别", (one) => assetClassLabel[one]],
  place: ["建设地点", said],
  content: ["建设内容", said],
  scale: ["建设规模", said],
  period: [
    "建设期限",
    ({ startOn, finishOn }) => [startOn, finishOn].map((day) => (day ? formatChinese(day) : "待定")).join("至"),
  ],
  owner: ["业主单位", said],
  builder: ["建设单位", said],
  responsible: ["责任人", said],
  estimateFen: ["申报概算", money],
  budgetFen: ["核定预算", money],
  funds: [
    "资金来源",
    (funds) => funds.map(({ source, year, fen }) => `${source}（${year}年）${money(fen)}`).join("；"),
  ],
  villages: ["受益村", villagesText],
  promisedFen: ["预期年收益", (fen) => (fen > 0 ? money(fen) : "")],
  target: ["绩效目标", said],
  linkMechanism: ["联农带农机制", said],
  procurement: ["采购方式和结果", ({ method, winner }) => [method, winner].filter(Boolean).join("，")],
  result: ["实施结果", resultText],
};

/** 份额 is said where several villages pool the project. */
function villagesText(villages: DisclosedContent["villages"]): string {
  const shares = villages.length > 1;
  return villages
    .map(({ name, township, share, promisedFen }) => {
      const more = [
        ...(shares ? [`份额 ${share}`] : []),
        ...(promisedFen > 0 ? [`预期年收益 ${money(promisedFen)}`] : []),
      ];
      return `${township}${name}${more.length > 0 ? `（${more.join("，")}）` : ""}`;
    })
    .join("、");
}

function resultText({ contractedFen, paidFen, gates }: DisclosedContent["result"]): string {
  const passed = gates
    .filter(({ gate }) =>
      ["start", "completion", "preliminary-acceptance", "final-acceptance", "settlement"].includes(gate),
    )
    .map(({ gate, onDay }) => `${formatChinese(onDay)}${gateLabel[gate as keyof typeof gateLabel]}`);
  return [...passed, `合同金额 ${money(contractedFen)}`, `已支付 ${money(paidFen)}`].join("，");
}

/** What is no project says its parts by words, and in an order, of its own. */
const otherWords: Readonly<Record<Exclude<DisclosureSubject, "project">, readonly (readonly [Part, string])[]>> = {
  "fund-batch": [
    ["name", "资金名称"],
    ["place", "资金文件"],
    ["scale", "资金规模"],
    ["target", "分配原则"],
    ["content", "分配结果"],
  ],
  distribution: [
    ["name", "分配方案"],
    ["place", "所在村"],
    ["content", "分配内容"],
  ],
  asset: [
    ["name", "资产名称"],
    ["place", "所在位置"],
    ["owner", "所有者"],
    ["content", "处置事项"],
  ],
};

const projectWords = (Object.keys(words) as Part[]).map((part) => [part, words[part][0]] as const);

/** The lines of a notice in the order of its paper; what is empty is left out. */
export function noticeLines(content: NoticeContent, subject: DisclosureSubject = "project"): NoticeLine[] {
  const named = subject === "project" ? projectWords : otherWords[subject];
  const lines = named.map(([part, word]) => ({ part, word, text: textOf(part, content) }));
  return lines.filter(({ text }) => text !== "");
}

function textOf<P extends Part>(part: P, content: NoticeContent): string {
  const value = content[part];
  if (value === undefined || value === null) return "";
  return words[part][1](value as NonNullable<DisclosedContent[P]>).trim();
}
