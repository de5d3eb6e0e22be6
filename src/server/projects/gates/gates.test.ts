import { expect } from "vitest";
import { projectGates } from "#contract/project-gates.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { gates } from "#domain/projects/gate.ts";
import { apiTest, onStage, type Stage } from "../../testing/api-test.ts";
import { accountIdOf, organisationIds } from "../../testing/cast.ts";
import {
  aPass,
  aProjectBefore,
  arrangedDuties,
  contracted,
  passerOf,
  passes,
  usualFacts,
} from "../../testing/given-gates.ts";
import { postedFor } from "../../testing/given-disclosures.ts";
import { aProject } from "../../testing/given-projects.ts";

onStage();

const rowOf = ({ tx }: Stage, id: string) =>
  tx.selectFrom("project").where("id", "=", id).selectAll().executeTakeFirstOrThrow();

apiTest(
  "a project passes fourteen gates, each by its office, and every pass keeps what it was asked under",
  async (stage) => {
    const { tx, as } = stage;
    await arrangedDuties(tx);
    const project = await aProject(tx, { status: "banked" });
    let version = 1;
    for (const gate of gates) {
      if (gate === "contract") {
        await contracted(tx, project.id);
      }
      await postedFor(tx, project, gate);
      ({ version } = await passes(stage, project, gate, { version }));
    }
    const row = await rowOf(stage, project.id);
    expect(row).toMatchObject({
      status: "yielding",
      budgetFen: 98_000_000,
      startedOn: "2026-11-20",
      finishedOn: "2026-11-20",
    });
    expect(row.hands).toEqual([accountIdOf(7)]);
    const kept = await tx
      .selectFrom("gatePass")
      .where("projectId", "=", project.id)
      .selectAll()
      .orderBy("passedAt")
      .execute();
    expect(kept.map(({ gate }) => gate)).toEqual(gates);
    expect(kept[0]).toMatchObject({ ruleVersion: 0, asked: { by: "county", evidence: [{ name: "立项批复文号" }] } });
    expect(kept[3]!.facts).toMatchObject({ method: "inquiry", amountFen: 95_000_000 });
    const shown = await (await as("auditor")).call(projectGates.read, { params: project.params });
    expect([shown.next, shown.gates.every(({ state }) => state === "behind")]).toEqual([null, true]);
  },
  60_000,
);

apiTest("a gate is not skipped: the API takes its name and refuses any but the next", async (stage) => {
  const project = await aProjectBefore(stage.tx, "approval");
  const county = await stage.as("county");
  for (const gate of gates.slice(1)) {
    const why = await county.refused(projectGates.pass, { params: project.params, body: aPass(gate) });
    expect(why.reasons.map(({ rule }) => rule)).toEqual(["wrong-gate"]);
    expect(why.detail).toContain("立项批复");
  }
  expect((await rowOf(stage, project.id)).status).toBe("banked");
});

apiTest("what is not in the bank yet has no gate, nor has what is behind the last one", async ({ tx, as }) => {
  for (const status of ["argued", "yielding"] as const) {
    const { params } = await aProject(tx, { status });
    const why = await (await as("county")).refused(projectGates.pass, { params, body: aPass("approval") });
    expect(why.reasons[0]!.rule).toBe("no-gate");
  }
});

