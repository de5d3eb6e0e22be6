import { conflict, type Reason, refused } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { record } from "../audit/record.ts";
import type { Progress } from "../jobs/progress.ts";
import type { Desk } from "./check.ts";
import { placeName } from "./check-rows.ts";
import { type Batch, changeBatch, insertBatch, noRows } from "./queries.ts";
import { type GoodRow, goodRows, storedRecords, updatedRows } from "./row-reads.ts";
import { copyWrongRows } from "./row-writes.ts";

const piece = 20_000;
const mostReasons = 50;
export const undoHours = 24;
const still: Progress = { report: () => undefined, signal: new AbortController().signal };

export function refuseCommit(batch: Batch, goodRowsOnly: boolean) {
  if (batch.state === "committed" || batch.state === "undone")
    throw refused([{ rule: "batch-committed", sentence: "这一批已经导入过，不能重复导入。" }]);
  if (batch.state !== "checked") throw refused([{ rule: "batch-unchecked", sentence: "请先核对，再导入。" }]);
  const { new: fresh = 0, update = 0, wrong = 0 } = batch.counts;
  if (fresh + update === 0)
    throw refused([{ rule: "nothing-to-import", sentence: "没有可以导入的行：各行有错，或者与系统中的内容相同。" }]);
  if (wrong > 0 && !goodRowsOnly)
    throw refused([
      {
        rule: "rows-wrong",
        sentence: `还有 ${wrong} 行有错，本批没有导入。请改正后再导入，或者选择“先导入正确的行，有错的行留在草稿”。`,
      },
    ]);
}

/** Writes the whole batch in this one transaction. The bad rows, when left behind, become a draft of their own. */
export async function commitBatch(desk: Desk, batch: Batch, goodRowsOnly: boolean, now: Date, progress = still) {
  refuseCommit(batch, goodRowsOnly);
  const { tx, actor, register } = desk;
  const total = (batch.counts.new ?? 0) + (batch.counts.update ?? 0);
  // Opened once more for its refusals: the round may have been closed since the rows were checked.
  await register.open(tx, actor, batch);
  progress.report(0, total);
  for await (const rows of updatedRows(tx, batch, piece)) {
    progress.signal.throwIfAborted();
    await refuseChanged(desk, batch, rows);
  }
  if (register.saveStored) await register.saveStored(tx, actor, batch, storedRecords(batch), batch.clearEmpty);
  else await saveInPieces(desk, batch, progress);
  progress.signal.throwIfAborted();
  const draftId = (batch.counts.wrong ?? 0) > 0 ? await leaveDraft(desk, batch) : null;
  await changeBatch(tx, batch, { state: "committed", committedAt: now, committedBy: actor.accountId });
  await record(tx, actor, {
    verb: "import.write",
    countyId: batch.countyId,
    subjectId: batch.id,
    detail: {
      act: "commit",
      register: batch.register,
      file: batch.fileName,
      sha256: batch.fileSha256,
      ...batch.counts,
    },
  });
  return draftId;
}

async function saveInPieces({ tx, actor, register }: Desk, batch: Batch, progress: Progress) {
  let done = 0;
  for await (const rows of goodRows(tx, batch, piece)) {
    progress.signal.throwIfAborted();
    await register.save(tx, actor, batch, rows, batch.clearEmpty);
    progress.report((done += rows.length));
  }
}

/** 核对之后又被他人改过的，不覆盖他人的修改。 */
async function refuseChanged({ tx, actor, register }: Desk, batch: Batch, known: readonly KnownRow[]) {
  const stamps = await register.lockStamps(
    tx,
    actor,
    batch,
    known.map((row) => row.subjectId),
  );
  const changed = known.filter((row) => stamps.get(row.subjectId) !== row.before.stamp);
  if (changed.length === 0) return;
  throw conflict(`第 ${rowNames(changed)} 行对应的内容在核对之后已被他人修改，本批没有导入。请重新核对后再导入。`);
}

