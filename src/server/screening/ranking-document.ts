import type { Actor } from "#domain/access.ts";
import { certaintyText, listedBecauseLabel, rankingPartLabel } from "#domain/screening/labels.ts";
import { dayOf } from "../clock.ts";
import type { Tx } from "../db/db.ts";
import { writeLongTable } from "../office/write-long-table.ts";
import { type ColumnModel, type TableValue, writeWorkbook } from "../office/write-table.ts";
import { demoMarkOf } from "../people/demo.ts";
import type { RoundRow } from "./queries.ts";
import { getRankingHead, listStandings, type StandingFilter } from "./standings.ts";
import { lockShared, trace } from "./step.ts";

type Standing = Awaited<ReturnType<typeof listStandings>>["rows"][number];

/** Above it the table is written as it is read, without title; a county has a few hundred villages. */
const longFrom = 5000;
const pageSize = 1000;

/** 倒排名次表: the columns of the screen, and the points behind each place. The round is held, so that it is one ranking. */
export async function exportRanking(tx: Tx, actor: Actor, roundId: string, filter: StandingFilter, today: string) {
  const round = await lockShared(tx, actor, roundId);
  const head = await getRankingHead(tx, actor, round);
  const first = await listStandings(tx, actor, round, filter, { page: 1, size: longFrom });
  const { townshipId, only } = filter;
  const asked = { ...(townshipId && { townshipId }), ...(only && { only: rankingPartLabel[only] }) };
  await trace(tx, actor, round, "ranking.read", { action: "download", villages: first.total, ...asked });
  const columns = columnsOf(round);
  const isLong = first.total > longFrom;
  const rows = first.rows.map((row) => cellsOf(round, row));
  const note = `${dayOf(head.ranAt)} 排序，数据截至 ${today}，共 ${first.total} 个村（社区）。分数越高越薄弱；名次只用于确定整顿对象，不作考核排名。`;
  const mark = await demoMarkOf(tx, [round.countyId]);
  const title = `${round.county}${round.name}倒排名次${mark === undefined ? "" : `（${mark}）`}`;
  const sheet = { name: mark === undefined ? "倒排" : `倒排（${mark}）`, columns, title, note };
  return {
    fileName: `倒排名次 ${round.name} ${today}.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    content: isLong
      ? await writeLongTable({ name: sheet.name, columns, rows: allRows(tx, actor, round, filter) })
      : await writeWorkbook([{ ...sheet, rows }]),
  };
}

async function* allRows(tx: Tx, actor: Actor, round: RoundRow, filter: StandingFilter) {
  for (let page = 1; ; page += 1) {
    const { rows } = await listStandings(tx, actor, round, filter, { page, size: pageSize });
    for (const row of rows) yield cellsOf(round, row);
    if (rows.length < pageSize) return;
  }
}

function columnsOf({ indicators }: RoundRow): ColumnModel[] {
  return [
    { header: "名次", kind: "integer" },
    { header: "乡镇（街道）" },
    { header: "村（社区）" },
    { header: "得分", kind: "decimal" },
    { header: "得分下限", kind: "decimal" },
    { header: "得分上限", kind: "decimal" },
    { header: "缺项（项）", kind: "integer" },
    { header: "列入情况" },
    { header: "入围稳定性" },
    { header: "表现（种）", kind: "integer" },
    { header: "表现" },
    { header: "应整尽整情形" },
    ...indicators.flatMap(({ name, unit, weight }): ColumnModel[] => [
      { header: `${name}${unit ? `（${unit}）` : ""}`, kind: "integer" },
      { header: `${name}得分（满分 ${weight / 100}）`, kind: "decimal" },
    ]),
  ];
}

function cellsOf(round: RoundRow, row: Standing): TableValue[] {
  const names = (codes: readonly string[]) =>
    codes.map((code) => round.items.find((item) => item.code === code)?.name ?? code).join("；");
  return [
    row.position,
    row.township,
    row.village,
    row.points / 100,
    row.low / 100,
    row.high / 100,
    row.values.filter((value) => value === null).length,
    row.listed ? listedBecauseLabel[row.listed] : "未列入",
    certaintyText(row),
    row.manifestations.length,
    names(row.manifestations),
    names(row.directHit),
    ...round.indicators.flatMap((_, i) => [row.values[i] ?? "暂缺", (row.breakdown[i] ?? 0) / 100]),
  ];
}
