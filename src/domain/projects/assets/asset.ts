import type { IsoDate } from "../../date.ts";
import { type ActionOf, type Flow, next, type StateOf } from "../../flow.ts";
import type { Fen } from "../../money.ts";
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
  disposing: { dispose: "disposed", use: "in-use", idle: "idle", slacken: "inefficient", damage: "damaged" },
  disposed: {},
} as const satisfies Flow;

export type AssetStatus = StateOf<typeof assetFlow>;
export type AssetAction = ActionOf<typeof assetFlow>;

export const assetStatuses = Object.keys(assetFlow) as [AssetStatus, ...AssetStatus[]];
export const useActions = ["use", "idle", "slacken", "damage"] as const satisfies readonly AssetAction[];
export type UseAction = (typeof useActions)[number];

const actionTo: Readonly<Record<UsedStatus, UseAction>> = {
  "in-use": "use",
  idle: "idle",
  inefficient: "slacken",
  damaged: "damage",
};

/** 在用、闲置、低效、损毁: how an asset may be found by whoever looks at it. */
export const usedStatuses = ["in-use", "idle", "inefficient", "damaged"] as const satisfies readonly AssetStatus[];
export type UsedStatus = (typeof usedStatuses)[number];

export const isUsed = (status: AssetStatus): status is UsedStatus =>
  (usedStatuses as readonly string[]).includes(status);

/** The action that leads there: an asset whose disposal was refused stays what it was before. */
export const actionTowards = (status: UsedStatus): UseAction => actionTo[status];

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
  return [...why, ...certificateRefusals(asset)];
}

function certificateRefusals({ certificate, certificateOn }: AssetOwned): AssetRefusal[] {
  if (certificate !== "" && certificateOn === null) return ["certificate-day-missing"];
  return certificate === "" && certificateOn !== null ? ["certificate-missing"] : [];
}

/** 登记收益、出租、管护 of what is gone or about to go. */
export type ClosedReason = "disposed" | "disposing";

export const closedReason = (status: AssetStatus): ClosedReason | undefined =>
  status === "disposed" || status === "disposing" ? status : undefined;

export type UseRefusal = ClosedReason | "same-status" | "not-open" | "in-the-future" | "before-the-last";

/** 变更使用状况：有日期、有原因，不早于上一次变更。 What waits for its disposal is changed by the answer alone. */
export function useRefusals(
  asset: { readonly status: AssetStatus; readonly statusOn: IsoDate },
  action: UseAction,
  { onDay, today }: { readonly onDay: IsoDate; readonly today: IsoDate },
): UseRefusal[] {
  const closed = closedReason(asset.status);
  if (closed) return [closed];
  const why: UseRefusal[] = [];
  if (asset.status === assetTarget(action)) why.push("same-status");
  else if (assetAfter(asset.status, action) === undefined) why.push("not-open");
  if (onDay > today) why.push("in-the-future");
  if (onDay < asset.statusOn) why.push("before-the-last");
  return why;
}

const assetTarget = (action: UseAction) => usedStatuses.find((status) => actionTo[status] === action)!;

/** 报废、划转、出售、拆除. */
export const disposalWays = ["scrap", "transfer", "sale", "demolition"] as const;
export type DisposalWay = (typeof disposalWays)[number];

/** 管护记录写明的状况. */
export const careConditions = ["good", "needs-repair", "damaged"] as const;
export type CareCondition = (typeof careConditions)[number];

export type DisposalRefusal = ClosedReason | "lease-running" | "own-request" | "proceeds-of-household";

/** 处置须由另一人审批；还有租约的先终止租约；到户类资产的处置所得归农户。 */
export function disposalRefusals(
  disposal: { readonly askedBy: string; readonly proceedsFen: Fen },
  by: { readonly accountId: string; readonly assetClass: AssetClass; readonly leaseRunning: boolean },
): DisposalRefusal[] {
  const why: DisposalRefusal[] = [];
  if (disposal.askedBy === by.accountId) why.push("own-request");
  if (by.leaseRunning) why.push("lease-running");
  if (by.assetClass === "household" && disposal.proceedsFen > 0) why.push("proceeds-of-household");
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
