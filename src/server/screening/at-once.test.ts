import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidv7 } from "#contract/uuid.ts";
import { appUrlOf } from "../db/app-login.ts";
import { type Gate, openGate, type Tx } from "../db/db.ts";
import { asOwner } from "../ground.ts";
import { moveVillage } from "../registry/commands.ts";
import {
  accountIdOf,
  countyClerk as county,
  organisationIds,
  qinglan,
  townshipIds,
  villageIds,
} from "../testing/cast.ts";
import { setting } from "../testing/given-screening.ts";
import { together } from "../testing/together.ts";
import { workerDatabase } from "../testing/worker-database.ts";
import { saveAssessment } from "./assess.ts";
import { openRound, rankRound } from "./commands.ts";
import { correct, decide } from "./decide.ts";
import { createRound } from "./draft.ts";
import { followMove } from "./moved.ts";
import { agreeWithMany } from "./opinions.ts";

// Two officers truly at once need two connections and commits; this file has a database of its own.

const today = "2026-11-22";
const township = { ...county, role: "township" as const, townships: [townshipIds.柳溪镇] };

const department = {
  ...county,
  accountId: accountIdOf(12),
  role: "department" as const,
  organisationId: organisationIds.县信访局,
};

async function statusesOf(tx: Tx, roundId: string) {
  const rows = await tx.selectFrom("assessment").select("status").where("roundId", "=", roundId).execute();
  return rows.map(({ status }) => status);
}

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

test("a decision and a township that hands in at the same moment: nothing is written into a round that is past it", async () => {
  const id = await aRound("审定时乡镇上报");
  const version = await asOwner(ownerUrl, async (tx) => {
    await sql`update round set status = 'verified' where id = ${id}`.execute(tx);
    return 2;
  });
  const slowly = async (tx: Tx) => void (await sql`select pg_sleep(0.2)`.execute(tx));
  const villages = [
    { villageId: villageIds.松坡, outcome: "confirmed", level: "county", reason: "巡察发现问题突出" },
  ] as const;
  const input = { id: uuidv7(), number: "青组发〔2026〕3号", decidedOn: today, villages: [...villages] };
  const content = { values: [1, 90], manifestations: [], note: "", submit: true };
  const end = await together([
    gate.write(county, (tx) => decide(tx, county, { id, version, today }, input, slowly)),
    gate.write(township, (tx) =>
      saveAssessment(tx, township, id, { villageId: villageIds.上梨峪, version: 1, ...content }),
    ),
  ]);
  expect(end).toEqual({ done: 1, refused: ["refused"] });
  expect(await asOwner(ownerUrl, (tx) => statusesOf(tx, id))).toEqual(["waiting", "waiting", "waiting"]);
});

test("of two officers who correct one decision at the same moment one wins", async () => {
  const id = await aRound("两人同时更正");
  await asOwner(ownerUrl, async (tx) => {
    await sql`update round set status = 'verified' where id = ${id}`.execute(tx);
  });
  const none = () => Promise.resolve();
  const villages = [
    { villageId: villageIds.松坡, outcome: "confirmed" as const, level: "county" as const, reason: "巡察发现问题突出" },
  ];
  const first = { id: uuidv7(), number: "青组发〔2026〕4号", decidedOn: today, villages };
  await gate.write(county, (tx) => decide(tx, county, { id, version: 2, today }, first, none));
  const act = (number: string) => {
    const input = { ...first, id: uuidv7(), number, correctsId: first.id, reason: "管理级别登记有误" };
    return gate.write(county, (tx) => correct(tx, county, { id, today }, input, none));
  };
  expect(await together([act("青组发〔2026〕5号"), act("青组发〔2026〕6号")])).toEqual({
    done: 1,
    refused: ["conflict"],
  });
});

test("of two people of one department who write on one village at the same moment the second is not talked over", async () => {
  const id = await aRound("两人同时写意见");
  await asOwner(ownerUrl, async (tx) => {
    await sql`update round set status = 'reviewing' where id = ${id}`.execute(tx);
    await sql`insert into shortlist_entry (county_id, round_id, village_id, township_id, because, added_by)
      values (${qinglan}, ${id}, ${villageIds.松坡}, ${townshipIds.松岭乡}, 'quota', ${county.accountId})`.execute(tx);
  });
  const agree = () => {
    const many = { version: 2, opinions: [{ id: uuidv7(), villageId: villageIds.松坡 }] };
    return gate.write(department, (tx) => agreeWithMany(tx, department, id, many));
  };
  expect(await together([agree(), agree()])).toEqual({ done: 1, refused: ["refused"] });
});

test("a village that moves while its township hands it in loses nothing", async () => {
  const id = await aRound("上报时划转");
  const newId = uuidv7();
  const change = { onDate: "2026-11-01", basis: "青政发〔2026〕8号", version: 1 };
  const times = { today, now: new Date() };
  const content = { values: [1, 90], manifestations: [], note: "", submit: true };
  const end = await together([
    gate.write(township, async (tx) => {
      const saved = await saveAssessment(tx, township, id, { villageId: villageIds.前柳庄, version: 1, ...content });
      await sql`select pg_sleep(0.2)`.execute(tx);
      return saved;
    }),
    gate.write(county, async (tx) => {
      await sql`select pg_sleep(0.1)`.execute(tx);
      const move = { ...change, newId, townshipId: townshipIds.松岭乡 };
      return moveVillage(tx, county, villageIds.前柳庄, move, times, [followMove]);
    }),
  ]);
  expect(end).toEqual({ done: 2, refused: [] });
  const row = await asOwner(ownerUrl, (tx) =>
    tx.selectFrom("assessment").selectAll().where("roundId", "=", id).where("villageId", "=", newId).executeTakeFirst(),
  );
  expect(row).toMatchObject({ status: "submitted", values: [1, 90], townshipId: townshipIds.松岭乡 });
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
