import { successionKindLabel, villageKindLabel } from "#domain/registry/labels.ts";
import { committeeLabel, premisesText, ventureKindLabel } from "#domain/registry/profile.ts";
import { formatChinese, type IsoDate } from "#domain/date.ts";
import { promiseKindLabel } from "#domain/dossiers/promise.ts";
import { formatWanYuan } from "#domain/money.ts";
import { majorCategoryLabel, majorStatusLabel, aimsText, planName, planStatusLabel } from "#domain/plans/labels.ts";
import { slotLabel } from "#domain/teams/match/words.ts";
import type { Block, DocumentTable, OfficialDocument } from "../office/official-document.ts";
import type { findProfile, findVillage } from "../registry/queries.ts";
import { caseBlocks } from "./document-cases.ts";
import type { Dossier } from "./reading.ts";

export interface DossierPaper {
  readonly dossier: Dossier;
  readonly village: NonNullable<Awaited<ReturnType<typeof findVillage>>>;
  readonly profile: NonNullable<Awaited<ReturnType<typeof findProfile>>>;
  readonly county: string;
  readonly today: IsoDate;
  readonly mark?: string;
}

/** 一村一档 on paper: the page in the order an office reads a file, each part only where this office may read it. */
export function dossierDocument(paper: DossierPaper): OfficialDocument {
  const { village, county, today, mark } = paper;
  return {
    title: `${county}${village.townshipName}${village.name}\n一村一档`,
    body: [
      paragraph(`本档由系统按各环节登记的内容汇总，数据截至${formatChinese(today)}。姓名、电话按规定作了遮挡。`),
      ...overview(paper),
      ...people(paper),
      ...caseBlocks(paper.dossier, today),
      ...plans(paper.dossier),
      ...promises(paper.dossier),
      ...records(paper.dossier),
      ...papers(paper.dossier),
    ],
    mark,
  };
}

const paragraph = (text: string): Block => ({ kind: "paragraph", runs: [{ text }] });
const heading = (level: 1 | 2, text: string): Block => ({ kind: "heading", level, text });

type Columns = DocumentTable["columns"];

/** A list with its empty state: a heading with nothing below it would read as an omission. */
const tableOr = (empty: string, columns: Columns, rows: readonly (readonly string[])[]): Block =>
  rows.length === 0 ? paragraph(empty) : { kind: "table", columns, rows };

const left = (header: string, weight: number) => ({ header, align: "left", weight }) as const;
const column = (header: string, weight: number) => ({ header, weight });

function overview({ village, profile, dossier }: DossierPaper): Block[] {
  const ended = dossier.endedOn
    ? [paragraph(`该村（社区）自${formatChinese(dossier.endedOn)}起${goesOn(dossier)}，本档留存备查。`)]
    : [];
  const written = profile.overview
    .split(/\n+/u)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(paragraph);
  const note = profile.premisesNote === "" ? "" : `。${profile.premisesNote}`;
  return [
    heading(1, "村情概况"),
    ...ended,
    facts(village),
    ...written,
    heading(2, "村集体经济"),
    tableOr(
      "尚未登记集体经济项目。",
      [left("项目", 6), column("方式", 3), column("年收入（万元）", 3), left("说明", 5)],
      profile.ventures.map(({ name, kind, yearlyFen, note: about }) => [
        name,
        ventureKindLabel[kind],
        yearlyFen === null ? "未填" : formatWanYuan(yearlyFen).replace("万元", ""),
        about,
      ]),
    ),
    heading(2, "村级阵地"),
    paragraph(`${premisesText(profile)}${note}`.replace(/。?$/u, "。")),
    ...history(village.successions),
  ];
}

const goesOn = ({ successors }: Dossier) =>
  successors.length === 0 ? "撤销" : `并入或者改为${successors.map(({ name }) => name).join("、")}`;

/** Two pairs a row: what every form of this kind looks like. */
function facts(village: DossierPaper["village"]): Block {
  const { households, population, partyMembers, collectiveIncomeFen, aliases, kind, code } = village;
  const known = (number: number | null, unit: string) => (number === null ? "未填" : `${number} ${unit}`);
  const pairs = [
    ["类别", villageKindLabel[kind]],
    ["别名、曾用名", aliases.length === 0 ? "无" : aliases.join("、")],
    ["户数", known(households, "户")],
    ["人口", known(population, "人")],
    ["党员", known(partyMembers, "人")],
    ["上年度村集体经济收入", collectiveIncomeFen === null ? "未填" : formatWanYuan(collectiveIncomeFen)],
    ["乡镇（街道）", village.townshipName],
    ["区划代码", code ?? "未登记"],
  ];
  const rows = Array.from({ length: pairs.length / 2 }, (_, i) => [...pairs[2 * i]!, ...pairs[2 * i + 1]!]);
  const columns = [column("项目", 3), left("内容", 4), column("项目", 4), left("内容", 5)];
  return { kind: "table", columns, rows };
}

function history(successions: DossierPaper["village"]["successions"]): Block[] {
  if (successions.length === 0) return [];
  const columns = [column("日期", 5), column("事项", 3), left("沿革", 9), left("依据", 7)];
  const rows = successions.map(({ onDate, kind, fromName, toName, basis }) => [
    onDate,
    successionKindLabel[kind],
    `${fromName} → ${toName}`,
    basis,
  ]);
  return [heading(2, "沿革"), { kind: "table", columns, rows }];
}

