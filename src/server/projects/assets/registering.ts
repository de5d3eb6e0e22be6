import { sql } from "kysely";
import { conflict, refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { assetRefusals, certificateKey, closedReason, type OwnerKind } from "#domain/projects/assets/asset.ts";
import { assetRefusalLabel, useRefusalLabel } from "#domain/projects/assets/labels.ts";
import type { AssetClass } from "#domain/projects/project.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { type Lies, placeAsset } from "./place.ts";
import { atAsset, insertAssetStep, type LockedAsset, moveAsset, refuseBy } from "./rows.ts";

interface Words {
  readonly name: string;
  readonly class: AssetClass;
  readonly villageId: string | null;
  readonly townshipId: string | null;
  readonly ownerKind: OwnerKind;
  readonly owner: string;
  readonly households: number | null;
  readonly place: string;
  readonly quantity: string;
  readonly valueFen: number;
  readonly transferredOn: IsoDate | null;
  readonly certificate: string;
  readonly certificateOn: IsoDate | null;
  readonly caretaker: string;
  readonly caretakerPhone?: string | null | undefined;
  readonly careStandard: string;
}

export interface NewAsset extends Words {
  readonly id: string;
  readonly projectId: string | null;
}

/** 登记资产，从项目或者单独登记. The writer makes the id: sent twice it stands once. */
export async function registerAsset(tx: Tx, actor: Actor, { id, projectId, ...words }: NewAsset, today: IsoDate) {
  const lies = await placeAsset(tx, actor, { projectId, villageId: words.villageId, townshipId: words.townshipId });
  refuseWords(words, today);
  const number = await nextNumber(tx, lies.countyId);
  await refuseCertificate(tx, lies.countyId, id, words.certificate);
  const row = { ...columnsOf(words, lies), caretakerPhone: words.caretakerPhone ?? null };
  const inserted = await tx
    .insertInto("asset")
    .values({
      ...row,
      countyId: lies.countyId,
      id,
      number,
      projectId,
      statusOn: words.transferredOn ?? today,
      createdBy: actor.accountId,
    })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (inserted.numInsertedOrUpdatedRows === 0n) throw conflict("该资产已经登记过，没有重复登记。");
  const step = { action: "register", fromStatus: "", toStatus: "in-use", onDay: today, text: "" };
  await insertAssetStep(tx, actor, { ...lies, id }, step);
  const { countyId } = lies;
  const detail = {
    act: "add",
    assetNumber: number,
    projectId,
    name: words.name,
    valueFen: words.valueFen,
    certificate: words.certificate,
  };
  await record(tx, actor, { verb: "asset.write", countyId, subjectId: id, detail });
  return { id, number, version: 1 };
}

export interface AssetEdit extends Words {
  readonly id: string;
  readonly version: number;
}

/** 修改登记；what is gone stays as it was written. A telephone number that is not sent stays. */
export async function editAsset(tx: Tx, actor: Actor, { id, version, ...words }: AssetEdit, today: IsoDate) {
  const asset = await atAsset(tx, actor, { id, version });
  if (closedReason(asset.status) === "disposed") refuseBy(["disposed"] as const, useRefusalLabel);
  refuseWords(words, today);
  const lies = await movedTo(tx, actor, asset, words);
  if (certificateKey(words.certificate) !== asset.certificateKey) {
    await lockNumbers(tx, asset.countyId);
    await refuseCertificate(tx, asset.countyId, id, words.certificate);
  }
  const { caretakerPhone } = words;
  const change = { ...columnsOf(words, lies), ...(caretakerPhone !== undefined && { caretakerPhone }) };
  const detail = { name: words.name, valueFen: words.valueFen, certificate: words.certificate };
  return moveAsset(tx, actor, asset, { verb: "asset.write", action: "edit", onDay: today, text: "", change, detail });
}

/** An asset stays where it is unless its villages are changed; then it has to lie where it might have been registered. */
async function movedTo(tx: Tx, actor: Actor, asset: LockedAsset, words: Words): Promise<Lies> {
  const { villageId, townshipId } = words;
  const { countyId, projectId, reach } = asset;
  const stays =
    villageId === asset.villageId && (villageId !== null || (townshipId ?? asset.townshipId) === asset.townshipId);
  if (!stays || words.class !== asset.class) await refuseUsed(tx, asset);
  if (stays) return { countyId, reach, villageId, townshipId: asset.townshipId };
  const lies = await placeAsset(tx, actor, { projectId, villageId, townshipId });
  await spreadAssetReach(tx, countyId, asset.id, lies.reach);
  return lies;
}

/** Money was split by where the asset lay and leases were made for what it was. */
async function refuseUsed(tx: Tx, { countyId, id }: LockedAsset): Promise<void> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from income i where i.county_id = ${countyId} and i.asset_id = ${id})
      or exists (select from lease l where l.county_id = ${countyId} and l.asset_id = ${id}) as used`.execute(tx);
  if (rows[0]!.used)
    throw refused([{ rule: "in-use-already", sentence: "该资产已经有租约或者收益，不能再改类别和所在村。" }]);
}

const parts = ["asset_step", "lease", "rent", "asset_care", "asset_look_back", "asset_disposal"];

async function spreadAssetReach(tx: Tx, countyId: string, id: string, reach: readonly string[]) {
  for (const table of parts)
    await sql`update ${sql.table(table)} set reach = ${[...reach]}::uuid[] where county_id = ${countyId} and asset_id = ${id}`.execute(
      tx,
    );
}

function refuseWords(words: Words, today: IsoDate): void {
  refuseBy(assetRefusals(words), assetRefusalLabel);
  const late = [words.transferredOn, words.certificateOn].some((day) => day !== null && day > today);
  if (late) throw refused([{ rule: "in-the-future", sentence: "移交日期、发证日期不能晚于今天。" }]);
}

const columnsOf = (words: Words, { townshipId, villageId, reach }: Lies) => ({
  name: words.name,
  class: words.class,
  townshipId,
  villageId,
  reach: [...reach],
  ownerKind: words.ownerKind,
  owner: words.owner,
  households: words.class === "household" ? words.households : null,
  place: words.place,
  quantity: words.quantity,
  valueFen: words.valueFen,
  transferredOn: words.transferredOn,
  certificate: words.certificate,
  certificateKey: certificateKey(words.certificate),
  certificateOn: words.certificateOn,
  caretaker: words.caretaker,
  careStandard: words.careStandard,
});

async function refuseCertificate(tx: Tx, countyId: string, id: string, certificate: string): Promise<void> {
  if (certificate === "") return;
  const { rows } = await sql<{ holder: string | null }>`
    select certificate_holder(${countyId}, ${certificateKey(certificate)}, ${id}) as holder`.execute(tx);
  const holder = rows[0]?.holder;
  if (holder)
    throw refused([{ rule: "certificate-used", at: "certificate", sentence: `该证书编号已经用于${holder}，请核对。` }]);
}

/** Numbers and certificates are the county's: two who register at once take turns. */
async function lockNumbers(tx: Tx, countyId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`asset/${countyId}`}, 0))`.execute(tx);
}

/** The number is the county's, also of assets beyond the reach of whoever registers. */
async function nextNumber(tx: Tx, countyId: string): Promise<number> {
  await lockNumbers(tx, countyId);
  const { rows } = await sql<{ number: number }>`select next_asset_number(${countyId}) as number`.execute(tx);
  return rows[0]!.number;
}
