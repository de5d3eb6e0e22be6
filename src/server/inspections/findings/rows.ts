import { type Expression, sql, type SqlBool } from "kysely";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { FindingStatus } from "#domain/inspections/finding.ts";
import type { Stage } from "#domain/inspections/finding.ts";
import type { TypeTerm } from "#domain/inspections/finding-deadline.ts";
import type { StepFinding } from "#domain/inspections/finding-step.ts";
import type { Tx } from "../../db/db.ts";
import { withinCounties, withinVillages } from "../../people/reach.ts";

/** Within the villages of an office, or handed to its unit wherever it lies; a department, which reaches all villages, only the latter. */
export function withinFindings(actor: Actor, alias: string): Expression<SqlBool> {
  const villages = withinVillages(actor, alias);
  if (actor.role !== "department" && actor.organisationId === null) return villages;
  const unit = sql.ref(`${alias}.organisation_id`);
  const handed = sql<SqlBool>`(${withinCounties(actor, alias)} and ${unit} = ${actor.organisationId}::uuid)`;
  return actor.role === "department" ? handed : sql<SqlBool>`(${villages} or ${handed})`;
}

/** Where a finding lies; what hangs on it lies there, too. */
export interface FindingPlace {
  readonly countyId: string;
  readonly id: string;
  readonly villageId: string | null;
  readonly townshipId: string | null;
  readonly organisationId: string | null;
}

export interface LockedFinding extends StepFinding, FindingPlace {
  readonly organisationId: string | null;
  readonly townshipId: string | null;
  readonly number: number;
  readonly imported: boolean;
  readonly category: string;
  readonly dueOn: IsoDate | null;
  readonly stages: readonly Stage[];
  readonly reviewDays: number | null;
  /** What the county's rule said of its type when it was handed over; empty of one a table brought in before it said so. */
  readonly madeUnder: Partial<TypeTerm>;
  readonly clockFrom: IsoDate;
  readonly foundOn: IsoDate;
  readonly reopened: number;
  readonly checkedBy: string | null;
  readonly closedBy: string | null;
  readonly closedOn: IsoDate | null;
  readonly version: number;
}

/** One writer at a time at one finding. */
export async function lockFinding(tx: Tx, actor: Actor, id: string): Promise<LockedFinding | undefined> {
  const { rows } = await sql<LockedFinding>`
    select f.county_id, f.id, f.number, f.imported, f.village_id, f.township_id, f.team_id, f.organisation_id, f.assigned_to, f.status, f.type,
      f.source, f.category, f.due_on, f.stages, f.review_days, f.made_under, f.clock_from, f.found_on, f.reopened, f.outcome, f.independent,
      f.independent_voice, f.town_check, f.town_checked_by, f.hands, f.requested_by, f.checked_by, f.closed_by, f.closed_on, f.version
    from finding f where ${withinFindings(actor, "f")} and f.id = ${id} for no key update`.execute(tx);
  return rows[0];
}

export interface FindingChange {
  readonly status?: FindingStatus;
  readonly [column: string]: unknown;
}

/** The change under lock; jsonb columns come as text. */
export async function updateFinding(
  tx: Tx,
  finding: FindingPlace & { readonly version: number },
  change: FindingChange,
) {
  const version = finding.version + 1;
  await tx
    .updateTable("finding")
    .set({ ...change, version, updatedAt: new Date() })
    .where("countyId", "=", finding.countyId)
    .where("id", "=", finding.id)
    .execute();
  return version;
}

export interface NewFindingStep {
  readonly action: string;
  readonly fromStatus: string;
  readonly toStatus: string;
  readonly onDay: IsoDate;
  readonly text: string;
  readonly wasDueOn?: IsoDate | null;
  readonly newDueOn?: IsoDate | null;
}

export async function insertFindingStep(tx: Tx, actor: Actor, finding: FindingPlace, step: NewFindingStep) {
  const { countyId, id: findingId, villageId, townshipId, organisationId } = finding;
  const row = { countyId, id: uuidv7(), findingId, villageId, townshipId, organisationId, ...step };
  await tx
    .insertInto("findingStep")
    .values({ ...row, madeBy: actor.accountId })
    .execute();
}
