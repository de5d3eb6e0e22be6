import { randomBytes } from "node:crypto";
import { draws } from "#contract/draws.ts";
import { inspectionPlans } from "#contract/inspection-plans.ts";
import { inspections } from "#contract/inspections.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { commitmentOf } from "#domain/inspections/draw/seed.ts";
import { openSession } from "../auth/session.ts";
import type { Tx } from "../db/db.ts";
import { sha256 } from "../sha256.ts";
import { type Caller, callerOf, type Stage, today } from "./api-test.ts";
import { accountIdOf, organisationIds, qinglan, townshipIds } from "./cast.ts";
import { aPerson } from "./given-teams.ts";

export const inspectorAccount = accountIdOf(15);

/** Villages of 柳溪镇 beside those of the cast, so that there is something to draw from. */
export async function moreVillages(tx: Tx, count: number) {
  const rows = Array.from({ length: count }, (_, at) => ({
    countyId: qinglan,
    id: uuidv7(),
    townshipId: townshipIds.柳溪镇,
    name: `新${at + 1}村`,
    matchName: `新${at + 1}`,
    kind: "village" as const,
    sortOrder: 100 + at,
    population: 1000 + at,
  }));
  await tx.insertInto("village").values(rows).execute();
  return rows.map(({ id }) => id);
}

/** In the register of inspectors; the first is he of the cast's inspector account. */
export async function someInspectors(tx: Tx, count: number, { linked = true } = {}) {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const personId = await aPerson(tx, { name: `督查员${at + 1}`, organisationId: organisationIds.县纪委监委 });
    const accountId = linked && at === 0 ? inspectorAccount : null;
    await tx.insertInto("inspector").values({ countyId: qinglan, personId, accountId }).execute();
    ids.push(personId);
  }
  return ids;
}

/** A second county officer, who is not the one who plans. */
export async function anotherOfficer(tx: Tx, role: "county" | "inspector" = "county"): Promise<Caller> {
  const [accountId, grantId] = [uuidv7(), uuidv7()];
  const login = { loginName: `second-${accountId}`, name: "县级复核人", passwordHash: "x", mustChangePassword: false };
  await tx
    .insertInto("account")
    .values({ ...login, id: accountId, phone: "13800000001" })
    .execute();
  const grant = { accountId, role, areaId: qinglan, placeName: "青岚县" };
  await tx
    .insertInto("roleGrant")
    .values({ ...grant, id: grantId })
    .execute();
  return callerOf(await openSession(tx, accountId, grantId, "test"));
}

export const aPlanBody = (over: object = {}) => ({
  year: 2026,
  title: "2026 年度督查计划",
  basis: "县委年度督查检查考核计划",
  approver: "县委书记",
  approvalNumber: "青办发〔2026〕3号",
  approvedOn: "2026-01-10",
  filedWith: "市委督查室",
  filedOn: "2026-01-15",
  ...over,
});

export const anInspectionBody = (planId: string, over: object = {}) => ({
  planId,
  title: "整顿工作专项督查",
  basis: "年度督查计划第二项",
  approver: "县委副书记",
  approvalNumber: "",
  approvedOn: "2026-11-01",
  subject: "village" as const,
  scope: { of: "all" as const, roundId: null, townshipIds: [], ids: [] },
  checklistCode: "four-ones",
  startsOn: today,
  endsOn: "2026-11-30",
  unannounced: true,
  ...over,
});

interface SceneOver {
  readonly villages?: number;
  readonly inspectors?: number;
  readonly inspection?: object;
  readonly linked?: boolean;
}

/** A planned inspection of the county with its team of inspectors, ready to be drawn. */
export async function anInspection({ as, tx }: Stage, over: SceneOver = {}) {
  const county = await as("county", "青岚县");
  const inspector = await as("inspector");
  const villages = await moreVillages(tx, over.villages ?? 8);
  const people = await someInspectors(tx, over.inspectors ?? 4, { linked: over.linked ?? true });
  const [planId, id] = [uuidv7(), uuidv7()];
  await county.call(inspectionPlans.create, { body: { id: planId, ...aPlanBody() } });
  const { checklists } = await county.call(inspections.checklists);
  const checklistCode = checklists.find(({ subject }) => subject === "village")!.code;
  await county.call(inspections.create, {
    body: { id, ...anInspectionBody(planId, { checklistCode, ...over.inspection }) },
  });
  const members = people.map((personId) => ({ personId, groupNumber: 1, leads: false }));
  await county.call(inspections.members, { params: { id }, body: { version: 1, members } });
  return { county, inspector, planId, id, people, villages, checklistCode };
}

export const simple = (n: number, over: object = {}) => ({
  method: "simple" as const,
  clusterChoice: "simple" as const,
  allocation: "equal" as const,
  strataBy: "none" as const,
  weightBy: "none" as const,
  strata: [{ name: "全部对象", n, clusters: 0 }],
  excluded: [] as { id: string; reason: string }[],
  memoryMonths: 0,
  memory: "exclude" as const,
  perObject: 2,
  byGroup: false,
  publicSource: "",
  publicOn: null as string | null,
  ...over,
});

export async function freeze(county: Caller, inspectionId: string, n: number, over: object = {}) {
  const { version } = await county.call(inspections.get, { params: { id: inspectionId } });
  const id = uuidv7();
  const body = { id, version, repeatReason: "", ...simple(n), ...over };
  const { frameSha256 } = await county.call(draws.freeze, { params: { id: inspectionId }, body });
  return { drawId: id, frameSha256 };
}

export const aSecret = () => randomBytes(32).toString("hex");

export async function commit(officer: Caller, drawId: string, secret: string) {
  const params = { id: drawId };
  const { accountId, frameSha256 } = await officer.call(draws.get, { params });
  return officer.call(draws.commit, {
    params,
    body: { commitment: commitmentOf(sha256, frameSha256, accountId, secret) },
  });
}

export const reveal = (officer: Caller, drawId: string, secret: string) =>
  officer.call(draws.reveal, { params: { id: drawId }, body: { secret } });

/** Frozen, committed and revealed by the county's officer and the inspector. */
export async function aDrawn(stage: Stage, over: SceneOver & { readonly n?: number } = {}) {
  const scene = await anInspection(stage, over);
  const second = await anotherOfficer(stage.tx);
  const { drawId, frameSha256 } = await freeze(scene.county, scene.id, over.n ?? 4);
  const secrets = [aSecret(), aSecret()] as const;
  await commit(scene.county, drawId, secrets[0]);
  await commit(second, drawId, secrets[1]);
  await reveal(scene.county, drawId, secrets[0]);
  await reveal(second, drawId, secrets[1]);
  return { ...scene, second, drawId, frameSha256, secrets };
}
