import { expect } from "vitest";
import type { CallOf } from "#contract/route.ts";
import { schedules } from "#contract/schedules.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, type Caller, onStage } from "../testing/api-test.ts";
import { teamIds } from "../testing/cast.ts";
import { aPlanningTeam } from "../testing/given-plans.ts";

onStage();

const deadline = "2027-10-29";

async function aSchedule(team: Caller) {
  const id = uuidv7();
  const links = { majorItemId: null, goalId: null, taskId: null };
  const body = { id, name: "党群服务中心改造", templateCode: "premises", deadline, ...links };
  await team.call(schedules.create, { params: { id: teamIds.前柳庄 }, body });
  return { id };
}

const fields = { name: "旧料处理", days: 12, basis: "calendar" as const, owner: "前柳庄村" };
const change = (version: number, position: number, over: object = {}) => ({
  version,
  act: "change" as const,
  position,
  step: { ...fields, ...over },
});
const read = (team: Caller, params: { id: string }) => team.call(schedules.read, { params });
const names = (sheet: Awaited<ReturnType<typeof read>>) => sheet.steps.map(({ name }) => name);

apiTest(
  "one step takes longer: all before it must begin earlier, and the drawing says so at once",
  async ({ as, tx }) => {
    await aPlanningTeam(tx);
    const team = await as("team");
    const params = await aSchedule(team);
    const before = await read(team, params);
    const last = before.steps.length;
    expect(before).toMatchObject({ adjusted: false, lateDays: 0, can: { edit: true, restore: false } });
    await team.call(schedules.adjust, { params, body: change(1, last, { days: 200 }) });
    const after = await read(team, params);
    expect(after).toMatchObject({ adjusted: true, version: 2, can: { restore: true } });
    expect(after.steps[last - 1]).toMatchObject({ ...fields, days: 200, latestFinish: deadline });
    after.steps.forEach((step, index) => expect(step.latestStart < before.steps[index]!.latestStart).toBe(true));
    expect(after.steps[0]!.slackDays).toBeLessThan(before.steps[0]!.slackDays);
    expect(after.closed.map(({ name }) => name)).toEqual(expect.arrayContaining(before.closed.map(({ name }) => name)));
    await team.call(schedules.adjust, { params, body: change(2, last, { days: 900 }) });
    const late = await read(team, params);
    expect(late.lateDays).toBeGreaterThan(0);
    expect(late.sentence).toContain("已经来不及");
    expect((await team.call(schedules.list, { params: { id: teamIds.前柳庄 } })).rows).toMatchObject([
      { adjusted: true },
    ]);
  },
);

apiTest("steps are added, moved and removed, and the template comes back as it was", async ({ as, tx }) => {
  await aPlanningTeam(tx);
  const team = await as("team");
  const params = await aSchedule(team);
  const before = await read(team, params);
  await team.call(schedules.adjust, { params, body: { version: 1, act: "add", position: 1, step: fields } });
  await team.call(schedules.adjust, { params, body: { version: 2, act: "move-up", position: 2 } });
  const [first, ...rest] = names(before);
  expect(names(await read(team, params))).toEqual([fields.name, first, ...rest]);
  await team.call(schedules.adjust, { params, body: { version: 3, act: "remove", position: 2 } });
  const after = await read(team, params);
  expect(names(after)).toEqual([fields.name, ...rest]);
  expect(after.steps.map(({ position }) => position)).toEqual(before.steps.map(({ position }) => position));
  // A new deadline counts back the steps as they stand now.
  await team.call(schedules.edit, { params, body: { version: 4, name: "改造", deadline: "2027-11-30" } });
  expect(names(await read(team, params))).toEqual([fields.name, ...rest]);
  await team.call(schedules.edit, { params, body: { version: 5, name: "改造", deadline } });
  await team.call(schedules.restore, { params, body: { version: 6 } });
  const back = await read(team, params);
  expect(back.steps).toEqual(before.steps);
  expect(back.adjusted).toBe(false);
  expect((await team.refused(schedules.restore, { params, body: { version: 7 } })).detail).toContain("与模板一致");
});

