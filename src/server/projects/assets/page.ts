import { sql } from "kysely";
import type { AssetAct } from "#contract/asset-shapes.ts";
import { notFound } from "#contract/problem.ts";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { maskPhone } from "#domain/masking.ts";
import { disposalRefusalLabel } from "#domain/projects/assets/labels.ts";
import { type AssetStatus, closedReason } from "#domain/projects/assets/asset.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { disposalSubject, findOpenDisposal } from "./disposing.ts";
import { assetColumns, assetPlaces, type AssetRow } from "./list.ts";
import { villagesOfProject } from "./place.ts";
import { readPosting, subjectBlockers } from "../disclosures/subjects.ts";
import { readCare, readDisposals, readLeases, readLookBacks, readSteps } from "./page-parts.ts";

interface AssetFacts extends AssetRow {
  readonly reach: readonly string[];
  readonly villageId: string | null;
  readonly townshipId: string;
  readonly households: number | null;
  readonly place: string;
  readonly quantity: string;
  readonly transferredOn: IsoDate | null;
  readonly certificateOn: IsoDate | null;
  readonly certificateKey: string;
  readonly caretakerPhone: string | null;
  readonly careStandard: string;
  readonly statusText: string;
  readonly imported: boolean;
  readonly incomeFen: number;
}

/** 一项资产，with all that hangs on it and what this office may do now. */
export async function readAsset(db: Db, actor: Actor, id: string, today: IsoDate) {
  const facts = await readFacts(db, actor, id, today);
  const { countyId, villageId, projectId, caretakerPhone, reach: _, certificateKey: __, ...asset } = facts;
  const pooled =
    villageId === null && projectId !== null ? await villagesOfProject(db, actor, countyId, projectId) : [];
  const place = { countyId, id };
  return {
    ...asset,
    countyId,
    villageId,
    projectId,
    villages: pooled.map((one) => ({ id: one.villageId, name: one.name, share: one.share })),
    caretakerPhone: caretakerPhone && maskPhone(caretakerPhone),
    leases: await readLeases(db, actor, place, today),
    care: await readCare(db, actor, place),
    lookBacks: await readLookBacks(db, actor, place),
    disposals: await readDisposals(db, actor, place),
    posting: await readPosting(db, actor, { ...place, kind: "asset" }),
    steps: await readSteps(db, actor, place),
    can: { reveal: may(actor, "asset.reveal") },
    acts: await actsOf(db, actor, facts, today),
  };
}

async function readFacts(db: Db, actor: Actor, id: string, today: IsoDate): Promise<AssetFacts> {
  const { rows } = await sql<AssetFacts>`
    select ${assetColumns(today)}, a.reach, a.village_id, a.township_id, a.households, a.place, a.quantity, a.transferred_on, a.certificate_on,
      a.certificate_key, a.caretaker_phone, a.care_standard, a.status_text, a.imported,
      coalesce((select sum(i.amount_fen) from income i where ${withinShared(actor, "i")} and i.county_id = a.county_id and i.asset_id = a.id), 0)::bigint
        as income_fen
    from asset a ${assetPlaces} where ${withinShared(actor, "a")} and a.id = ${id}`.execute(db);
  if (!rows[0]) throw notFound("资产");
  return rows[0];
}

type Act = { readonly act: AssetAct; readonly why: readonly string[] };

/** What is open to this office as the asset stands; an act that waits for somebody is shown with the reason. */
async function actsOf(
  db: Db,
  actor: Actor,
  asset: AssetFacts,
  today: IsoDate,
): Promise<{ act: AssetAct; why: string[] }[]> {
  const open: Act[] = [
    ...writeActs(actor, asset),
    ...careActs(actor, asset),
    ...(await disposalActs(db, actor, asset, asset.status, today)),
  ];
  return open.map(({ act, why }) => ({ act, why: [...why] }));
}

function writeActs(actor: Actor, { status, class: kind }: AssetFacts): Act[] {
  if (!may(actor, "asset.write") || status === "disposed") return [];
  const live = closedReason(status) === undefined;
  return [
    ...plain("edit", true),
    ...plain("use", live),
    ...plain("lease", live && kind === "operating"),
    ...plain("ask-disposal", live),
  ];
}

const careActs = (actor: Actor, { status, lookedBack }: AssetFacts): Act[] =>
  may(actor, "asset.care") && status !== "disposed" ? [...plain("care", true), ...plain("look-back", !lookedBack)] : [];

const plain = (act: AssetAct, is: boolean): Act[] => (is ? [{ act, why: [] }] : []);

async function disposalActs(
  db: Db,
  actor: Actor,
  asset: AssetFacts,
  status: AssetStatus,
  today: IsoDate,
): Promise<Act[]> {
  const disposal = status === "disposing" ? await findOpenDisposal(db, actor, asset) : undefined;
  if (!disposal) return [];
  const acts = [
    ...plain("post-disposal", may(actor, "disclosure.write")),
    ...plain("withdraw-disposal", may(actor, "asset.write")),
  ];
  if (!may(actor, "asset.approve")) return acts;
  const subject = await disposalSubject(db, actor, asset, disposal);
  const blockers = await subjectBlockers(db, actor, subject, today);
  const own = disposal.askedBy === actor.accountId ? [`${disposalRefusalLabel["own-request"]}。`] : [];
  return [
    ...acts,
    { act: "approve-disposal", why: [...own, ...blockers.map(({ sentence }) => sentence)] },
    { act: "refuse-disposal", why: own },
  ];
}
