import { sql } from "kysely";
import { notFound, type Reason, refused, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { InspectionRefusal } from "#domain/inspections/inspection.ts";
import { inspectionRefusalLabel } from "#domain/inspections/inspection-labels.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { listDraws } from "./draws/queries.ts";
import { type InspectionRow, lockInspection } from "./queries.ts";

export const said = (why: readonly InspectionRefusal[], at?: string): Reason[] =>
  why.map((rule) => ({ rule, sentence: `${inspectionRefusalLabel[rule]}。`, ...(at !== undefined && { at }) }));

export function refuse(...reasons: readonly (readonly Reason[])[]): void {
  const all = reasons.flat();
  if (all.length > 0) throw refused(all);
}

export async function anyInspection(tx: Tx, actor: Actor, id: string): Promise<InspectionRow> {
  const inspection = await lockInspection(tx, actor, id);
  if (!inspection) throw notFound("督查");
  return inspection;
}

/** Locked, and as the officer saw it. */
export async function ownInspection(tx: Tx, actor: Actor, id: string, version: number): Promise<InspectionRow> {
  const inspection = await anyInspection(tx, actor, id);
  if (inspection.version !== version) throw stale("督查");
  return inspection;
}

export async function refuseOpenDraw(
  tx: Tx,
  actor: Actor,
  { countyId, id }: InspectionRow,
  rule: InspectionRefusal = "draw-open",
) {
  const all = await listDraws(tx, actor, countyId, id);
  if (all.some(({ status }) => status === "frozen" || status === "committed")) refuse(said([rule]));
}

export const saveChange = (tx: Tx, { countyId, id }: InspectionRow, change: object) =>
  tx
    .updateTable("inspection")
    .set({ ...change, version: sql`version + 1`, updatedAt: sql`now()` })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .execute();

export const traceEdit = (
  tx: Tx,
  actor: Actor,
  { countyId, id }: Pick<InspectionRow, "countyId" | "id">,
  detail: Readonly<Record<string, unknown>>,
) => record(tx, actor, { verb: "inspection.edit", countyId, subjectId: id, detail });
