import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";

interface TeamPlace {
  readonly countyId: string;
  readonly villageId: string;
  readonly townshipId: string;
  readonly teamId: string;
}

/** One of everything a team plans, each text with the mark of its world. */
export async function fillPlans(tx: Tx, place: TeamPlace, mark: string) {
  const ids = { planId: uuidv7(), taskId: uuidv7(), majorItemId: uuidv7(), scheduleId: uuidv7() };
  await tx
    .insertInto("plan")
    .values({ ...place, id: ids.planId, kind: "monthly", year: 2026, month: 11, aims: `目标${mark}` })
    .execute();
  await tx
    .insertInto("majorItem")
    .values({
      ...place,
      id: ids.majorItemId,
      year: 2026,
      position: 1,
      title: `事项${mark}`,
      category: "industry",
      plannedSince: "2026-10-01",
    })
    .execute();
  await tx
    .insertInto("planTask")
    .values({ ...place, id: ids.taskId, planId: ids.planId, text: `任务${mark}`, dueOn: "2026-11-28" })
    .execute();
  const step = { name: `工序${mark}`, days: 5, basis: "working" as const, owner: mark };
  const template = JSON.stringify({ title: `模板${mark}`, steps: [{ ...step, after: [] }], windows: [] });
  await tx
    .insertInto("schedule")
    .values({ ...place, id: ids.scheduleId, name: `工期${mark}`, deadline: "2026-12-31", template, templateVersion: 0 })
    .execute();
  const { teamId: _team, ...where } = place;
  await tx
    .insertInto("scheduleStep")
    .values({
      ...where,
      ...step,
      scheduleId: ids.scheduleId,
      position: 1,
      latestStart: "2026-12-25",
      latestFinish: "2026-12-31",
    })
    .execute();
  await tx
    .insertInto("dutyWeek")
    .values({ ...place, weekOn: "2026-11-16", line: `在岗${mark}` })
    .execute();
  return ids;
}
