import { uuidv7 } from "#contract/uuid.ts";
import type { Level } from "#domain/screening/decision.ts";
import type { Tx } from "../db/db.ts";
import { accountIdOf, muyun, qinglan, townshipIds, type TownshipName, villageIds } from "./cast.ts";

export type VillageName = keyof typeof villageIds;
const townshipOf: Record<VillageName, TownshipName> = {
  上梨峪: "柳溪镇",
  前柳庄: "柳溪镇",
  松坡: "松岭乡",
  桥头: "云桥街道",
};
const countyOf = (village: VillageName) => (village === "桥头" ? muyun : qinglan);
const placeOf = (village: VillageName) => ({
  villageId: villageIds[village],
  townshipId: townshipIds[townshipOf[village]],
});

/** A round of a county that is decided, with what the townships ticked; 24 months of cycle. */
export async function aDecidedRound(
  tx: Tx,
  { countyId = qinglan, ticked = {} }: { countyId?: string; ticked?: Partial<Record<VillageName, string[]>> } = {},
) {
  const [listId, roundId] = [uuidv7(), uuidv7()];
  const items = [{ code: "b01", name: "班子不团结、内耗严重", meaning: "", evidence: [] }];
  await tx
    .insertInto("manifestationList")
    .values({
      countyId,
      id: listId,
      code: listId,
      version: 1,
      title: "软弱涣散表现清单",
      issuedBy: "县委组织部",
      origin: "typical",
      validFrom: "2026-01-01",
      items: JSON.stringify(items),
    })
    .execute();
  await tx
    .insertInto("round")
    .values({
      countyId,
      id: roundId,
      name: `第三轮 ${roundId}`,
      status: "decided",
      manifestationListId: listId,
      ratioBasisPoints: 1500,
      rounding: "floor",
      tie: "include",
      directHitMode: "within",
      cycleMonths: 24,
      deadline: "2026-02-28",
      openedOn: "2026-01-05",
      createdBy: accountIdOf(5),
    })
    .execute();
  for (const [village, manifestations] of Object.entries(ticked) as [VillageName, string[]][])
    await tx
      .insertInto("assessment")
      .values({ countyId, roundId, ...placeOf(village), status: "submitted", manifestations })
      .execute();
  return roundId;
}

interface GivenDecision {
  readonly roundId: string;
  readonly villages: Partial<Record<VillageName, Level | "rejected">>;
  readonly correctsId?: string;
  readonly decidedOn?: string;
}

export async function aDecision(tx: Tx, { roundId, villages, correctsId, decidedOn = "2026-03-01" }: GivenDecision) {
  const id = uuidv7();
  const named = Object.entries(villages) as [VillageName, Level | "rejected"][];
  const countyId = countyOf(named[0]![0]);
  await tx
    .insertInto("decision")
    .values({
      countyId,
      id,
      roundId,
      number: `青组发〔2026〕${Math.floor(Math.random() * 90_000) + 1}号`,
      decidedOn,
      correctsId: correctsId ?? null,
      madeBy: accountIdOf(5),
    })
    .execute();
  await tx
    .insertInto("decisionVillage")
    .values(
      named.map(([village, level]) => ({
        countyId,
        decisionId: id,
        ...placeOf(village),
        outcome: level === "rejected" ? ("rejected" as const) : ("confirmed" as const),
        level: level === "rejected" ? null : level,
      })),
    )
    .execute();
  return id;
}

interface GivenCase {
  readonly village?: VillageName;
  readonly level?: Level;
  readonly roundId?: string;
  readonly manifestations?: string[];
  readonly openedOn?: string;
  readonly dueOn?: string;
}

/** A standing file with a round and a decision of its own unless a round is named. */
export async function aCase(tx: Tx, given: GivenCase = {}) {
  const { village = "上梨峪", level = "county", manifestations = ["b01"] } = given;
  const { openedOn = "2026-03-01", dueOn = "2028-03-01" } = given;
  const countyId = countyOf(village);
  const roundId = given.roundId ?? (await aDecidedRound(tx, { countyId }));
  const decisionId = await aDecision(tx, { roundId, villages: { [village]: level } });
  const id = uuidv7();
  await tx
    .insertInto("caseFile")
    .values({ countyId, id, roundId, ...placeOf(village), decisionId, level, manifestations, openedOn, dueOn })
    .execute();
  return { id, roundId, decisionId, countyId, openedOn, ...placeOf(village) };
}

interface GivenItem {
  readonly countyId: string;
  readonly id: string;
  readonly villageId: string;
  readonly townshipId: string;
}

type Dates = { dueOn?: string | null; doneOn?: string | null };

export async function aProblem(tx: Tx, { countyId, id: caseId, villageId, townshipId }: GivenItem, over: Dates = {}) {
  const id = uuidv7();
  await tx
    .insertInto("caseProblem")
    .values({
      countyId,
      id,
      caseId,
      villageId,
      townshipId,
      aspect: "leadership",
      text: "班子不健全",
      dueOn: "2026-12-31",
      ...over,
    })
    .execute();
  return id;
}

export async function aGoal(tx: Tx, { countyId, id: caseId, villageId, townshipId }: GivenItem, over: Dates = {}) {
  const id = uuidv7();
  await tx
    .insertInto("caseGoal")
    .values({
      countyId,
      id,
      caseId,
      villageId,
      townshipId,
      field: "leadership",
      task: "fill-posts",
      text: "配齐村“两委”班子",
      responsibleUnit: "柳溪镇党委",
      responsiblePerson: "王某",
      dueOn: "2026-12-31",
      ...over,
    })
    .execute();
  return id;
}
