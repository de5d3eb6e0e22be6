import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidv7 } from "#contract/uuid.ts";
import { appUrlOf } from "../db/app-login.ts";
import { type Gate, openGate } from "../db/db.ts";
import { asOwner } from "../ground.ts";
import { accountIdOf, countyClerk, teamIds, townshipIds, villageIds } from "../testing/cast.ts";
import { aPlan, aPlanningTeam, aTask } from "../testing/given-plans.ts";
import { together } from "../testing/together.ts";
import { workerDatabase } from "../testing/worker-database.ts";
import { makeMonthly, movePlan } from "./commands.ts";
import { addMajorItem, fileMajorItems } from "./item-filing.ts";
import { markTask } from "./task-lines.ts";

// Two people truly at once need two connections and commits; this file has a database of its own.

const today = "2026-11-22";
const places = { townships: [townshipIds.柳溪镇], villages: [villageIds.前柳庄] };
const team = { ...countyClerk, ...places, accountId: accountIdOf(14), role: "team" as const, teamId: teamIds.前柳庄 };
const town = { ...countyClerk, accountId: accountIdOf(7), role: "township" as const, townships: [townshipIds.柳溪镇] };

let gate: Gate;
let ownerUrl: string;

beforeAll(async () => {
  ownerUrl = await workerDatabase();
  gate = openGate(await appUrlOf(ownerUrl));
  await asOwner(ownerUrl, (tx) => aPlanningTeam(tx));
});
afterAll(() => gate.close());

test("of two who approve at the same moment one is told that it changed", async () => {
  const id = await asOwner(ownerUrl, (tx) => aPlan(tx, { status: "submitted", year: 2027 }));
  const approve = () =>
    gate.write(town, (tx) => movePlan(tx, town, id, { version: 1, action: "approve", reason: "" }, today));
  expect(await together([approve(), approve()])).toEqual({ done: 1, refused: ["stale"] });
});

test("two who press for the same month make one list, and what is carried over is carried once", async () => {
  await asOwner(ownerUrl, async (tx) => {
    await aPlan(tx, { status: "approved" });
    await aTask(tx, await aPlan(tx, { kind: "monthly", month: 10, status: "approved" }));
  });
  const press = () =>
    gate.write(team, (tx) => makeMonthly(tx, team, team.teamId, { id: uuidv7(), year: 2026, month: 11 }));
  expect(await together([press(), press()])).toEqual({ done: 1, refused: ["conflict"] });
  const lines = await asOwner(ownerUrl, (tx) =>
    tx.selectFrom("planTask").select("id").where("carriedFrom", "is not", null).execute(),
  );
  expect(lines).toHaveLength(1);
});

test("two who press for different months carry a line through both, once each", async () => {
  await asOwner(ownerUrl, async (tx) => {
    await aTask(tx, await aPlan(tx, { kind: "monthly", year: 2026, month: 12, status: "approved" }));
  });
  const press = (month: number) => () =>
    gate.write(team, (tx) => makeMonthly(tx, team, team.teamId, { id: uuidv7(), year: 2027, month }));
  expect(await together([press(1)(), press(2)()])).toMatchObject({ done: 2 });
  const origins = await asOwner(ownerUrl, (tx) =>
    tx.selectFrom("planTask").select("carriedFrom").where("carriedFrom", "is not", null).execute(),
  );
  expect(new Set(origins.map(({ carriedFrom }) => carriedFrom)).size).toBe(origins.length);
});

test("done while the list that goes on with it is approved: done here or carried there, never both", async () => {
  const { source, list } = await asOwner(ownerUrl, async (tx) => {
    const from = await aPlan(tx, { kind: "monthly", year: 2027, month: 5, status: "approved" });
    const into = await aPlan(tx, { kind: "monthly", year: 2027, month: 6, status: "submitted" });
    const id = await aTask(tx, from);
    await aTask(tx, into, { carriedFrom: id });
    return { source: id, list: into };
  });
  const mark = { version: 1, doneOn: today, note: "" };
  const told = await together([
    gate.write(team, (tx) => markTask(tx, team, source, mark, today)),
    gate.write(town, (tx) => movePlan(tx, town, list, { version: 1, action: "approve", reason: "" }, today)),
  ]);
  const [line, copy] = await asOwner(ownerUrl, (tx) =>
    tx
      .selectFrom("planTask")
      .select(["doneOn", "carriedOn", "removedAt"])
      .where((eb) => eb.or([eb("id", "=", source), eb("carriedFrom", "=", source)]))
      .orderBy("id")
      .execute(),
  );
  expect([line!.doneOn === null, copy!.removedAt === null]).toEqual([
    line!.carriedOn !== null,
    line!.carriedOn !== null,
  ]);
  expect(told.done).toBe(line!.doneOn === null ? 1 : 2);
});

test("two who list an item in the last place get one item, and the year is filed once", async () => {
  const item = { title: "新建冷库", category: "industry" as const, problemId: null, budgetFen: null };
  const add = () =>
    gate.write(team, (tx) =>
      addMajorItem(tx, team, team.teamId, { ...item, id: uuidv7(), year: 2026, landsOn: "2027-06-30" }, today),
    );
  await add();
  await add();
  expect((await together([add(), add()])).done).toBe(1);
  const file = () => gate.write(team, (tx) => fileMajorItems(tx, team, team.teamId, 2026, today));
  expect(await together([file(), file()])).toEqual({ done: 1, refused: ["refused"] });
});
