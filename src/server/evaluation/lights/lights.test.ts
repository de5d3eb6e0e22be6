import { sql } from "kysely";
import { expect } from "vitest";
import { cases } from "#contract/cases.ts";
import { findings } from "#contract/findings.ts";
import { lights } from "#contract/lights.ts";
import { wall } from "#contract/wall.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { IsoDate } from "#domain/date.ts";
import { deskOf } from "../../jobs/counties.ts";
import type { Tx } from "../../db/db.ts";
import { apiTest, onStage, today } from "../../testing/api-test.ts";
import { accountIdOf, organisationIds, qinglan, townshipIds, villageIds } from "../../testing/cast.ts";
import { aCase, aGoal, aProblem } from "../../testing/given-cases.ts";
import { aLitFinding, lightRule } from "../../testing/given-lights.ts";
import { evaluateLights } from "./commands.ts";
import { lightsClock } from "./jobs.ts";
import { followLights } from "./moved.ts";

onStage();

const desk = deskOf(qinglan);
const evaluate = (tx: Tx, on: IsoDate = today) => evaluateLights(tx, desk, qinglan, on);
const usual = { dueOn: "2026-11-01" };

apiTest(
  "as shipped the page shows the light of the list and the wall, at this moment, with its reason",
  async ({ as, tx }) => {
    const file = await aCase(tx);
    const goalId = await aGoal(tx, file, usual);
    const county = await as("county");
    const told = async () => (await county.call(lights.list, { query: {} })).rows[0]!;
    expect(await told()).toMatchObject({
      shown: "red",
      computed: "red",
      caseId: file.id,
      before: null,
      action: "约谈责任单位，限期办结",
    });
    expect((await told()).sentence).toBe(
      "红：时限2026年11月1日，已逾期15个工作日；办结逾期事项或者经县级同意延长时限转绿",
    );
    const { version } = (await county.call(cases.read, { params: { id: file.id } })).goals[0]!;
    await county.call(cases.mark, {
      params: { id: file.id, list: "goals", itemId: goalId },
      body: { version, doneOn: today },
    });
    expect(await told()).toMatchObject({ shown: "green", sentence: "绿：有时限的事项已全部办结" });
    const goals = await county.call(lights.list, { query: { kind: "goal" } });
    expect(goals.rows).toMatchObject([{ id: goalId, shown: "green", title: "配齐村“两委”班子" }]);
  },
);

apiTest(
  "三亚式: the county's set shows on the wall, in the list and on the page alike, as last evaluated",
  async ({ as, tx }) => {
    await lightRule(tx, (rules) => (rules.subjects.case = "pace"));
    const file = await aCase(tx);
    for (const dueOn of ["2026-11-20", "2026-11-21", "2026-11-22", "2026-12-10"]) await aGoal(tx, file, { dueOn });
    await aProblem(tx, file, { dueOn: "2026-11-19", doneOn: "2026-11-18" });
    await aProblem(tx, file, { dueOn: "2026-11-19", doneOn: "2026-11-18" });
    const county = await as("county");
    const seen = async () => ({
      list: (await county.call(cases.list, { query: {} })).rows[0]!.light,
      sheet: (await county.call(cases.read, { params: { id: file.id } })).light,
      wall: (await county.call(wall.read, { query: {} })).townships
        .flatMap((one) => one.villages)
        .find(({ listed }) => listed)!.listed!.light,
      lights: (await county.call(lights.list, { query: {} })).rows[0]!.shown,
    });
    const all = (colour: string) => ({ list: colour, sheet: colour, wall: colour, lights: colour });
    expect(await seen()).toEqual(all("red"));
    expect(await county.call(lights.run, { body: {} })).toMatchObject({ jobId: null });
    const [row] = (await county.call(lights.list, { query: {} })).rows;
    expect(row!.sentence).toBe("红：计划应完成 5 项，完成 2 项；12 月 10 日前再完成 3 项转绿");
    await tx.updateTable("caseGoal").set({ doneOn: today }).where("dueOn", "=", "2026-11-20").execute();
    expect(await seen()).toEqual(all("red"));
    await county.call(lights.run, { body: {} });
    expect(await seen()).toEqual(all("yellow"));
    const { live, asOf, set } = await county.call(lights.overview, { query: {} });
    expect({ live, asOf, set }).toEqual({ live: false, asOf: today, set: "pace" });
    expect((await county.call(cases.read, { params: { id: file.id } })).because).toMatchObject([{ text: "亮灯说明" }]);
  },
);

