import { hash } from "node:crypto";
import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { formatYuan } from "#domain/money.ts";
import { projectKindLabel, projectStatusLabel, standingLabel } from "#domain/projects/labels.ts";
import { conflict } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { readContent } from "../../files/store.ts";
import { type SheetModel, type TableValue, writeWorkbook } from "../../office/write-table.ts";
import { zip } from "../../office/zip.ts";
import { demoMarkOf } from "../../people/demo.ts";
import { withinShared } from "../../people/reach.ts";
import { type Archive, type ArchiveCell, readArchive, type ReadPart } from "./reading.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

/** 项目档案（Excel）: a sheet for every part that holds something. */
export async function downloadArchiveSheet(tx: Tx, actor: Actor, id: string, today: IsoDate) {
  const archive = await readArchive(tx, actor, id);
  await trace(tx, actor, archive, "Excel");
  return {
    fileName: `项目档案 ${archive.number} ${archive.name} ${today}.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    content: await writeArchive(tx, archive),
  };
}

interface Where {
  readonly id: string;
  readonly dataDir: string;
}

/** So much is put into one package; more is taken out piece by piece. */
const mostBytes = 200 * 1024 * 1024;

/** 项目档案压缩包: the workbook, every part as a table, every attachment, and a list of the SHA-256 of each of them. */
export async function downloadArchivePackage(tx: Tx, actor: Actor, { id, dataDir }: Where, today: IsoDate) {
  const archive = await readArchive(tx, actor, id);
  const contents = new Map<string, Uint8Array>([
    ["项目档案.xlsx", await writeArchive(tx, archive)],
    ...archive.parts.map((part): [string, Uint8Array] => [`数据/${part.title}.csv`, utf8(csvOf(part))]),
    ...(await attachmentsOf(tx, actor, id, dataDir)),
  ]);
  const lines = [...contents].map(([name, bytes]) => `${hash("sha256", bytes, "hex")}  ${name}`);
  contents.set("校验清单.sha256", utf8(`${lines.join("\n")}\n`));
  contents.set("说明.txt", utf8(guideOf(archive, actor, today, lines.length)));
  await trace(tx, actor, archive, "压缩包");
  return {
    fileName: `项目档案 ${archive.number} ${archive.name} ${today}.zip`,
    mediaType: "application/zip",
    content: zip(contents),
  };
}

const trace = (tx: Tx, actor: Actor, { countyId, id, parts }: Archive, format: string) =>
  record(tx, actor, {
    verb: "project.export",
    countyId,
    subjectId: id,
    detail: { format, rows: parts.reduce((sum, { rows }) => sum + rows.length, 0) },
  });

async function writeArchive(tx: Tx, archive: Archive): Promise<Uint8Array> {
  const mark = await demoMarkOf(tx, [archive.countyId]);
  const note = [`${archive.county}　${archive.number}　${archive.name}`, mark].filter(Boolean).join("　");
  const filled = archive.parts.filter(({ rows }) => rows.length > 0);
  return writeWorkbook([headSheet(archive, note), ...filled.map((part) => partSheet(part, note))]);
}

function headSheet(archive: Archive, note: string): SheetModel {
  const { budgetFen } = archive;
  const lines: (readonly [string, TableValue])[] = [
    ["项目编号", archive.number],
    ["项目名称", archive.name],
    ["项目类型", projectKindLabel[archive.kind]],
    ["牵头乡镇（街道）", archive.township ?? ""],
    ["业主单位", archive.owner],
    ["施工单位", archive.builder],
    ["建设内容", archive.content],
    ["状态", `${projectStatusLabel[archive.status]}（${standingLabel[archive.standing]}）`],
    ["概算", formatYuan(archive.estimateFen)],
    ["预算", budgetFen === null ? "未评审" : formatYuan(budgetFen)],
    ["已安排资金", formatYuan(archive.allocatedFen)],
    ["合同金额", formatYuan(archive.contractedFen)],
    ["已拨付", formatYuan(archive.paidFen)],
  ];
  return {
    name: "项目",
    title: "项目档案",
    note,
    columns: [{ header: "事项" }, { header: "内容", width: 60 }],
    rows: lines,
  };
}

const kinds = { text: "text", day: "date", yuan: "decimal", number: "integer" } as const;

const partSheet = ({ title, columns, rows }: ReadPart, note: string): SheetModel => ({
  name: title,
  title,
  note,
  columns: columns.map(({ head, kind }) => ({ header: head, kind: kinds[kind] })),
  rows: rows.map((row) =>
    row.map((cell, i) => (columns[i]!.kind === "yuan" && cell !== null ? Number(cell) / 100 : cell)),
  ),
});

/** As Excel opens it: with the mark of UTF-8, money in 元 with two decimals. */
function csvOf({ columns, rows }: ReadPart): string {
  const told = (cell: ArchiveCell, i: number) =>
    columns[i]!.kind === "yuan" && cell !== null ? formatYuan(Number(cell)).slice(0, -1) : String(cell ?? "");
  const lines = [columns.map(({ head }) => head), ...rows.map((row) => row.map(told))];
  return `\uFEFF${lines.map((line) => line.map(quoted).join(",")).join("\r\n")}\r\n`;
}

/** What a spreadsheet would take for a formula begins with a quote. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) && !/^-?\d+(\.\d+)?$/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

async function attachmentsOf(tx: Tx, actor: Actor, id: string, dataDir: string): Promise<[string, Uint8Array][]> {
  const { rows } = await sql<{ name: string; sha256: string; bytes: number }>`
    select x.name, x.sha256, x.bytes from project_file x where ${withinShared(actor, "x")} and x.project_id = ${id}
    order by x.uploaded_at, x.id`.execute(tx);
  if (rows.reduce((sum, { bytes }) => sum + bytes, 0) > mostBytes)
    throw conflict("附件合计超过 200 兆字节，不能一次打包。请在项目中逐个下载。");
  const files: [string, Uint8Array][] = [];
  for (const [i, { name, sha256 }] of rows.entries())
    files.push([`附件/${String(i + 1).padStart(3, "0")} ${plainName(name)}`, await readContent(dataDir, sha256)]);
  return files;
}

/** No path and no sign another system minds. */
const plainName = (name: string) => name.replaceAll(/[\\/:*?"<>|]/gu, "_").slice(-80);

const guideOf = ({ county, number, name }: Archive, actor: Actor, today: IsoDate, files: number) =>
  [
    `${county} ${number} ${name}`,
    `${today} 由 ${actor.name} 导出。`,
    `“校验清单.sha256”列出 ${files} 个文件的 SHA-256 校验码，可用 sha256sum -c 校验清单.sha256 核对。`,
    "资金金额单位为元；数据与导出时系统中的记载一致。",
    "",
  ].join("\r\n");
