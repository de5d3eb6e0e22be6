import { type Insertable, sql } from "kysely";
import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import type { Schema } from "../db/schema.ts";
import { fillDelisted } from "./two-worlds-cases.ts";
import { accountIdOf, muyun, organisationIds, qinglan, teamIds, townshipIds, villageIds } from "./cast.ts";
import { fillBriefings, fillNaming } from "./world-bulletins.ts";
import { fillPlans } from "./two-worlds-plans.ts";
import { fillProfile } from "./world-profile.ts";
import { fillFindings } from "./world-findings.ts";
import { fillRemeasurements } from "./world-remeasurements.ts";
import { fillEvaluation, fillSubject } from "./world-evaluation.ts";
import { fillRecords } from "./world-records.ts";
import { fillLights } from "./world-lights.ts";
import { fillMatch } from "./world-match.ts";
import { fillTeamWork } from "./world-teams.ts";
import { fillDraws } from "./world-draws.ts";
import { fillProjects } from "./world-projects.ts";
import { fillVisits } from "./world-visits.ts";

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
  await put(tx, "organisation", {
    countyId: muyun,
    id: muyunUnit,
    name: `信访局${mu.mark}`,
    kind: "party",
    reviewBody: "petition",
  });
  const muyunFrame = await fillCounty(tx, muyun, marks.沐云县, muyunUnit);
  const near = { countyId: qinglan, ids: { ...qinglanFrame, ...(await fillVillage(tx, liu, qinglanFrame)) } };
  const next = { countyId: qinglan, ids: { ...qinglanFrame, ...(await fillVillage(tx, song, qinglanFrame)) } };
  const far = { countyId: muyun, ids: { ...muyunFrame, ...(await fillVillage(tx, mu, muyunFrame)) } };
  return { near, next, far };
}

async function markPlaces(tx: Tx) {
  for (const [name, id] of Object.entries(townshipIds)) {
    const mark = name === "云桥街道" ? marks.沐云县 : marks[name as "柳溪镇" | "松岭乡"];
    await sql`update township set name = name || ${mark} where id = ${id}`.execute(tx);
    await sql`update village set name = name || ${mark} where township_id = ${id}`.execute(tx);
  }
  await tx
    .updateTable("organisation")
    .set({ name: sql`name || ${marks.青岚县}` })
    .where("countyId", "=", qinglan)
    .execute();
}

const author = accountIdOf(5);

function put<T extends keyof Schema & string>(tx: Tx, table: T, row: Insertable<Schema[T]>) {
  return tx
    .insertInto(table)
    .values(row as never)
    .execute();
}

async function fillCounty(tx: Tx, countyId: string, mark: string, organisationId: string) {
  const [listId, roundId, decisionId, bulletinId, batchId, jobId] = Array.from({ length: 6 }, () => uuidv7()) as Six;
  await fillRound(tx, { countyId, mark, listId, roundId });
  const underReview = { name: `联审轮次${mark}`, status: "reviewing", manifestationListId: listId } as const;
  await put(tx, "round", { ...roundRules, ...underReview, countyId, id: uuidv7(), createdBy: author });
  const number = `青组发〔2026〕1号${mark}`;
  await put(tx, "decision", { countyId, id: decisionId, roundId, number, decidedOn: "2026-03-01", madeBy: author });
  const blocks = JSON.stringify([{ kind: "paragraph", text: `正文${mark}` }]);
  const bulletin = { kind: "confirmation", title: `通报${mark}`, issuer: mark, createdBy: author } as const;
  await put(tx, "bulletin", { ...bulletin, countyId, id: bulletinId, roundId, blocks });
  const briefings = await fillBriefings(tx, { countyId, mark, roundId });
  await fillOutline(tx, countyId, mark);
  await fillFiles(tx, { countyId, mark, batchId, jobId });
  return {
    ...(await fillEvaluation(tx, { countyId, mark, roundId })),
    listId,
    roundId,
    decisionId,
    bulletinId,
    batchId,
    jobId,
    organisationId,
    ...briefings,
  };
}

type Six = [string, string, string, string, string, string];
type Named<K extends string> = Readonly<Record<"countyId" | "mark" | K, string>>;

const roundRules = {
  ratioBasisPoints: 1500,
  rounding: "floor",
  tie: "order",
  directHitMode: "within",
  cycleMonths: 24,
  deadline: "2026-12-31",
  openedOn: "2026-01-05",
} as const;

