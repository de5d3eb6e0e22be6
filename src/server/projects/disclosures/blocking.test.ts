import { expect } from "vitest";
import type { Tx } from "../../db/db.ts";
import { apiTest, onStage } from "../../testing/api-test.ts";
import { countyClerk, qinglan, villageIds } from "../../testing/cast.ts";
import { aDisclosure, postedFor } from "../../testing/given-disclosures.ts";
import { aProject } from "../../testing/given-projects.ts";
import { disclosureBlockers } from "./blocking.ts";

onStage();

type Project = Awaited<ReturnType<typeof aProject>>;

const asked = async (tx: Tx, { id, reach }: Project, today = "2026-11-22") =>
  (await disclosureBlockers(tx, countyClerk, { countyId: qinglan, id, reach }, "review", today)).map(
    ({ rule }) => rule,
  );

apiTest("a declaration that hung nowhere, or in one village of two, holds the review", async ({ tx }) => {
  const project = await aProject(tx, { status: "declared", villages: { 前柳庄: 2, 上梨峪: 1 } });
  expect(await asked(tx, project)).toEqual(["not-posted"]);
  await aDisclosure(tx, project, { placeId: villageIds.前柳庄 });
  expect(await asked(tx, project)).toEqual(["not-posted"]);
  await aDisclosure(tx, project, { placeId: villageIds.上梨峪 });
  expect(await asked(tx, project)).toEqual([]);
});

apiTest("what is laid out for a step lets it pass", async ({ tx }) => {
  const project = await aProject(tx, { status: "declared", villages: { 前柳庄: 1, 松坡: 1 } });
  await postedFor(tx, project, "review");
  expect(await asked(tx, project)).toEqual([]);
});

apiTest("a notice that still hangs holds the review until the day after its last", async ({ tx }) => {
  const project = await aProject(tx, { status: "declared" });
  await aDisclosure(tx, project, { fromOn: "2026-11-12", untilOn: "2026-11-22" });
  expect(await asked(tx, project)).toEqual(["period-not-over"]);
  expect(await asked(tx, project, "2026-11-23")).toEqual([]);
});

apiTest("a notice that was taken down counts for nothing", async ({ tx }) => {
  const project = await aProject(tx, { status: "declared" });
  await aDisclosure(tx, project, { withdrawnOn: "2026-11-05" });
  expect(await asked(tx, project)).toEqual(["not-posted"]);
});

apiTest("a project that is changed after its posting has to be posted again", async ({ tx }) => {
  const project = await aProject(tx, { status: "declared" });
  await postedFor(tx, project, "review");
  await tx.updateTable("project").set({ responsible: "李某" }).where("id", "=", project.id).execute();
  expect(await asked(tx, project)).toEqual([]);
  await tx.updateTable("project").set({ estimateFen: 120_000_000 }).where("id", "=", project.id).execute();
  expect(await asked(tx, project)).toEqual(["content-changed"]);
});
