import { type ActionOf, type Flow, next, type StateOf } from "../../flow.ts";
import type { AssetClass } from "../project.ts";

/** 所有者：国有、乡镇、村集体、农户；权属尽量下沉到村。 */
export const ownerKinds = ["state", "township", "village", "household"] as const;
export type OwnerKind = (typeof ownerKinds)[number];

/** 在用、闲置、低效、损毁、处置中、已处置. */
export const assetFlow = {
  "in-use": { idle: "idle", slacken: "inefficient", damage: "damaged", "ask-disposal": "disposing" },
  idle: { use: "in-use", slacken: "inefficient", damage: "damaged", "ask-disposal": "disposing" },
  inefficient: { use: "in-use", idle: "idle", damage: "damaged", "ask-disposal": "disposing" },
  damaged: { use: "in-use", idle: "idle", "ask-disposal": "disposing" },
  disposing: { dispose: "disposed", "refuse-disposal": "idle" },
  disposed: {},
} as const satisfies Flow;

export type AssetStatus = StateOf<typeof assetFlow>;
export type AssetAction = ActionOf<typeof assetFlow>;

export const assetStatuses = Object.keys(assetFlow) as [AssetStatus, ...AssetStatus[]];
export const useActions = ["use", "idle", "slacken", "damage"] as const satisfies readonly AssetAction[];
export type UseAction = (typeof useActions)[number];

export const assetAfter = (status: AssetStatus, action: AssetAction): AssetStatus | undefined =>
  next(assetFlow, status, action);

interface AssetOwned {
  readonly class: AssetClass;
  readonly ownerKind: OwnerKind;
  readonly owner: string;
  readonly caretaker: string;
  readonly certificate: string;
  readonly certificateOn: string | null;
  readonly households: number | null;
}

export type AssetRefusal =
  | "owner-missing"
  | "household-owner"
  | "households-missing"
  | "caretaker-missing"
  | "certificate-day-missing"
  | "certificate-missing";

/**
 * 国办函〔2021〕51号：经营性、公益性、到户类资产分类确权；公益性资产落实到具体管护人。
 *
 * An asset given to households belongs to them and to nobody else; how many there are is kept, who they are is not.
 */
export function assetRefusals(asset: AssetOwned): AssetRefusal[] {
  const why: AssetRefusal[] = [];
  if (asset.owner.trim() === "") why.push("owner-missing");
  if ((asset.class === "household") !== (asset.ownerKind === "household")) why.push("household-owner");
  if (asset.class === "household" && asset.households === null) why.push("households-missing");
  if (asset.class === "public" && asset.caretaker.trim() === "") why.push("caretaker-missing");
  if (asset.certificate !== "" && asset.certificateOn === null) why.push("certificate-day-missing");
  if (asset.certificate === "" && asset.certificateOn !== null) why.push("certificate-missing");
  return why;
}

/** 证书编号不能重复：the same number with other blanks, brackets or width is the same certificate. */
export const certificateKey = (certificate: string): string =>
  certificate
    .normalize("NFKC")
    .replaceAll(/[〔［【\u005B]/gu, "(")
    .replaceAll(/[〕］】\u005D]/gu, ")")
    .replaceAll(/\s/gu, "")
    .toUpperCase();