async function fillRound(tx: Tx, { countyId, mark, listId, roundId }: Named<"listId" | "roundId">) {
  const items = JSON.stringify([{ code: "M01", name: `班子不全${mark}`, meaning: "", evidence: [] }]);
  const list = { code: listId, version: 1, title: `清单${mark}`, issuedBy: mark, origin: "typical" } as const;
  await put(tx, "manifestationList", { ...list, countyId, id: listId, validFrom: "2026-01-01", items });
  const round = { name: `轮次${mark}`, status: "decided", manifestationListId: listId, createdBy: author } as const;
  await put(tx, "round", { ...roundRules, ...round, countyId, id: roundId });
  const indicator = {
    code: "I01",
    name: `指标${mark}`,
    direction: "higher-worse",
    min: 0,
    max: 10,
    weight: 10_000,
  } as const;
  await put(tx, "roundIndicator", { ...indicator, countyId, roundId, position: 1 });
  await put(tx, "rankingRun", { countyId, roundId, ranBy: author, villages: 2, places: 1, seed: mark });
}

async function fillOutline(tx: Tx, countyId: string, mark: string) {
  const ring = [
    [118, 36],
    [119, 36],
    [119, 37],
    [118, 36],
  ];
  const outline = JSON.stringify([ring]);
  await put(tx, "countyOutline", {
    countyId,
    outline,
    reviewNumber: `审图号${mark}`,
    source: mark,
    uploadedBy: author,
  });
}

async function fillFiles(tx: Tx, { countyId, mark, batchId, jobId }: Named<"batchId" | "jobId">) {
  const batch = {
    register: "village",
    fileSha256: "0".repeat(64),
    fileName: `台账${mark}.xlsx`,
    createdBy: author,
  } as const;
  const sheet = { name: `表${mark}`, hidden: false, rows: 1, hiddenRows: 0, preview: [[mark]], detected: null };
  const columns = [{ index: 0, header: `表头${mark}` }];
  const header = JSON.stringify({ sheets: [{ ...sheet, columns }], rows: { first: 0, last: 0 }, columns });
  await put(tx, "importBatch", { ...batch, countyId, id: batchId, header, state: "checked" });
  const faults = JSON.stringify([{ column: 0, rule: "missing", sentence: `有误${mark}` }]);
  const row = { countyId, batchId, cells: JSON.stringify([mark]), outcome: "wrong", faults } as const;
  await put(tx, "importRow", { ...row, rowNumber: 1 });
  await put(tx, "importRow", { ...row, rowNumber: 2 });
  const sha256 = (countyId === qinglan ? "a" : "b").repeat(64);
  await put(tx, "file", { countyId, sha256, name: `附件${mark}`, mediaType: "text/csv", bytes: 1, uploadedBy: author });
  const payload = JSON.stringify({ mark });
  await put(tx, "job", { countyId, id: jobId, verb: "village.import", accountId: author, payload, message: mark });
}

type Frame = Readonly<Record<"roundId" | "decisionId" | "organisationId" | "evaluationId" | "receivedId", string>>;

async function fillVillage(tx: Tx, place: Place, frame: Frame) {
  const { mark, ...where } = place;
  const { countyId, villageId, townshipId } = where;
  const code = { scheme: "own", code: `code${mark}`, vintage: "2026" } as const;
  await put(tx, "placeCode", { ...code, countyId, placeId: villageId, townshipId });
  await put(tx, "placeAlias", { ...where, id: uuidv7(), name: `曾用名${mark}`, matchName: mark });
  await fillScreening(tx, place, frame);
  const memberId = await fillProfile(tx, place);
  const team = await fillTeam(tx, place, frame);
  const file = await fillCase(tx, place, frame);
  const plans = await fillPlans(tx, { ...where, teamId: team.teamId }, mark);
  const visits = await fillVisits(tx, place);
  const draws = await fillDraws(tx, place, visits.inspectionId);
  const projects = await fillProjects(tx, place);
  return {
    ...(await fillRecords(tx, place, { ...file, ...plans })),
    memberId,
    ...file,
    ...(await fillLights(tx, place, file.caseId)),
    ...(await fillDelisted(tx, place, frame)),
    ...team,
    ...plans,
    ...(await fillReports(tx, place, frame)),
    ...(await fillSubject(tx, place, frame)),
    ...visits,
    ...draws,
    ...projects,
    ...(await fillRemeasurements(tx, place, projects.projectId)),
    ...(await fillFindings(tx, place, visits)),
    ...(await fillNaming(tx, place, frame.receivedId)),
    villageId,
    townshipId,
  };
}

