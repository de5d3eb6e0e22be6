import { formatChinese } from "#domain/date.ts";
import { formatWanYuan } from "#domain/money.ts";
import { slotLabel } from "#domain/teams/match/words.ts";
import { promiseLabel } from "#domain/teams/team-labels.ts";
import type { Block, OfficialDocument } from "../office/official-document.ts";
import type { HandoverRow } from "./handovers.ts";

/** 交接包 on paper: what is handed over, table by table, with the differences and a place to sign by hand. */
export function handoverDocument(handover: HandoverRow, mark?: string): OfficialDocument {
  const { pack } = handover;
  return {
    title: `${pack.village.name}驻村工作交接包`,
    body: [
      paragraph(
        `${formatChinese(pack.madeOn)}，${slotLabel[pack.slot]}由${pack.leaving}移交${pack.successor}。轮换原因：${pack.reason}。`,
      ),
      ...villagePart(handover),
      ...promisePart(handover),
      ...peoplePart(handover),
      ...workPart(handover),
      ...signaturePart(handover),
    ],
    mark,
  };
}

const paragraph = (text: string): Block => ({ kind: "paragraph", runs: [{ text }] });
const heading = (text: string): Block => ({ kind: "heading", level: 1, text });

function villagePart({ pack: { village, case: file } }: HandoverRow): Block[] {
  const { households, population, partyMembers, collectiveIncomeFen } = village;
  const facts = [
    `户数${counted(households, "户")}`,
    `人口${counted(population, "人")}`,
    `党员${counted(partyMembers, "人")}`,
    `上年度村集体经济收入${collectiveIncomeFen === null ? "未填" : formatWanYuan(collectiveIncomeFen)}`,
  ];
  const found = file && file.manifestations.length > 0 ? `软弱涣散表现：${file.manifestations.join("；")}。` : "";
  return [
    heading("村情"),
    paragraph(`${village.township}${village.name}，${facts.join("，")}。`),
    paragraph(
      file
        ? `${file.round}，整顿期限${formatChinese(file.openedOn)}至${formatChinese(file.dueOn)}，移交时${file.status}。${found}`
        : "移交时没有在办的整顿档案。",
    ),
  ];
}

const counted = (number: number | null, unit: string) => (number === null ? "未填" : `${number}${unit}`);

function promisePart({ pack: { promises } }: HandoverRow): Block[] {
  if (promises.length === 0) return [heading("未办结事项"), paragraph("移交时没有未办结的事项。")];
  return [
    heading("未办结事项"),
    {
      kind: "table",
      columns: [
        { header: "类别", weight: 2, align: "center" },
        { header: "内容", weight: 6 },
        { header: "责任单位和责任人", weight: 3 },
        { header: "时限", weight: 2, align: "center" },
      ],
      rows: promises.map(({ kind, text, owner, dueOn }) => [promiseLabel[kind], text, owner, dueOn ?? "未设"]),
    },
  ];
}

function peoplePart({ pack: { people } }: HandoverRow): Block[] {
  return [
    heading("主要人员"),
    {
      kind: "table",
      columns: [
        { header: "岗位", weight: 3 },
        { header: "姓名（单位）", weight: 3 },
        { header: "单位和职务", weight: 4 },
      ],
      rows: people.map(({ role, name, post }) => [role, name, post]),
    },
  ];
}

function workPart({ pack: { work } }: HandoverRow): Block[] {
  if (work.length === 0) return [];
  return [
    heading("近三个月工作"),
    {
      kind: "table",
      columns: [
        { header: "日期", weight: 2, align: "center" },
        { header: "类别", weight: 2, align: "center" },
        { header: "内容", weight: 6 },
      ],
      rows: work.map(({ onDay, kind, text }) => [onDay, kind, text]),
    },
  ];
}

function signaturePart({ differences, signedByName, signedOn, pack }: HandoverRow): Block[] {
  const found = differences.map(({ text }, index) => paragraph(`${index + 1}．${text}`));
  const signed = signedOn
    ? paragraph(`${formatChinese(signedOn)}由${signedByName ?? "—"}签收。`)
    : paragraph("尚未签收。");
  return [
    heading("签收和不一致之处"),
    ...(found.length > 0 ? found : signedOn ? [paragraph("经核对，无不一致之处。")] : []),
    signed,
    paragraph(`移交人（签名）：${pack.leaving}　　　　　　接任人（签名）：${pack.successor}`),
  ];
}
