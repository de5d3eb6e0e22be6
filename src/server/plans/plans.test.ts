import { expect } from "vitest";
import { planTasks } from "#contract/plan-tasks.ts";
import { plans } from "#contract/plans.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { villages } from "#contract/villages.ts";
import { apiTest, onStage, today } from "../testing/api-test.ts";
import { accountIdOf, qinglan, teamIds, townshipIds, villageIds } from "../testing/cast.ts";
import { aCase, aProblem } from "../testing/given-cases.ts";
import { aPlan, aPlanningTeam, aTask } from "../testing/given-plans.ts";
import { aTeam } from "../testing/given-teams.ts";

onStage();

const ours = { params: { id: teamIds.前柳庄 } };
const task = {
  text: "新修排水沟 800 米",
  owner: "驻村工作队",
  dueOn: "2026-12-20",
  parentId: null,
  problemId: null,
  goalId: null,
  majorItemId: null,
};

apiTest("a plan is drawn up, handed in, approved by the township, posted and filed", async ({ as, tx }) => {
  const file = await aCase(tx, { village: "前柳庄" });
  const problemId = await aProblem(tx, file);
  await aTeam(tx, file.roundId);
  const [team, town, county] = [await as("team"), await as("township", "柳溪镇"), await as("county", "青岚县")];
  const id = uuidv7();
  const params = { id };

  const draft = { id, kind: "annual" as const, year: 2026, month: null, aims: "年内销号" };
  expect(await team.call(plans.create, { ...ours, body: draft })).toEqual({ version: 1 });
  await team.call(planTasks.add, { params, body: { id: uuidv7(), ...task, problemId } });
  await team.call(plans.submit, { params, body: { version: 1 } });
  expect((await town.call(plans.list, { query: { status: "submitted" } })).rows).toMatchObject([
    { id, team: "前柳庄村驻村工作队", status: "submitted", total: 1 },
  ]);
  await town.call(plans.review, { params, body: { version: 2, outcome: "approve", reason: "" } });
  await team.call(plans.post, { params, body: { version: 3, postedOn: today } });
  await county.call(plans.file, { params, body: { version: 4, filedOn: today } });

  const sheet = await team.call(plans.read, { params });
  expect(sheet).toMatchObject({
    status: "approved",
    approvedOn: today,
    postedOn: today,
    filedOn: today,
    to: "2026-12-31",
    tasks: [{ text: task.text, problem: { id: problemId, text: "班子不健全" }, state: "open" }],
    can: { edit: false, mark: true, submit: false, post: true, file: false },
  });
  const trail = await tx.selectFrom("audit").select("verb").where("subjectId", "=", id).orderBy("id").execute();
  expect(trail.map(({ verb }) => verb)).toEqual([
    "plan.write",
    "plan.write",
    "plan.write",
    "plan.approve",
    "plan.write",
    "plan.file",
  ]);
});

apiTest(
  "a plan sent back says why, is changed and handed in again; approval undone takes posting with it",
  async ({ as, tx }) => {
    await aPlanningTeam(tx);
    const id = await aPlan(tx, { status: "approved" });
    await tx.updateTable("plan").set({ postedOn: "2026-11-10" }).where("id", "=", id).execute();
    const params = { id };
    const [team, town] = [await as("team"), await as("township", "柳溪镇")];
    const back = (reason: string) => ({ params, body: { version: 1, outcome: "return" as const, reason } });
    expect((await town.refused(plans.review, back("  "))).detail).toBe("请填写退回理由。");
    await town.call(plans.review, back("任务不够具体"));
    expect(await team.call(plans.read, { params })).toMatchObject({
      status: "returned",
      returnReason: "任务不够具体",
      approvedOn: null,
      postedOn: null,
      can: { edit: true, submit: true },
    });
    await team.call(plans.edit, { params, body: { version: 2, aims: "改后的目标" } });
    await aTask(tx, id);
    await team.call(plans.submit, { params, body: { version: 3 } });
    await team.call(plans.withdraw, { params, body: { version: 4 } });
    expect((await team.call(plans.read, { params })).status).toBe("draft");
  },
);

