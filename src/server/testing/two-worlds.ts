import { sql } from "kysely";
import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import { accountIdOf, muyun, organisationIds, qinglan, townshipIds, villageIds } from "./cast.ts";

/** Every text of a world carries its mark, so that one word in a reply tells where it came from. */
export const marks = { 柳溪镇: "〖柳〗", 松岭乡: "〖松〗", 青岚县: "〖岚〗", 沐云县: "〖沐〗" } as const;

/** Ids of one county's records, by the word of the route that names them. */
export interface World {
  readonly countyId: string;
  readonly ids: Readonly<Record<string, string>>;
}

interface Place {
  readonly countyId: string;
  readonly mark: string;
  readonly villageId: string;
  readonly townshipId: string;
}

/** Records of every stage in two counties, three townships: whatever a route could let slip is there. */
export async function fillTwoWorlds(tx: Tx): Promise<{ near: World; next: World; far: World }> {
  await markPlaces(tx);
  const liu = { countyId: qinglan, mark: marks.柳溪镇, villageId: villageIds.前柳庄, townshipId: townshipIds.柳溪镇 };
  const song = { countyId: qinglan, mark: marks.松岭乡, villageId: villageIds.松坡, townshipId: townshipIds.松岭乡 };
  const mu = { countyId: muyun, mark: marks.沐云县, villageId: villageIds.桥头, townshipId: townshipIds.云桥街道 };
  const qinglanFrame = await fillCounty(tx, qinglan, marks.青岚县, organisationIds.县信访局);
  const muyunUnit = uuidv7();
  await tx
    .insertInto("organisation")
    .values({ countyId: muyun, id: muyunUnit, name: `信访局${mu.mark}`, kind: "party", reviewBody: "petition" })
    .execute();
  const muyunFrame = await fillCounty(tx, muyun, marks.沐云县, muyunUnit);
  const near = { countyId: qinglan, ids: { ...qinglanFrame, ...(await fillVillage(tx, liu, qinglanFrame)) } };
  const next = { countyId: qinglan, ids: { ...qinglanFrame, ...(await fillVillage(tx, song, qinglanFrame)) } };
  const far = { countyId: muyun, ids: { ...muyunFrame, ...(await fillVillage(tx, mu, muyunFrame)) } };
  return { near, next, far };
}

async function markPlaces(tx: Tx) {
  for (const [name, id] of Object.entries(townshipIds)) {
    const mark = name === "云桥街道" ? marks.沐云县 : marks[name as "柳溪镇" | "松岭乡"];
    await tx
      .updateTable("township")
      .set({ name: sql`name || ${mark}` })
      .where("id", "=", id)
      .execute();
    await tx
      .updateTable("village")
      .set({ name: sql`name || ${mark}` })
      .where("townshipId", "=", id)
      .execute();
  }
  await tx
    .updateTable("organisation")
    .set({ name: sql`name || ${marks.青岚县}` })
    .where("countyId", "=", qinglan)
    .execute();
}

const author = accountIdOf(5);

