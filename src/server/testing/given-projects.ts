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

const usual = {
  year: 2026,
  name: "食用菌大棚",
  kind: "industry" as ProjectKind,
  assetClass: "operating" as AssetClass,
  builder: "",
  planStartOn: "2026-03-01" as string | null,
  planFinishOn: "2026-10-31" as string | null,
  startedOn: null as string | null,
  finishedOn: null as string | null,
  estimateFen: 100_000_000,
  budgetFen: null as number | null,
  promisedFen: 0,
  status: "draft" as ProjectStatus,
  standing: "normal" as Standing,
  createdBy: somebody,
};

function wordsOf({ id: _, villages: _villages, hands = [], ...over }: ProjectOver) {
  const said = Object.fromEntries(Object.entries(over).filter(([, value]) => value !== undefined));
  return {
    ...usual,
    ...(said as Partial<typeof usual>),
    hands: [...hands],
    number: 100_000 + (number += 1),
    declaredFrom: "township" as const,
    place: "村东",
    content: "新建大棚 20 座，配套水电",
    scale: "20 座",
    owner: "前柳庄村股份经济合作社",
    responsible: "周某",
  };
}

/** What the township of the cast writes of a project of 前柳庄, complete enough to be declared. */
export const aProjectBody = (over: Readonly<Record<string, unknown>> = {}) => ({
  id: uuidv7(),
  name: "食用菌大棚",
  kind: "industry" as ProjectKind,
  assetClass: "operating" as AssetClass,
  villages: [{ villageId: villageIds.前柳庄 as string, share: 1, promisedFen: 3_000_000 }],
  promisedFen: 3_000_000,
  place: "村东 30 亩地块",
  content: "新建大棚 20 座，配套水电",
  scale: "20 座",
  target: "年产食用菌 200 吨",
  linkMechanism: "优先雇用脱贫户，收益归村集体",
  owner: "前柳庄村股份经济合作社",
  responsible: "周某",
  phone: "13812345678" as string | null,
  estimateFen: 100_000_000,
  planStartOn: "2027-03-01",
  planFinishOn: "2027-10-31",
  ...over,
});

/** An expert of 青岚县. */
export async function anExpert(tx: Tx, over: { name?: string; unit?: string; sector?: ProjectKind } = {}) {
  const id = uuidv7();
  const name = over.name ?? `专家${id.slice(-6)}`;
  await tx
    .insertInto("expert")
    .values({ countyId: qinglan, id, name, unit: over.unit ?? "省农科院", sector: over.sector ?? "industry" })
    .execute();
  return id;
}