apiTest("who hands in does not approve, though he holds both offices", async ({ as, tx }) => {
  await aPlanningTeam(tx);
  const id = await aPlan(tx, { status: "submitted" });
  await tx
    .updateTable("plan")
    .set({ submittedBy: accountIdOf(7) })
    .where("id", "=", id)
    .execute();
  const town = await as("township", "柳溪镇");
  const told = await town.refused(plans.review, {
    params: { id },
    body: { version: 1, outcome: "approve", reason: "" },
  });
  expect(told.detail).toBe("本人上报的计划应由其他人审核。");
  expect((await town.call(plans.read, { params: { id } })).can).toMatchObject({ approve: false, return: true });
});

apiTest("the second to approve, and whoever comes with an old version, is told so", async ({ as, tx }) => {
  await aPlanningTeam(tx);
  const id = await aPlan(tx, { status: "submitted" });
  const town = await as("township", "柳溪镇");
  const approve = (version: number) => ({
    params: { id },
    body: { version, outcome: "approve" as const, reason: "" },
  });
  const once = { ...approve(1), requestId: uuidv7() };
  expect(await town.call(plans.review, once)).toEqual(await town.call(plans.review, once));
  expect((await town.refused(plans.review, approve(1))).code).toBe("stale");
  expect((await town.refused(plans.review, approve(2))).reasons[0]!.rule).toBe("wrong-status");
  expect(await tx.selectFrom("audit").select("verb").where("subjectId", "=", id).execute()).toHaveLength(1);
});

apiTest(
  "a plan without aims or tasks, of a time outside the term, or one there is already, is refused",
  async ({ as, tx }) => {
    await aPlanningTeam(tx);
    const team = await as("team");
    const told = async (over: object) => {
      const body = { id: uuidv7(), kind: "annual" as const, year: 2026, month: null, aims: "", ...over };
      const problem = await team.refused(plans.create, { ...ours, body });
      return problem.reasons[0]?.rule ?? problem.code;
    };
    const empty = await aPlan(tx, { year: 2027 });
    await tx.updateTable("plan").set({ aims: "" }).where("id", "=", empty).execute();
    const submit = await team.refused(plans.submit, { params: { id: empty }, body: { version: 1 } });
    expect(submit.reasons.map(({ rule }) => rule)).toEqual(["no-aims", "no-task"]);
    expect([await told({ year: 2029 }), await told({ kind: "monthly" }), await told({ year: 2027 })]).toEqual([
      "outside-term",
      "month-missing",
      "conflict",
    ]);
    expect(await told({ aims: "字".repeat(20_000) })).toBe("too_big");
    expect(await told({ aims: "目标\u0007" })).toBe("unwritable");
  },
);

const dates: [string, object, string][] = [
  ["due after the plan's end", { dueOn: "2027-01-01" }, "due-after-plan"],
  ["due before the plan's beginning", { dueOn: "2025-12-31" }, "due-before-plan"],
  ["due in the year 1026", { dueOn: "1026-11-22" }, "custom"],
  ["due on 29 February of a common year", { dueOn: "2026-02-29" }, "invalid_format"],
  ["linked to a problem of another village", { problemId: "01900000-0000-7000-8000-000000000999" }, "link"],
  ["carrying out a line that is none of ours", { parentId: "01900000-0000-7000-8000-000000000999" }, "link"],
  ["of 20,000 characters", { text: "字".repeat(20_000) }, "too_big"],
  ["with a control character", { text: "道路\u0000硬化" }, "unwritable"],
];
for (const [what, over, rule] of dates)
  apiTest(`a task ${what} is refused`, async ({ as, tx }) => {
    await aPlanningTeam(tx);
    const id = await aPlan(tx);
    const body = { id: uuidv7(), ...task, ...over };
    expect((await (await as("team")).refused(planTasks.add, { params: { id }, body })).reasons[0]!.rule).toBe(rule);
  });

