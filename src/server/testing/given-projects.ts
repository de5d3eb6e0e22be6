import { uuidv7 } from "#contract/uuid.ts";
import type { AssetClass, ProjectKind, ProjectStatus, Standing } from "#domain/projects/project.ts";
import type { Tx } from "../db/db.ts";
import { organisationIds, qinglan, townshipIds, villageIds } from "./cast.ts";

type QinglanVillage = "上梨峪" | "前柳庄" | "松坡";

interface ProjectOver {
  readonly id?: string;
  readonly name?: string;
  readonly kind?: ProjectKind;
  readonly assetClass?: AssetClass;
  readonly status?: ProjectStatus;
  readonly standing?: Standing;
  /** village → share; the first one leads. */
  readonly villages?: Partial<Record<QinglanVillage, number>>;
  readonly estimateFen?: number;
  readonly budgetFen?: number | null;
  readonly promisedFen?: number;
  readonly hands?: readonly string[];
  readonly createdBy?: string;
  readonly planStartOn?: string | null;
  readonly planFinishOn?: string | null;
  readonly startedOn?: string | null;
  readonly finishedOn?: string | null;
  readonly sectorId?: string | null;
  readonly ownerId?: string | null;
  readonly builder?: string;
  readonly year?: number;
}

/** Nobody of the cast. */
const somebody = uuidv7();
let number = 0;

const townshipOf = (village: QinglanVillage) => townshipIds[village === "松坡" ? "松岭乡" : "柳溪镇"];

/** A project as it stands in that state, serving 前柳庄 of the cast unless said otherwise; nobody of the cast has touched it. */
export async function aProject(tx: Tx, over: ProjectOver = {}) {
  const { villages = { 前柳庄: 1 }, id = uuidv7() } = over;
  const names = Object.keys(villages) as QinglanVillage[];
  const { sectorId = organisationIds.县信访局, ownerId = null } = over;
  const units = [sectorId, ownerId].filter((one): one is string => one !== null);
  const reach = [...new Set(names.flatMap((name) => [townshipOf(name), villageIds[name]])), ...units];
  await tx
    .insertInto("project")
    .values({ ...wordsOf(over), countyId: qinglan, id, townshipId: townshipOf(names[0]!), sectorId, ownerId, reach })
    .execute();
  await tx
    .insertInto("projectVillage")
    .values(
      names.map((name) => ({
        countyId: qinglan,
        projectId: id,
        villageId: villageIds[name],
        townshipId: townshipOf(name),
        share: villages[name]!,
        promisedFen: Math.floor((over.promisedFen ?? 0) / names.length),
        reach,
      })),
    )
    .execute();
  return { id, params: { id }, version: 1, reach };
}

const wordsOf = (over: ProjectOver) => ({
  year: over.year ?? 2026,
  number: 100_000 + (number += 1),
  name: over.name ?? "食用菌大棚",
  kind: over.kind ?? "industry",
  assetClass: over.assetClass ?? "operating",
  declaredFrom: "township" as const,
  place: "村东",
  content: "新建大棚 20 座，配套水电",
  scale: "20 座",
  owner: "前柳庄村股份经济合作社",
  builder: over.builder ?? "",
  responsible: "周某",
  planStartOn: over.planStartOn === undefined ? "2026-03-01" : over.planStartOn,
  planFinishOn: over.planFinishOn === undefined ? "2026-10-31" : over.planFinishOn,
  startedOn: over.startedOn ?? null,
  finishedOn: over.finishedOn ?? null,
  estimateFen: over.estimateFen ?? 100_000_000,
  budgetFen: over.budgetFen ?? null,
  promisedFen: over.promisedFen ?? 0,
  status: over.status ?? "draft",
  standing: over.standing ?? "normal",
  hands: [...(over.hands ?? [])],
  createdBy: over.createdBy ?? somebody,
});
