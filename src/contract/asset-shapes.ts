import { z } from "zod";
import {
  assetStatuses,
  careConditions,
  disposalWays,
  ownerKinds,
  useActions,
  usedStatuses,
} from "#domain/projects/assets/asset.ts";
import { rentPeriods } from "#domain/projects/assets/lease.ts";
import { assetClasses } from "#domain/projects/project.ts";
import { countyId, id, isoDate, line, text } from "./common.ts";
import { fen, phoneNumber, someFen, version } from "./project-shapes.ts";

export const assetClass = z.enum(assetClasses, { error: "请选择资产类别" });
const assetStatus = z.enum(assetStatuses);
const ownerKind = z.enum(ownerKinds, { error: "请选择归谁所有" });
const rentPeriod = z.enum(rentPeriods, { error: "请选择租金怎样支付" });
const households = z.int("户数应为整数").min(1, "户数应大于零").max(100_000, "户数过大").nullable().default(null);

/** What is written of an asset, the same when it is registered and when it is edited. */
export const assetWords = {
  name: line(80),
  class: assetClass,
  villageId: id.nullable(),
  townshipId: id.nullable().default(null),
  ownerKind,
  owner: line(80),
  households,
  place: text(100),
  quantity: text(60),
  valueFen: someFen,
  transferredOn: isoDate.nullable().default(null),
  certificate: text(60),
  certificateOn: isoDate.nullable().default(null),
  caretaker: text(40),
  careStandard: text(500),
};
/** null: none; left out of an edit: as it was. */
export const caretakerPhone = phoneNumber;

const assetMissings = ["certificate", "caretaker", "look-back"] as const;
export type AssetMissing = (typeof assetMissings)[number];

export const assetFilter = {
  countyId: countyId.optional(),
  class: assetClass.optional(),
  status: assetStatus.optional(),
  townshipId: id.optional(),
  villageId: id.optional(),
  projectId: id.optional(),
  missing: z.enum(assetMissings).optional(),
  search: z.string().max(40).optional(),
};

export const assetRow = z.object({
  id,
  number: z.int(),
  countyId,
  county: z.string(),
  township: z.string(),
  /** null: pooled by the villages of its project. */
  village: z.string().nullable(),
  name: z.string(),
  class: assetClass,
  projectId: id.nullable(),
  project: z.string().nullable(),
  owner: z.string(),
  ownerKind,
  valueFen: fen,
  certificate: z.string(),
  caretaker: z.string(),
  status: assetStatus,
  statusOn: isoDate,
  lessee: z.string().nullable(),
  lookedBack: z.boolean(),
  version,
});

export const rent = z.object({
  id,
  leaseId: id,
  position: z.int(),
  fromOn: isoDate,
  untilOn: isoDate,
  dueOn: isoDate,
  amountFen: fen,
  receivedFen: fen,
  cancelledOn: isoDate.nullable(),
  /** Due and not wholly received. */
  late: z.boolean(),
});

const lease = z.object({
  id,
  lessee: z.string(),
  /** Masked. */
  lesseePhone: z.string().nullable(),
  document: z.string(),
  fromOn: isoDate,
  untilOn: isoDate,
  endedOn: isoDate.nullable(),
  endReason: z.string(),
  period: rentPeriod,
  rentFen: fen,
  dueAfter: z.int(),
  depositFen: fen,
  duties: z.string(),
  version,
  rents: z.array(rent),
});

const disposal = z.object({
  id,
  way: z.enum(disposalWays),
  reason: z.string(),
  valueFen: fen,
  decidedByVillage: z.string(),
  askedBy: z.string(),
  askedOn: isoDate,
  decision: z.enum(["approved", "refused", "withdrawn"]).nullable(),
  document: z.string(),
  answer: z.string(),
  decidedBy: z.string().nullable(),
  decidedOn: isoDate.nullable(),
  proceedsFen: fen.nullable(),
});

export const posting = z.object({
  id,
  fromOn: isoDate,
  untilOn: isoDate,
  places: z.string(),
  objections: z.int(),
  open: z.int(),
});

const step = z.object({ id, action: z.string(), onDay: isoDate, text: z.string(), by: z.string() });
export const trail = z.array(step);

const assetActs = [
  "edit",
  "use",
  "lease",
  "care",
  "look-back",
  "ask-disposal",
  "approve-disposal",
  "refuse-disposal",
  "post-disposal",
  "withdraw-disposal",
] as const;
export type AssetAct = (typeof assetActs)[number];

export const asset = assetRow.extend({
  villageId: id.nullable(),
  townshipId: id,
  villages: z.array(z.object({ id, name: z.string(), share: z.int() })),
  households: z.int().nullable(),
  place: z.string(),
  quantity: z.string(),
  transferredOn: isoDate.nullable(),
  certificateOn: isoDate.nullable(),
  /** Masked. */
  caretakerPhone: z.string().nullable(),
  careStandard: z.string(),
  statusText: z.string(),
  imported: z.boolean(),
  incomeFen: z.int(),
  leases: z.array(lease),
  care: z.array(
    z.object({
      id,
      onDay: isoDate,
      byWhom: z.string(),
      text: z.string(),
      costFen: fen,
      condition: z.enum(careConditions),
      by: z.string(),
    }),
  ),
  lookBacks: z.array(
    z.object({
      id,
      year: z.int(),
      onDay: isoDate,
      visitors: z.string(),
      foundStatus: z.enum(usedStatuses),
      matches: z.boolean(),
      text: z.string(),
      by: z.string(),
    }),
  ),
  disposals: z.array(disposal),
  /** What hangs out about the disposal at hand. */
  posting: posting.nullable(),
  steps: trail,
  can: z.object({ reveal: z.boolean() }),
  acts: z.array(z.object({ act: z.enum(assetActs), why: z.array(z.string()) })),
});

export const useBody = z.object({ version, action: z.enum(useActions), onDay: isoDate, text: line(500) });
export const careBody = z.object({
  id,
  onDay: isoDate,
  byWhom: line(40),
  text: line(1000),
  costFen: fen.default(0),
  condition: z.enum(careConditions),
});
export const lookBackBody = z.object({
  id,
  onDay: isoDate,
  visitors: line(200),
  foundStatus: z.enum(usedStatuses, { error: "请选择现场看到的使用状况" }),
  text: text(1000),
});
export const leaseBody = z.object({
  id,
  version,
  lessee: line(80),
  lesseePhone: phoneNumber.default(null),
  document: text(80),
  fromOn: isoDate,
  untilOn: isoDate,
  period: rentPeriod,
  rentFen: someFen,
  dueAfter: z.int("天数应为整数").min(-365, "最多提前 365 天").max(365, "最多延后 365 天").default(0),
  depositFen: fen.default(0),
  duties: text(500),
});
export const disposalBody = z.object({
  id,
  version,
  way: z.enum(disposalWays, { error: "请选择处置方式" }),
  reason: line(1000),
  valueFen: fen,
  decidedByVillage: line(200),
});
export const postBody = z.object({ id, version, fromOn: isoDate, places: line(100) });
export const decisionBody = z.object({
  version,
  decision: z.enum(["approved", "refused"], { error: "请选择是否同意" }),
  document: text(80),
  answer: line(500),
  proceedsFen: fen.default(0),
});