apiTest("evaluating twice on a day is as once; three days better in a row turn it back", async ({ tx }) => {
  await lightRule(tx, (rules) => {
    rules.subjects.case = "pace";
    rules.sets.pace.months = { yellow: null, red: null };
    rules.sets.pace.better.times = 3;
  });
  const file = await aCase(tx);
  const goalId = await aGoal(tx, file, usual);
  const row = () =>
    tx.selectFrom("light").where("kind", "=", "case").select(["colour", "streak", "since"]).executeTakeFirstOrThrow();
  await evaluate(tx, "2026-11-02");
  expect(await row()).toEqual({ colour: "red", streak: 0, since: "2026-11-02" });
  await tx.updateTable("caseGoal").set({ doneOn: "2026-11-02" }).where("id", "=", goalId).execute();
  for (const [day, colour, streak] of [
    ["2026-11-03", "red", 1],
    ["2026-11-03", "red", 1],
    ["2026-11-04", "red", 2],
    ["2026-11-04", "red", 2],
    ["2026-11-05", "green", 0],
    ["2026-11-05", "green", 0],
  ] as const) {
    await evaluate(tx, day);
    expect([day, await row()]).toMatchObject([day, { colour, streak }]);
  }
  expect((await row()).since).toBe("2026-11-05");
  expect((await evaluate(tx, "2026-11-06")).written).toBe(0);
});

apiTest(
  "连续两月未完成: behind at the end of one month yellow, of two red, by the days on which things were done",
  async ({ tx }) => {
    await lightRule(tx, (rules) => {
      rules.subjects.case = "pace";
      rules.sets.pace.progress = { ...rules.sets.pace.progress, yellowFrom: null, redAbove: null };
    });
    const file = await aCase(tx);
    await aGoal(tx, file, { dueOn: "2026-09-20", doneOn: "2026-11-10" });
    const colour = async (day: IsoDate) => {
      await evaluate(tx, day);
      return (await tx.selectFrom("light").where("kind", "=", "case").select("colour").executeTakeFirstOrThrow())
        .colour;
    };
    expect(await colour("2026-09-30")).toBe("green");
    expect(await colour("2026-10-01")).toBe("yellow");
    expect(await colour("2026-11-01")).toBe("red");
    expect(await colour("2026-12-01")).toBe("green");
  },
);

