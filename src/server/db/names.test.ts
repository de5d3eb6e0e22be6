import { sql } from "kysely";
import { expect } from "vitest";
import { apiTest, onStage } from "../testing/api-test.ts";

onStage();

apiTest("columns come back by our names, their values as they are", async ({ tx }) => {
  const read = sql`select 1 as plain, 2 as last_seen_at, array['a_b'] as some_words, '{"kept_as_is": [1]}'::jsonb as some_json, null as nobody_here
    from generate_series(1, 2)`;
  const row = { plain: 1, lastSeenAt: 2, someWords: ["a_b"], someJson: { kept_as_is: [1] }, nobodyHere: null };
  expect((await read.execute(tx)).rows).toEqual([row, row]);
  const lists = sql`select array[1, null, -3] as i, array[true, null, false] as b, '{}'::int[] as none, array[9007199254740991, null] as l`;
  expect((await lists.execute(tx)).rows).toEqual([
    { i: [1, null, -3], b: [true, null, false], none: [], l: [2 ** 53 - 1, null] },
  ]);
  expect((await sql`select 1 as some_one where false`.execute(tx)).rows).toEqual([]);
});
