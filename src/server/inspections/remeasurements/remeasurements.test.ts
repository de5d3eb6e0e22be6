import { expect } from "vitest";
import { findings } from "#contract/findings.ts";
import { remeasurements } from "#contract/remeasurements.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { sealAudit } from "../../audit/seal.ts";
import { apiTest, type Caller, onStage, type Stage, today } from "../../testing/api-test.ts";
import { accountIdOf, qinglan, seats, townshipIds } from "../../testing/cast.ts";
import { aProject } from "../../testing/given-projects.ts";
import { drawWaiting } from "./drawing.ts";

onStage();

const period = (over: object = {}) => ({ id: uuidv7(), from: "2026-01-01", until: "2026-10-31", ...over });

async function accepted({ tx }: Pick<Stage, "tx">, over: object = {}) {
  return aProject(tx, {
    status: "accepted",
    startedOn: "2026-03-05",
    finishedOn: "2026-09-01",
    builder: "青岚建设有限公司",
    ...over,
  });
}

const seal = ({ ground }: Pick<Stage, "ground">) => ground.gate.write({ system: "audit" }, sealAudit);

async function aDrawnSample(stage: Stage, caller: Caller) {
  const body = period();
  await caller.call(remeasurements.freeze, { body });
  await seal(stage);
  await caller.call(remeasurements.draw, { params: { id: body.id } });
  return body.id;
}

const sheet = (over: object = {}) => ({
  id: uuidv7(),
  findingId: uuidv7(),
  measuredOn: today,
  measurers: [
    { name: "张某", unit: "县审计局" },
    { name: "李某", unit: "县农业农村局" },
  ],
  items: [
    { name: "棚数", unit: "座", claimedMilli: 20_000, source: "结算书第 3 页", measuredMilli: 20_000 },
    { name: "硬化面积", unit: "平方米", claimedMilli: 1_000_000, source: "合同清单", measuredMilli: 960_000 },
  ],
  ...over,
});

apiTest("frozen first, drawn by the seal that follows, and anybody may draw it again", async (stage) => {
  const { as } = stage;
  for (let i = 0; i < 6; i += 1) await accepted(stage, { name: `大棚${i}` });
  await accepted(stage, { name: "没有验收", status: "completed" });
  const auditor = await as("auditor");
  const body = period();
  const { projects, frameSha256 } = await auditor.call(remeasurements.freeze, { body });
  expect(projects).toBe(6);
  const early = await auditor.refused(remeasurements.draw, { params: { id: body.id } });
  expect(early.reasons[0]?.rule).toBe("not-sealed");
  await seal(stage);
  expect(await auditor.call(remeasurements.draw, { params: { id: body.id } })).toEqual({ drawn: 2 });
  const page = await auditor.call(remeasurements.read, { params: { id: body.id } });
  expect(page).toMatchObject({ frameSha256, verified: true, drawn: 2, measured: 0, drawnOn: today });
  expect(page.frame.split("\n").filter((one) => one.startsWith("project\t"))).toHaveLength(6);
  expect(page.rows).toHaveLength(2);
  const paper = await auditor.call(remeasurements.paper, { params: { id: body.id } });
  expect(paper.fileName).toContain("复核实测抽取证明");
});

apiTest(
  "nobody draws again until it fits: not the sample, not the period, not one day or township of it",
  async (stage) => {
    const county = await stage.as("county", "青岚县");
    await accepted(stage);
    const id = await aDrawnSample(stage, county);
    const again = await county.refused(remeasurements.draw, { params: { id } });
    expect(again.reasons[0]?.rule).toBe("drawn-already");
    for (const over of [{}, { until: "2026-11-20" }, { townshipId: townshipIds.柳溪镇, from: "2026-08-01" }]) {
      const { reasons } = await county.refused(remeasurements.freeze, { body: period(over) });
      expect(reasons[0]?.rule).toBe("period-drawn");
    }
    const none = await county.refused(remeasurements.freeze, {
      body: period({ from: "2025-01-01", until: "2025-12-31" }),
    });
    expect(none.reasons.map(({ rule }) => rule)).toEqual(["nothing-accepted"]);
  },
);

apiTest("frame, draw and sheet cannot be altered by the program itself", async (stage) => {
  const { ground } = stage;
  const county = await stage.as("county", "青岚县");
  await accepted(stage);
  await aDrawnSample(stage, county);
  const attempts: readonly ((tx: Stage["tx"]) => Promise<unknown>)[] = [
    (tx) => tx.updateTable("remeasurement").set({ frame: "x" }).execute(),
    (tx) => tx.deleteFrom("remeasurement").execute(),
    (tx) => tx.deleteFrom("remeasuredProject").execute(),
  ];
  for (const attempt of attempts)
    await expect(ground.gate.write({ system: "county", countyId: qinglan }, attempt)).rejects.toThrow(
      /permission denied/,
    );
});