apiTest("what was begun before it came back keeps its days, and is not removed", async ({ as, tx }) => {
  await aPlanningTeam(tx);
  const [team, town] = [await as("team"), await as("township", "柳溪镇")];
  const params = await aSchedule(team);
  await team.call(schedules.move, { params, body: { version: 1, action: "submit", reason: "" } });
  await town.call(schedules.review, {
    params,
    body: { version: 2, outcome: "approve", reason: "", knowingly: false },
  });
  const days = { startedOn: "2026-11-16", doneOn: "2026-11-20" };
  await team.call(schedules.markStep, { params, body: { version: 3, position: 1, ...days } });
  const begun = { startedOn: "2026-11-21", doneOn: null };
  await team.call(schedules.markStep, { params, body: { version: 4, position: 3, ...begun } });
  expect((await team.refused(schedules.adjust, { params, body: change(5, 1) })).reasons[0]!.rule).toBe("not-editable");
  await town.call(schedules.review, {
    params,
    body: { version: 5, outcome: "return", reason: "工序不全", knowingly: false },
  });
  const told = async (body: CallOf<typeof schedules.adjust>["body"]) =>
    (await team.refused(schedules.adjust, { params, body })).reasons[0]!.rule;
  expect(await told({ version: 6, act: "remove", position: 1 })).toBe("step-begun");
  expect(await told({ version: 6, act: "add", position: 0, step: fields })).toBe("order-begun");
  await team.call(schedules.adjust, { params, body: { version: 6, act: "add", position: 2, step: fields } });
  const none = { startedOn: null, doneOn: null };
  expect((await read(team, params)).steps.slice(0, 4)).toMatchObject([days, none, { ...fields, ...none }, begun]);
  expect((await team.refused(schedules.restore, { params, body: { version: 7 } })).detail).toContain("已有工序开工");
});

const refusedSteps: [string, object, number, string][] = [
  ["of 0 days", { days: 0 }, 1, "工期应填 1 至 1000 的整数。"],
  ["of 1001 days", { days: 1001 }, 1, "工期应填 1 至 1000 的整数。"],
  ["of half a day", { days: 0.5 }, 1, "工期应填 1 至 1000 的整数。"],
  ["without a name", { name: "　 " }, 1, "请填写工序名称。"],
  ["there is not", {}, 99, "没有这道工序，请刷新后再试。"],
];
for (const [what, over, position, words] of refusedSteps)
  apiTest(`a step ${what} is refused, and nothing changes`, async ({ as, tx }) => {
    await aPlanningTeam(tx);
    const team = await as("team");
    const params = await aSchedule(team);
    const before = await read(team, params);
    expect((await team.refused(schedules.adjust, { params, body: change(1, position, over) })).detail).toBe(words);
    expect(await read(team, params)).toEqual(before);
  });

apiTest("two hands do not adjust over each other; only the team adjusts", async ({ as, tx }) => {
  await aPlanningTeam(tx);
  const [team, town] = [await as("team"), await as("township", "柳溪镇")];
  const params = await aSchedule(team);
  await team.call(schedules.adjust, { params, body: change(1, 1) });
  expect((await team.refused(schedules.adjust, { params, body: change(1, 2) })).code).toBe("stale");
  expect((await team.refused(schedules.restore, { params, body: { version: 1 } })).code).toBe("stale");
  expect((await town.refused(schedules.adjust, { params, body: change(2, 1) })).code).toBe("forbidden");
  await team.call(schedules.move, { params, body: { version: 2, action: "submit", reason: "" } });
  expect((await team.refused(schedules.adjust, { params, body: change(3, 1) })).detail).toContain("已上报或者已批准");
  expect((await team.refused(schedules.restore, { params, body: { version: 3 } })).detail).toContain("已上报");
});
