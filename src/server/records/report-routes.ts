import { notFound } from "#contract/problem.ts";
import { reports } from "#contract/reports.ts";
import type { Actor } from "#domain/access.ts";
import { partsOf } from "#domain/date.ts";
import { isLate, monthSpan, reportDueOn } from "#domain/records/report.ts";
import { record } from "../audit/record.ts";
import type { Db } from "../db/db.ts";
import { unboundReason } from "../figures/reading.ts";
import { handle } from "../http/handle.ts";
import { renderOfficialDocument } from "../office/render-document.ts";
import { demoMarkOf } from "../people/demo.ts";
import { ruleOf } from "../rules/queries.ts";
import { countyOf } from "./queries.ts";
import {
  acceptReport,
  returnReport,
  saveReportText,
  startReports,
  submitReport,
  withdrawReport,
} from "./report-commands.ts";
import { reportDocument } from "./report-document.ts";
import { listTeamReports, listTownshipReports } from "./report-list.ts";
import { findReport, findSubmission, listSteps, type ReportRow } from "./report-queries.ts";
import {
  isFrozen,
  movedSinceWritten,
  nameOf,
  openInReport,
  readReport,
  reportCatalogue,
  titleOf,
} from "./report-reading.ts";
import { canOf, listed, offered } from "./report-views.ts";
import { openReport } from "./report-writing.ts";

const mediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export const reportRoutes = [
  handle(reports.list, async ({ db, actor, query, today }) => {
    const now = partsOf(today);
    const time = { year: query.year ?? now.year, month: query.month ?? now.month };
    const asked = { ...time, countyId: countyOf(actor, query.countyId) };
    const { content } = await ruleOf(db, asked.countyId, "monthly-report", monthSpan(asked).to);
    const rows = [...(await listTeamReports(db, actor, asked)), ...(await listTownshipReports(db, actor, asked))];
    return rows.map((row) => listed(row, { actor, today, month: asked, dueOn: reportDueOn(asked, content.dueDay) }));
  }),

  handle(reports.figures, () =>
    Promise.resolve(
      [...reportCatalogue.values()].map(({ code, name, definition, unit }) => ({
        code,
        name,
        definition,
        unit,
        argument: null,
        scopes: [],
      })),
    ),
  ),

  handle(reports.get, async ({ db, actor, params, today }) => {
    const report = await getReport(db, actor, params.id);
    const reading = await readReport(db, actor, report, today);
    const can = canOf(actor, report);
    const { countyId, id, teamId, township, village, year, month, status, dueOn, version, blocks } = report;
    return {
      ...{ countyId, id, teamId, township, village, year, month, status, dueOn, version, blocks },
      returnReason: report.returnReason,
      name: nameOf(report),
      title: titleOf(report),
      late: isLate(report, today),
      ...asOf(report, today),
      values: [...reading.values],
      moved: movedSinceWritten(report, reading),
      unbound: reading.unbound.map(unboundReason),
      steps: await listSteps(db, actor, report),
      lines: can.edit ? await offered(db, actor, report) : [],
      can,
    };
  }),

  handle(reports.open, (call) => openReport(call, call.body)),
  handle(reports.write, (call) => startReports(call, call.body)),
  handle(reports.save, (call) => saveReportText(call, call.params.id, call.body.version, call.body.blocks)),
  handle(reports.submit, (call) => submitReport(call, call.params.id, call.body.version)),
  handle(reports.withdraw, (call) => withdrawReport(call, call.params.id, call.body.version)),
  handle(reports.accept, (call) => acceptReport(call, call.params.id, call.body.version)),
  handle(reports.return, (call) => returnReport(call, call.params.id, call.body)),

  handle(reports.figure, async ({ db, actor, params, query, today }) => {
    const report = await getReport(db, actor, params.id);
    const opened = await openInReport(db, actor, report, { ...query, today });
    const rows = opened.rows.map((row) => [...row]);
    return { ...opened, ...asOf(report, today), columns: [...opened.columns], rows };
  }),

  handle(reports.submission, async ({ db, actor, params }) => {
    const report = await getReport(db, actor, params.id);
    const kept = await findSubmission(db, actor, report, params.stepId);
    if (!kept) throw notFound("报送记录");
    return { at: kept.at, blocks: [...kept.blocks], values: kept.figures.map(({ rows: _, ...value }) => value) };
  }),

  handle(reports.document, async ({ tx, actor, params, today }) => {
    const report = await getReport(tx, actor, params.id);
    const { values } = await readReport(tx, actor, report, today);
    const mark = await demoMarkOf(tx, [report.countyId]);
    const content = await renderOfficialDocument(reportDocument(report, values, { today, mark }), "仿宋_GB2312");
    const { countyId, id, status } = report;
    await record(tx, actor, { verb: "report.read", countyId, subjectId: id, detail: { action: "download", status } });
    const name = `${isFrozen(report) ? "" : "校样 "}${titleOf(report)}`;
    return { fileName: `${name}.docx`.replace(/[/\\:*?"<>|]/gu, "_"), mediaType, content };
  }),
];

async function getReport(db: Db, actor: Actor, id: string): Promise<ReportRow> {
  const report = await findReport(db, actor, id);
  if (!report) throw notFound("月报");
  return report;
}

const asOf = (report: ReportRow, today: string) => ({
  asOf: isFrozen(report) ? report.submittedOn! : today,
  frozen: isFrozen(report),
});