apiTest(
  "within the tolerance it matches; one plate less than counted raises a finding to be rectified",
  async (stage) => {
    const inspector = await stage.as("inspector");
    const one = await accepted(stage);
    const id = await aDrawnSample(stage, inspector);
    const params = { id, projectId: one.id };
    expect(await inspector.call(remeasurements.measure, { params, body: sheet() })).toEqual({
      matches: true,
      findingNumber: null,
    });
    const items = [{ name: "棚数", unit: "座", claimedMilli: 20_000, source: "结算书", measuredMilli: 19_000 }];
    const without = await inspector.refused(remeasurements.measure, { params, body: sheet({ items }) });
    expect(without.reasons[0]?.rule).toBe("again-without-reason");
    const body = sheet({ items, reason: "首次漏点一座" });
    const { matches, findingNumber } = await inspector.call(remeasurements.measure, { params, body });
    expect(matches).toBe(false);
    const { rows } = await inspector.call(findings.list, { query: {} });
    expect(rows).toMatchObject([{ id: body.findingId, number: findingNumber, category: "帮扶项目", source: "audit" }]);
    expect(rows[0]!.description).toContain("棚数结算 20 座，实测 19 座，相差 −5.00%，超出允许误差 0%");
    const page = await inspector.call(remeasurements.read, { params: { id } });
    expect(page).toMatchObject({ measured: 1, mismatched: 1 });
    expect(page.rows[0]!.measurements.map((each) => [each.round, each.matches, each.findingId])).toEqual([
      [2, false, body.findingId],
      [1, true, null],
    ]);
    expect(page.rows[0]!.measurements[1]!.items[1]).toMatchObject({
      difference: -400,
      tolerancePercent: 5,
      within: true,
    });
  },
);

apiTest(
  "a project not drawn, the builder among those who measure, a negative quantity: refused, nothing is kept",
  async (stage) => {
    const { tx } = stage;
    const county = await stage.as("county", "青岚县");
    const clerk = accountIdOf(seats.findIndex(({ place }) => place === "青岚县"));
    const one = await accepted(stage);
    const id = await aDrawnSample(stage, county);
    const other = await accepted(stage, { name: "没有抽中" });
    const params = { id, projectId: one.id };
    const rules = async (body: ReturnType<typeof sheet>, projectId = one.id) => {
      const { reasons } = await county.refused(remeasurements.measure, { params: { id, projectId }, body });
      return reasons.map(({ rule }) => rule);
    };
    expect(await rules(sheet(), other.id)).toEqual(["not-drawn"]);
    const [first] = sheet().measurers;
    expect(await rules(sheet({ measurers: [first, { name: "王某", unit: "青岚建设有限公司" }] }))).toEqual([
      "measurer-builds",
    ]);
    expect(await rules(sheet({ measuredOn: "2026-11-21" }))).toEqual(["measured-before-draw"]);
    const item = { name: "棚数", unit: "座", claimedMilli: 20_000, source: "结算书", measuredMilli: -1 };
    const negative = await county.refused(remeasurements.measure, { params, body: sheet({ items: [item] }) });
    expect(JSON.stringify(negative)).toContain("实测数量不能为负数");
    await tx
      .updateTable("project")
      .set({ hands: [clerk] })
      .where("id", "=", one.id)
      .execute();
    expect(await rules(sheet())).toEqual(["measured-by-hand"]);
    expect(await tx.selectFrom("measurement").selectAll().execute()).toEqual([]);
    expect(await tx.selectFrom("finding").selectAll().execute()).toEqual([]);
  },
);

apiTest("another county does not find the sample; a township does not learn what was drawn", async (stage) => {
  await accepted(stage);
  const id = await aDrawnSample(stage, await stage.as("county", "青岚县"));
  const far = await stage.as("county", "沐云县");
  expect((await far.refused(remeasurements.read, { params: { id } })).code).toBe("not-found");
  const township = await stage.as("township", "柳溪镇");
  expect((await township.refused(remeasurements.read, { params: { id } })).code).toBe("forbidden");
});

apiTest("what was frozen and left lying is drawn in the night, once", async (stage) => {
  const { ground, tx } = stage;
  const county = await stage.as("county", "青岚县");
  await accepted(stage);
  await county.call(remeasurements.freeze, { body: period() });
  const night = () =>
    ground.gate.write({ system: "county", countyId: qinglan }, (at) => drawWaiting(at, qinglan, today));
  await night();
  expect(await tx.selectFrom("remeasuredProject").selectAll().execute()).toEqual([]);
  await seal(stage);
  await night();
  await night();
  expect(await tx.selectFrom("remeasuredProject").selectAll().execute()).toHaveLength(1);
});