function people({ profile, dossier }: DossierPaper): Block[] {
  const { members, capablePeople, grids } = profile;
  return [
    heading(1, "班子和力量"),
    heading(2, "村“两委”成员"),
    tableOr(
      "尚未登记村“两委”成员。",
      [column("姓名", 3), left("职务", 6), column("所在班子", 5), column("任期", 5)],
      members.map(({ name, post, committee, termFrom, termTo }) => [
        name,
        post,
        committeeLabel[committee],
        span(termFrom, termTo),
      ]),
    ),
    ...teams(dossier),
    heading(2, "网格"),
    tableOr(
      "尚未登记网格。",
      [left("网格", 6), column("户数", 2), column("网格员", 4)],
      grids.map(({ name, households, worker }) => [name, households === null ? "未填" : String(households), worker]),
    ),
    heading(2, "在外能人"),
    tableOr(
      "尚未登记在外能人。",
      [column("姓名", 3), left("从事行业", 6), left("所在地", 4), left("说明", 6)],
      capablePeople.map(({ nameMasked, field, place, note }) => [nameMasked, field, place, note]),
    ),
  ];
}

const span = (from: IsoDate | null, to: IsoDate | null) =>
  from === null && to === null ? "未填" : `${from ?? "不详"}至${to ?? "今"}`;

function teams({ teams: all, lineage }: Dossier): Block[] {
  if (all === null) return [];
  if (all.length === 0) return [heading(2, "“四个一”包联和驻村工作队"), paragraph("尚未派驻工作队。")];
  return all.flatMap((team) => [
    heading(2, team.villageId === lineage.id && team.dissolvedOn === null ? "“四个一”包联和驻村工作队" : team.name),
    paragraph(teamSentence(team)),
    tableOr(
      "尚未登记人员。",
      [column("类别", 5), column("姓名（单位）", 5), left("单位和职务", 7), column("派驻时间", 5)],
      team.postings.map(({ slot, name, unit, post, fromOn, toOn, endedOn }) => [
        slotLabel[slot],
        name,
        slot === "paired-unit" ? "" : [unit, post].filter(Boolean).join(" "),
        `${fromOn}至${endedOn ?? toOn}`,
      ]),
    ),
  ]);
}

function teamSentence({ name, unit, formedOn, termTo, dockedOn, dissolvedOn }: NonNullable<Dossier["teams"]>[number]) {
  const parts = [
    `${name}，${formatChinese(formedOn)}组建，任期至${formatChinese(termTo)}`,
    unit === null ? "" : `结对单位${unit}`,
    dockedOn === null ? "尚未登记对接" : `${formatChinese(dockedOn)}与村“两委”对接`,
    dissolvedOn === null ? "" : `${formatChinese(dissolvedOn)}撤销`,
  ];
  return `${parts.filter((part) => part !== "").join("，")}。`;
}

function plans({ plans: planned }: Dossier): Block[] {
  if (planned === null) return [];
  const aims = planned.plans.flatMap((plan) => [
    heading(2, planName(plan)),
    paragraph(`${aimsText(plan)}（${planStatusLabel[plan.status]}）`),
  ]);
  return [
    heading(1, "工作计划"),
    ...(aims.length === 0 ? [paragraph(planned.teamStands ? "本期尚未拟定计划。" : "现无在村工作队。")] : aims),
    ...(planned.teamStands ? majorItems(planned.items) : []),
  ];
}

function majorItems(items: NonNullable<Dossier["plans"]>["items"]): Block[] {
  return [
    heading(2, "重大帮扶事项"),
    tableOr(
      "本年度尚未列出重大帮扶事项。",
      [column("年度", 3), left("事项", 8), column("类别", 4), column("进展", 3), column("落地时间", 5)],
      items.map(({ year, title, category, status, landsOn, landedOn }) => [
        `${year}年`,
        title,
        majorCategoryLabel[category],
        majorStatusLabel[status],
        landedOn ?? landsOn ?? "未填",
      ]),
    ),
  ];
}

function promises({ promises: open }: Dossier): Block[] {
  return [
    heading(1, "未办结事项"),
    tableOr(
      "没有未办结的事项。",
      [column("时限", 5), column("出处", 5), left("事项", 9), left("责任", 5)],
      open.map(({ dueOn, late, kind, text, owner }) => [
        dueOn === null ? "未设" : `${dueOn}${late ? "（逾期）" : ""}`,
        promiseKindLabel[kind],
        text,
        owner,
      ]),
    ),
  ];
}

function records({ records: entries, lineage, predecessors }: Dossier): Block[] {
  if (entries === null) return [];
  const of = (villageId: string, empty: string) =>
    tableOr(
      empty,
      [column("日期", 5), left("内容", 19)],
      entries.filter((entry) => entry.villageId === villageId).map(({ onDay, line }) => [onDay, line]),
    );
  return [
    heading(1, "驻村纪实"),
    of(lineage.id, "还没有纪实。"),
    ...predecessors
      .filter(({ id }) => entries.some(({ villageId }) => villageId === id))
      .flatMap(({ id, name }) => [heading(2, `${name}（并入前）`), of(id, "")]),
  ];
}

function papers({ papers: files, cases }: Dossier): Block[] {
  const decisions = (cases ?? []).flatMap((file) => [
    [file.decidedOn, `审定决定 ${file.decisionNumber}`],
    ...(file.delistedOn === null ? [] : [[file.delistedOn, `销号决定 ${file.delistNumber}`.trim()]]),
  ]);
  const attached = (files ?? []).map(({ onDay, name }) => [onDay, name]);
  if (files === null && cases === null) return [];
  const rows = [...decisions, ...attached].toSorted((a, b) => (a[0]! < b[0]! ? 1 : -1));
  return [heading(1, "资料目录"), tableOr("还没有资料。", [column("日期", 5), left("名称", 19)], rows)];
}