apiTest("a task is done, not done after all, struck off and brought back", async ({ as, tx }) => {
  await aPlanningTeam(tx);
  const planId = await aPlan(tx, { status: "approved" });
  const id = await aTask(tx, planId);
  const team = await as("team");
  const mark = (version: number, doneOn: string | null) =>
    ({ params: { id }, body: { version, doneOn, note: "已验收" } }) as const;
  await team.call(planTasks.mark, mark(1, "2026-11-20"));
  const read = async () => (await team.call(plans.read, { params: { id: planId } })).tasks;
  expect(await read()).toMatchObject([{ state: "done", doneNote: "已验收" }]);
  await team.call(planTasks.mark, mark(2, null));
  expect(await read()).toMatchObject([{ doneOn: null, doneNote: "" }]);
  expect((await team.refused(planTasks.mark, mark(3, "2026-11-23"))).detail).toBe("完成日期不能晚于今天。");
  const strike = { params: { id }, body: { version: 3, removed: true } };
  expect((await team.refused(planTasks.remove, strike)).reasons[0]!.rule).toBe("not-editable");
  await tx.updateTable("plan").set({ status: "draft" }).where("id", "=", planId).execute();
  expect((await team.refused(planTasks.mark, mark(3, today))).reasons[0]!.rule).toBe("not-approved");
  await team.call(planTasks.remove, strike);
  expect(await read()).toEqual([]);
  await team.call(planTasks.remove, { params: { id }, body: { version: 4, removed: false } });
  expect(await read()).toHaveLength(1);
});

apiTest(
  "the month is made of the year with one press; what was left open goes on and counts once",
  async ({ as, tx }) => {
    await aPlanningTeam(tx);
    const annual = await aPlan(tx, { status: "approved" });
    const [road, well] = [
      await aTask(tx, annual, { text: "修路", dueOn: "2026-10-31" }),
      await aTask(tx, annual, { text: "打井", dueOn: "2026-11-30" }),
    ];
    await aTask(tx, annual, { text: "年底总结", dueOn: "2026-12-31" });
    const october = await aPlan(tx, { kind: "monthly", month: 10, status: "approved" });
    await aTask(tx, october, { text: "修路（第一段）", dueOn: "2026-10-31", parentId: road });
    await aTask(tx, october, { text: "走访", dueOn: "2026-10-15", doneOn: "2026-10-14" });
    const team = await as("team");
    const id = uuidv7();

    const made = await team.call(plans.makeMonthly, { ...ours, body: { id, year: 2026, month: 11 } });

    expect(made).toEqual({ version: 1, carried: 1, taken: 1 });
    const sheet = await team.call(plans.read, { params: { id } });
    expect(sheet.tasks.map(({ text, carried, parent, state }) => [text, carried, parent?.id, state])).toEqual([
      ["修路（第一段）", true, road, "late"],
      ["打井", false, well, "due"],
    ]);
    const before = await team.call(plans.read, { params: { id: october } });
    expect(before.tasks.map(({ state }) => state).toSorted()).toEqual(["done", "late"]);
    expect(before).toMatchObject({ late: 1, total: 2 });
    const [row] = (await team.call(plans.teams, { query: {} })).rows;
    expect(row).toMatchObject({ late: 1, due: 1, done: 1, annual: "approved", monthly: "draft" });
    const again = await team.refused(plans.makeMonthly, { ...ours, body: { id: uuidv7(), year: 2026, month: 11 } });
    expect(again.detail).toBe("该工作队已有2026年11月任务清单，请打开后修改。");
    const without = await team.refused(plans.makeMonthly, { ...ours, body: { id: uuidv7(), year: 2027, month: 1 } });
    expect(without.detail).toContain("还没有2027年度计划");

    await team.call(plans.submit, { params: { id }, body: { version: 1 } });
  },
);

