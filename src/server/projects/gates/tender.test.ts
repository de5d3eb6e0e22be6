import { expect } from "vitest";
import { projectGates } from "#contract/project-gates.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage, type Stage } from "../../testing/api-test.ts";
import { accountIdOf, qinglan } from "../../testing/cast.ts";
import { aPass, aProjectBefore, passes, usualFacts } from "../../testing/given-gates.ts";

onStage();

const weak = { ...usualFacts.tender, method: "single-source" as const };

async function refusedBy(stage: Stage, params: { id: string }, facts: object) {
  const county = await stage.as("county");
  const body = aPass("tender", { facts: { ...usualFacts.tender, ...facts } as typeof usualFacts.tender });
  return (await county.refused(projectGates.pass, { params, body })).reasons.map(({ rule }) => rule);
}

apiTest("a tender is as open as its amount asks and stays within the budget", async (stage) => {
  const { params } = await aProjectBefore(stage.tx, "tender", { budgetFen: 500_000_000 });
  expect(await refusedBy(stage, params, { amountFen: 400_000_000 })).toEqual(["method-too-weak"]);
  expect(await refusedBy(stage, params, weak)).toEqual(["method-too-weak"]);
  expect(await refusedBy(stage, params, { amountFen: 500_000_001 })).toEqual(["tender-over-budget", "method-too-weak"]);
  expect(await refusedBy(stage, params, { winner: "" })).toEqual(["winner-missing"]);
});

apiTest("a weaker way is let through by two people: who approved it does not let the tender pass", async (stage) => {
  const { tx } = stage;
  const project = await aProjectBefore(tx, "tender");
  const county = await stage.as("county");
  const exemption = {
    id: uuidv7(),
    version: 1,
    category: "works" as const,
    method: "single-source" as const,
    amountFen: 95_000_000,
    basis: "仅有一家具备资质",
    document: "青政纪要〔2026〕3号",
  };
  const { version } = await county.call(projectGates.exempt, { params: project.params, body: exemption });
  const facts = { ...weak, exemptionId: exemption.id };
  const own = aPass("tender", { version, facts });
  const why = await county.refused(projectGates.pass, { params: project.params, body: own });
  expect(why.reasons.map(({ rule }) => rule)).toEqual(["exempted-by-self"]);
  const other = uuidv7();
  await tx
    .insertInto("tenderExemption")
    .values({
      countyId: qinglan,
      id: other,
      projectId: project.id,
      category: "works",
      method: "single-source",
      amountFen: 95_000_000,
      basis: "仅有一家具备资质",
      approvedOn: "2026-11-20",
      approvedBy: accountIdOf(3),
      reach: project.reach,
    })
    .execute();
  const mine = aPass("tender", { version, facts: { ...facts, exemptionId: other } });
  expect(await county.call(projectGates.pass, { params: project.params, body: mine })).toMatchObject({ passed: true });
});

apiTest("an approval nobody needs is refused, and an approval of another project helps nobody", async (stage) => {
  const project = await aProjectBefore(stage.tx, "tender");
  const county = await stage.as("county");
  const asked = { category: "works" as const, amountFen: 95_000_000, basis: "省事", document: "" };
  const body = { ...asked, id: uuidv7(), version: 1, method: "open-tender" as const };
  const why = await county.refused(projectGates.exempt, { params: project.params, body });
  expect(why.reasons[0]!.rule).toBe("not-weaker");
  const other = await aProjectBefore(stage.tx, "tender");
  const id = uuidv7();
  await county.call(projectGates.exempt, {
    params: other.params,
    body: { ...asked, id, version: 1, method: "single-source" },
  });
  expect(await refusedBy(stage, project.params, { ...weak, exemptionId: id })).toEqual(["method-too-weak"]);
});

apiTest("several tenders below the line by one winner are pointed out and block nothing", async (stage) => {
  const { tx } = stage;
  const big = { budgetFen: 399_000_000, estimateFen: 399_000_000 };
  const facts = { ...usualFacts.tender, method: "consultation" as const, amountFen: 300_000_000 };
  const first = await aProjectBefore(tx, "tender", { ...big, name: "灌溉渠" });
  await passes(stage, first, "tender", { facts });
  const second = await aProjectBefore(tx, "tender", { ...big, name: "拦水坝" });
  const county = await stage.as("county");
  const query = { procurementCategory: "works" as const, amountFen: 200_000_000, winner: "青岚县建工有限公司" };
  const told = await county.call(projectGates.splitting, { params: second.params, query });
  expect(told).toMatchObject({ asked: "consultation", hints: [{ name: "灌溉渠", amountFen: 300_000_000 }] });
  const elsewhere = { ...query, winner: "沐云路桥公司" };
  expect((await county.call(projectGates.splitting, { params: second.params, query: elsewhere })).hints).toEqual([]);
  await passes(stage, second, "tender", { facts });
});
