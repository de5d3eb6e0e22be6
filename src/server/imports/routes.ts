import { imports } from "#contract/imports.ts";
import { invalid } from "#contract/problem.ts";
import { record } from "../audit/record.ts";
import type { Call, Served } from "../http/call.ts";
import { handle } from "../http/handle.ts";
import { readContent } from "../files/store.ts";
import { sniff } from "../files/sniff.ts";
import { annotate } from "../office/annotate.ts";
import { writeTemplate } from "../office/write-template.ts";
import { columnLetter } from "../office/workbook.ts";
import * as commands from "./commands.ts";
import { type Registers } from "./commands.ts";
import { getBatch, listBatches, lockBatch } from "./queries.ts";
import { findRows, listAlikeFaults, pageOfRows, type StoredRow } from "./row-reads.ts";
import { listRemarks } from "./remarks.ts";
import { chooseHeader, saveMapping, upload } from "./upload.ts";
import { batchRow, batchView, rowView } from "./views.ts";

const done = { done: true as const };
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The stages hand in their registers; the steps are the same for all of them. */
export function importRoutes(registers: Registers): readonly Served[] {
  const opened = async ({ tx, actor, params }: Pick<Call<typeof imports.check>, "tx" | "actor" | "params">) => {
    const batch = await lockBatch(tx, actor, params.id);
    return { batch, desk: { tx, actor, register: commands.deskFor(registers, actor, batch.register) } };
  };
  return [...readRoutes(registers), ...stepRoutes(registers, opened), ...fileRoutes()];
}

const readRoutes = (registers: Registers) => [
  handle(imports.list, async ({ db, actor, query }) => {
    const { rows, total } = await listBatches(db, actor, query);
    return { rows: rows.map((row) => batchRow(registers, row)), total };
  }),
  handle(imports.template, async ({ db, actor, query }) => {
    const register = commands.deskFor(registers, actor, query.register);
    const model = await register.template(db, actor, commands.scopeOf(actor, register, query.roundId));
    return { fileName: `${model.title}.xlsx`, mediaType: xlsx, content: await writeTemplate(model) };
  }),
  handle(imports.read, async ({ db, actor, params, now }) =>
    batchView(db, actor, registers, await getBatch(db, actor, params.id), now),
  ),
  handle(imports.sheet, async ({ db, actor, params }) => {
    const { header } = await getBatch(db, actor, params.id);
    const sheet = header.sheets?.[params.sheet];
    if (!sheet) throw invalid("文件里没有这张工作表，请重新选择。");
    const { preview, merges = [], detected, rows, hiddenRows } = sheet;
    return {
      rows: preview.map((row) => [...row]),
      merges: merges.map(({ top, left, bottom, right }) => ({
        top: top + 1,
        left: left + 1,
        bottom: bottom + 1,
        right: right + 1,
      })),
      header: detected && { first: detected.first + 1, last: detected.last + 1 },
      totalRows: rows,
      hiddenRows,
    };
  }),
  handle(imports.rows, async ({ db, actor, params, query }) => {
    const { rows, total } = await pageOfRows(db, await getBatch(db, actor, params.id), query);
    return { rows: rows.map(rowView), total };
  }),
  handle(imports.faults, async ({ db, actor, params }) => {
    const found = await listAlikeFaults(db, await getBatch(db, actor, params.id));
    return found.map(({ column, ...rest }) => ({ ...rest, column: column + 1, letter: columnLetter(column) }));
  }),
];

type Opened = (call: Pick<Call<typeof imports.check>, "tx" | "actor" | "params">) => Promise<{
  batch: Awaited<ReturnType<typeof lockBatch>>;
  desk: Parameters<typeof commands.check>[0];
}>;

const stepRoutes = (registers: Registers, opened: Opened) => [
  handle(imports.upload, async ({ query, actor, ...call }) => {
    const register = commands.deskFor(registers, actor, query.register);
    const scope = commands.scopeOf(actor, register, query.roundId);
    return upload({ ...call, actor, id: query.id, register, scope });
  }),
  handle(imports.chooseHeader, async (call) => {
    const { batch, desk } = await opened(call);
    await chooseHeader(desk, batch, call.body);
    return done;
  }),
  handle(imports.map, async (call) => {
    const { batch, desk } = await opened(call);
    await saveMapping(desk, batch, call.body.columns, call.body.clearEmpty);
    return done;
  }),
  handle(imports.check, async (call) => {
    const { batch, desk } = await opened(call);
    return { jobId: await commands.check(desk, batch, call.ground.config.dataDir, call.now) };
  }),
  handle(imports.fix, async (call) => {
    const { batch, desk } = await opened(call);
    await commands.fixRow(desk, batch, call.params.row, call.body);
    const [row] = await findRows(call.tx, batch, [call.params.row]);
    return rowView(row as StoredRow);
  }),
  handle(imports.replace, async (call) => {
    const { batch, desk } = await opened(call);
    return commands.replaceAlike(desk, batch, call.body);
  }),
  handle(imports.commit, async (call) => {
    const { batch, desk } = await opened(call);
    return { jobId: await commands.commit(desk, batch, call.body.goodRowsOnly, call.now) };
  }),
  handle(imports.undo, async (call) => {
    const { batch, desk } = await opened(call);
    return { jobId: null, kept: await commands.undo(desk, batch, call.body.skipChanged, call.now) };
  }),
  handle(imports.discard, async (call) => {
    const { batch, desk } = await opened(call);
    await commands.discard(desk.tx, call.actor, batch);
    return done;
  }),
];

const fileRoutes = () => [
  handle(imports.original, async ({ tx, actor, params, ground }) => {
    const batch = await getBatch(tx, actor, params.id);
    const content = await readContent(ground.config.dataDir, batch.fileSha256);
    await traceDownload({ tx, actor }, batch, "original");
    return { fileName: batch.fileName, mediaType: sniff(content).mediaType, content };
  }),
  handle(imports.remarks, async ({ tx, actor, params, ground }) => {
    const batch = await getBatch(tx, actor, params.id);
    if (!batch.header.rows) throw invalid("还没有选定表头，没有导入结果可以下载。");
    const original = await readContent(ground.config.dataDir, batch.fileSha256);
    const where = { sheet: batch.sheet, headerRow: batch.header.rows.last };
    const content = await annotate(original, await listRemarks(tx, batch), where, batch.fileName);
    await traceDownload({ tx, actor }, batch, "remarks");
    return { fileName: batch.fileName.replace(/(\.\w+)?$/, "（导入结果）.xlsx"), mediaType: xlsx, content };
  }),
];

/** A file leaves the system: who took it is kept. */
const traceDownload = (
  { tx, actor }: Pick<Call<typeof imports.original>, "tx" | "actor">,
  { countyId, id, fileName }: { countyId: string; id: string; fileName: string },
  act: "original" | "remarks",
) => record(tx, actor, { verb: "import.read", countyId, subjectId: id, detail: { act, file: fileName } });
