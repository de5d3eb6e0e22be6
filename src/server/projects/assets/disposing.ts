import { sql } from "kysely";
import { conflict, notFound, refused } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import { type IsoDate, partsOf } from "#domain/date.ts";
import { closedReason, disposalRefusals, type DisposalWay, type UsedStatus } from "#domain/projects/assets/asset.ts";
import { disposalRefusalLabel, disposalWayLabel } from "#domain/projects/assets/labels.ts";
import { formatYuan } from "#domain/money.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { enterIncome } from "../distributions/entering.ts";
import { villagesOfProject } from "./place.ts";
import { type PostedSubject, postSubject, subjectBlockers, takeDown } from "../disclosures/subjects.ts";
import { type At, atAsset, type LockedAsset, moveAsset, refuseBy } from "./rows.ts";

interface Asked {
  readonly id: string;
  readonly at: At;
  readonly way: DisposalWay;
  readonly reason: string;
  readonly valueFen: number;
  readonly decidedByVillage: string;
}

/** 申请处置：方式、理由、评估价值、村里怎样议定. */
export async function askDisposal(tx: Tx, actor: Actor, { at, ...asked }: Asked, today: IsoDate) {
  const asset = await atAsset(tx, actor, at);
  const closed = closedReason(asset.status);
  if (closed) refuseBy([closed], disposalRefusalLabel);
  const { countyId } = asset;
  const inserted = await tx
    .insertInto("assetDisposal")
    .values({
      ...asked,
      countyId,
      assetId: asset.id,
      fromStatus: asset.status as UsedStatus,
      askedBy: actor.accountId,
      askedOn: today,
      reach: [...asset.reach],
    })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (inserted.numInsertedOrUpdatedRows === 0n) throw conflict("该处置申请已经提交过，没有重复提交。");
  return moveAsset(tx, actor, asset, {
    verb: "asset.write",
    action: "ask-disposal",
    onDay: today,
    text: asked.reason,
    status: "disposing",
    detail: { disposalId: asked.id, way: asked.way, valueFen: asked.valueFen },
  });
}

interface OpenDisposal {
  readonly id: string;
  readonly way: DisposalWay;
  readonly reason: string;
  readonly valueFen: number;
  readonly decidedByVillage: string;
  readonly fromStatus: UsedStatus;
  readonly askedBy: string;
}

export async function findOpenDisposal(db: Db, actor: Actor, { countyId, id }: Pick<LockedAsset, "countyId" | "id">) {
  const { rows } = await sql<OpenDisposal>`
    select d.id, d.way, d.reason, d.value_fen, d.decided_by_village, d.from_status, d.asked_by from asset_disposal d
    where ${withinShared(actor, "d")} and d.county_id = ${countyId} and d.asset_id = ${id} and d.decision is null`.execute(
    db,
  );
  return rows[0];
}

/** The asset under lock with the disposal that is asked for. */
async function atDisposal(tx: Tx, actor: Actor, at: At, disposalId: string) {
  const asset = await atAsset(tx, actor, at);
  const disposal = await findOpenDisposal(tx, actor, asset);
  if (!disposal || disposal.id !== disposalId) throw notFound("待审批的处置申请");
  return { asset, disposal };
}

/** What the public reads about it. */
export async function disposalSubject(
  db: Db,
  actor: Actor,
  asset: LockedAsset,
  { way, reason, valueFen, decidedByVillage }: OpenDisposal,
): Promise<PostedSubject> {
  const { countyId, id, projectId, reach, name, place, owner, number } = asset;
  const content = `第 ${number} 号资产，拟${disposalWayLabel[way]}，评估价值 ${formatYuan(valueFen)}。理由：${reason}。村里议定情况：${decidedByVillage}。`;
  return {
    countyId,
    kind: "asset",
    id,
    projectId,
    reach,
    title: `关于拟处置“${name}”的公示`,
    content: { name, place, content, owner },
    villages: await namedVillages(db, actor, asset),
  };
}

/** Where an asset lies, by name: its village, those of its project, or none. */
async function namedVillages(db: Db, actor: Actor, { countyId, villageId, projectId }: LockedAsset) {
  const pooled =
    villageId === null && projectId !== null ? await villagesOfProject(db, actor, countyId, projectId) : [];
  const ids = villageId === null ? pooled.map((one) => one.villageId) : [villageId];
  const { rows } = await sql<{ id: string; name: string; townshipId: string; township: string }>`
    select one.id, at.name, at.township_id, at.township
    from unnest(${ids}::uuid[]) with ordinality one (id, place)
      cross join lateral village_named(${countyId}, one.id) at order by one.place`.execute(db);
  return rows;
}

interface Posted {
  readonly at: At;
  readonly disposalId: string;
  readonly id: string;
  readonly fromOn: IsoDate;
  readonly places: string;
}

