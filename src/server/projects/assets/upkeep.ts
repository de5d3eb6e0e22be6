import { sql } from "kysely";
import { conflict, refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { type IsoDate, partsOf } from "#domain/date.ts";
import {
  actionTowards,
  assetAfter,
  type CareCondition,
  isUsed,
  type UseAction,
  type UsedStatus,
  useRefusals,
} from "#domain/projects/assets/asset.ts";
import { assetActionLabel, assetStatusLabel, useRefusalLabel } from "#domain/projects/assets/labels.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { type At, atAsset, lockAsset, moveAsset, refuseBy } from "./rows.ts";

interface Use extends At {
  readonly action: UseAction;
  readonly onDay: IsoDate;
  readonly text: string;
}

/** 在用、闲置、低效、损毁，有日期、有原因. */
export async function changeUse(tx: Tx, actor: Actor, use: Use, today: IsoDate) {
  const asset = await atAsset(tx, actor, use);
  const { action, onDay, text } = use;
  refuseBy(useRefusals(asset, action, { onDay, today }), useRefusalLabel);
  const status = assetAfter(asset.status, action)!;
  return moveAsset(tx, actor, asset, { verb: "asset.write", action, onDay, text, status });
}

interface Care {
  readonly id: string;
  readonly assetId: string;
  readonly onDay: IsoDate;
  readonly byWhom: string;
  readonly text: string;
  readonly costFen: number;
  readonly condition: CareCondition;
}

/** 管护记录：only added; nothing is counted by it. */
export async function recordCare(tx: Tx, actor: Actor, { assetId, ...care }: Care, today: IsoDate) {
  const asset = await lockAsset(tx, actor, assetId);
  if (asset.status === "disposed") refuseBy(["disposed"] as const, useRefusalLabel);
  if (care.onDay > today) throw refused([{ rule: "in-the-future", sentence: "管护日期不能晚于今天。" }]);
  const inserted = await tx
    .insertInto("assetCare")
    .values({ ...care, countyId: asset.countyId, assetId, reach: [...asset.reach], madeBy: actor.accountId })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (inserted.numInsertedOrUpdatedRows === 0n) throw conflict("该条管护记录已经登记过，没有重复登记。");
  const { id: careId, onDay: day, condition, costFen, text } = care;
  const detail = { act: "care", assetNumber: asset.number, careId, day, condition, costFen, text };
  await record(tx, actor, { verb: "asset.care", countyId: asset.countyId, subjectId: assetId, detail });
  return { version: asset.version };
}

interface Seen {
  readonly id: string;
  readonly assetId: string;
  readonly onDay: IsoDate;
  readonly visitors: string;
  readonly foundStatus: UsedStatus;
  readonly text: string;
}

/** 资产回头看，每项资产每年一次；与登记不符的写明情况，并按看到的改正使用状况. */
export async function lookBackAsset(tx: Tx, actor: Actor, seen: Seen, today: IsoDate) {
  const asset = await lockAsset(tx, actor, seen.assetId);
  if (asset.status === "disposed") refuseBy(["disposed"] as const, useRefusalLabel);
  const { onDay, foundStatus, visitors, text } = seen;
  const year = partsOf(onDay).year;
  const matches = !isUsed(asset.status) || asset.status === foundStatus;
  if (onDay > today) throw refused([{ rule: "in-the-future", sentence: "回头看的日期不能晚于今天。" }]);
  if (!matches && text === "")
    throw refused([{ rule: "mismatch-without-words", at: "text", sentence: mismatch(asset.status, foundStatus) }]);
  await refuseSecond(tx, asset.countyId, asset.id, year);
  const inserted = await tx
    .insertInto("assetLookBack")
    .values({
      countyId: asset.countyId,
      id: seen.id,
      assetId: asset.id,
      year,
      onDay,
      visitors,
      foundStatus,
      matches,
      text,
      reach: [...asset.reach],
      madeBy: actor.accountId,
    })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (inserted.numInsertedOrUpdatedRows === 0n) throw conflict("该次回头看已经登记过，没有重复登记。");
  // What was seen before the last change of use is old news: it is kept, and changes nothing.
  const corrects = !matches && onDay >= asset.statusOn;
  return moveAsset(tx, actor, asset, {
    verb: "asset.care",
    action: "look-back",
    onDay,
    text: corrects ? `${assetActionLabel[actionTowards(foundStatus)]}：${text}` : text,
    ...(corrects && { status: foundStatus }),
    detail: { year, visitors, foundStatus },
  });
}

const mismatch = (status: keyof typeof assetStatusLabel, found: UsedStatus) =>
  `登记的使用状况是“${assetStatusLabel[status]}”，看到的是“${assetStatusLabel[found]}”，请写明情况。`;

async function refuseSecond(tx: Tx, countyId: string, assetId: string, year: number): Promise<void> {
  const { rows } = await sql<{ onDay: string }>`
    select l.on_day from asset_look_back l where l.county_id = ${countyId} and l.asset_id = ${assetId} and l.year = ${year}`.execute(
    tx,
  );
  if (rows[0])
    throw refused([
      { rule: "looked-back", sentence: `该资产 ${year} 年度已于 ${rows[0].onDay} 做过回头看，每年登记一次。` },
    ]);
}
