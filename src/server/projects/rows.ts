import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { AssetClass, ProjectKind, ProjectStatus, Standing } from "#domain/projects/project.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinShared } from "../people/reach.ts";

/** What hangs on a project lies within the same reach. */
export interface ProjectPlace {
  readonly countyId: string;
  readonly id: string;
  readonly reach: readonly string[];
}

export interface LockedProject extends ProjectPlace {
  readonly year: number;
  readonly number: number;
  readonly name: string;
  readonly kind: ProjectKind;
  readonly assetClass: AssetClass;
  readonly declaredFrom: "team" | "township" | "county";
  readonly townshipId: string | null;
  readonly owner: string;
  readonly ownerId: string | null;
  readonly sectorId: string | null;
  readonly builder: string;
  readonly planStartOn: IsoDate | null;
  readonly planFinishOn: IsoDate | null;
  readonly startedOn: IsoDate | null;
  readonly finishedOn: IsoDate | null;
  readonly estimateFen: number;
  readonly budgetFen: number | null;
  readonly allocatedFen: number;
  readonly contractedFen: number;
  readonly paidFen: number;
  readonly promisedFen: number;
  readonly status: ProjectStatus;
  readonly standing: Standing;
  readonly hands: readonly string[];
  readonly imported: boolean;
  readonly createdBy: string;
  readonly version: number;
}

const columns = sql`p.county_id, p.id, p.reach, p.year, p.number, p.name, p.kind, p.asset_class, p.declared_from, p.township_id, p.owner,
  p.owner_id, p.sector_id, p.builder, p.plan_start_on, p.plan_finish_on, p.started_on, p.finished_on, p.estimate_fen, p.budget_fen,
  p.allocated_fen, p.contracted_fen, p.paid_fen, p.promised_fen, p.status, p.standing, p.hands, p.imported, p.created_by, p.version`;

/** One writer at a time at one project. */
export async function lockProject(tx: Tx, actor: Actor, id: string): Promise<LockedProject | undefined> {
  const { rows } = await sql<LockedProject>`
    select ${columns} from project p where ${withinShared(actor, "p")} and p.id = ${id} for no key update`.execute(tx);
  return rows[0];
}

/** The same without a lock, for reading. */
export async function findProject(db: Db, actor: Actor, id: string): Promise<LockedProject | undefined> {
  const { rows } = await sql<LockedProject>`
    select ${columns} from project p where ${withinShared(actor, "p")} and p.id = ${id}`.execute(db);
  return rows[0];
}

export interface ProjectChange {
  readonly status?: ProjectStatus;
  readonly standing?: Standing;
  readonly [column: string]: unknown;
}

/** The change under lock; jsonb columns come as text. */
export async function updateProject(
  tx: Tx,
  project: ProjectPlace & { readonly version: number },
  change: ProjectChange,
): Promise<number> {
  const version = project.version + 1;
  await tx
    .updateTable("project")
    .set({ ...change, version, updatedAt: new Date() })
    .where("countyId", "=", project.countyId)
    .where("id", "=", project.id)
    .execute();
  return version;
}
