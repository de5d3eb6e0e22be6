import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidv7 } from "#contract/uuid.ts";
import { appUrlOf } from "../db/app-login.ts";
import { type Gate, openGate } from "../db/db.ts";
import { asOwner } from "../ground.ts";
import { countyClerk as county, qinglan } from "../testing/cast.ts";
import { aRoundToMatch, term } from "../testing/given-match.ts";
import { together } from "../testing/together.ts";
import { workerDatabase } from "../testing/worker-database.ts";
import { confirmMatch, startingSettings } from "./match-commands.ts";
import { buildInput } from "./match-input.ts";
import { findMatchRound, insertRun, saveRun } from "./match-queries.ts";
import { solveMatch } from "./solve.ts";

// Two officers truly at once need two connections and commits; this file has a database of its own.

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
    const kept = { countyId: qinglan, id, roundId, ruleVersion: 0, settings: run, input, basedOn: null, jobId: null };
    await insertRun(tx, { ...kept, createdBy: county.accountId });
    const result = await solveMatch(input);
    if (result.outcome !== "solved") throw new Error("no plan");
    await saveRun(tx, kept, { status: "solved", result, picks: result.plan.picks });
  });
  return id;
}

test("of two officers who confirm different plans at the same moment one wins and the other is told", async () => {
  const { roundId } = await asOwner(ownerUrl, aRoundToMatch);
  const plans = [await aPlan(roundId), await aPlan(roundId)];
  const act = (id: string) =>
    gate.write(county, async (tx) => {
      const done = await confirmMatch(tx, county, id, 2, new Date());
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
