import { expect } from "vitest";
import { findings } from "#contract/findings.ts";
import { aFinding } from "../../testing/given-findings.ts";
import { apiTest, onStage } from "../../testing/api-test.ts";
import { countyClerk, qinglan, townshipIds, villageIds } from "../../testing/cast.ts";
import { followFindings } from "./moved.ts";

onStage();

apiTest("merged into a village of another township, its findings and their course go along", async ({ as, tx }) => {
  const finding = await aFinding(tx, { status: "rectifying" });
  const liu = await as("township", "柳溪镇");
  await liu.call(findings.progress, { params: finding.params, body: { version: 1, text: "已列入计划" } });
  const to = { kind: "merged" as const, toId: villageIds.松坡, townshipId: townshipIds.松岭乡 };
  await followFindings(tx, countyClerk, { countyId: qinglan, fromId: villageIds.前柳庄, onDate: "2026-11-22", ...to });
  const song = await as("township", "松岭乡");
  const page = await song.call(findings.read, { params: finding.params });
  expect(page).toMatchObject({ village: "松坡村", township: "松岭乡", responsibleUnit: "松岭乡", version: 3 });
  expect(page.steps).toHaveLength(1);
  expect((await liu.refused(findings.read, { params: finding.params })).code).toBe("not-found");
  const stale = await song.refused(findings.progress, { params: finding.params, body: { version: 2, text: "继续" } });
  expect(stale.code).toBe("stale");
});
