import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { lightLabel } from "#domain/cases/labels.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Satisfaction, Stage, VoiceKind } from "#domain/inspections/finding.ts";
import {
  findingActionLabel,
  findingSourceLabel,
  findingStatusLabel,
  findingTypeLabel,
  satisfactionLabel,
  voiceKindLabel,
} from "#domain/inspections/finding-labels.ts";
import { invalid } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { type SheetModel, type TableValue, writeWorkbook } from "../../office/write-table.ts";
import { demoMarkOf } from "../../people/demo.ts";
import { type LightLines, lightLines } from "../../cases/queries.ts";
import { type CountyWords, countyWords } from "./lines.ts";
import { cellLimit } from "./import-fields.ts";
import { type FindingFilter, type FindingRow, listFindings } from "./list.ts";
import { withinFindings } from "./rows.ts";

const ledgerLimit = 20_000;

/** 问题整改台账 with every field a ledger asks for; mended in Excel it goes in again. */
export async function downloadFindings(tx: Tx, actor: Actor, filter: FindingFilter, today: IsoDate) {
  const lines = await lightLines(tx, actor, today);
  const rows = await listFindings(tx, actor, filter, lines, { page: 1, size: ledgerLimit + 1 });
  if (rows.length > ledgerLimit) throw invalid(`符合条件的问题超过 ${ledgerLimit} 个，请筛选后分次导出。`);
  const more = await listMore(
    tx,
    actor,
    rows.map(({ id }) => id),
  );
  const countyIds = [...new Set(rows.map(({ countyId }) => countyId))];
  const words = await countyWords(tx, countyIds, today);
  for (const countyId of countyIds) {
    const found = rows.filter((row) => row.countyId === countyId).length;
    await record(tx, actor, {
      verb: "finding.read",
      countyId,
      subjectId: "ledger",
      detail: { findings: found, ...filter },
    });
  }
  const mark = await demoMarkOf(tx, countyIds);
  return {
    fileName: `问题整改台账 ${today}.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    content: await writeWorkbook([findingSheet(rows, more, { lines, words, mark })]),
  };
}

export interface FindingMore {
  readonly id: string;
  readonly basis: string;
  readonly measures: string;
  readonly leadLeader: string;
  readonly stages: readonly Stage[];
  readonly outcome: string;
  /** Names of what was sent along with the request. */
  readonly evidence: string | null;
  readonly voiceKind: VoiceKind | null;
  readonly independentVoice: string;
  readonly satisfaction: Satisfaction | null;
  readonly townCheckedOn: IsoDate | null;
  readonly checkedOn: IsoDate | null;
  readonly closedName: string | null;
  readonly earlierNumber: number | null;
  readonly log: readonly { readonly day: IsoDate; readonly action: string; readonly text: string }[];
}

async function listMore(tx: Tx, actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, FindingMore>> {
  const asked = sql`any (${[...ids]}::uuid[])`;
  const { rows } = await sql<FindingMore>`
    with course as materialized (
      select s.county_id, s.finding_id, jsonb_agg(jsonb_build_object('day', s.on_day, 'action', s.action, 'text', s.text)
        order by s.made_at, s.id) as log
      from finding_step s where ${withinFindings(actor, "s")} and s.finding_id = ${asked}
        and s.action in ('import', 'progress', 'return', 'review', 'postpone', 'reopen', 'look-back') group by 1, 2),
    sent as materialized (
      select x.county_id, x.finding_id, jsonb_object_agg(x.id, x.name) as names from finding_file x
      where ${withinFindings(actor, "x")} and x.finding_id = ${asked} group by 1, 2)
    select f.id, f.basis, f.measures, f.lead_leader, f.stages, f.outcome, f.voice_kind, f.independent_voice, f.satisfaction,
      f.town_checked_on, f.checked_on, coalesce(nullif(f.closed_by_name, ''), a.name) as closed_name, e.number as earlier_number,
      coalesce(course.log, '[]') as log,
      (select string_agg(sent.names ->> n.id, '、' order by n.at) from jsonb_array_elements_text(f.evidence) with ordinality n (id, at)) as evidence
    from finding f
      left join account a on a.id = f.closed_by
      left join finding e on e.county_id = f.county_id and e.id = f.earlier_id and ${withinFindings(actor, "e")}
      left join course on course.county_id = f.county_id and course.finding_id = f.id
      left join sent on sent.county_id = f.county_id and sent.finding_id = f.id
    where ${withinFindings(actor, "f")} and f.id = ${asked}`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

interface Words {
  readonly lines: LightLines;
  readonly words: CountyWords;
  readonly mark: string | undefined;
}

type Row = FindingRow & FindingMore;
type Column = SheetModel["columns"][number] & { readonly of: (row: Row, words: Words) => TableValue };

/** The names an import knows them by; what it does not read back is said in the guide of its template. */
const columns: readonly Column[] = [
  { header: "编号", kind: "integer", of: (row) => row.number },
  { header: "来源", of: (row) => findingSourceLabel[row.source] },
  { header: "发现日期", kind: "date", of: (row) => row.foundOn },
  { header: "县（市、区）", of: (row) => row.county },
  { header: "乡镇（街道）", of: (row) => row.township },
  { header: "村（社区）", of: (row) => row.village },
  { header: "问题类别", of: (row) => row.category },
  { header: "问题描述", width: 40, of: (row) => row.description },
  { header: "依据", width: 30, of: (row) => row.basis },
  { header: "严重程度", of: (row, { words }) => words.get(row.countyId)!.severities[row.severity] },
  { header: "整改类型", of: (row) => findingTypeLabel[row.type] },
  { header: "整改措施", width: 40, of: (row) => row.measures },
  { header: "牵头领导", of: (row) => row.leadLeader },
  { header: "责任单位", of: (row) => row.responsibleUnit },
  { header: "责任人", of: (row) => row.responsible },
  { header: "整改期限", kind: "date", of: (row) => row.dueOn },
  { header: "各阶段", width: 30, of: (row) => row.stages.map(stageText).join("；") },
  { header: "状态", of: (row) => findingStatusLabel[row.status] },
  { header: "亮灯", of: (row) => (row.light === "none" ? "" : lightLabel[row.light]) },
  { header: "整改进展", width: 40, of: (row) => logOf(row.log) },
  { header: "整改结果", width: 40, of: (row) => row.outcome },
  { header: "佐证材料", width: 24, of: (row) => row.evidence },
  { header: "镇级核查日期", kind: "date", of: (row) => row.townCheckedOn },
  { header: "县级核查日期", kind: "date", of: (row) => row.checkedOn },
  {
    header: "听取意见",
    width: 30,
    of: (row) => (row.voiceKind ? `${voiceKindLabel[row.voiceKind]}：${row.independentVoice}` : ""),
  },
  { header: "反映人满意度", of: (row) => (row.satisfaction ? satisfactionLabel[row.satisfaction] : "") },
  { header: "销号日期", kind: "date", of: (row) => row.closedOn },
  { header: "销号人", of: (row) => row.closedName },
  { header: "重复问题", of: (row) => (row.repeated ? "是" : "") },
  { header: "关联以前问题编号", kind: "integer", of: (row) => row.earlierNumber },
  { header: "重开次数", kind: "integer", of: (row) => row.reopened },
  { header: "录入方式", of: (row) => (row.imported ? "导入" : "") },
];

const stageText = ({ text, dueOn, doneOn }: Stage) => `${text}（${dueOn}${doneOn ? `，${doneOn}完成` : ""}）`;
const logText = ({ day, action, text }: FindingMore["log"][number]) =>
  `${day} ${(findingActionLabel as Readonly<Record<string, string>>)[action] ?? action}：${text}`;

const cut = "（更早的进展请在系统中查看）\n";

/** As much of the course as one cell of Excel holds, the latest of it. */
function logOf(log: FindingMore["log"]): string {
  const text = log.map(logText).join("\n");
  return text.length <= cellLimit ? text : cut + text.slice(text.length - cellLimit + cut.length);
}

function findingSheet(rows: readonly FindingRow[], more: ReadonlyMap<string, FindingMore>, words: Words): SheetModel {
  const title = words.mark === undefined ? "问题整改台账" : `问题整改台账（${words.mark}）`;
  return {
    name: title,
    title,
    note: `截至 ${words.lines.today}，共 ${rows.length} 个问题。整改期限按工作日历计算。`,
    columns: columns.map(({ of: _, ...column }) => column),
    rows: rows.map((row) => columns.map(({ of }) => of({ ...row, ...more.get(row.id)! }, words))),
  };
}
