import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Problem } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { appUrlOf } from "../db/app-login.ts";
import { type Gate, openGate, type Tx } from "../db/db.ts";
import { asOwner } from "../ground.ts";
import { accountIdOf, qinglan, townshipIds, villageIds } from "../testing/cast.ts";
import { setting } from "../testing/given-screening.ts";
import { workerDatabase } from "../testing/worker-database.ts";
import { saveAssessment } from "./assess.ts";
import { openRound, rankRound } from "./commands.ts";
import { decide } from "./decide.ts";
import { createRound } from "./draft.ts";

// Two officers truly at once need two connections and commits; this file has a database of its own.

const today = "2026-11-22";
const county = {
  accountId: accountIdOf(5),
  name: "青岚县经办人",
  role: "county" as const,
  organisationId: null,
  counties: [qinglan],
  townships: "all" as const,
  villages: "all" as const,
};
const township = { ...county, role: "township" as const, townships: [townshipIds.柳溪镇] };

let gate: Gate;
let ownerUrl: string;

beforeAll(async () => {
  ownerUrl = await workerDatabase();
  gate = openGate(await appUrlOf(ownerUrl));
});
afterAll(() => gate.close());

async function aRound(name: string) {
  const id = uuidv7();
  await gate.write(county, (tx) => createRound(tx, county, { id, ...setting(), name }, today));
  await gate.write(county, (tx) => openRound(tx, county, { id, version: 1, today }));
  return id;
}

/** What became of acts begun together: their results, and the codes of those refused. */
async function together(acts: readonly Promise<unknown>[]) {
  const ends = await Promise.allSettled(acts);
  return {
    done: ends.filter((end) => end.status === "fulfilled").length,
    refused: ends.flatMap((end) => (end.status === "rejected" ? [(end.reason as Problem).code] : [])),
  };
}

test("of two officers who decide at the same moment one wins, and the files are opened once", async () => {
  const id = await aRound("两人同时审定");
  await asOwner(ownerUrl, async (tx) => {
    await sql`update round set status = 'verified' where id = ${id}`.execute(tx);
  });
  const opened: string[] = [];
  const slowly = async (tx: Tx, _actor: unknown, decisionId: string) => {
    await sql`select pg_sleep(0.2)`.execute(tx);
    opened.push(decisionId);
  };
  const act = (number: string) => {
    const villages = [
      {
        villageId: villageIds.松坡,
        outcome: "confirmed" as const,
        level: "county" as const,
        reason: "巡察发现问题突出",
      },
    ];
    const input = { id: uuidv7(), number, decidedOn: today, villages };
    return gate.write(county, (tx) => decide(tx, county, { id, version: 2, today }, input, slowly));
  };

  const end = await together([act("青组发〔2026〕1号"), act("青组发〔2026〕2号")]);

  expect(end).toEqual({ done: 1, refused: ["conflict"] });
  expect(opened).toHaveLength(1);
});

test("of two clerks who save one village at the same moment one wins", async () => {
  const id = await aRound("两人同时填报");
  const act = (value: number) =>
    gate.write(township, (tx) =>
      saveAssessment(tx, township, id, {
        villageId: villageIds.上梨峪,
        version: 1,
        values: [value, 90],
        manifestations: [],
        note: "",
        submit: true,
      }),
    );
  expect(await together([act(1), act(2)])).toEqual({ done: 1, refused: ["stale"] });
});

test("of two officers who rank at the same moment one wins", async () => {
  const id = await aRound("两人同时排序");
  await asOwner(ownerUrl, async (tx) => {
    await sql`update assessment set status = 'submitted', values = '{1,90}' where round_id = ${id}`.execute(tx);
  });
  const act = () => gate.write(county, (tx) => rankRound(tx, county, { id, version: 2, today }));
  expect(await together([act(), act()])).toEqual({ done: 1, refused: ["stale"] });
});
