import { uuidv7 } from "#contract/uuid.ts";
import type { AssetStatus } from "#domain/projects/assets/asset.ts";
import { certificateKey } from "#domain/projects/assets/asset.ts";
import type { AssetClass } from "#domain/projects/project.ts";
import type { Tx } from "../db/db.ts";
import { qinglan, townshipIds, villageIds } from "./cast.ts";

type QinglanVillage = "上梨峪" | "前柳庄" | "松坡";

interface AssetOver {
  readonly id?: string;
  readonly name?: string;
  readonly class?: AssetClass;
  readonly village?: QinglanVillage | null;
  readonly project?: { readonly id: string; readonly reach: readonly string[] };
  readonly status?: AssetStatus;
  readonly valueFen?: number;
  readonly certificate?: string;
  readonly caretaker?: string;
  readonly caretakerPhone?: string;
}

/** Nobody of the cast. */
const somebody = uuidv7();
let number = 0;

const usual = {
  name: "食用菌冷库",
  class: "operating" as AssetClass,
  village: "前柳庄" as QinglanVillage | null,
  status: "in-use" as AssetStatus,
  valueFen: 50_000_000,
  certificate: "",
};

/** An operating asset of 前柳庄 in use, registered by nobody of the cast; with a project, within its reach. */
export async function anAsset(tx: Tx, over: AssetOver = {}) {
  const { id = uuidv7(), project, village, class: kind, certificate, ...rest } = { ...usual, ...over };
  const lies = liesIn(village, project);
  const certified = { certificate, certificateKey: certificateKey(certificate) };
  await tx
    .insertInto("asset")
    .values({
      ...rest,
      ...certified,
      ...ownedBy(kind),
      ...(kind === "public" && { caretaker: over.caretaker ?? "李某" }),
      countyId: qinglan,
      id,
      number: 100_000 + (number += 1),
      class: kind,
      projectId: project?.id ?? null,
      ...lies,
      certificateOn: certificate === "" ? null : "2026-05-01",
      statusOn: "2026-05-01",
      createdBy: somebody,
    })
    .execute();
  return { id, params: { id }, version: 1, reach: lies.reach };
}

function liesIn(village: QinglanVillage | null, project: AssetOver["project"]) {
  const townshipId = townshipIds[village === "松坡" ? "松岭乡" : "柳溪镇"];
  const villageId = village && villageIds[village];
  const alone = villageId ? [townshipId, villageId] : [townshipId];
  return { townshipId, villageId, reach: project ? [...project.reach] : alone };
}

const ownedBy = (kind: AssetClass) =>
  kind === "household"
    ? ({ ownerKind: "household", owner: "受益农户", households: 12 } as const)
    : ({ ownerKind: "village", owner: "前柳庄村股份经济合作社" } as const);

/** What registering sends. */
export const anAssetBody = (over: object = {}) => ({
  id: uuidv7(),
  projectId: null,
  name: "食用菌冷库",
  class: "operating" as const,
  villageId: villageIds.前柳庄,
  ownerKind: "village" as const,
  owner: "前柳庄村股份经济合作社",
  place: "村东",
  quantity: "1 座",
  valueFen: 50_000_000,
  certificate: "",
  caretaker: "",
  careStandard: "",
  ...over,
});

/** Two years by the year, 30,000 yuan each. */
export const aLeaseBody = (over: object = {}) => ({
  id: uuidv7(),
  version: 1,
  lessee: "青岚食用菌公司",
  document: "2026年第3号",
  fromOn: "2026-01-01",
  untilOn: "2027-12-31",
  period: "year" as const,
  rentFen: 3_000_000,
  duties: "承租人负责日常维修",
  ...over,
});

export const anIncomeBody = (over: object = {}) => ({
  id: uuidv7(),
  kind: "dividend" as const,
  year: 2026,
  receivedOn: "2026-11-20",
  amountFen: 3_000_000,
  voucher: "收据 001",
  text: "",
  ...over,
});

export const aPlanBody = (over: object = {}) => ({
  id: uuidv7(),
  villageId: villageIds.前柳庄,
  year: 2026,
  totalFen: 3_000_000,
  text: "",
  lines: [
    { use: "reserve" as const, amountFen: 600_000, text: "" },
    { use: "help" as const, amountFen: 2_400_000, text: "12 户" },
  ],
  ...over,
});

const vote = (heldOn: string, due: number, present: number, agreed: number) => ({ heldOn, due, present, agreed });

/** Four meetings as they should be. */
export const fourMeetings = (over: object = {}) => ({
  sentOn: "2026-11-01",
  proposedOn: "2026-11-01",
  consultedOn: "2026-11-02",
  members: vote("2026-11-06", 30, 24, 20),
  delegates: vote("2026-11-08", 45, 40, 33),
  ...over,
});

/** What hangs about it has hung long enough, without an objection. */
export async function hungLongEnough(tx: Tx, subjectId: string): Promise<void> {
  await tx
    .updateTable("disclosure")
    .set({ fromOn: "2026-11-08", untilOn: "2026-11-21" })
    .where("subjectId", "=", subjectId)
    .where("withdrawnOn", "is", null)
    .execute();
}
