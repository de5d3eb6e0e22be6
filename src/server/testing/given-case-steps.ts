import { sampleScheme } from "#domain/cases/acceptance-scheme-data.ts";
import { schemeItems } from "#domain/cases/acceptance.ts";
import { caseSteps } from "#contract/case-steps.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Role } from "#domain/access.ts";
import { openSession } from "../auth/session.ts";
import type { Tx } from "../db/db.ts";
import { type Caller, callerOf, type Stage } from "./api-test.ts";
import { grantIdOf, seats } from "./cast.ts";
import { aCase, aGoal, aProblem } from "./given-cases.ts";
import { aTeam } from "./given-teams.ts";

/** Another hand in the same office, optionally of a unit too. */
export async function aColleague(tx: Tx, role: Role, place: string, organisationId: string | null = null) {
  const accountId = uuidv7();
  const seat = grantIdOf(seats.findIndex((one) => one.role === role && one.place === place));
  const account = { loginName: `c${accountId}`, passwordHash: "x", mustChangePassword: false };
  await tx
    .insertInto("account")
    .values({ ...account, id: accountId, name: `${place}另一人` })
    .execute();
  const { areaId, townshipId } = await tx
    .selectFrom("roleGrant")
    .where("id", "=", seat)
    .select(["areaId", "townshipId"])
    .executeTakeFirstOrThrow();
  const grant = { id: uuidv7(), accountId, areaId, placeName: place };
  await tx
    .insertInto("roleGrant")
    .values({ ...grant, role, townshipId })
    .execute();
  if (organisationId !== null)
    await tx
      .insertInto("roleGrant")
      .values({ ...grant, id: uuidv7(), role: "unit", organisationId })
      .execute();
  return { accountId, caller: callerOf(await openSession(tx, accountId, grant.id, "test")) };
}

/** Another office of an account, or one it gave up on that day; and the account at that desk. */
export async function anOffice(tx: Tx, accountId: string, role: Role, place: string, revokedAt: string | null = null) {
  const seat = grantIdOf(seats.findIndex((one) => one.role === role && one.place === place));
  const grant = await tx.selectFrom("roleGrant").where("id", "=", seat).selectAll().executeTakeFirstOrThrow();
  const own = { id: uuidv7(), accountId, revokedAt: revokedAt === null ? null : new Date(revokedAt) };
  await tx
    .insertInto("roleGrant")
    .values({ ...grant, ...own })
    .execute();
  return callerOf(await openSession(tx, accountId, own.id, "test"));
}

/** A file of the team's village whose lists are done; nobody of the cast has ticked them off. */
export async function aReadyCase(tx: Tx, over: { openedOn?: string; dueOn?: string } = {}) {
  const file = await aCase(tx, { village: "前柳庄", ...over });
  await aTeam(tx, file.roundId);
  const problemId = await aProblem(tx, file, { doneOn: "2026-11-02" });
  const goalId = await aGoal(tx, file, { doneOn: "2026-11-02" });
  return { ...file, params: { id: file.id }, problemId, goalId };
}

export type ReadyCase = Awaited<ReturnType<typeof aReadyCase>>;

/** Every item of the shipped scheme at this share of its full points, in hundredths. */
export const scoresAt = (share: number) =>
  schemeItems(sampleScheme).map(({ points }) => Math.round(points * 100 * share));

export const anAcceptance = (version: number, over: object = {}) => ({
  id: uuidv7(),
  version,
  schemeVersion: 0,
  heldOn: "2026-11-22",
  members: "县委组织部 李某、县民政局 王某",
  scores: scoresAt(0.8),
  invited: 15,
  present: 15,
  satisfied: 12,
  fair: 2,
  dissatisfied: 1,
  opinion: "整顿措施落实，群众认可",
  newDueOn: null,
  ...over,
});

export interface Offices {
  readonly team: Caller;
  readonly town: Caller;
  readonly county: Caller;
}

export async function offices({ as }: Pick<Stage, "as">): Promise<Offices> {
  return {
    team: await as("team"),
    town: await as("township", "柳溪镇"),
    county: await as("county", "青岚县"),
  };
}

/** Self-assessed by the team and checked by the township: waits for the county. */
export async function checked({ team, town }: Offices, { params }: ReadyCase): Promise<number> {
  const { version: now } = await team.call(caseSteps.course, { params });
  const assessed = await team.call(caseSteps.assess, { params, body: { version: now, opinion: "问题均已整改到位" } });
  const body = { version: assessed.version, passed: true, opinion: "逐项看过，情况属实" };
  return (await town.call(caseSteps.check, { params, body })).version;
}

export async function delisted(all: Offices, file: ReadyCase, decidedOn = "2026-11-22"): Promise<number> {
  const { params } = file;
  const acceptance = anAcceptance(await checked(all, file));
  const { version } = await all.county.call(caseSteps.accept, { params, body: acceptance });
  const body = { version, number: "青组发〔2026〕30号", decidedOn };
  return (await all.county.call(caseSteps.delist, { params, body })).version;
}

/** As if the decision had been made on that day: the checks are due accordingly. */
export async function delistedLongAgo(tx: Tx, file: ReadyCase, dueOn: readonly string[]) {
  const to = dueOn.at(-1)!;
  await tx
    .updateTable("caseFile")
    .set({ delistedOn: file.openedOn, consolidationTo: to })
    .where("id", "=", file.id)
    .execute();
  const checks = await tx
    .selectFrom("consolidationCheck")
    .where("caseId", "=", file.id)
    .orderBy("month")
    .select("id")
    .execute();
  for (const [i, { id }] of checks.entries())
    await tx.updateTable("consolidationCheck").set({ dueOn: dueOn[i]! }).where("id", "=", id).execute();
  return checks.map(({ id }) => id);
}
