import { expect } from "vitest";
import { projects } from "#contract/projects.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { aProject } from "../../testing/given-projects.ts";
import { apiTest, onStage } from "../../testing/api-test.ts";
import { townshipIds } from "../../testing/cast.ts";

onStage();

const namesOf = ({ rows }: { rows: readonly { name: string }[] }) => rows.map(({ name }) => name).toSorted();

apiTest("a township sees its own projects and those it pools with others, not the next one's", async ({ as, tx }) => {
  await aProject(tx, { name: "柳庄大棚", villages: { 前柳庄: 1 } });
  await aProject(tx, { name: "松坡道路", villages: { 松坡: 1 } });
  const pooled = await aProject(tx, { name: "统筹厂房", villages: { 前柳庄: 2, 松坡: 1 } });
  const seen = async (role: Parameters<typeof as>[0], place?: string) =>
    namesOf(await (await as(role, place)).call(projects.list, { query: {} }));
  expect(await seen("county", "青岚县")).toEqual(["松坡道路", "柳庄大棚", "统筹厂房"]);
  expect(await seen("township", "柳溪镇")).toEqual(["柳庄大棚", "统筹厂房"]);
  expect(await seen("township", "松岭乡")).toEqual(["松坡道路", "统筹厂房"]);
  expect(await seen("county", "沐云县")).toEqual([]);
  const next = await as("township", "松岭乡");
  const page = await next.call(projects.read, { params: pooled.params });
  expect(page).toMatchObject({ township: "柳溪镇", villages: 2, villageNames: "前柳庄村、松坡村" });
  expect(page.served.map(({ village, township, share }) => [village, township, share])).toEqual([
    ["前柳庄村", "柳溪镇", 2],
    ["松坡村", "松岭乡", 1],
  ]);
  const missing = await next.refused(projects.read, { params: { id: uuidv7() } });
  expect(missing.code).toBe("not-found");
});

apiTest("the strip counts what each number opens", async ({ as, tx }) => {
  await aProject(tx, { name: "起草的", estimateFen: 100 });
  await aProject(tx, { name: "未予入库的", status: "rejected", estimateFen: 100 });
  await aProject(tx, { name: "在建的", status: "started", budgetFen: 1000, standing: "paused" });
  await aProject(tx, { name: "停的", status: "started", budgetFen: 1000, standing: "terminated" });
  await aProject(tx, { name: "管护的", status: "in-upkeep", budgetFen: 500, kind: "infrastructure", year: 2025 });
  const county = await as("county", "青岚县");
  const list = await county.call(projects.list, { query: {} });
  expect(list).toMatchObject({ total: 5, argued: 4, works: 1, completed: 1, budgetFen: 2700, paidFen: 0 });
  const found = async (query: object) => namesOf(await county.call(projects.list, { query }));
  expect(await found({ phase: "argued" })).toHaveLength(list.argued);
  expect(await found({ phase: "works" })).toEqual(["在建的"]);
  expect(await found({ phase: "ended" })).toEqual(["停的", "未予入库的"]);
  expect(await found({ phase: "upkeep" })).toEqual(["管护的"]);
  expect(await found({ phase: "bank" })).toEqual(["起草的"]);
  expect(await found({ standing: "paused" })).toEqual(["在建的"]);
  expect(await found({ status: "draft" })).toEqual(["起草的"]);
  expect(await found({ kind: "infrastructure", year: "2025" })).toEqual(["管护的"]);
  expect(await found({ search: "予入" })).toEqual(["未予入库的"]);
  expect(await found({ search: "%" })).toEqual([]);
  expect(await found({ townshipId: townshipIds.松岭乡 })).toEqual([]);
  const { rows } = list;
  expect(await found({ search: `${rows[0]!.year}-${rows[0]!.number}` })).toEqual([rows[0]!.name]);
});

apiTest("each row bears the light of its deadlines; what is not under way bears none", async ({ as, tx }) => {
  const late = { planFinishOn: "2026-06-30" } as const;
  await aProject(tx, { name: "误期的", status: "started", ...late });
  await aProject(tx, { name: "暂停的", status: "started", standing: "paused", ...late });
  await aProject(tx, { name: "起草的", status: "draft", ...late });
  const { rows } = await (await as("county")).call(projects.list, { query: {} });
  expect(Object.fromEntries(rows.map(({ name, light }) => [name, light]))).toEqual({
    误期的: "red",
    暂停的: "none",
    起草的: "none",
  });
});