apiTest(
  "a gate is passed by its office: not by another township, another department or the county in their place",
  async (stage) => {
    const { tx, as } = stage;
    await arrangedDuties(tx);
    const start = await aProjectBefore(tx, "start");
    const refused = async (
      caller: Awaited<ReturnType<typeof as>>,
      params: { id: string },
      gate: (typeof gates)[number],
    ) => (await caller.refused(projectGates.pass, { params, body: aPass(gate) })).reasons.map(({ rule }) => rule);
    expect(await refused(await as("county"), start.params, "start")).toEqual(["not-township"]);
    expect(
      (
        await (
          await as("township", "松岭乡")
        ).refused(projectGates.pass, { params: start.params, body: aPass("start") })
      ).code,
    ).toBe("not-found");
    const pooled = await aProjectBefore(tx, "start", { villages: { 前柳庄: 1, 松坡: 1 } });
    expect(await refused(await as("township", "松岭乡"), pooled.params, "start")).toEqual(["not-township"]);
    const review = await aProjectBefore(tx, "budget-review");
    expect(await refused(await as("department", "县委政法委"), review.params, "budget-review")).toEqual(["not-duty"]);
    expect(
      (await (await as("team")).refused(projectGates.pass, { params: start.params, body: aPass("start") })).code,
    ).toBe("forbidden");
  },
);

apiTest("a duty nobody was named for is told to the department that tries, and on the page", async (stage) => {
  const { tx, as } = stage;
  const project = await aProjectBefore(tx, "budget-review");
  const finance = await as("department", "县纪委监委");
  const why = await finance.refused(projectGates.pass, { params: project.params, body: aPass("budget-review") });
  expect(why.reasons.map(({ rule }) => rule)).toEqual(["duty-unnamed"]);
  const page = await (await as("county")).call(projectGates.read, { params: project.params });
  expect(page.missing.map(({ rule }) => rule)).toEqual(["duty-unnamed"]);
});

apiTest("a project that is paused, changing or has ended passes nothing", async ({ tx, as }) => {
  for (const standing of ["paused", "changing", "terminated", "recalled"] as const) {
    const { params } = await aProject(tx, { status: "banked", standing });
    const why = await (await as("county")).refused(projectGates.pass, { params, body: aPass("approval") });
    expect(why.reasons.map(({ rule }) => rule)).toEqual(["standing"]);
  }
});

apiTest(
  "each paper that is missing is named, days lie in their order, and a file must be the project's own",
  async (stage) => {
    const { tx, as } = stage;
    const project = await aProjectBefore(tx, "approval");
    const county = await as("county");
    const refused = async (over: Parameters<typeof aPass>[1]) =>
      (await county.refused(projectGates.pass, { params: project.params, body: aPass("approval", over) })).reasons;
    expect((await refused({ evidence: [] })).map(({ sentence }) => sentence)).toEqual([
      "还缺“立项批复文号”：请填写文号、编号或者名称。",
    ]);
    expect((await refused({ onDay: "2026-11-23" }))[0]!.rule).toBe("day-in-future");
    const strange = [{ name: "立项批复文号", reference: "", onDay: null, fileId: uuidv7() }];
    expect((await refused({ evidence: strange }))[0]!.rule).toBe("file-unknown");
    const { version } = await county.call(projectGates.pass, { params: project.params, body: aPass("approval") });
    const sector = await as("department", "县信访局");
    const early = aPass("design", { version, onDay: "2026-11-19" });
    expect((await sector.refused(projectGates.pass, { params: project.params, body: early })).reasons[0]!.rule).toBe(
      "day-before-last",
    );
  },
);

apiTest("a gate of a household project that does not apply is stepped over", async (stage) => {
  const { tx } = stage;
  await arrangedDuties(tx);
  const project = await aProjectBefore(tx, "contract", { assetClass: "household", status: "budgeted" });
  const county = await stage.as("county");
  const why = await county.refused(projectGates.pass, { params: project.params, body: aPass("tender") });
  expect(why.detail).toContain("签订合同");
  expect(await passes(stage, project, "contract")).toMatchObject({ passed: true });
});

apiTest("contract before tender is refused, and the contract gate without a contract", async (stage) => {
  const before = await aProjectBefore(stage.tx, "tender");
  const township = await stage.as("township", "柳溪镇");
  const why = await township.refused(projectGates.pass, { params: before.params, body: aPass("contract") });
  expect(why.reasons[0]!.rule).toBe("wrong-gate");
  const empty = await aProject(stage.tx, { status: "tendered", budgetFen: 98_000_000 });
  const none = await township.refused(projectGates.pass, { params: empty.params, body: aPass("contract") });
  expect(none.reasons[0]!.rule).toBe("contract-missing");
});

