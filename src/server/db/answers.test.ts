import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#domain/access.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { record } from "../audit/record.ts";
import { asOwner } from "../ground.ts";
import { countyClerk, qinglan, townshipIds } from "../testing/cast.ts";
import { ownDatabase } from "../testing/own-database.ts";
import { type Answers, openAnswers } from "./answers.ts";
import { appUrlOf } from "./app-login.ts";
import { type Gate, openGate } from "./db.ts";

// Two processes of the program over one database, each with connections and answers of its own.

let ownerUrl: string;
let here: Gate;
let there: Gate;
let answers: Answers;
let looked: number;

const township: Actor = { ...countyClerk, role: "township", townships: [townshipIds.柳溪镇] };
const question = ["how many"] as const;

beforeAll(async () => {
  ownerUrl = await ownDatabase("clone");
  here = openGate(await appUrlOf(ownerUrl));
  there = openGate(await appUrlOf(ownerUrl));
});

afterAll(async () => {
  await here.close();
  await there.close();
});

beforeEach(() => {
  answers = openAnswers();
  looked = 0;
});

const ask = (actor: Actor = countyClerk, asked: readonly unknown[] = question) =>
  here.read(actor, (db) => answers.shared({ db, actor, question: asked }, () => Promise.resolve((looked += 1))));

const write = (gate: Gate, actor: Actor = countyClerk) =>
  gate.write(actor, (tx) => record(tx, actor, { verb: "project.record", countyId: qinglan, subjectId: uuidv7() }));

test("an answer is found once and shared as long as nothing is written", async () => {
  expect([await ask(), await ask(), ...(await Promise.all([ask(), ask(), ask()]))]).toEqual([1, 1, 1, 1, 1]);
});

test("many who ask at the same moment wait for one who looks", async () => {
  expect(await Promise.all(Array.from({ length: 12 }, () => ask()))).toEqual(Array.from({ length: 12 }, () => 1));
});

test("what this process writes is seen at once, and what another process writes as well", async () => {
  expect(await ask()).toBe(1);
  await write(here);
  expect(await ask()).toBe(2);
  await write(there);
  expect(await ask()).toBe(3);
  await write(there, township);
  expect(await ask()).toBe(4);
});

test("what a job or the owner's command line writes is seen at once", async () => {
  expect(await ask()).toBe(1);
  await there.write({ system: "county", countyId: qinglan }, () => Promise.resolve());
  expect(await ask()).toBe(2);
  await asOwner(ownerUrl, () => Promise.resolve());
  expect(await ask()).toBe(3);
  await there.write({ ...countyClerk, role: "system-admin", counties: [] }, () => Promise.resolve());
  expect(await ask()).toBe(4);
});

test("a write that was taken back changes nothing, one of another county neither", async () => {
  expect(await ask()).toBe(1);
  await expect(there.write(countyClerk, () => Promise.reject(new Error("refused")))).rejects.toThrow("refused");
  await there.write({ system: "county", countyId: "elsewhere" }, () => Promise.resolve());
  expect(await ask()).toBe(1);
});

test("no office is told the answer of another, no question that of another", async () => {
  const unit = { ...countyClerk, role: "department", organisationId: uuidv7() } as const;
  const others = [
    township,
    { ...township, townships: [townshipIds.松岭乡] },
    { ...countyClerk, villages: [uuidv7()] },
    unit,
  ];
  expect(await ask()).toBe(1);
  for (const [i, actor] of others.entries()) expect(await ask(actor)).toBe(i + 2);
  expect(await ask(countyClerk, ["how many", 2025])).toBe(6);
  expect(await ask({ ...countyClerk, accountId: uuidv7() })).toBe(1);
});

test("an answer that was not found is looked for again by whoever waited for it", async () => {
  const [first, second] = await here.read(countyClerk, async (db) => {
    const asked = { db, actor: countyClerk, question };
    let lose!: (error: Error) => void;
    const failing = answers.shared(asked, () => new Promise<number>((_found, reject) => (lose = reject)));
    const waiting = answers.shared(asked, () => Promise.resolve((looked += 1)));
    // One connection answers in turn: after this, both have read their marks and the second waits for the first.
    await sql`select 1`.execute(db);
    await new Promise(setImmediate);
    expect(looked).toBe(0);
    lose(new Error("the connection is gone"));
    return Promise.allSettled([failing, waiting]);
  });
  expect(first).toMatchObject({ status: "rejected", reason: { message: "the connection is gone" } });
  expect(second).toMatchObject({ status: "fulfilled", value: 1 });
  // What he found for himself is not shared; what is found next is, as nothing of the failure stays.
  expect([await ask(), await ask()]).toEqual([2, 2]);
});

test("an answer found while somebody wrote is not kept beyond the write", async () => {
  const slow = here.read(countyClerk, (db) =>
    answers.shared({ db, actor: countyClerk, question }, async () => {
      await write(there);
      return (looked += 1);
    }),
  );
  expect(await slow).toBe(1);
  expect(await ask()).toBe(2);
});

test("of more answers than are kept, the one asked for the longest ago is looked for again", async () => {
  answers = openAnswers(2);
  const one = (n: number) => ask(countyClerk, [n]);
  expect([await one(1), await one(2), await one(1), await one(3), await one(1), await one(2)]).toEqual([
    1, 2, 1, 3, 1, 4,
  ]);
});
