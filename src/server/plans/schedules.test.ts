import { expect } from "vitest";
import { schedules } from "#contract/schedules.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, type Caller, onStage, today } from "../testing/api-test.ts";
import { accountIdOf, teamIds } from "../testing/cast.ts";
import { aPlan, aPlanningTeam, aTask } from "../testing/given-plans.ts";

onStage();

const ours = { params: { id: teamIds.前柳庄 } };
const draft = { name: "党群服务中心改造", templateCode: "premises", majorItemId: null, goalId: null, taskId: null };

async function aSchedule(team: Caller, over: object = {}) {
  const id = uuidv7();
  await team.call(schedules.create, { ...ours, body: { id, ...draft, deadline: "2027-10-29", ...over } });
  return id;
}

apiTest(
  "a schedule is counted back from its deadline, approved by the township and kept up step by step",
  async ({ as, tx }) => {
    await aPlanningTeam(tx);
    const [team, town] = [await as("team"), await as("township", "柳溪镇")];
    const taskId = await aTask(tx, await aPlan(tx));
    const preview = await team.call(schedules.preview, {
      ...ours,
      query: { templateCode: "premises", deadline: "2027-10-29" },
    });
    const id = await aSchedule(team, { taskId });
    const params = { id };
    const sheet = await team.call(schedules.read, { params });
    expect(sheet.steps.map(({ latestStart }) => latestStart)).toEqual(
      preview.steps.map(({ latestStart }) => latestStart),
    );
    expect(sheet).toMatchObject({ status: "draft", lateDays: 0, provisional: true, task: { id: taskId } });
    expect(sheet.steps.at(-1)).toMatchObject({ latestFinish: "2027-10-29", state: "open" });
    expect(sheet.sentence).toContain("来得及");

    const move = (version: number, action: "submit" | "withdraw") => ({
      params,
      body: { version, action, reason: "" },
    });
    await team.call(schedules.move, move(1, "submit"));
    const approve = { params, body: { version: 2, outcome: "approve" as const, reason: "", knowingly: false } };
    expect(await town.call(schedules.review, approve)).toEqual({ version: 3, lateDays: 0 });
    expect(
      (await town.refused(schedules.review, { ...approve, body: { ...approve.body, version: 3 } })).reasons,
    ).toMatchObject([{ rule: "wrong-status" }]);
    const step = (version: number, position: number, startedOn: string | null, doneOn: string | null) => ({
      params,
      body: { version, position, startedOn, doneOn },
    });
    expect((await team.refused(schedules.markStep, step(3, 2, "2026-11-20", null))).reasons[0]!.rule).toBe(
      "step-out-of-order",
    );
    await team.call(schedules.markStep, step(3, 1, "2026-11-16", "2026-11-20"));
    await team.call(schedules.markStep, step(4, 2, today, null));
    expect((await team.refused(schedules.markStep, step(5, 1, "2026-11-16", null))).reasons[0]!.rule).toBe(
      "step-reopened",
    );
    expect((await team.refused(schedules.markStep, step(4, 2, today, today))).code).toBe("stale");
    expect((await team.refused(schedules.markStep, step(5, 99, today, null))).code).toBe("not-found");
    expect((await team.call(schedules.list, ours)).rows).toMatchObject([{ id, steps: 8, done: 1, late: 0 }]);
  },
);

apiTest("already too late is said before and at the approval, and kept", async ({ as, tx }) => {
  await aPlanningTeam(tx);
  const [team, town] = [await as("team"), await as("township", "柳溪镇")];
  const id = await aSchedule(team, { deadline: "2026-12-31" });
  const params = { id };
  const sheet = await team.call(schedules.read, { params });
  expect(sheet.lateDays).toBeGreaterThan(0);
  expect(sheet.sentence).toMatch(/^已经来不及：从今天开始做，最早也要到2027年\d+月\d+日完成，比时限晚\d+天。$/);
  expect(sheet.steps[0]!.slackDays).toBeLessThan(0);
  await team.call(schedules.move, { params, body: { version: 1, action: "submit", reason: "" } });
  const approve = (knowingly: boolean) => ({
    params,
    body: { version: 2, outcome: "approve" as const, reason: "", knowingly },
  });
  const told = await town.refused(schedules.review, approve(false));
  expect(told.detail).toContain(`比时限晚${sheet.lateDays}天`);
  expect(await town.call(schedules.review, approve(true))).toEqual({ version: 3, lateDays: sheet.lateDays });
  expect((await town.call(schedules.read, { params })).lateAtApproval).toBe(sheet.lateDays);
});

