import { sql } from "kysely";
import { notFound, refused, stale } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor, Verb } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { AssetStatus, OwnerKind } from "#domain/projects/assets/asset.ts";
import type { AssetClass } from "#domain/projects/project.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";

/** What hangs on an asset lies within the same reach. */
export interface AssetPlace {
  readonly countyId: string;
  readonly id: string;
  readonly reach: readonly string[];
}

export interface LockedAsset extends AssetPlace {
  readonly number: number;
  readonly name: string;
  readonly class: AssetClass;
  readonly projectId: string | null;
  readonly townshipId: string;
  readonly villageId: string | null;
  readonly ownerKind: OwnerKind;
  readonly owner: string;
  readonly place: string;
  readonly certificateKey: string;
  readonly caretakerPhone: string | null;
  readonly status: AssetStatus;
  readonly statusOn: IsoDate;
  readonly version: number;
}

/** One writer at a time at one asset. */
export async function lockAsset(tx: Tx, actor: Actor, id: string): Promise<LockedAsset> {
  const { rows } = await sql<LockedAsset>`
    select a.county_id, a.id, a.reach, a.number, a.name, a.class, a.project_id, a.township_id, a.village_id, a.owner_kind, a.owner,
      a.place, a.certificate_key, a.caretaker_phone, a.status, a.status_on, a.version
    from asset a where ${withinShared(actor, "a")} and a.id = ${id} for no key update`.execute(tx);
  if (!rows[0]) throw notFound("资产");
  return rows[0];
}

export interface At {
  readonly id: string;
  readonly version: number;
}

/** The asset under lock, as the officer saw it: of two at once the second is told. */
export async function atAsset(tx: Tx, actor: Actor, { id, version }: At): Promise<LockedAsset> {
  const asset = await lockAsset(tx, actor, id);
  if (asset.version !== version) throw stale("资产");
  return asset;
}

/** One reason a rule, each with the sentence of the labels. */
export function refuseBy<K extends string>(why: readonly K[], label: Readonly<Record<K, string>>): void {
  if (why.length > 0) throw refused(why.map((rule) => ({ rule, sentence: `${label[rule]}。` })));
}

export interface AssetMove {
  readonly verb: Verb;
  readonly action: string;
  readonly onDay: IsoDate;
  readonly text: string;
  readonly status?: AssetStatus;
  readonly statusOn?: IsoDate;
  readonly change?: Readonly<Record<string, unknown>>;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Changes the asset under lock, keeps the step and leaves a trace; the rules have been asked before. */
export async function moveAsset(tx: Tx, actor: Actor, asset: LockedAsset, move: AssetMove) {
  const { verb, action, onDay, text, status = asset.status, change = {}, detail = {} } = move;
  const version = asset.version + 1;
  const used = status === asset.status ? {} : { status, statusOn: move.statusOn ?? onDay, statusText: text };
  await tx
    .updateTable("asset")
    .set({ ...change, ...used, version, updatedAt: new Date() })
    .where("countyId", "=", asset.countyId)
    .where("id", "=", asset.id)
    .execute();
  await insertAssetStep(tx, actor, asset, { action, fromStatus: asset.status, toStatus: status, onDay, text });
  await record(tx, actor, {
    verb,
    countyId: asset.countyId,
    subjectId: asset.id,
    detail: {
      act: action,
      assetNumber: asset.number,
      from: asset.status,
      to: status,
      day: onDay,
      ...(text && { text }),
      ...detail,
    },
  });
  return { version };
}

interface NewStep {
  readonly action: string;
  readonly fromStatus: string;
  readonly toStatus: string;
  readonly onDay: IsoDate;
  readonly text: string;
}

export function insertAssetStep(tx: Tx, actor: Actor, { countyId, id, reach }: AssetPlace, step: NewStep) {
  const row = { countyId, id: uuidv7(), assetId: id, ...step, reach: [...reach], madeBy: actor.accountId };
  return tx.insertInto("assetStep").values(row).execute();
}
