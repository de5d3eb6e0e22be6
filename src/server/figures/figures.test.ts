import { expect } from "vitest";
import { figures } from "#contract/figures.ts";
import { catalogue } from "../bulletins/figures.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { townshipIds, villageIds } from "../testing/cast.ts";
import { aConfirmedRound, aProblem } from "../testing/given-bulletins.ts";
import { aDecision } from "../testing/given-cases.ts";
import { catalogueOf } from "./figure.ts";

onStage();

apiTest("counts many figures at once, with names, words and zeros", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const tokens =
    "villages-in-round,confirmed,confirmed-share,confirmed-by-township:柳溪镇,confirmed-by-level:镇级管理,problems-overdue,goals-by-field:保障阵地";
  const { values, asOf } = await (await as("county")).call(figures.values, { query: { roundId, tokens } });
  expect(values.map(({ key, display }) => [key, display])).toEqual([
    ["villages-in-round", "3"],
    ["confirmed", "2"],
    ["confirmed-share", "66.7%"],
    ["confirmed-by-township:柳溪镇", "1"],
    ["confirmed-by-level:镇级管理", "1"],
    ["problems-overdue", "1"],
    ["goals-by-field:保障阵地", "0"],
  ]);
  expect(values[3]!.name).toBe("审定列入村数（柳溪镇）");
  expect(asOf).toBe("2026-11-22");
});

apiTest("every figure of the catalogue has as many rows as it counts, in every part", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const officer = await as("county");
  const all = await officer.call(figures.catalogue, { query: { roundId } });
  const ofInspections = [...catalogue.values()].filter(({ needs }) => needs === "inspection");
  expect(all).toHaveLength(catalogue.size - ofInspections.length);
  for (const { code, scopes } of all) {
    const tokens = scopes.length > 0 ? scopes.map(({ scope }) => `${code}:${scope}`) : [code];
    for (const token of tokens) {
      const opened = await officer.call(figures.rows, { query: { roundId, token, size: 200 } });
      expect(opened.rows).toHaveLength(opened.total);
      expect(opened.rows.every((row) => row.length === opened.columns.length)).toBe(true);
      if (catalogue.get(code)!.kind === "count") expect([token, opened.value]).toEqual([token, opened.total]);
    }
  }
});

apiTest("the parts add up to the whole", async ({ as, tx }) => {
  const { roundId, cases } = await aConfirmedRound(tx);
  for (let i = 0; i < 3; i++)
    await aProblem(tx, { caseId: cases.松坡, townshipId: townshipIds.松岭乡, villageId: villageIds.松坡 });
  const officer = await as("county");
  const all = await officer.call(figures.catalogue, { query: { roundId } });
  const values = async (tokens: string[]) =>
    (await officer.call(figures.values, { query: { roundId, tokens: tokens.join(",") } })).values;
  for (const { code, scopes } of all.filter((one) => one.code.endsWith("-by-township"))) {
    const whole = code.slice(0, -"-by-township".length);
    if (!catalogue.has(whole)) continue;
    const parts = await values(scopes.map(({ scope }) => `${code}:${scope}`));
    const [total] = await values([whole]);
    expect([code, parts.reduce((sum, { value }) => sum + value!, 0)]).toEqual([code, total!.value]);
  }
  expect((await values(["problems-by-township:松岭乡"]))[0]!.value).toBe(4);
});

apiTest("opens page by page in the county's own order", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const officer = await as("county");
  const page = (n: number) =>
    officer.call(figures.rows, { query: { roundId, token: "villages-in-round", page: n, size: 2 } });
  const [first, second, third] = [await page(1), await page(2), await page(3)];
  expect(first.rows.map((row) => row[1])).toEqual(["上梨峪村", "前柳庄村"]);
  expect(second.rows).toEqual([["松岭乡", "松坡村", "已评估"]]);
  expect(third.rows).toEqual([]);
  expect(first).toMatchObject({ total: 3, frozen: false, columns: ["乡镇（街道）", "村（社区）", "评估情况"] });
});

apiTest("a share opens to the two figures it was made of", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const opened = await (await as("county")).call(figures.rows, { query: { roundId, token: "confirmed-share" } });
  expect(opened.rows).toEqual([
    ["审定列入村数", "2个"],
    ["纳入摸排村数", "3个"],
  ]);
});

