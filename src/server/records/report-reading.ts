import { notFound } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { figureChanges } from "#domain/figures/figure-changes.ts";
import { figuresUsed } from "#domain/figures/text-blocks.ts";
import { monthSpan } from "#domain/records/report.ts";
import { reportTitle } from "#domain/records/report-text.ts";
import { caseFigures } from "../cases/figures.ts";
import type { Db } from "../db/db.ts";
import type { View } from "../figures/evaluate.ts";
import { type Catalogue, catalogueOf, type Figure } from "../figures/figure.ts";
import { displaysOf, readBlocks, type Reading, useOf } from "../figures/reading.ts";
import { openFigure, type OpenedFigure } from "../figures/rows.ts";
import { planFigures } from "../plans/figures.ts";
import { teamFigures } from "../teams/figures.ts";
import { recordFigures } from "./figures.ts";
import { type OwingRow, roundsOfReport } from "./report-list.ts";
import { placesOf, type ReportPlace } from "./report-places.ts";
import type { ReportRow } from "./report-queries.ts";

/** Of a village or a township alone: what is counted in parts of the county, and shares of two of those. */
function ofParts(figures: readonly Figure[]): Figure[] {
  const counted = figures.filter((one) => one.kind !== "share" && one.rowsByPart && !one.argument);
  const codes = new Set(counted.map(({ code }) => code));
  const shares = figures.filter((one) => one.kind === "share" && codes.has(one.part) && codes.has(one.whole));
  return [...counted, ...shares];
}

/** 指标目录 of a report. */
export const reportCatalogue: Catalogue = catalogueOf(
  ofParts([...caseFigures, ...teamFigures, ...planFigures, ...recordFigures]),
);
const noScopes = new Map<string, never>();

/** The places of one report: of the village it is written for, or of its township. */
export function placesOfReport(db: Db, actor: Actor, { villageId, townshipId, ...report }: ReportRow) {
  const part = villageId === null ? ("township" as const) : ("village" as const);
  return placesOf(db, actor, { ...report, part, ids: [villageId ?? townshipId] });
}

/** A report is counted with the eyes of its team or township, whoever reads it: one number for all. */
export function eyesOf(actor: Actor, { villageId, townshipId }: ReportRow, places: readonly ReportPlace[]): Actor {
  const townships = [...new Set([townshipId, ...places.map((place) => place.townshipId)])];
  return { ...actor, townships, villages: villageId === null ? actor.villages : places.map(({ id }) => id) };
}

export async function viewOf(db: Db, actor: Actor, report: ReportRow, today: string): Promise<View> {
  const eyes = eyesOf(actor, report, await placesOfReport(db, actor, report));
  const { countyId, roundId } = report;
  const rounds = roundsIn({ roundId, roundIds: await roundsOfReport(db, actor, report) });
  return { db, actor: eyes, period: { countyId, ...rounds, today, ...monthSpan(report) } };
}

/** The round of a report first, then the others that are counted with it. */
export const roundsIn = ({ roundId, roundIds }: Pick<OwingRow, "roundId" | "roundIds">) => ({
  roundId,
  otherRounds: roundIds.filter((id) => id !== roundId),
});

/** From the day it is handed in its numbers stand still, unless it comes back. */
export const isFrozen = ({ status }: Pick<ReportRow, "status">) => status === "submitted" || status === "accepted";

export async function readReport(db: Db, actor: Actor, report: ReportRow, today: string): Promise<Reading> {
  if (isFrozen(report)) return { values: report.figures.map(({ rows: _, ...value }) => value), unbound: [] };
  return readBlocks(await viewOf(db, actor, report, today), reportCatalogue, noScopes, report.blocks);
}

/** Numbers the text uses that read otherwise than when it was drafted. */
export function movedSinceWritten(report: ReportRow, { values }: Reading) {
  if (isFrozen(report)) return [];
  const used = new Set(figuresUsed(report.blocks).map(({ key }) => key));
  const before = report.written.filter(({ key }) => used.has(key));
  const names = new Map([...before, ...values].map(({ key, name }) => [key, name]));
  const known = new Set(before.map(({ key }) => key));
  const after = values.filter(({ key }) => known.has(key));
  return figureChanges(displaysOf(before), displaysOf(after)).map((one) => ({ ...one, name: names.get(one.key)! }));
}

interface Opening {
  readonly token: string;
  readonly page: number;
  readonly size: number;
  readonly today: string;
}

/** One number of a report with its 口径 and rows: those of the day it was handed in, or of this moment. */
export async function openInReport(db: Db, actor: Actor, report: ReportRow, asked: Opening): Promise<OpenedFigure> {
  const { token, page, size, today } = asked;
  const use = useOf(token);
  const opened = use && (isFrozen(report) ? frozen(use.key) : await live());
  if (!opened) throw notFound("数字");
  return opened;

  function frozen(key: string): OpenedFigure | undefined {
    const kept = report.figures.find((one) => one.key === key);
    return kept && { ...kept, rows: kept.rows.slice((page - 1) * size, page * size), total: kept.rows.length };
  }
  async function live() {
    return openFigure(await viewOf(db, actor, report, today), reportCatalogue, noScopes, use!, { page, size });
  }
}

export const nameOf = ({ team, township }: Pick<ReportRow, "team" | "township">) => team ?? township;
export const titleOf = (report: ReportRow) => reportTitle(nameOf(report), report);