async function fillCounty(tx: Tx, countyId: string, mark: string, organisationId: string) {
  const ids = {
    listId: uuidv7(),
    roundId: uuidv7(),
    decisionId: uuidv7(),
    bulletinId: uuidv7(),
    batchId: uuidv7(),
    jobId: uuidv7(),
    organisationId,
  };
  const items = JSON.stringify([{ code: "M01", name: `班子不全${mark}`, meaning: "", evidence: [] }]);
  await tx
    .insertInto("manifestationList")
    .values({
      countyId,
      id: ids.listId,
      code: ids.listId,
      version: 1,
      title: `清单${mark}`,
      issuedBy: mark,
      origin: "typical",
      validFrom: "2026-01-01",
      items,
    })
    .execute();
  await tx
    .insertInto("round")
    .values({
      countyId,
      id: ids.roundId,
      name: `轮次${mark}`,
      status: "decided",
      manifestationListId: ids.listId,
      ratioBasisPoints: 1500,
      rounding: "floor",
      tie: "order",
      directHitMode: "within",
      cycleMonths: 24,
      deadline: "2026-12-31",
      openedOn: "2026-01-05",
      createdBy: author,
    })
    .execute();
  await tx
    .insertInto("roundIndicator")
    .values({
      countyId,
      roundId: ids.roundId,
      position: 1,
      code: "I01",
      name: `指标${mark}`,
      direction: "higher-worse",
      min: 0,
      max: 10,
      weight: 10_000,
    })
    .execute();
  await tx
    .insertInto("rankingRun")
    .values({ countyId, roundId: ids.roundId, ranBy: author, villages: 2, places: 1, seed: mark })
    .execute();
  await tx
    .insertInto("decision")
    .values({
      countyId,
      id: ids.decisionId,
      roundId: ids.roundId,
      number: `青组发〔2026〕1号${mark}`,
      decidedOn: "2026-03-01",
      madeBy: author,
    })
    .execute();
  await tx
    .insertInto("bulletin")
    .values({
      countyId,
      id: ids.bulletinId,
      kind: "circular",
      roundId: ids.roundId,
      title: `通报${mark}`,
      issuer: mark,
      createdBy: author,
      blocks: JSON.stringify([{ kind: "paragraph", text: `正文${mark}` }]),
    })
    .execute();
  await tx
    .insertInto("importBatch")
    .values({
      countyId,
      id: ids.batchId,
      register: "village",
      fileSha256: "0".repeat(64),
      fileName: `台账${mark}.xlsx`,
      createdBy: author,
    })
    .execute();
  await tx
    .insertInto("importRow")
    .values({ countyId, batchId: ids.batchId, rowNumber: 1, cells: JSON.stringify([mark]), faults: "[]" })
    .execute();
  await tx
    .insertInto("file")
    .values({
      countyId,
      sha256: countyId === qinglan ? "a".repeat(64) : "b".repeat(64),
      name: `附件${mark}`,
      mediaType: "text/csv",
      bytes: 1,
      uploadedBy: author,
    })
    .execute();
  await tx
    .insertInto("job")
    .values({
      countyId,
      id: ids.jobId,
      verb: "village.import",
      accountId: author,
      payload: JSON.stringify({ mark }),
      message: mark,
    })
    .execute();
  return ids;
}

async function fillVillage(
  tx: Tx,
  { countyId, mark, villageId, townshipId }: Place,
  frame: { roundId: string; decisionId: string; organisationId: string },
) {
  const ids = { caseId: uuidv7(), problemId: uuidv7(), goalId: uuidv7() };
  const place = { countyId, villageId, townshipId };
  const { roundId } = frame;
  await tx
    .insertInto("placeCode")
    .values({ countyId, placeId: villageId, scheme: "own", code: `code${mark}`, vintage: "2026", townshipId })
    .execute();
  await tx
    .insertInto("placeAlias")
    .values({ ...place, id: uuidv7(), name: `曾用名${mark}`, matchName: mark })
    .execute();
  await tx
    .insertInto("assessment")
    .values({ ...place, roundId, status: "submitted", values: [5], manifestations: ["M01"], note: mark })
    .execute();
  await tx
    .insertInto("ranking")
    .values({
      ...place,
      roundId,
      position: 1,
      points: 5000,
      low: 5000,
      high: 5000,
      breakdown: [5000],
      missing: [false],
      manifestations: ["M01"],
      directHit: [],
    })
    .execute();
  await tx
    .insertInto("shortlistEntry")
    .values({ ...place, roundId, because: "added", reason: mark, addedBy: author })
    .execute();
  await tx
    .insertInto("opinion")
    .values({
      ...place,
      id: uuidv7(),
      roundId,
      organisationId: frame.organisationId,
      body: "petition",
      kind: "keep",
      reason: mark,
      accountId: author,
    })
    .execute();
  await tx
    .insertInto("siteVerification")
    .values({
      ...place,
      id: uuidv7(),
      roundId,
      visitedOn: "2026-02-01",
      visitors: mark,
      finding: mark,
      upheld: true,
      recordedBy: author,
    })
    .execute();
  await tx
    .insertInto("decisionVillage")
    .values({ ...place, decisionId: frame.decisionId, outcome: "confirmed", level: "county", reason: mark })
    .execute();
  await tx
    .insertInto("caseFile")
    .values({
      ...place,
      id: ids.caseId,
      roundId,
      decisionId: frame.decisionId,
      level: "county",
      manifestations: ["M01"],
      openedOn: "2026-03-01",
      dueOn: "2028-03-01",
    })
    .execute();
  const part = { countyId, townshipId, caseId: ids.caseId };
  await tx
    .insertInto("caseProblem")
    .values({
      ...part,
      id: ids.problemId,
      aspect: "leadership",
      text: `问题${mark}`,
      rootCause: mark,
      dueOn: "2027-01-01",
    })
    .execute();
  await tx
    .insertInto("caseGoal")
    .values({
      ...part,
      id: ids.goalId,
      field: "leadership",
      task: "fill-posts",
      text: `目标${mark}`,
      responsibleUnit: mark,
      responsiblePerson: mark,
      dueOn: "2027-01-01",
    })
    .execute();
  return { ...ids, villageId, townshipId };
}