async function fillScreening(tx: Tx, { mark, ...place }: Place, { roundId, decisionId, organisationId }: Frame) {
  const where = { ...place, roundId };
  await put(tx, "assessment", { ...where, status: "submitted", values: [5], manifestations: ["M01"], note: mark });
  const points = { position: 1, points: 5000, low: 5000, high: 5000, breakdown: [5000], missing: [false] };
  await put(tx, "ranking", { ...where, ...points, manifestations: ["M01"], directHit: [] });
  await put(tx, "shortlistEntry", { ...where, because: "added", reason: mark, addedBy: author });
  const opinion = { body: "petition", kind: "keep", reason: mark, accountId: author } as const;
  await put(tx, "opinion", { ...where, ...opinion, id: uuidv7(), organisationId });
  const visit = { visitedOn: "2026-02-01", visitors: mark, finding: mark, upheld: true, recordedBy: author };
  await put(tx, "siteVerification", { ...where, ...visit, id: uuidv7() });
  await put(tx, "decisionVillage", { ...place, decisionId, outcome: "confirmed", level: "county", reason: mark });
}

async function fillTeam(tx: Tx, { mark, ...place }: Place, { roundId, organisationId }: Frame) {
  const inCast = place.villageId === villageIds.前柳庄;
  const ids = { teamId: inCast ? teamIds.前柳庄 : uuidv7(), personId: uuidv7(), postingId: uuidv7() };
  const { countyId } = place;
  await put(tx, "person", {
    countyId,
    id: ids.personId,
    name: `干部${mark}`,
    kind: "cadre",
    organisationId,
    // A list asked for by unit and township at once still finds him.
    townshipId: place.townshipId,
    homePlace: mark,
  });
  const term = { formedOn: "2026-03-01", termTo: "2028-02-29" };
  // Only the unit of the cast stands in 前柳庄; the other villages have a team of no unit.
  const sender = inCast ? organisationId : null;
  await put(tx, "team", { ...place, ...term, id: ids.teamId, roundId, organisationId: sender, name: `工作队${mark}` });
  const stay = { fromOn: "2026-03-01", toOn: "2028-02-29", slot: "first-secretary", personId: ids.personId } as const;
  await put(tx, "posting", { ...place, ...stay, id: ids.postingId, teamId: ids.teamId, organisationId: sender });
  const matched = await fillMatch(tx, { mark, ...place }, { roundId, organisationId, personId: ids.personId });
  return { ...ids, ...matched, ...(await fillTeamWork(tx, { mark, ...place }, { ...ids, sender })) };
}

async function fillCase(tx: Tx, { mark, ...place }: Place, { roundId, decisionId }: Frame) {
  const ids = { caseId: uuidv7(), problemId: uuidv7(), goalId: uuidv7() };
  const file = { level: "county" as const, manifestations: ["M01"], openedOn: "2026-03-01", dueOn: "2028-03-01" };
  await put(tx, "caseFile", { ...place, ...file, id: ids.caseId, roundId, decisionId });
  const part = { ...place, caseId: ids.caseId, dueOn: "2027-01-01" };
  await put(tx, "caseProblem", {
    ...part,
    id: ids.problemId,
    aspect: "leadership",
    text: `问题${mark}`,
    rootCause: mark,
  });
  const owner = { responsibleUnit: mark, responsiblePerson: mark };
  await put(tx, "caseGoal", {
    ...part,
    ...owner,
    id: ids.goalId,
    field: "leadership",
    task: "fill-posts",
    text: `目标${mark}`,
  });
  return ids;
}

/** The report of the village's team and of its township, both handed in. */
async function fillReports(tx: Tx, { mark, ...place }: Place, { roundId }: Frame) {
  const { countyId, villageId, townshipId } = place;
  const team = await tx
    .selectFrom("team")
    .where("countyId", "=", countyId)
    .where("villageId", "=", villageId)
    .select("id")
    .executeTakeFirstOrThrow();
  const named = { name: `数字${mark}`, definition: mark, unit: "个", value: 1, display: "1", columns: ["村"] };
  const figure = { ...named, key: "villages-in-round", code: "villages-in-round", rows: [[mark]] };
  const text = {
    blocks: JSON.stringify([{ kind: "paragraph", text: `月报${mark}{{villages-in-round}}` }]),
    figures: JSON.stringify([figure]),
  };
  const handed = { status: "submitted", submittedBy: author, submittedOn: "2026-11-20" } as const;
  const month = { year: 2026, month: 11, dueOn: "2026-11-28", returnReason: mark, roundId };
  const [reportId, stepId] = [uuidv7(), uuidv7()];
  await put(tx, "monthlyReport", { ...place, ...text, ...handed, ...month, id: reportId, teamId: team.id });
  await put(tx, "monthlyReport", { ...text, ...handed, ...month, countyId, townshipId, id: uuidv7() });
  const step = { action: "submit", reason: mark, madeBy: author, madeAt: new Date("2026-11-20") } as const;
  await put(tx, "reportStep", { ...place, ...text, ...step, id: stepId, reportId });
  return { reportId, stepId };
}
