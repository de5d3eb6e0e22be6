import { sql } from "kysely";
import fc from "fast-check";
import { expect } from "vitest";
import { addDays } from "#domain/date.ts";
import { itemState, itemStates } from "#domain/plans/task.ts";
import { apiTest, onStage, today } from "../testing/api-test.ts";
import { type PlanTally, planLines, tallyOf } from "./lines.ts";

onStage();

apiTest("the counts in SQL are the states of the rule, whatever the dates", async ({ tx }) => {
  const lines = await planLines(tx, "99-qinglan", today);
  const day = fc.option(fc.integer({ min: -30, max: 30 }).map((n) => addDays(today, n)));
  const rows = fc.sample(fc.record({ dueOn: day, doneOn: day }), { numRuns: 400, seed: 20_261_122 });
  const counted = await sql<PlanTally & { dated: number }>`select * from ${tallyOf(
    lines,
    sql`select * from unnest(${rows.map((one) => one.dueOn)}::date[], ${rows.map((one) => one.doneOn)}::date[]) as x (due_on, done_on)`,
  )} t`.execute(tx);
  const states = rows.map((row) => itemState(row, lines.today, lines.until));
  const count = Object.fromEntries(itemStates.map((state) => [state, states.filter((one) => one === state).length]));
  const dated = rows.filter(({ dueOn }) => dueOn !== null).length;
  const { late, due, done } = count;
  expect(counted.rows[0]).toEqual({ late, due, done, total: rows.length, dated });
});
