import { expect } from "vitest";
import { projectGates } from "#contract/project-gates.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage, type Stage } from "../../testing/api-test.ts";
import { accountIdOf, organisationIds, qinglan } from "../../testing/cast.ts";
import { aPass, aProjectBefore, passes, usualFacts } from "../../testing/given-gates.ts";

onStage();

const final = usualFacts["final-acceptance"];
const withUnit = (unit: string) => ({ ...final, members: [...final.members, { name: "李某", unit, post: "经理" }] });

async function refusedBy(stage: Stage, params: { id: string }, facts: typeof final, over: object = {}) {
  const county = await stage.as("county");
  const body = aPass("final-acceptance", { facts, ...over });
  return (await county.refused(projectGates.pass, { params, body })).reasons.map(({ rule }) => rule);
}

apiTest(
  "builder, winner of the tender, supervisor, contractor and owner do not accept what they built or own",
  async (stage) => {
    const { tx } = stage;
    const project = await aProjectBefore(tx, "tender", { builder: "青岚县水利工程队" });
    let { version } = await passes(stage, project, "tender");
    await tx
      .updateTable("project")
      .set({ status: "contracted", contractedFen: 95_000_000 })
      .where("id", "=", project.id)
      .execute();
    const posted = await aProjectBefore(tx, "start", { builder: "青岚县水利工程队" });
    ({ version } = await passes(stage, posted, "start"));
    expect(version).toBe(2);
    const place = { countyId: qinglan, projectId: posted.id, reach: posted.reach, madeBy: accountIdOf(5) };
    await tx
      .insertInto("gatePass")
      .values({
        ...place,
        id: uuidv7(),
        gate: "tender",
        onDay: "2026-11-01",
        ruleVersion: 0,
        passedBy: accountIdOf(5),
        facts: JSON.stringify(usualFacts.tender),
        madeBy: undefined,
      } as never)
      .execute();
    await tx
      .insertInto("projectContract")
      .values({
        ...place,
        id: uuidv7(),
        form: "contract",
        category: "goods",
        number: "1",
        party: "沐云县设备公司",
        firstFen: 1,
        amountFen: 1,
        signedOn: "2026-11-01",
      })
      .execute();
    await tx.updateTable("project").set({ status: "pre-accepted", version: 1 }).where("id", "=", posted.id).execute();
    expect(await refusedBy(stage, posted.params, withUnit("青岚县水利工程队"))).toEqual(["member-of-builder"]);
    expect(await refusedBy(stage, posted.params, withUnit("青岚县建工有限公司"))).toEqual(["member-of-winner"]);
    expect(await refusedBy(stage, posted.params, withUnit("正源监理公司"))).toEqual(["member-of-supervisor"]);
    expect(await refusedBy(stage, posted.params, withUnit("沐云县设备公司"))).toEqual(["member-of-party"]);
    expect(await refusedBy(stage, posted.params, withUnit("前柳庄村股份经济合作社"))).toEqual(["member-of-owner"]);
    const few = { ...final, members: [...final.members.slice(1)] };
    expect(await refusedBy(stage, posted.params, few as never)).toEqual(["members-few"]);
  },
);

apiTest("whoever declared or built it does not accept, nor does the office that owns it", async (stage) => {
  const { tx } = stage;
  const declared = await aProjectBefore(tx, "final-acceptance", { hands: [accountIdOf(5)] });
  expect(await refusedBy(stage, declared.params, final)).toEqual(["accepted-by-hand"]);
  const owned = await aProjectBefore(tx, "preliminary-acceptance", { ownerId: organisationIds.县信访局 });
  const sector = await stage.as("department", "县信访局");
  const why = await sector.refused(projectGates.pass, { params: owned.params, body: aPass("preliminary-acceptance") });
  expect(why.reasons.map(({ rule }) => rule)).toEqual(["accepted-by-owner"]);
});

