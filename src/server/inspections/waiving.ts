import type { inspections } from "#contract/inspections.ts";
import { conflict, notFound } from "#contract/problem.ts";
import type { Body } from "#contract/route.ts";
import type { Actor } from "#domain/access.ts";
import { waiverRefusals } from "#domain/inspections/inspection.ts";
import { waiverRefusalLabel } from "#domain/inspections/inspection-labels.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { sqlState } from "../db/retry.ts";
import { listCandidates } from "./draws/frame-facts.ts";
import { anyInspection, refuse, refuseOpenDraw, said, traceEdit } from "./held.ts";
import { listWaivers } from "./queries.ts";

/** 超次数到村：asked for by one, allowed by another. */
export async function askWaiver(
  tx: Tx,
  actor: Actor,
  id: string,
  { villageId, reason }: Body<typeof inspections.askWaiver>,
  now: Date,
) {
  const inspection = await anyInspection(tx, actor, id);
  if (inspection.status !== "planned") refuse(said(["wrong-status"]));
  await refuseOpenDraw(tx, actor, inspection);
  const place = (await listCandidates(tx, actor, inspection)).find((one) => one.villageId === villageId);
  if (!place) throw notFound("村（社区）");
  const { countyId } = inspection;
  await tx
    .insertInto("inspectionWaiver")
    .values({ countyId, inspectionId: id, villageId, reason, askedBy: actor.accountId, askedAt: now })
    .execute()
    .catch((error: unknown) => {
      if (sqlState(error) === "23505") throw conflict("该村已经申请过，请刷新后核对。");
      throw error;
    });
  await traceEdit(tx, actor, inspection, { action: "ask-waiver", villageId, reason });
  return { done: true } as const;
}

export async function allowWaiver(
  tx: Tx,
  actor: Actor,
  id: string,
  { villageId }: Body<typeof inspections.allowWaiver>,
  now: Date,
) {
  const inspection = await anyInspection(tx, actor, id);
  const waiver = (await listWaivers(tx, actor, inspection)).find((one) => one.villageId === villageId);
  if (!waiver) throw notFound("申请");
  await refuseOpenDraw(tx, actor, inspection);
  const why = waiverRefusals({ askedBy: waiver.askedById, allowedBy: waiver.allowedById }, inspection, actor.accountId);
  refuse(why.map((rule) => ({ rule, sentence: `${waiverRefusalLabel[rule]}。` })));
  await tx
    .updateTable("inspectionWaiver")
    .set({ allowedBy: actor.accountId, allowedAt: now })
    .where("countyId", "=", inspection.countyId)
    .where("inspectionId", "=", id)
    .where("villageId", "=", villageId)
    .execute();
  const detail = { action: "allow", villageId };
  await record(tx, actor, { verb: "inspection.waive", countyId: inspection.countyId, subjectId: id, detail });
  return { done: true } as const;
}