apiTest("a team dissolved or its village merged: plans are read and nothing is written", async ({ as, tx }) => {
  await aPlanningTeam(tx);
  const id = await aPlan(tx, { status: "submitted" });
  const town = await as("township", "柳溪镇");
  const review = { params: { id }, body: { version: 1, outcome: "approve" as const, reason: "" } };
  await tx.updateTable("village").set({ validTo: "2026-11-01" }).where("id", "=", villageIds.前柳庄).execute();
  const merged = { kind: "merged", fromVillageId: villageIds.前柳庄, toVillageId: villageIds.上梨峪 } as const;
  const names = { fromName: "前柳庄村", toName: "上梨峪村", onDate: "2026-11-01" };
  await tx
    .insertInto("placeSuccession")
    .values({ ...merged, ...names, countyId: qinglan, id: uuidv7() })
    .execute();
  expect((await town.refused(plans.review, review)).reasons[0]!.rule).toBe("village-closed");
  expect(await town.call(plans.team, ours)).toMatchObject({ successor: "上梨峪村", can: { approve: true } });
  await tx.updateTable("village").set({ validTo: null }).where("id", "=", villageIds.前柳庄).execute();
  await tx.updateTable("team").set({ dissolvedOn: "2026-11-20" }).where("id", "=", teamIds.前柳庄).execute();
  expect((await town.refused(plans.review, review)).detail).toBe("该工作队已撤销，计划只供查阅。");
  expect((await town.call(plans.read, { params: { id } })).can).toMatchObject({ approve: false, return: false });
  expect((await town.call(plans.teams, { query: {} })).total).toBe(0);
});

apiTest("each office sees and writes its own reach", async ({ as, tx }) => {
  await aPlanningTeam(tx);
  const other = await aPlanningTeam(tx, { id: uuidv7(), village: "上梨峪", organisationId: null });
  const id = await aPlan(tx);
  await aPlan(tx, { teamId: other, villageId: villageIds.上梨峪 });
  const count = async (caller: Awaited<ReturnType<typeof as>>) => (await caller.call(plans.list, { query: {} })).total;
  expect([
    await count(await as("team")),
    await count(await as("unit")),
    await count(await as("township", "柳溪镇")),
  ]).toEqual([1, 1, 2]);
  expect(await count(await as("township", "松岭乡"))).toBe(0);
  const neighbour = await as("township", "松岭乡");
  const review = { params: { id }, body: { version: 1, outcome: "approve" as const, reason: "" } };
  expect((await neighbour.refused(plans.review, review)).code).toBe("not-found");
  const team = await as("team");
  expect((await team.refused(plans.team, { params: { id: other } })).code).toBe("not-found");
  const draft = { id: uuidv7(), kind: "annual" as const, year: 2027, month: null, aims: "" };
  expect((await team.refused(plans.create, { params: { id: other }, body: draft })).code).toBe("not-found");
  expect((await (await as("unit")).refused(plans.create, { ...ours, body: draft })).code).toBe("forbidden");
  expect((await (await as("department")).refused(plans.list, { query: {} })).code).toBe("forbidden");
  const filtered = await (await as("county", "青岚县")).call(plans.list, { query: { townshipId: townshipIds.松岭乡 } });
  expect(filtered.total).toBe(0);
});

apiTest("a village that moves takes its team and what the team has planned along", async ({ as, tx }) => {
  await aPlanningTeam(tx);
  const id = await aPlan(tx, { status: "approved" });
  await aTask(tx, id);
  const body = { townshipId: townshipIds.松岭乡, onDate: today, basis: "青政函〔2026〕3号" };
  const row = await tx
    .selectFrom("village")
    .select("version")
    .where("id", "=", villageIds.前柳庄)
    .executeTakeFirstOrThrow();
  await (
    await as("county", "青岚县")
  ).call(villages.move, {
    params: { id: villageIds.前柳庄 },
    body: { ...body, newId: uuidv7(), version: row.version },
  } as never);
  const [old, now] = [await as("township", "柳溪镇"), await as("township", "松岭乡")];
  expect((await old.refused(plans.read, { params: { id } })).code).toBe("not-found");
  expect(await now.call(plans.read, { params: { id } })).toMatchObject({
    township: "松岭乡",
    total: 1,
    can: { return: true },
  });
  const team = await as("team");
  const [task] = (await team.call(plans.read, { params: { id } })).tasks;
  await team.call(planTasks.mark, { params: { id: task!.id }, body: { version: 1, doneOn: today, note: "" } });
});