apiTest("sent back, the deadline moves and every latest day with it; given up, it says why", async ({ as, tx }) => {
  await aPlanningTeam(tx);
  const [team, town] = [await as("team"), await as("township", "柳溪镇")];
  const id = await aSchedule(team);
  const params = { id };
  await team.call(schedules.move, { params, body: { version: 1, action: "submit", reason: "" } });
  const edit = (version: number, deadline: string) => ({ params, body: { version, name: draft.name, deadline } });
  expect((await team.refused(schedules.edit, edit(2, "2027-12-31"))).reasons[0]!.rule).toBe("not-editable");
  const back = { version: 2, outcome: "return" as const, reason: "时限太紧", knowingly: false };
  await town.call(schedules.review, { params, body: back });
  const before = await team.call(schedules.read, { params });
  expect(before).toMatchObject({ status: "returned", reason: "时限太紧" });
  await team.call(schedules.edit, edit(3, "2027-12-31"));
  const after = await team.call(schedules.read, { params });
  before.steps.forEach((step, index) => expect(step.latestStart < after.steps[index]!.latestStart).toBe(true));
  const drop = (reason: string) => ({ params, body: { version: 4, action: "drop" as const, reason } });
  expect((await team.refused(schedules.move, drop(""))).detail).toBe("请填写理由。");
  await team.call(schedules.move, drop("事项已取消"));
  expect((await team.call(schedules.read, { params })).can).toMatchObject({ edit: false, submit: false, mark: false });
});

apiTest("nobody approves the schedule he handed in, and none is marked before it is approved", async ({ as, tx }) => {
  await aPlanningTeam(tx);
  const [team, town] = [await as("team"), await as("township", "柳溪镇")];
  const id = await aSchedule(team);
  const mark = { params: { id }, body: { version: 1, position: 1, startedOn: today, doneOn: null } };
  expect((await team.refused(schedules.markStep, mark)).reasons[0]!.rule).toBe("not-approved");
  await tx
    .updateTable("schedule")
    .set({ status: "submitted", submittedBy: accountIdOf(7) })
    .where("id", "=", id)
    .execute();
  const approve = { version: 1, outcome: "approve" as const, reason: "", knowingly: true };
  expect((await town.refused(schedules.review, { params: { id }, body: approve })).reasons[0]!.rule).toBe(
    "own-submission",
  );
});

const bad: [string, object, string, string][] = [
  ["in the year 1026", { deadline: "1026-11-22" }, "deadline-past", "完成时限应在今天以后。"],
  ["on a day that is past", { deadline: today }, "deadline-past", "完成时限应在今天以后。"],
  ["after the term", { deadline: "2028-03-01" }, "deadline-after-term", "派驻期满"],
  ["on 29 February 2027", { deadline: "2027-02-29" }, "deadline-malformed", "2027年没有2月29日"],
  ["that is a word", { deadline: "年底" }, "deadline-malformed", "不是存在的日期"],
  ["by a template there is not", { templateCode: "none" }, "unknown-template", "没有这个工序模板"],
  ["for two things at once", { goalId: teamIds.前柳庄, taskId: teamIds.前柳庄 }, "several-links", "只能对应一个"],
  ["for a task of nobody's", { taskId: teamIds.前柳庄 }, "link", "任务不在本工作队的计划中"],
];
for (const [what, over, rule, words] of bad)
  apiTest(`a schedule ${what} is refused`, async ({ as, tx }) => {
    await aPlanningTeam(tx);
    const body = { id: uuidv7(), ...draft, deadline: "2027-10-29", ...over };
    const told = await (await as("team")).refused(schedules.create, { ...ours, body });
    expect(told.reasons[0]!.rule).toBe(rule);
    expect(told.detail).toContain(words);
  });

apiTest("a trial is refused for the same deadlines, before anything is counted", async ({ as, tx }) => {
  await aPlanningTeam(tx);
  const team = await as("team");
  const told = async (deadline: string) =>
    (await team.refused(schedules.preview, { ...ours, query: { templateCode: "premises", deadline } })).reasons[0]!
      .rule;
  expect([await told("1000-01-01"), await told("2028-03-01"), await told("2027-02-29")]).toEqual([
    "deadline-past",
    "deadline-after-term",
    "deadline-malformed",
  ]);
});

apiTest("a template changed later leaves the schedule as it was", async ({ as, tx }) => {
  await aPlanningTeam(tx);
  const team = await as("team");
  const id = await aSchedule(team);
  const before = await team.call(schedules.read, { params: { id } });
  const steps = [{ name: "一步到位", days: 1, basis: "working", owner: "", after: [] }];
  const content = JSON.stringify({ templates: [{ code: "premises", title: "新模板", steps, windows: [] }] });
  const row = { countyId: "99-qinglan", code: "schedule-templates", version: 1, title: "", content, validFrom: today };
  await tx
    .insertInto("ruleVersion")
    .values({ ...row, madeBy: id })
    .execute();
  expect(await team.call(schedules.templates, ours)).toEqual([{ code: "premises", title: "新模板", steps: 1 }]);
  expect((await team.call(schedules.read, { params: { id } })).steps).toEqual(before.steps);
});