export async function postDisposal(tx: Tx, actor: Actor, { at, disposalId, ...posting }: Posted, today: IsoDate) {
  const { asset, disposal } = await atDisposal(tx, actor, at, disposalId);
  const subject = await disposalSubject(tx, actor, asset, disposal);
  const untilOn = await postSubject(tx, actor, subject, posting, today);
  const text = `${posting.places}，${posting.fromOn} 至 ${untilOn}`;
  const detail = { disposalId, fromOn: posting.fromOn, untilOn };
  return moveAsset(tx, actor, asset, {
    verb: "disclosure.write",
    action: "post-disposal",
    onDay: posting.fromOn,
    text,
    detail,
  });
}

interface Withdrawn extends At {
  readonly disposalId: string;
  readonly text: string;
}

export async function withdrawDisposal(tx: Tx, actor: Actor, { disposalId, text, ...at }: Withdrawn, today: IsoDate) {
  const { asset, disposal } = await atDisposal(tx, actor, at, disposalId);
  await answerDisposal(tx, actor, asset, { ...disposal, decision: "withdrawn", answer: text, today });
  const { fromStatus: status } = disposal;
  return moveAsset(tx, actor, asset, {
    verb: "asset.write",
    action: "withdraw-disposal",
    onDay: today,
    text,
    status,
    detail: { disposalId },
  });
}

interface Decided {
  readonly at: At;
  readonly disposalId: string;
  readonly decision: "approved" | "refused";
  readonly document: string;
  readonly answer: string;
  readonly proceedsFen: number;
}

/** 县级审批：另一人办理；同意的，公示期满、异议已答复、没有未到期的租约. Proceeds become income of its villages. */
export async function decideDisposal(tx: Tx, actor: Actor, { at, disposalId, ...said }: Decided, today: IsoDate) {
  const { asset, disposal } = await atDisposal(tx, actor, at, disposalId);
  const { decision, answer, document } = said;
  const approved = decision === "approved";
  const proceedsFen = approved ? said.proceedsFen : 0;
  if (approved) await refuseDisposal(tx, actor, asset, { ...disposal, proceedsFen }, today);
  else if (disposal.askedBy === actor.accountId) refuseBy(["own-request"] as const, disposalRefusalLabel);
  if (proceedsFen > 0) {
    const income = { kind: "disposal" as const, year: partsOf(today).year, receivedOn: today, amountFen: proceedsFen };
    await enterIncome(
      tx,
      actor,
      { ...income, id: uuidv7(), assetId: asset.id, projectId: null, rentId: null, voucher: "", text: answer },
      today,
    );
  }
  await answerDisposal(tx, actor, asset, { ...disposal, decision, answer, document, proceedsFen, today });
  return moveAsset(tx, actor, asset, {
    verb: "asset.approve",
    action: approved ? "dispose" : "refuse-disposal",
    onDay: today,
    text: answer,
    status: approved ? "disposed" : disposal.fromStatus,
    detail: { disposalId, way: disposal.way, document, ...(approved && { proceedsFen }) },
  });
}

async function refuseDisposal(
  tx: Tx,
  actor: Actor,
  asset: LockedAsset,
  disposal: OpenDisposal & { readonly proceedsFen: number },
  today: IsoDate,
): Promise<void> {
  const { rows } = await sql<{ running: boolean }>`
    select exists (select from lease l where l.county_id = ${asset.countyId} and l.asset_id = ${asset.id}
      and coalesce(l.ended_on, l.until_on) >= ${today}) as running`.execute(tx);
  const by = { accountId: actor.accountId, assetClass: asset.class, leaseRunning: rows[0]!.running };
  refuseBy(disposalRefusals(disposal, by), disposalRefusalLabel);
  const blockers = await subjectBlockers(tx, actor, await disposalSubject(tx, actor, asset, disposal), today);
  if (blockers.length > 0) throw refused(blockers);
}

interface Answer {
  readonly id: string;
  readonly decision: "approved" | "refused" | "withdrawn";
  readonly answer: string;
  readonly document?: string;
  readonly proceedsFen?: number;
  readonly today: IsoDate;
}

/** A matter that is over hangs no longer, unless it was approved: then it stays as it hung. */
async function answerDisposal(tx: Tx, actor: Actor, asset: LockedAsset, said: Answer): Promise<void> {
  const { id, decision, answer, document = "", proceedsFen = 0, today } = said;
  if (decision !== "approved") await takeDown(tx, actor, { ...asset, kind: "asset" }, { today, text: answer });
  await tx
    .updateTable("assetDisposal")
    .set({
      decision,
      answer,
      document,
      decidedBy: actor.accountId,
      decidedOn: today,
      proceedsFen: decision === "approved" ? proceedsFen : null,
    })
    .where("countyId", "=", asset.countyId)
    .where("id", "=", id)
    .execute();
}
