import { refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { formatChinese, type IsoDate } from "#domain/date.ts";
import { levelLabel } from "#domain/screening/labels.ts";
import { matchStatusLabel } from "#domain/teams/match/run.ts";
import { hardRuleLabel, problemTypeLabel, slotLabel } from "#domain/teams/match/words.ts";
import { type Slot, slots } from "#domain/teams/match/match.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import type { OfficialDocument } from "../../office/official-document.ts";
import { renderOfficialDocument } from "../../office/render-document.ts";
import { type SheetModel, writeWorkbook } from "../../office/write-table.ts";
import { demoMarkOf } from "../../people/demo.ts";
import { getRunView, type Moment, type RunView } from "./view.ts";

type View = RunView;
type Village = View["villages"][number];

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

async function planToPrint(tx: Tx, actor: Actor, id: string, at: Moment) {
  const view = await getRunView(tx, actor, id, at);
  if (view.villages.length === 0)
    throw refused([{ rule: "no-plan", sentence: `该方案${matchStatusLabel[view.status]}，没有可以导出的内容。` }]);
  await record(tx, actor, {
    verb: "match.read",
    countyId: view.countyId,
    subjectId: id,
    detail: { action: "download", villages: view.villages.length },
  });
  return { view: { ...view, villages: inOrder(view) }, mark: await demoMarkOf(tx, [view.countyId]) };
}

/** By township, those of the county's level first. */
const inOrder = ({ villages }: View): Village[] =>
  villages.toSorted((a, b) => (a.township + a.level + a.village < b.township + b.level + b.village ? -1 : 1));

export async function exportMatch(tx: Tx, actor: Actor, id: string, at: Moment) {
  const { view, mark } = await planToPrint(tx, actor, id, at);
  const title = `${view.county}${view.round}“四个一”包联方案${mark === undefined ? "" : `（${mark}）`}`;
  const note = `${matchStatusLabel[view.status]}。任期 ${view.termFrom} 至 ${view.termTo}，共 ${view.villages.length} 个村。`;
  const sheets = [planSheet(view, title, note), reasonSheet(view)];
  return { fileName: `选人配对方案 ${view.round}.xlsx`, mediaType: xlsx, content: await writeWorkbook(sheets) };
}

const words = (village: Village, slot: Slot) =>
  village.picks
    .filter((pick) => pick.slot === slot)
    .map(({ holder, post }) => (post === "" ? holder : `${holder}（${post}）`))
    .join("、");

function planSheet(view: View, title: string, note: string): SheetModel {
  return {
    name: "包联方案",
    title,
    note,
    columns: [
      { header: "序号", kind: "integer" },
      ...["乡镇（街道）", "村（社区）", "管理级别", "村情"].map((header) => ({ header })),
      ...slots.map((slot) => ({ header: slotLabel[slot] })),
      { header: "得分", kind: "decimal" },
    ],
    rows: view.villages.map((village, i) => [
      i + 1,
      village.township,
      village.village,
      levelLabel[village.level],
      village.problemTypes.map((type) => problemTypeLabel[type]).join("、"),
      ...slots.map((slot) => words(village, slot)),
      village.points / 100,
    ]),
  };
}

/** Behind the plan: why each was picked, and who came next. */
function reasonSheet(view: View): SheetModel {
  return {
    name: "理由",
    title: "人选理由",
    columns: [
      ...["村（社区）", "岗位", "人选（单位）", "单位职务", "变化", "理由", "次优人选", "受限规则"].map((header) => ({
        header,
      })),
      { header: "得分", kind: "decimal" },
    ],
    rows: view.villages.flatMap((village) =>
      village.picks.map((pick) => [
        village.village,
        slotLabel[pick.slot],
        pick.holder,
        pick.post,
        pick.change === "kept" ? "留任" : pick.replaces === null ? "新任" : `接替${pick.replaces}`,
        pick.byHand ? "手工安排" : pick.reasons.map(({ text }) => text).join("；"),
        pick.alternative?.text ?? "",
        pick.prices.map(({ rule, text }) => `${hardRuleLabel[rule]}：${text}`).join("；"),
        pick.points / 100,
      ]),
    ),
  };
}

/** “四个一”包联一览表 as an official document; a plan not yet confirmed is marked as a proof. */
export async function matchDocument(tx: Tx, actor: Actor, id: string, at: Moment) {
  const { view, mark } = await planToPrint(tx, actor, id, at);
  const content = await renderOfficialDocument(documentOf(view, at.today, mark), "仿宋_GB2312");
  return { fileName: `“四个一”包联一览表 ${view.round}.docx`, mediaType: docx, content };
}

function documentOf(view: View, today: IsoDate, mark: string | undefined): OfficialDocument {
  const { counts, villages, termFrom, termTo } = view;
  const county = villages.filter(({ level }) => level === "county").length;
  const opening = `${view.round}确定整顿对象 ${villages.length} 个村（社区），其中县级 ${county} 个、镇级 ${villages.length - county} 个。按照“四个一”要求，每村由一名县级领导联村、一名乡镇（街道）领导包村、一名第一书记驻村、一个县级以上单位结对，共安排 ${counts.people} 人、${counts.units} 个单位，任期自${formatChinese(termFrom)}至${formatChinese(termTo)}。`;
  return {
    title: `${view.county}${view.round}“四个一”包联一览表`,
    body: [
      { kind: "paragraph", runs: [{ text: opening.replace(/ /g, "") }] },
      {
        kind: "table",
        columns: [
          { header: "序号", align: "center", weight: 1 },
          { header: "乡镇（街道）村（社区）", weight: 3 },
          { header: "联村领导", weight: 3 },
          { header: "包村领导", weight: 3 },
          { header: "第一书记", weight: 3 },
          { header: "结对单位", weight: 3 },
          { header: "工作队员", weight: 3 },
        ],
        rows: villages.map((village, i) => [
          String(i + 1),
          `${village.township}${village.village}`,
          ...slots.map((slot) => words(village, slot)),
        ]),
      },
    ],
    signature: { agency: `中共${view.county}委组织部`, date: today },
    proof: view.status !== "confirmed" && view.status !== "superseded",
    ...(mark !== undefined && { mark }),
  };
}
