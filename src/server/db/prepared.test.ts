import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { ownDatabase } from "../testing/own-database.ts";
import { kyselyOn, openPool } from "./db.ts";

const db = kyselyOn(openPool(await ownDatabase("empty"), 1));
afterAll(() => db.destroy());

const kept = async () =>
  (await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db)).rows.map(
    ({ statement }) => statement,
  );

test("a statement is kept by its connection from the second time on, and answers as before", async () => {
  const double = (n: number) => sql<{ n: number }>`select ${n}::int * 2 as n`.execute(db);
  expect((await double(4)).rows).toEqual([{ n: 8 }]);
  expect(await kept()).toEqual([]);
  expect((await double(5)).rows).toEqual([{ n: 10 }]);
  expect((await double(6)).rows).toEqual([{ n: 12 }]);
  expect(await kept()).toEqual(["select $1::int * 2 as n"]);
});

test("one that fails leaves the connection and the next try sound", async () => {
  const root = (n: number) => sql<{ n: number }>`select sqrt(${n}::float) as n`.execute(db);
  await root(4);
  await expect(root(-1)).rejects.toThrow(/square root/);
  expect((await root(9)).rows).toEqual([{ n: 3 }]);
});
