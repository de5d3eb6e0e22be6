import { expect } from "vitest";
import { projects } from "#contract/projects.ts";
import { aProject } from "../../testing/given-projects.ts";
import { apiTest, onStage, today } from "../../testing/api-test.ts";

onStage();

apiTest("the list goes out as a workbook, and that is written down", async ({ as, tx }) => {
  await aProject(tx, { name: "柳庄大棚" });
  await aProject(tx, { name: "松坡道路", villages: { 松坡: 1 } });
  const township = await as("township", "柳溪镇");
  const { fileName, content } = await township.call(projects.sheet, { body: {} });
  expect([fileName, content.length > 1000]).toEqual([`项目清单 ${today}.xlsx`, true]);
  const trail = await tx.selectFrom("audit").where("verb", "=", "project.read").select("detail").execute();
  expect(trail).toEqual([{ detail: { act: "download", projects: 1 } }]);
});
