import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Block } from "#domain/figures/text-blocks.ts";
import { type ReportAction, type ReportMonth, type ReportStatus } from "#domain/records/report.ts";
import type { Db, Tx } from "../db/db.ts";
import type { FrozenFigure } from "../figures/rows.ts";
import { withinVillages } from "../people/reach.ts";

/** The few words of a figure by which its author is told that it has moved. */
export interface SeenFigure {
  readonly key: string;
  readonly name: string;
  readonly display: string;
}

export interface ReportRow extends ReportMonth {
  readonly countyId: string;
  readonly id: string;
  readonly teamId: string | null;
  readonly villageId: string | null;
  readonly townshipId: string;
  readonly roundId: string;
  readonly status: ReportStatus;
  readonly dueOn: IsoDate;
  readonly blocks: readonly Block[];
  readonly figures: readonly FrozenFigure[];
  readonly written: readonly SeenFigure[];
  readonly returnReason: string;
  readonly submittedBy: string | null;
  readonly submittedAt: string | null;
  readonly submittedOn: IsoDate | null;
  readonly version: number;
  readonly team: string | null;
  readonly village: string | null;
  readonly township: string;
  readonly formedOn: IsoDate | null;
  readonly dissolvedOn: IsoDate | null;
  /** Where the team stands now, for who sees it there. */
  readonly teamVillageId: string | null;
  readonly teamTownshipId: string | null;
}

const joined = (db: Db, actor: Actor) =>
  db
    .selectFrom("monthlyReport as r")
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "r.countyId").onRef("t.id", "=", "r.townshipId"),
    )
    .leftJoin("team as m", (join) => join.onRef("m.countyId", "=", "r.countyId").onRef("m.id", "=", "r.teamId"))
    .leftJoin("village as v", (join) => join.onRef("v.countyId", "=", "r.countyId").onRef("v.id", "=", "r.villageId"))
    .where(withinVillages(actor, "r"))
    .select(["r.countyId", "r.id", "r.teamId", "r.villageId", "r.townshipId", "r.roundId", "r.year", "r.month"])
    .select(["r.status", "r.dueOn", "r.blocks", "r.figures", "r.written", "r.returnReason", "r.submittedBy"])
    .select(["r.submittedAt", "r.submittedOn", "r.version", "v.name as village", "t.name as township"])
    .select(["m.formedOn", "m.dissolvedOn", "m.villageId as teamVillageId", "m.townshipId as teamTownshipId"])
    // A team that went on elsewhere with its village is out of sight of the township it reported to.
    .select((eb) => eb.fn.coalesce("m.name", "r.teamName").as("team"))
    .$castTo<ReportRow>();

export const findReport = (db: Db, actor: Actor, id: string): Promise<ReportRow | undefined> =>
  joined(db, actor).where("r.id", "=", id).executeTakeFirst();

/** Locks the row until the transaction ends: two may press at once. */
export const lockReport = (tx: Tx, actor: Actor, id: string): Promise<ReportRow | undefined> =>
  joined(tx, actor).where("r.id", "=", id).forUpdate("r").executeTakeFirst();

export interface NewReport extends ReportMonth {
  readonly countyId: string;
  readonly id: string;
  readonly teamId: string | null;
  readonly teamName: string | null;
  readonly villageId: string | null;
  readonly townshipId: string;
  readonly roundId: string;
  readonly dueOn: IsoDate;
  readonly blocks: readonly Block[];
  readonly written: readonly SeenFigure[];
}

/** The ids that were new; a report somebody else has just opened is left as it is. */
export async function saveNewReports(tx: Tx, reports: readonly NewReport[]): Promise<string[]> {
  if (reports.length === 0) return [];
  const saved = await tx
    .insertInto("monthlyReport")
    .values(
      reports.map(({ blocks, written, ...report }) => ({
        ...report,
        blocks: JSON.stringify(blocks),
        written: JSON.stringify(written),
      })),
    )
    .onConflict((on) => on.doNothing())
    .returning("id")
    .execute();
  return saved.map(({ id }) => id);
}

export interface ReportChange {
  readonly villageId?: string;
  readonly townshipId?: string;
  readonly status?: ReportStatus;
  readonly blocks?: readonly Block[];
  readonly figures?: readonly FrozenFigure[];
  readonly returnReason?: string;
  readonly submittedBy?: string | null;
  readonly submittedAt?: Date | null;
  readonly submittedOn?: IsoDate | null;
  readonly decidedBy?: string | null;
  readonly decidedAt?: Date | null;
}

/** The next version. */
export async function saveReport(
  tx: Tx,
  { countyId, id, version }: ReportRow,
  { blocks, figures, ...change }: ReportChange,
  now: Date,
): Promise<number> {
  await tx
    .updateTable("monthlyReport")
    .set({
      ...change,
      ...(blocks && { blocks: JSON.stringify(blocks) }),
      ...(figures && { figures: JSON.stringify(figures) }),
      version: version + 1,
      updatedAt: now,
    })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return version + 1;
}

interface NewStep {
  readonly id: string;
  readonly action: ReportAction;
  readonly reason?: string;
  readonly blocks?: readonly Block[];
  readonly figures?: readonly FrozenFigure[];
  readonly madeBy: string;
  readonly madeAt: Date;
}

/** 办理过程: only added. */
export async function saveStep(tx: Tx, report: ReportRow, { blocks = [], figures = [], ...step }: NewStep) {
  const { countyId, villageId, townshipId } = report;
  const kept = { blocks: JSON.stringify(blocks), figures: JSON.stringify(figures) };
  await tx
    .insertInto("reportStep")
    .values({ ...step, ...kept, countyId, reportId: report.id, villageId, townshipId })
    .execute();
}

const steps = (db: Db, actor: Actor, { countyId, id }: Pick<ReportRow, "countyId" | "id">) =>
  db
    .selectFrom("reportStep as s")
    .innerJoin("account as a", "a.id", "s.madeBy")
    .where("s.countyId", "=", countyId)
    .where("s.reportId", "=", id)
    .where(withinVillages(actor, "s"));

export const listSteps = (db: Db, actor: Actor, report: ReportRow) =>
  steps(db, actor, report)
    .select(["s.id", "s.action", "s.reason", "a.name as by", "s.madeAt as at"])
    .orderBy("s.madeAt")
    .orderBy("s.id")
    .execute();

/** One of the times it was handed in, as it was then. */
export const findSubmission = (db: Db, actor: Actor, report: ReportRow, stepId: string) =>
  steps(db, actor, report)
    .where("s.id", "=", stepId)
    .where("s.action", "=", "submit")
    .select(["s.madeAt as at", "s.blocks", "s.figures"])
    .$castTo<{ at: string; blocks: readonly Block[]; figures: readonly FrozenFigure[] }>()
    .executeTakeFirst();

export const findTeam = (db: Db, actor: Actor, id: string) =>
  db
    .selectFrom("team as m")
    .where("m.id", "=", id)
    .where(withinVillages(actor, "m"))
    .select(["m.formedOn", "m.dissolvedOn"])
    .executeTakeFirst();