apiTest("a period whose other end, completed, lies on its wrong side is refused in a sentence", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  await tx.updateTable("round").set({ openedOn: "2026-03-01" }).where("id", "=", roundId).execute();
  const officer = await as("county");
  const ask = async (span: object) =>
    (await officer.refused(figures.values, { query: { roundId, tokens: "confirmed", ...span } })).detail;
  expect(await ask({ to: "2026-02-28" })).toContain("起始日期（2026年3月1日）晚于截止日期（2026年2月28日）");
  expect(await ask({ from: "2026-11-23" })).toContain("起始日期（2026年11月23日）晚于截止日期（2026年11月22日）");
});

apiTest("a token nobody knows is refused in a sentence", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const officer = await as("county");
  const ask = async (tokens: string) => (await officer.refused(figures.values, { query: { roundId, tokens } })).detail;
  expect(await ask("confirmed,villagers")).toBe("“{{villagers}}”不在指标目录之内，请从目录中选取。");
  expect(await ask("confirmed-by-township:王家镇")).toContain("所写范围不存在");
  expect(await ask("confirmed-by-township")).toContain("应指明范围");
  expect(await ask("confirmed-by-township:柳溪镇' or 1=1 --")).toContain("所写范围不存在");
  expect(await ask("Confirmed; drop table round")).toContain("不是完整的数字标记");
  const one = await officer.refused(figures.rows, { query: { roundId, token: "problems-done-share:柳溪镇" } });
  expect(one.detail).toContain("不分范围");
});

apiTest("a share of nothing does not apply: neither 0 nor 100 %", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  await tx.updateTable("caseProblem").set({ removedAt: new Date() }).execute();
  const officer = await as("county");
  const { values } = await officer.call(figures.values, { query: { roundId, tokens: "problems-done-share" } });
  expect(values).toMatchObject([{ value: null, display: "不适用" }]);
  const opened = await officer.call(figures.rows, { query: { roundId, token: "problems-done-share" } });
  expect(opened.rows).toEqual([
    ["已解决问题条数", "0条"],
    ["问题清单条数", "0条"],
  ]);
});

apiTest("without an inspection its figures are not in the catalogue, and have no nought", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const officer = await as("county");
  const told = await officer.refused(figures.values, { query: { roundId, tokens: "inspected" } });
  expect(told.detail).toContain("不在指标目录之内");
});

apiTest("only the decision in force counts, and a withdrawn file does not", async ({ as, tx }) => {
  const { roundId, cases } = await aConfirmedRound(tx);
  const { id: correctsId, countyId } = await tx.selectFrom("decision").selectAll().executeTakeFirstOrThrow();
  await aDecision(tx, { roundId, villages: { 上梨峪: "county", 松坡: "rejected" }, correctsId });
  await tx.updateTable("caseFile").set({ withdrawnOn: "2026-11-20" }).where("id", "=", cases.松坡).execute();
  const tokens = "confirmed,rejected,cases,problems";
  const { values } = await (await as("county")).call(figures.values, { query: { roundId, tokens } });
  expect(countyId).toBe("99-qinglan");
  expect(values.map(({ value }) => value)).toEqual([1, 1, 1, 1]);
});

apiTest("another county's round does not exist, and offices without the right are turned away", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const query = { roundId, tokens: "confirmed" };
  const stranger = await as("county", "沐云县");
  expect((await stranger.refused(figures.values, { query })).code).toBe("not-found");
  expect((await stranger.refused(figures.rows, { query: { roundId, token: "confirmed" } })).code).toBe("not-found");
  for (const role of ["township", "department", "team", "audit-admin"] as const)
    expect((await (await as(role)).refused(figures.values, { query })).code).toBe("forbidden");
  const city = await (await as("city")).call(figures.values, { query });
  expect(city.values[0]!.value).toBe(2);
});

apiTest("two figures of one code do not start", () => {
  const figure = { kind: "share", code: "x", name: "x", definition: "x", unit: "", part: "a", whole: "b" } as const;
  expect(() => catalogueOf([figure], [figure])).toThrow(/x/);
  return Promise.resolve();
});