apiTest("by hand: shown everywhere with the rule's colour beside it, and it ends by itself", async ({ as, tx }) => {
  const file = await aCase(tx);
  await aGoal(tx, file, usual);
  const county = await as("county");
  const subject = { kind: "case", id: file.id } as const;
  const body = { overrideId: uuidv7(), colour: "yellow", reason: "道路施工受汛情影响", untilOn: "2026-12-01" } as const;
  await county.call(lights.override, { params: subject, body });
  await county.call(lights.override, { params: subject, body });
  const [row] = (await county.call(lights.list, { query: { byHand: "1" } })).rows;
  expect(row).toMatchObject({
    shown: "yellow",
    computed: "red",
    override: { reason: body.reason, untilOn: body.untilOn },
  });
  const sheet = await county.call(cases.read, { params: { id: file.id } });
  expect([sheet.light, sheet.because[0]!.sentence]).toEqual(["yellow", expect.stringContaining("2026年12月1日")]);
  expect(
    (
      await county.refused(lights.override, {
        params: subject,
        body: { ...body, overrideId: uuidv7(), untilOn: "2027-03-01" },
      })
    ).reasons[0]!.rule,
  ).toBe("until-too-far");
  expect(
    (await county.refused(lights.override, { params: subject, body: { ...body, overrideId: uuidv7(), colour: "red" } }))
      .reasons[0]!.rule,
  ).toBe("same-colour");
  const { rows } = await sql<{
    light: string;
  }>`select coalesce(case when c.hand_until >= '2026-12-02' then c.hand_light end, 'live') as light from case_file c`.execute(
    tx,
  );
  expect(rows).toEqual([{ light: "live" }]);
  await evaluate(tx, "2026-12-02");
  const { handLight } = await tx.selectFrom("caseFile").select("handLight").executeTakeFirstOrThrow();
  expect(handLight).toBeNull();
  expect((await county.call(lights.read, { params: subject })).overrides).toHaveLength(1);
});

apiTest("ended before its day, and a second one ends the first", async ({ as, tx }) => {
  const file = await aCase(tx);
  const goalId = await aGoal(tx, file, usual);
  const county = await as("county");
  const params = { kind: "goal", id: goalId } as const;
  const body = { overrideId: uuidv7(), colour: "green", reason: "已办结待登记", untilOn: today } as const;
  await county.call(lights.override, { params, body });
  const second = uuidv7();
  await county.call(lights.override, { params, body: { ...body, overrideId: second, colour: "yellow" } });
  expect((await county.call(cases.read, { params: { id: file.id } })).goals[0]!.light).toBe("yellow");
  await county.call(lights.endOverride, { params: { ...params, overrideId: second }, body: {} });
  expect((await county.call(cases.read, { params: { id: file.id } })).goals[0]!.light).toBe("red");
  expect(
    (await county.refused(lights.endOverride, { params: { ...params, overrideId: second }, body: {} })).reasons[0]!
      .rule,
  ).toBe("override-ended");
  const { overrides } = await county.call(lights.read, { params });
  expect(overrides.map(({ holds }) => holds)).toEqual([false, false]);
});

apiTest("月末定格 once: how it stood on the last day, though the night of the first was missed", async ({ as, tx }) => {
  const file = await aCase(tx);
  const goalId = await aGoal(tx, file, { dueOn: "2026-11-30" });
  await evaluate(tx, "2026-10-20");
  expect(await tx.selectFrom("lightMonth").selectAll().execute()).toEqual([]);
  await tx.updateTable("caseGoal").set({ doneOn: "2026-11-02" }).where("id", "=", goalId).execute();
  expect((await evaluate(tx, "2026-11-03")).frozen).toBe("2026-10-01");
  await tx.updateTable("caseGoal").set({ dueOn: "2026-10-10", doneOn: null }).where("id", "=", goalId).execute();
  expect((await evaluate(tx, "2026-11-03")).frozen).toBeNull();
  const months = await tx.selectFrom("lightMonth").select(["kind", "month", "colour"]).orderBy("kind").execute();
  expect(months).toEqual([
    { kind: "case", month: "2026-10-01", colour: "green" },
    { kind: "goal", month: "2026-10-01", colour: "green" },
  ]);
  const county = await as("county");
  const overview = await county.call(lights.overview, { query: {} });
  expect(overview.changes).toEqual([{ from: "green", to: "red", count: 1 }]);
  expect(overview.townships).toMatchObject([{ name: "柳溪镇", now: { red: 1 }, before: { green: 1 } }]);
  expect(overview.trend.map(({ month, red, green }) => [month, red, green])).toEqual([
    ["2026-10-01", 0, 1],
    ["2026-11-01", 1, 0],
  ]);
  expect((await county.call(lights.list, { query: { change: "worse" } })).total).toBe(1);
  expect((await county.call(lights.list, { query: { change: "better" } })).total).toBe(0);
  const { months: told } = await county.call(lights.read, { params: { kind: "case", id: file.id } });
  expect(told).toMatchObject([
    { month: "2026-10-01", colour: "green", sentence: expect.stringContaining("绿：时限2026年11月30日") },
  ]);
});

