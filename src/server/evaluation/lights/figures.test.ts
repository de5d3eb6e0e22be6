import { expect } from "vitest";
import { figures } from "#contract/figures.ts";
import { deskOf } from "../../jobs/counties.ts";
import { apiTest, onStage, today } from "../../testing/api-test.ts";
import { qinglan } from "../../testing/cast.ts";
import { aCase, aGoal } from "../../testing/given-cases.ts";
import { evaluateLights } from "./commands.ts";

onStage();

apiTest("lights as named numbers: by colour and township, what turned, and the rows behind", async ({ as, tx }) => {
  const file = await aCase(tx);
  const { roundId } = file;
  const other = await aCase(tx, { village: "松坡", roundId });
  const goalId = await aGoal(tx, file, { dueOn: "2026-09-01" });
  await aGoal(tx, other, { dueOn: "2026-11-20" });
  const evaluate = (on: string) => evaluateLights(tx, deskOf(qinglan), qinglan, on);
  await evaluate("2026-10-20");
  await evaluate("2026-11-01");
  await tx.updateTable("caseGoal").set({ doneOn: "2026-11-10" }).where("id", "=", goalId).execute();
  await evaluate(today);
  const county = await as("county");
  const tokens =
    "lights-by-colour:红,lights-red,lights-green-by-township:柳溪镇,lights-turned-green,lights-turned-red-by-township:松岭乡";
  const { values } = await county.call(figures.values, { query: { roundId, tokens } });
  expect(values.map(({ key, display }) => [key, display])).toEqual([
    ["lights-by-colour:红", "1"],
    ["lights-red", "1"],
    ["lights-green-by-township:柳溪镇", "1"],
    ["lights-turned-green", "1"],
    ["lights-turned-red-by-township:松岭乡", "1"],
  ]);
  const { rows } = await county.call(figures.rows, { query: { roundId, token: "lights-turned-green" } });
  expect(rows).toEqual([["柳溪镇", "上梨峪村", "绿", "整顿中", today, "红"]]);
});
