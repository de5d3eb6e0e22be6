import { sql } from "kysely";
import { afterAll, beforeEach, expect, test } from "vitest";
import { ownDatabase } from "../testing/own-database.ts";
import { kyselyOn, openGate, openPool, type Reach, type Tx } from "./db.ts";
import { ride } from "./transact.ts";

const url = await ownDatabase("clone");
const gate = openGate(url);
const behind = kyselyOn(openPool(url, 1));
afterAll(async () => {
  await gate.close();
  await behind.destroy();
});

const reach: Reach = { system: "sign-in" };
const insert = (n: number) => sql`insert into tried values (${n})`;
const stored = async () =>
  (await sql<{ n: number }>`select n from tried order by n`.execute(behind)).rows.map(({ n }) => n);
const claim = (n: number) => ({ text: "insert into tried values ($1)", values: [n] });

beforeEach(async () => {
  await sql`drop table if exists tried`.execute(behind);
  await sql`create table tried (n int primary key)`.execute(behind);
});

test("what rides along is written before the commit, in the order it was sent", async () => {
  const seen = await gate.write(
    reach,
    async (tx) => {
      await ride(tx, insert(2).compile(tx));
      const { rows } = await sql<{ n: number }>`select n from tried order by n`.execute(tx);
      await ride(tx, insert(3).compile(tx));
      return rows.map(({ n }) => n);
    },
    { first: claim(1), last: () => claim(4) },
  );
  expect(seen).toEqual([1, 2]);
  expect(await stored()).toEqual([1, 2, 3, 4]);
});

test("many at once, more than there are connections, each keep their own", async () => {
  await Promise.all(
    Array.from({ length: 60 }, (_, n) =>
      gate.write(reach, async (tx) => ride(tx, insert(n).compile(tx)), {
        first: claim(100 + n),
        last: () => claim(200 + n),
      }),
    ),
  );
  expect(await stored()).toHaveLength(180);
});

const parts: readonly (readonly [string, number, number, number])[] = [
  ["the claim", 7, 2, 3],
  ["what rides along", 1, 7, 3],
  ["the last statement", 1, 2, 7],
];
test.each(parts)("when %s fails, the write fails with its cause and nothing stays", async (_, first, riding, last) => {
  await insert(7).execute(behind);
  const act = async (tx: Tx) => {
    await ride(tx, insert(riding).compile(tx));
    await insert(50).execute(tx);
  };
  await expect(gate.write(reach, act, { first: claim(first), last: () => claim(last) })).rejects.toMatchObject({
    code: "23505",
    constraint: "tried_pkey",
  });
  expect(await stored()).toEqual([7]);
  await gate.write(reach, async (tx) => ride(tx, insert(8).compile(tx)));
  expect(await stored()).toEqual([7, 8]);
});

test("an act that fails undoes what rode along, and says its own reason", async () => {
  const act = async (tx: Tx) => {
    await ride(tx, insert(1).compile(tx));
    throw new Error("changed my mind");
  };
  await expect(gate.write(reach, act)).rejects.toThrow("changed my mind");
  expect(await stored()).toEqual([]);
});

test("an act that hears an error and goes on is not taken for done", async () => {
  const act = async (tx: Tx) => {
    await sql`select 1 / 0`.execute(tx).catch(() => undefined);
    return "done";
  };
  await expect(gate.write(reach, act)).rejects.toThrow("committed nevertheless");
});

test("whoever sends a rider may say what its failure means", async () => {
  await insert(1).execute(behind);
  const act = (tx: Tx) => ride(tx, insert(1).compile(tx), () => new Error("taken"));
  await expect(gate.write(reach, act)).rejects.toThrow("taken");
});

test("a connection that was cut in the middle is replaced, and nothing of the write stays", async () => {
  const act = async (tx: Tx) => {
    await ride(tx, insert(1).compile(tx));
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(behind);
    await insert(2).execute(tx);
  };
  await expect(gate.write(reach, act)).rejects.toThrow();
  expect(await stored()).toEqual([]);
  await gate.write(reach, async (tx) => ride(tx, insert(3).compile(tx)));
  expect(await stored()).toEqual([3]);
});