apiTest("at a month's end counts what held on its last day, and nothing that began after it", async ({ as, tx }) => {
  const file = await aCase(tx, { openedOn: "2026-09-01" });
  const goalId = await aGoal(tx, file, { dueOn: "2026-10-20" });
  const later = await aCase(tx, { village: "前柳庄", roundId: file.roundId, openedOn: "2026-11-02" });
  await evaluate(tx, "2026-10-25");
  const hand = { kind: "goal", subjectId: goalId, colour: "yellow", computed: "red", reason: "受汛情影响" } as const;
  const days = { fromOn: "2026-10-25", untilOn: "2026-12-01", madeBy: accountIdOf(5) };
  const place = { countyId: qinglan, villageId: file.villageId, townshipId: file.townshipId };
  const id = uuidv7();
  await tx
    .insertInto("lightOverride")
    .values({ ...hand, ...days, ...place, id, endedOn: "2026-11-01", endedBy: accountIdOf(5) })
    .execute();
  await evaluate(tx, "2026-11-03");
  const months = await tx.selectFrom("lightMonth").select(["kind", "subjectId", "colour", "computed"]).execute();
  expect(months.toSorted((a, b) => a.kind.localeCompare(b.kind))).toEqual([
    { kind: "case", subjectId: file.id, colour: "red", computed: "red" },
    { kind: "goal", subjectId: goalId, colour: "yellow", computed: "red" },
  ]);
  const { rows } = await (await as("county")).call(lights.list, { query: { change: "new" } });
  expect(rows.map((row) => row.id)).toEqual([later.id]);
});

apiTest("an id that was used for another thing is refused, not taken for a repeat", async ({ as, tx }) => {
  const file = await aCase(tx);
  const [one, other] = [await aGoal(tx, file, usual), await aGoal(tx, file, usual)];
  const county = await as("county");
  const body = { overrideId: uuidv7(), colour: "green", reason: "已办结待登记", untilOn: today } as const;
  await county.call(lights.override, { params: { kind: "goal", id: one }, body });
  const told = await county.refused(lights.override, { params: { kind: "goal", id: other }, body });
  expect(told.code).toBe("conflict");
});

apiTest(
  "who sees what: a township its own, a unit what was handed to it, a team its village; only the county acts",
  async ({ as, tx }) => {
    const [near, far] = [await aCase(tx), await aCase(tx, { village: "松坡" })];
    for (const file of [near, far]) await aGoal(tx, file, usual);
    const place = { countyId: qinglan, villageId: villageIds.松坡, townshipId: townshipIds.松岭乡 };
    const findingId = await aLitFinding(tx, { ...place, organisationId: organisationIds.县信访局 });
    const seen = async (role: "township" | "unit" | "team" | "auditor", at: string, kind: "case" | "finding") =>
      (await (await as(role, at)).call(lights.list, { query: { kind } })).rows.map(({ id }) => id);
    expect(await seen("township", "柳溪镇", "case")).toEqual([near.id]);
    expect(await seen("team", "驻村工作队", "case")).toEqual([]);
    expect(await seen("unit", "县信访局", "finding")).toEqual([findingId]);
    expect(await seen("township", "柳溪镇", "finding")).toEqual([]);
    expect((await seen("auditor", "县审计局", "case")).toSorted()).toEqual([near.id, far.id].toSorted());
    const township = await as("township", "柳溪镇");
    expect((await township.refused(lights.run, { body: {} })).code).toBe("forbidden");
    expect((await township.refused(lights.read, { params: { kind: "case", id: far.id } })).code).toBe("not-found");
    expect((await township.call(lights.overview, { query: {} })).total).toMatchObject({ red: 1 });
  },
);