apiTest("an acceptance that fails is a step with its reason, and the gate waits for the next try", async (stage) => {
  const { tx } = stage;
  const project = await aProjectBefore(tx, "final-acceptance");
  const failed = { ...final, result: "fail" as const };
  expect(await refusedBy(stage, project.params, failed as never)).toEqual(["reason-missing"]);
  const county = await stage.as("county");
  const body = aPass("final-acceptance", { facts: failed, text: "屋面渗水", evidence: [] });
  const reply = await county.call(projectGates.pass, { params: project.params, body });
  expect(reply).toEqual({ version: 2, passed: false });
  const page = await county.call(projectGates.read, { params: project.params });
  expect([page.next, page.failed.length]).toEqual(["final-acceptance", 1]);
  expect(page.failed[0]!.text).toContain("屋面渗水");
  expect(await tx.selectFrom("gatePass").where("projectId", "=", project.id).select("id").execute()).toEqual([]);
  expect(await passes(stage, project, "final-acceptance", { version: 2 })).toMatchObject({ passed: true });
});

apiTest("faults of quality that nobody has confirmed as mended hold the acceptance", async (stage) => {
  const { tx } = stage;
  const project = await aProjectBefore(tx, "final-acceptance");
  await tx
    .insertInto("qualityCheck")
    .values({
      countyId: qinglan,
      id: uuidv7(),
      projectId: project.id,
      checkedOn: "2026-11-01",
      checkers: "周某",
      conclusion: "faults",
      text: "屋面渗水",
      dueOn: "2026-11-10",
      reach: project.reach,
      madeBy: accountIdOf(5),
    })
    .execute();
  expect(await refusedBy(stage, project.params, final)).toEqual(["faults-open"]);
});

apiTest("the last pass is taken back by the county with its reason, unless money rests on it", async (stage) => {
  const { tx } = stage;
  const county = await stage.as("county");
  const project = await aProjectBefore(tx, "approval");
  await passes(stage, project, "approval");
  const undo = (version: number, gate: "approval" | "start" | "completion") => ({
    params: project.params,
    body: { version, gate, text: "文号登记有误" },
  });
  expect((await county.refused(projectGates.undo, undo(2, "start"))).reasons[0]!.rule).toBe("not-last");
  const township = await stage.as("township", "柳溪镇");
  expect((await township.refused(projectGates.undo, undo(2, "approval"))).code).toBe("forbidden");
  await county.call(projectGates.undo, undo(2, "approval"));
  const page = await county.call(projectGates.read, { params: project.params });
  expect(page).toMatchObject({
    next: "approval",
    status: "banked",
    withdrawn: [{ gate: "approval", text: "文号登记有误" }],
  });
  await passes(stage, project, "approval", { version: 3 });
});

apiTest(
  "a start that money was paid on is not taken back; a review taken back takes its budget along",
  async (stage) => {
    const { tx } = stage;
    const county = await stage.as("county");
    const started = await aProjectBefore(tx, "start");
    const { version } = await passes(stage, started, "start");
    await tx.updateTable("project").set({ paidFen: 1, allocatedFen: 1 }).where("id", "=", started.id).execute();
    const body = { version, gate: "start" as const, text: "登记有误" };
    const why = await county.refused(projectGates.undo, { params: started.params, body });
    expect(why.reasons.map(({ rule }) => rule)).toEqual(["paid-already"]);
    const page = await county.call(projectGates.read, { params: started.params });
    expect(page.undo!.why[0]).toContain("已经凭这一关口拨付了资金");
    const reviewed = await aProjectBefore(tx, "tender");
    const place = { countyId: qinglan, projectId: reviewed.id, reach: reviewed.reach, passedBy: accountIdOf(10) };
    await tx
      .insertInto("gatePass")
      .values({ ...place, id: uuidv7(), gate: "budget-review", onDay: "2026-11-01", ruleVersion: 0 })
      .execute();
    await county.call(projectGates.undo, {
      params: reviewed.params,
      body: { version: 1, gate: "budget-review", text: "评审报告有误" },
    });
    const row = await tx.selectFrom("project").where("id", "=", reviewed.id).selectAll().executeTakeFirstOrThrow();
    expect([row.status, row.budgetFen]).toEqual(["designed", null]);
  },
);
