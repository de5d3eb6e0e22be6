import { sql } from "kysely";
import { conflict, notFound, refused, stale } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { closedReason } from "#domain/projects/assets/asset.ts";
import { endRefusalLabel, leaseRefusalLabel, useRefusalLabel } from "#domain/projects/assets/labels.ts";
import {
  endRefusals,
  type Lease,
  leaseRefusals,
  overlapping,
  rentSchedule,
  scheduleUntil,
} from "#domain/projects/assets/lease.ts";
import type { Tx } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { type At, atAsset, type LockedAsset, lockAsset, moveAsset, refuseBy } from "./rows.ts";

export interface NewLease extends Lease {
  readonly id: string;
  readonly at: At;
  readonly lessee: string;
  readonly lesseePhone: string | null;
  readonly document: string;
  readonly depositFen: number;
  readonly duties: string;
}

/** 登记租约，按期生成租金计划；同一资产的租期不得重叠. */
export async function leaseAsset(tx: Tx, actor: Actor, { at, ...lease }: NewLease, today: IsoDate) {
  const asset = await atAsset(tx, actor, at);
  refuseLetting(asset);
  refuseBy(leaseRefusals(lease), leaseRefusalLabel);
  await refuseOverlap(tx, actor, asset, lease);
  const row = { countyId: asset.countyId, assetId: asset.id, reach: [...asset.reach] };
  const inserted = await tx
    .insertInto("lease")
    .values({ ...lease, ...row, madeBy: actor.accountId })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (inserted.numInsertedOrUpdatedRows === 0n) throw conflict("该租约已经登记过，没有重复登记。");
  const rents = rentSchedule(lease);
  await tx
    .insertInto("rent")
    .values(rents.map((rent, i) => ({ ...rent, ...row, id: uuidv7(), leaseId: lease.id, position: i + 1 })))
    .execute();
  const { lessee, fromOn, untilOn, rentFen } = lease;
  const begun = fromOn <= today && today <= untilOn;
  const idle = asset.status === "idle" || asset.status === "inefficient";
  return moveAsset(tx, actor, asset, {
    verb: "asset.write",
    action: "lease",
    onDay: today,
    text: `租给${lessee}，${fromOn} 至 ${untilOn}`,
    ...(begun && idle && { status: "in-use" as const }),
    detail: { leaseId: lease.id, fromOn, untilOn, rentFen, rents: rents.length },
  });
}

function refuseLetting({ class: kind, status }: LockedAsset): void {
  if (kind !== "operating")
    throw refused([{ rule: "not-operating", sentence: "只有经营性资产可以出租，公益性、到户类资产不登记租约。" }]);
  const closed = closedReason(status);
  if (closed) refuseBy([closed], useRefusalLabel);
}

interface Held {
  readonly id: string;
  readonly lessee: string;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate;
}

/** Asked under the lock of the asset; the constraint of the database stands behind it. */
async function refuseOverlap(tx: Tx, actor: Actor, { countyId, id }: LockedAsset, lease: Held): Promise<void> {
  const { rows } = await sql<Held>`
    select l.id, l.lessee, l.from_on, coalesce(l.ended_on, l.until_on) as until_on from lease l
    where ${withinShared(actor, "l")} and l.county_id = ${countyId} and l.asset_id = ${id}
      and (l.ended_on is null or l.ended_on >= l.from_on) order by l.from_on`.execute(tx);
  const [other] = overlapping(lease, rows);
  if (other)
    throw refused([
      {
        rule: "lease-overlaps",
        at: "fromOn",
        sentence: `与租给${other.lessee}的租约（${other.fromOn} 至 ${other.untilOn}）重叠，请先终止那份租约或者改动租期。`,
      },
    ]);
}

interface Ending {
  readonly id: string;
  readonly assetId: string;
  readonly version: number;
  readonly endedOn: IsoDate;
  readonly reason: string;
}

/** 提前终止：以后各期作废，当期按天折算，已收的不能多于应收的. */
export async function endLease(tx: Tx, actor: Actor, ending: Ending, today: IsoDate) {
  const asset = await lockAsset(tx, actor, ending.assetId);
  const lease = await lockLease(tx, actor, asset, ending);
  const rents = await lockRents(tx, actor, lease);
  const { endedOn, reason } = ending;
  refuseBy(endRefusals(lease, endedOn, rents), endRefusalLabel);
  const { countyId } = asset;
  await sql`
    update lease l set ended_on = ${endedOn}, end_reason = ${reason}, version = version + 1
    where l.county_id = ${countyId} and l.id = ${lease.id}`.execute(tx);
  const owed = scheduleUntil(lease, endedOn);
  await sql`
    update rent r set amount_fen = coalesce(o.fen, r.amount_fen), cancelled_on = case when o.fen is null then ${today}::date end,
      until_on = case when o.fen is null then r.until_on else least(r.until_on, ${endedOn}::date) end
    from unnest(${owed}::bigint[]) with ordinality o (fen, position)
    where r.county_id = ${countyId} and r.lease_id = ${lease.id} and r.position = o.position`.execute(tx);
  return moveAsset(tx, actor, asset, {
    verb: "asset.write",
    action: "end-lease",
    onDay: today,
    text: `与${lease.lessee}的租约于 ${endedOn} 终止：${reason}`,
    detail: { leaseId: lease.id, endedOn, cancelled: owed.filter((fen) => fen === null).length },
  });
}

async function lockLease(tx: Tx, actor: Actor, { countyId, id }: LockedAsset, ending: Ending) {
  const { rows } = await sql<Lease & { id: string; lessee: string; endedOn: IsoDate | null; version: number }>`
    select l.id, l.lessee, l.from_on, l.until_on, l.ended_on, l.period, l.rent_fen, l.due_after, l.version from lease l
    where ${withinShared(actor, "l")} and l.county_id = ${countyId} and l.asset_id = ${id} and l.id = ${ending.id} for no key update`.execute(
    tx,
  );
  const [lease] = rows;
  if (!lease) throw notFound("租约");
  if (lease.version !== ending.version) throw stale("租约");
  return lease;
}

async function lockRents(tx: Tx, actor: Actor, { id }: { readonly id: string }) {
  const { rows } = await sql<{ receivedFen: number }>`
    select r.received_fen from rent r where ${withinShared(actor, "r")} and r.lease_id = ${id} order by r.position for no key update`.execute(
    tx,
  );
  return rows;
}