apiTest("a village merged into another takes its lights and their history along", async ({ tx }) => {
  const file = await aCase(tx);
  await aGoal(tx, file, usual);
  await evaluate(tx, "2026-10-20");
  await evaluate(tx, "2026-11-03");
  const to = { toId: villageIds.松坡, townshipId: townshipIds.松岭乡 };
  await followLights(tx, { ...desk, accountId: accountIdOf(5) }, {
    countyId: qinglan,
    fromId: file.villageId,
    onDate: today,
    ...to,
  } as never);
  for (const table of ["light", "lightMonth"] as const) {
    const rows = await tx.selectFrom(table).select(["villageId", "townshipId"]).execute();
    expect(rows).toEqual([0, 1].map(() => ({ villageId: to.toId, townshipId: to.townshipId })));
  }
});

apiTest(
  "a file that is closed, a line struck off: their lights go, their months stay; no kind is a person",
  async ({ tx }) => {
    const file = await aCase(tx);
    const goalId = await aGoal(tx, file, usual);
    await evaluate(tx, "2026-10-20");
    await evaluate(tx, "2026-11-03");
    await tx.updateTable("caseGoal").set({ removedAt: new Date() }).where("id", "=", goalId).execute();
    await evaluate(tx, "2026-11-04");
    expect((await tx.selectFrom("light").select("kind").execute()).map(({ kind }) => kind)).toEqual(["case"]);
    expect(await tx.selectFrom("lightMonth").select("kind").where("subjectId", "=", goalId).execute()).toHaveLength(1);
    const { rows } = await sql<{ text: string }>`
    select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'light_kind_check'`.execute(tx);
    expect(rows[0]!.text).not.toMatch(/person|account|team|posting/);
  },
);

apiTest(
  "每日评定: the night job tells every county anew, and run again finds nothing to write",
  async ({ ground, tx }) => {
    const file = await aCase(tx);
    await aGoal(tx, file, usual);
    await aGoal(tx, await aCase(tx, { village: "桥头" }), usual);
    await lightsClock.run(ground);
    const rows = () => tx.selectFrom("light").selectAll().orderBy("countyId").orderBy("subjectId").execute();
    const told = await rows();
    expect(told.map(({ kind, colour }) => [kind, colour])).toEqual(told.map(({ kind }) => [kind, "red"]));
    expect(told).toHaveLength(4);
    await tx.updateTable("lightRun").set({ onDay: "2026-10-31", frozenTo: "2026-09-01" }).execute();
    await lightsClock.run(ground);
    const months = await tx.selectFrom("lightMonth").selectAll().orderBy("subjectId").execute();
    expect(months).toHaveLength(4);
    await lightsClock.run(ground);
    expect(await tx.selectFrom("lightMonth").selectAll().orderBy("subjectId").execute()).toEqual(months);
    expect(await rows()).toEqual(told);
  },
);

apiTest("a finding set by hand shows so in the list of findings, too", async ({ as, tx }) => {
  const place = { countyId: qinglan, villageId: villageIds.松坡, townshipId: townshipIds.松岭乡 };
  const id = await aLitFinding(tx, place);
  const county = await as("county");
  const listed = async () => (await county.call(findings.list, { query: {} })).rows.map(({ light }) => light);
  expect(await listed()).toEqual(["red"]);
  const body = { overrideId: uuidv7(), colour: "yellow", reason: "等待验收", untilOn: "2026-12-01" } as const;
  await county.call(lights.override, { params: { kind: "finding", id }, body });
  expect(await listed()).toEqual(["yellow"]);
  expect((await county.call(lights.list, { query: { kind: "finding" } })).rows[0]).toMatchObject({
    shown: "yellow",
    computed: "red",
  });
});