interface KnownRow {
  readonly rowNumber: number;
  readonly subjectId: string;
  readonly before: { readonly stamp: string };
}

const rowNames = (rows: readonly KnownRow[]) =>
  `${rows
    .slice(0, 10)
    .map((row) => row.rowNumber)
    .join("、")}${rows.length > 10 ? ` 等 ${rows.length} ` : " "}`.trim();

async function leaveDraft({ tx, actor }: Desk, batch: Batch): Promise<string> {
  const { countyId, townshipId, roundId, register, fileSha256, fileName, sheet, header, mapping, clearEmpty } = batch;
  const id = uuidv7();
  const draft = { countyId, id };
  await insertBatch(tx, {
    ...draft,
    townshipId,
    roundId,
    register,
    fileSha256,
    fileName,
    createdBy: actor.accountId,
    draftOf: batch.id,
  });
  const counts = { ...noRows, wrong: batch.counts.wrong ?? 0 };
  await changeBatch(tx, draft, { sheet, header, mapping, clearEmpty, counts, state: "checked" });
  await copyWrongRows(tx, batch, draft);
  return id;
}

export function refuseUndo(batch: Batch, now: Date) {
  if (batch.state === "undone") throw refused([{ rule: "batch-undone", sentence: "这一批已经撤销过。" }]);
  if (batch.state !== "committed" || batch.committedAt === null)
    throw refused([{ rule: "batch-not-committed", sentence: "这一批还没有导入，不需要撤销。" }]);
  if (now.getTime() - Date.parse(batch.committedAt) > undoHours * 3_600_000)
    throw refused([
      { rule: "undo-too-late", sentence: "导入已超过 24 小时，不能整批撤销。请逐条更正，或者重新导入正确的表。" },
    ]);
}

/** Puts back what stood there. What was changed since is named, and left alone only when the officer says so. */
export async function undoBatch(desk: Desk, batch: Batch, skipChanged: boolean, now: Date, progress = still) {
  refuseUndo(batch, now);
  const { tx, actor, register } = desk;
  const kept: Reason[] = [];
  let [done, keptRows] = [0, 0];
  for await (const rows of goodRows(tx, batch, piece)) {
    progress.signal.throwIfAborted();
    progress.report((done += rows.length));
    const stamps = await register.lockStamps(
      tx,
      actor,
      batch,
      rows.map((row) => row.subjectId),
    );
    const unchanged = rows.filter((row) => stamps.get(row.subjectId) === register.stampAfter(row));
    const changed = rows.filter((row) => stamps.get(row.subjectId) !== register.stampAfter(row));
    keptRows += changed.length;
    kept.push(...changed.slice(0, mostReasons - kept.length).map(changedReason));
    if (keptRows > 0 && !skipChanged) continue;
    await register.undo(tx, actor, batch, {
      remove: unchanged.flatMap((row) => (row.before === null ? [row.subjectId] : [])),
      restore: unchanged.flatMap((row) => (row.before === null ? [] : [row.before.record])),
    });
  }
  if (keptRows > 0 && !skipChanged) throw refusedUndo(kept, keptRows);
  await changeBatch(tx, batch, { state: "undone", undoneAt: now });
  const detail = { act: "undo", register: batch.register, file: batch.fileName, kept: keptRows };
  await record(tx, actor, { verb: "import.write", countyId: batch.countyId, subjectId: batch.id, detail });
  return kept;
}

const changedReason = (row: GoodRow): Reason => ({
  rule: "changed-since",
  at: placeName(row.rowNumber, null),
  sentence: `第 ${row.rowNumber} 行的内容在导入后又被修改或移除，不能恢复为导入前的样子。`,
});

const refusedUndo = (kept: readonly Reason[], all: number) => {
  const problem = refused(kept);
  problem.message = `本批有 ${all} 行在导入后又被修改或移除，没有撤销。可以选择“跳过这些行，撤销其余各行”。`;
  return problem;
};
