import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidv7 } from "#contract/uuid.ts";
import type { Slot } from "#domain/teams/match/match.ts";
import { appUrlOf } from "../../db/app-login.ts";
import { type Gate, openGate } from "../../db/db.ts";
import { asOwner } from "../../ground.ts";
import { countyClerk as county, qinglan, teamIds } from "../../testing/cast.ts";
import { aRoundToMatch, term } from "../../testing/given-match.ts";
import { aPerson, aTeam } from "../../testing/given-teams.ts";
import { together } from "../../testing/together.ts";
import { workerDatabase } from "../../testing/worker-database.ts";
import { confirmMatch, startingSettings } from "./commands.ts";
import { buildInput } from "./input.ts";
import { findMatchRound, insertRun, saveRun } from "./queries.ts";
import { fillSlot } from "../placing.ts";
import { solveMatch } from "./solve.ts";

// Two officers truly at once need two connections and commits; this file has a database of its own.

const on = { today: "2026-11-22", now: new Date(), hooks: { promises: [], work: [] } };

let gate: Gate;
let ownerUrl: string;

beforeAll(async () => {
  ownerUrl = await workerDatabase();
  gate = openGate(await appUrlOf(ownerUrl));
});
afterAll(() => gate.close());

async function aPlan(roundId: string) {
  const id = uuidv7();
  await gate.write(county, async (tx) => {
    const round = (await findMatchRound(tx, county, roundId))!;
    const { settings } = await startingSettings(tx, round, "2026-11-22");
    const run = { ...settings, ...term, seconds: 5, priceSeconds: 0 };
    const input = await buildInput(tx, county, round, run);
    const kept = {
      countyId: qinglan,
      id,
      roundId,
      ruleVersion: 0,
      settings: run,
      input,
      basedOn: null,
      jobId: null,
      madeOn: "2026-11-22",
    };
    await insertRun(tx, { ...kept, createdBy: county.accountId });
    const result = await solveMatch(input);
    if (result.outcome !== "solved") throw new Error("no plan");
    await saveRun(tx, kept, { status: "solved", result, picks: result.plan.picks });
  });
  return id;
}

/** The seat is taken by hand, not yet committed, when the plan is confirmed. */
function confirmedMeanwhile(runId: string, teamId: string, seat: { id: string; slot: Slot; personId: string }) {
  const seated = Promise.withResolvers<undefined>();
  const filling = { ...seat, organisationId: null, fromOn: "2026-03-01", toOn: "2028-02-29" };
  const byHand = gate.write(county, async (tx) => {
    await fillSlot(tx, county, teamId, filling, on);
    seated.resolve(undefined);
    await sql`select pg_sleep(0.5)`.execute(tx);
  });
  const confirmed = Promise.race([seated.promise, byHand]).then(() =>
    gate.write(county, (tx) => confirmMatch(tx, county, runId, 2, on)),
  );
  return together([byHand, confirmed], "message");
}

test("a leader's last village given by hand while a plan that needs him is confirmed: one of the two is told", async () => {
  const { plan, teamId, holderId } = await asOwner(ownerUrl, async (tx) => {
    const { roundId, ids } = await aRoundToMatch(tx);
    await tx.updateTable("person").set({ villageCapacity: 2 }).where("id", "=", ids.方正明).execute();
    await tx.updateTable("person").set({ villageCapacity: 0 }).where("id", "=", ids.程国安).execute();
    return { plan: roundId, teamId: await aTeam(tx, roundId), holderId: ids.方正明 };
  });
  const runId = await aPlan(plan);
  const seat = { id: uuidv7(), slot: "county-leader" as const, personId: holderId };
  const end = await confirmedMeanwhile(runId, teamId, seat);
  expect(end.done).toBe(1);
  expect(end.refused[0]).toContain("方正明的可联系的村数已变更");
  await asOwner(ownerUrl, async (tx) => {
    await tx.deleteFrom("posting").execute();
    await tx.deleteFrom("team").execute();
    await tx.updateTable("person").set({ validTo: "2026-11-22" }).execute();
    await tx.updateTable("caseFile").set({ withdrawnOn: "2026-11-22" }).execute();
  });
});

test("of two officers who confirm different plans at the same moment one wins and the other is told", async () => {
  const { roundId } = await asOwner(ownerUrl, aRoundToMatch);
  const plans = [await aPlan(roundId), await aPlan(roundId)];
  const act = (id: string) =>
    gate.write(county, async (tx) => {
      const done = await confirmMatch(tx, county, id, 2, on);
      await sql`select pg_sleep(0.2)`.execute(tx);
      return done;
    });
  const end = await together(
    plans.map((id) => act(id)),
    "message",
  );
  expect(end.done).toBe(1);
  expect(end.refused).toEqual(["青岚县经办人已经确认了另一个方案，这个方案没有生效。请按现在的在派情况重新求解。"]);
  const teams = await asOwner(ownerUrl, (tx) => tx.selectFrom("team").select("matchRunId").execute());
  expect(new Set(teams.map(({ matchRunId }) => matchRunId)).size).toBe(1);
  expect(teams).toHaveLength(2);
});

test("somebody beside the plan who is posted while it is confirmed is not dismissed by it", async () => {
  const { roundId, outsider } = await asOwner(ownerUrl, async (tx) => {
    await tx.deleteFrom("posting").execute();
    await tx.deleteFrom("team").execute();
    await tx.updateTable("person").set({ validTo: "2026-11-22" }).execute();
    await tx.updateTable("caseFile").set({ withdrawnOn: "2026-11-22" }).execute();
    const round = await aRoundToMatch(tx);
    await aTeam(tx, round.roundId, { village: "上梨峪", organisationId: null });
    return { ...round, outsider: await aPerson(tx, { name: "方案外" }) };
  });
  const runId = await aPlan(roundId);
  const seat = { id: uuidv7(), slot: "member" as const, personId: outsider };
  const end = await confirmedMeanwhile(runId, teamIds.前柳庄, seat);
  expect(end.done).toBe(1);
  expect(end.refused[0]).toContain("上梨峪村的在派人员已有变动");
});
