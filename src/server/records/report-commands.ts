import { notFound, type Reason, refused, stale } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import { type Block, figuresUsed, type TokenRefusal } from "#domain/figures/text-blocks.ts";
import { next } from "#domain/flow.ts";
import {
  editRefusals,
  monthText,
  openRefusals,
  type ReportAction,
  reportFlow,
  type ReportMonth,
  type ReportRefusal,
  reportRefusals,
} from "#domain/records/report.ts";
import { openRefusalLabel, reportRefusalLabel } from "#domain/records/report-labels.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { unboundReason } from "../figures/reading.ts";
import { freezeFigures, type FrozenFigure } from "../figures/rows.ts";
import { startJob } from "../jobs/progress.ts";
import { lockReport, type ReportChange, type ReportRow, saveReport, saveStep } from "./report-queries.ts";
import { readReport, reportCatalogue, viewOf } from "./report-reading.ts";

/** Who does it, and when. */
interface Hand {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly today: string;
  readonly now: Date;
}

export const reportJob = "report.make";

/** The whole county's drafts of a month as a job; who may not wait reads its progress. */
export async function startReports({ tx, actor, today }: Hand, month: ReportMonth) {
  const why = openRefusals(month, null, today);
  if (why.length > 0) throw refused(why.map((rule) => ({ rule, sentence: `${openRefusalLabel[rule]}。` })));
  const countyId = actor.counties[0] ?? "";
  const jobId = await startJob(tx, actor, { countyId, verb: reportJob, payload: { ...month } });
  await record(tx, actor, { verb: reportJob, countyId, subjectId: jobId, detail: { reportMonth: monthText(month) } });
  return { jobId };
}

export async function saveReportText(hand: Hand, id: string, version: number, blocks: readonly Block[]) {
  const report = await lockVersion(hand, id, version);
  refuse(editRefusals(ruled(report), hand.actor));
  const saved = await saveReport(hand.tx, report, { blocks }, hand.now);
  await trace(hand, report, "save", { version: saved });
  return { status: report.status, version: saved };
}

/** 报送：every number of the text stands still from here, with its rows; each time anew, and each time kept. */
export async function submitReport(hand: Hand, id: string, version: number) {
  const { tx, actor, today, now } = hand;
  const report = whereItStands(await lockVersion(hand, id, version));
  const { unbound } = await readReport(tx, actor, report, today);
  const status = statusAfter(report, "submit", actor, unbound);
  const view = await viewOf(tx, actor, report, today);
  const figures = await freezeFigures(view, reportCatalogue, new Map(), figuresUsed(report.blocks));
  const change = { status, figures, returnReason: "", decidedBy: null, decidedAt: null };
  const submitted = { submittedBy: actor.accountId, submittedAt: now, submittedOn: today };
  return move(hand, report, "submit", { ...change, ...submitted }, { blocks: report.blocks, figures });
}

export async function withdrawReport(hand: Hand, id: string, version: number) {
  const report = whereItStands(await lockVersion(hand, id, version));
  const status = statusAfter(report, "withdraw", hand.actor);
  return move(hand, report, "withdraw", { status, submittedBy: null, submittedAt: null, submittedOn: null });
}

export async function acceptReport(hand: Hand, id: string, version: number) {
  const report = await lockVersion(hand, id, version);
  const status = statusAfter(report, "accept", hand.actor);
  return move(hand, report, "accept", { status, ...decided(hand) });
}

export async function returnReport(hand: Hand, id: string, { version, reason }: { version: number; reason: string }) {
  const report = await lockVersion(hand, id, version);
  const status = statusAfter(report, "return", hand.actor);
  // It is owed again; when it had been handed in stays among the steps.
  const owed = { submittedAt: null, submittedOn: null };
  return move(hand, report, "return", { status, returnReason: reason, ...owed, ...decided(hand) }, { reason });
}

/** With its team, that has gone on with its village since: from its writer's hand a report goes to the township the village lies in now. */
function whereItStands(report: ReportRow): ReportRow {
  const { teamVillageId, teamTownshipId, dissolvedOn } = report;
  if (teamVillageId === null || teamTownshipId === null || dissolvedOn !== null) return report;
  return { ...report, villageId: teamVillageId, townshipId: teamTownshipId };
}

const decided = ({ actor, now }: Hand) => ({ decidedBy: actor.accountId, decidedAt: now });

interface Kept {
  readonly reason?: string;
  readonly blocks?: readonly Block[];
  readonly figures?: readonly FrozenFigure[];
}

async function move(hand: Hand, report: ReportRow, action: ReportAction, change: ReportChange, kept: Kept = {}) {
  const { tx, actor, now } = hand;
  const { villageId, townshipId } = report;
  const place = { ...(villageId !== null && { villageId }), townshipId };
  const version = await saveReport(tx, report, { ...place, ...change }, now);
  await saveStep(tx, report, { id: uuidv7(), action, madeBy: actor.accountId, madeAt: now, ...kept });
  await trace(hand, report, action, { version, reason: kept.reason, figures: kept.figures?.length });
  return { status: change.status!, version };
}

async function lockVersion({ tx, actor }: Hand, id: string, version: number): Promise<ReportRow> {
  const report = await lockReport(tx, actor, id);
  if (!report) throw notFound("月报");
  if (report.version !== version) throw stale("月报");
  return report;
}

export const ruled = (report: ReportRow) => ({ ...report, teamDissolved: report.dissolvedOn !== null });

/** The state the action leads to; throws what stands against it. */
function statusAfter(report: ReportRow, action: ReportAction, actor: Actor, unbound: readonly TokenRefusal[] = []) {
  const facts = { blockCount: report.blocks.length, unbound: unbound.length };
  refuse(reportRefusals(ruled(report), action, actor, facts), unbound);
  return next(reportFlow, report.status, action)!;
}

function refuse(why: readonly ReportRefusal[], unbound: readonly TokenRefusal[] = []) {
  const reasons = why.flatMap((rule): Reason[] => {
    if (rule === "tokens-unbound") return unbound.map(unboundReason);
    return [{ rule, sentence: `${reportRefusalLabel[rule]}。` }];
  });
  if (reasons.length > 0) throw refused(reasons);
}

const trace = (
  { tx, actor }: Hand,
  { countyId, id, year, month }: ReportRow,
  action: ReportAction | "save",
  detail: Record<string, unknown>,
) =>
  record(tx, actor, {
    verb: action === "accept" || action === "return" ? "report.accept" : "report.write",
    countyId,
    subjectId: id,
    detail: { action, reportMonth: monthText({ year, month }), ...detail },
  });
