import type { Download } from "#contract/route.ts";
import { subjectLabel } from "#domain/evaluation/labels.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { renderOfficialDocument } from "../office/render-document.ts";
import { writeWorkbook } from "../office/write-table.ts";
import { demoMarkOf } from "../people/demo.ts";
import { scoreSheets, subjectDocument } from "./document.ts";
import type { Moment } from "./facts.ts";
import { type EvaluationRow } from "./queries.ts";
import { getEvaluation, getFrozen, getSubject, listLines, scoreOf } from "./reading.ts";

type At = Moment & { readonly db: Tx };

const trace = ({ db, actor }: At, { countyId, id, title }: EvaluationRow, what: string) =>
  record(db, actor, { verb: "evaluation.read", countyId, subjectId: id, detail: { action: "download", title, what } });

export async function downloadScores(at: At, id: string): Promise<Download> {
  const row = await getEvaluation(at.db, at.actor, id);
  const lines = await listLines(at, row);
  await trace(at, row, "得分表");
  const printed = { row, today: at.today, mark: await demoMarkOf(at.db, [row.countyId]) };
  return {
    fileName: `${row.title}得分表.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    content: await writeWorkbook(scoreSheets(printed, lines)),
  };
}

export async function downloadSubject(at: At, id: string, subjectId: string): Promise<Download> {
  const row = await getEvaluation(at.db, at.actor, id);
  const subject = await getSubject(at, row, subjectId);
  const score = await scoreOf(at, row, subject);
  await trace(at, row, `${subjectLabel[row.subject]}${subject.name}`);
  const printed = { row, today: at.today, mark: await demoMarkOf(at.db, [row.countyId]) };
  return {
    fileName: `${row.title}评分表 ${row.subject === "township" ? "" : subject.township}${subject.name}.docx`,
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    content: await renderOfficialDocument(
      subjectDocument(printed, subject.name, subject.township, score),
      "仿宋_GB2312",
    ),
  };
}

/** The stored bytes themselves, for whoever computes the result elsewhere. */
export async function downloadInputs(at: At, id: string): Promise<Download> {
  const row = await getEvaluation(at.db, at.actor, id);
  const { inputs } = await getFrozen(at.db, at.actor, row);
  await trace(at, row, "定格输入");
  return {
    fileName: `${row.title}定格输入.json`,
    mediaType: "application/json",
    content: new TextEncoder().encode(inputs),
  };
}