apiTest("an owner that is not posted yet holds the start", async (stage) => {
  const project = await aProject(stage.tx, { status: "contracted", budgetFen: 98_000_000 });
  await contracted(stage.tx, project.id);
  const township = await stage.as("township", "柳溪镇");
  const why = await township.refused(projectGates.pass, { params: project.params, body: aPass("start") });
  expect(why.reasons.map(({ rule }) => rule)).toEqual(["not-posted", "not-posted"]);
  const page = await township.call(projectGates.read, { params: project.params });
  expect(page.missing.map(({ rule }) => rule)).toEqual(["not-posted", "not-posted"]);
});

apiTest(
  "of two who pass the same gate from the same page the second is told, and a repeat changes nothing",
  async (stage) => {
    const project = await aProjectBefore(stage.tx, "approval");
    const county = await stage.as("county");
    const call = { params: project.params, body: aPass("approval"), requestId: uuidv7() };
    const first = await county.call(projectGates.pass, call);
    expect(await county.call(projectGates.pass, call)).toEqual(first);
    const second = await county.refused(projectGates.pass, { params: project.params, body: aPass("approval") });
    expect(second.code).toBe("stale");
    const kept = await stage.tx.selectFrom("gatePass").where("projectId", "=", project.id).select("gate").execute();
    expect(kept).toHaveLength(1);
  },
);

apiTest(
  "a settlement over the contracts, a certificate without number and a certificate used twice are refused",
  async (stage) => {
    const { tx } = stage;
    await arrangedDuties(tx);
    const settled = await aProjectBefore(tx, "settlement");
    const audit = await passerOf(stage, "settlement");
    const over = { ...usualFacts.settlement, settledFen: 95_000_001 };
    const why = await audit.refused(projectGates.pass, {
      params: settled.params,
      body: aPass("settlement", { facts: over }),
    });
    expect(why.reasons[0]!.rule).toBe("settled-over-contract");
    const first = await aProjectBefore(tx, "title", { name: "冷库" });
    await passes(stage, first, "title");
    const second = await aProjectBefore(tx, "title");
    const township = await passerOf(stage, "title");
    const again = { ...usualFacts.title, certificate: "青(2026)不动产权第0001号" };
    const used = await township.refused(projectGates.pass, {
      params: second.params,
      body: aPass("title", { facts: again }),
    });
    expect(used.detail).toContain("冷库");
    const none = { ...usualFacts.title, certificate: "", why: "没有" };
    const missing = await township.refused(projectGates.pass, {
      params: second.params,
      body: aPass("title", { facts: none }),
    });
    expect(missing.reasons[0]!.rule).toBe("certificate-missing");
  },
);

apiTest("duties are named by the county, once, and taken away again", async ({ tx, as }) => {
  const county = await as("county");
  const body = {
    id: uuidv7(),
    duty: "sector" as const,
    kind: "industry" as const,
    organisationId: organisationIds.县委政法委,
  };
  await county.call(projectGates.arrangeDuty, { body });
  expect((await county.refused(projectGates.arrangeDuty, { body: { ...body, id: uuidv7() } })).reasons[0]!.rule).toBe(
    "duty-held",
  );
  const project = await aProject(tx, { status: "approved", sectorId: null });
  const law = await as("department", "县委政法委");
  expect(await law.call(projectGates.pass, { params: project.params, body: aPass("design") })).toMatchObject({
    passed: true,
  });
  await county.call(projectGates.endDuty, { params: { dutyId: body.id } });
  expect((await county.call(projectGates.duties)).rows).toEqual([]);
  expect((await (await as("township", "柳溪镇")).refused(projectGates.arrangeDuty, { body })).code).toBe("forbidden");
});
