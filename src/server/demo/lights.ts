import { addDays, addMonths, type IsoDate } from "#domain/date.ts";
import { monthOf } from "#domain/evaluation/lights/months.ts";
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import { evaluateLights, overrideLight } from "../evaluation/lights/commands.ts";
import { deskOf } from "../jobs/counties.ts";
import { actorOf } from "./accounts.ts";
import { qinglan } from "./counties.ts";
import { demoId } from "./ids.ts";
import { author } from "./seats.ts";
import { morningOf, type Timeline } from "./timeline.ts";

const desk = deskOf(qinglan.id);

/** So far back every night is told, so that a light says since which day it shows its colour. */
const nights = 45;

/**
 * 逐月评定：what the night job would have done on the first of every month since the teams began, so that each month's end is told by
 * the rule from the dates on which things fell due and were done; of late every night, and today. One goal was set by hand.
 */
export async function loadLights(tx: Tx, { formedOn, today }: Timeline) {
  const evaluate = (day: IsoDate) => evaluateLights(tx, desk, qinglan.id, day);
  await evaluate(formedOn);
  // As in demo/commands.ts: within one transaction nobody else counts the rows for the planner.
  await sql`analyze light, case_file, case_goal, case_problem, plan_task`.execute(tx);
  for (let day = firstOfNext(formedOn); day < today; day = dayAfter(day, today)) await evaluate(day);
  await setByHand(tx, today);
  await evaluate(today);
}

const firstOfNext = (day: IsoDate) => addMonths(monthOf(day), 1);

function dayAfter(day: IsoDate, today: IsoDate): IsoDate {
  const [first, nightly] = [firstOfNext(day), addDays(today, -nights)];
  if (day >= nightly) return addDays(day, 1);
  return first < nightly ? first : nightly;
}

async function setByHand(tx: Tx, today: IsoDate) {
  const [before, first] = [addDays(today, -5), monthOf(today)];
  const day = before < first ? first : before;
  const goal = await tx
    .selectFrom("caseGoal")
    .where("countyId", "=", qinglan.id)
    .where("doneOn", "is", null)
    .where("removedAt", "is", null)
    .where("dueOn", "<", addDays(day, -7))
    .orderBy("dueOn")
    .orderBy("id")
    .select("id")
    .executeTakeFirstOrThrow();
  const overrideId = demoId("light by hand");
  const reason = "施工单位更换，县级已同意重排工期，正在办理延长时限的手续。";
  const wanted = { overrideId, colour: "yellow", reason, untilOn: addDays(today, 20) } as const;
  await overrideLight(tx, actorOf(author), { kind: "goal", id: goal.id }, wanted, day);
  await tx
    .updateTable("lightOverride")
    .where("countyId", "=", qinglan.id)
    .where("id", "=", overrideId)
    .set({ madeAt: morningOf(day) })
    .execute();
}
