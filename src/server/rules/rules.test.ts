import { expect } from "vitest";
import { ruleShapes } from "#contract/rule-shapes.ts";
import { rules } from "#contract/rules.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { muyun, qinglan } from "../testing/cast.ts";
import { ruleOf } from "./queries.ts";

onStage();

const params = { code: "major-items" as const };
const draft = {
  version: 0,
  basis: "青组发〔2026〕9号",
  validFrom: "2026-11-22",
  content: { count: 2, planningDays: 45 },
};

apiTest("what is shipped holds until the county sets its own, version by version", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  expect(await ruleOf(tx, qinglan, "major-items", "2026-11-22")).toEqual({
    version: 0,
    content: { count: 3, planningDays: 30 },
  });
  expect(await county.call(rules.save, { params, body: draft })).toEqual({ version: 1 });
  const next = { ...draft, version: 1, validFrom: "2027-01-01", content: { count: 5, planningDays: 45 } };
  expect(await county.call(rules.save, { params, body: next })).toEqual({ version: 2 });
  const inForce = async (county: string, day: string) => (await ruleOf(tx, county, "major-items", day)).content.count;
  expect(await inForce(qinglan, "2026-12-31")).toBe(2);
  expect(await inForce(qinglan, "2027-01-01")).toBe(5);
  expect(await inForce(muyun, "2027-01-01")).toBe(3);
  const shown = await county.call(rules.read, { params, query: {} });
  expect(shown).toMatchObject({ current: 1, newest: 2, version: 2, content: { count: 5 } });
  expect((await county.call(rules.read, { params, query: { version: 1 } })).content).toEqual(draft.content);
});

apiTest(
  "a version that does not fit is refused with the place and the reason, and nothing is kept",
  async ({ as, tx }) => {
    const county = await as("county", "青岚县");
    const wrong = await county.refused(rules.save, {
      params,
      body: { ...draft, content: { count: 0, planningDays: 400 } },
    });
    expect(wrong.reasons.map(({ at }) => at)).toEqual(["content.count", "content.planningDays"]);
    const early = await county.refused(rules.save, { params, body: { ...draft, validFrom: "2020-01-01" } });
    expect(early.reasons[0]!.sentence).toContain("不能早于今天");
    expect((await county.refused(rules.save, { params, body: { ...draft, version: 3 } })).code).toBe("stale");
    expect(await tx.selectFrom("ruleVersion").selectAll().execute()).toEqual([]);
  },
);

apiTest("a township reads the rules of its county and sets none", async ({ as }) => {
  const township = await as("township", "柳溪镇");
  expect((await township.call(rules.list, { query: {} })).can).toEqual({ edit: false });
  expect((await township.refused(rules.save, { params, body: draft })).code).toBe("forbidden");
});

apiTest("a city asks for one of its counties; a county not for another", async ({ as }) => {
  const city = await as("city", "云岭市");
  expect((await city.call(rules.read, { params, query: { countyId: muyun } })).version).toBe(0);
  const county = await as("county", "青岚县");
  expect((await county.refused(rules.read, { params, query: { countyId: muyun } })).code).toBe("not-found");
});

apiTest(
  "a checklist that judges by traces is kept with its clauses said; one that measures logins is not kept",
  async ({ as }) => {
    const county = await as("county", "青岚县");
    const checklists = { code: "inspection-checklists" as const };
    const [first, ...others] = ruleShapes["inspection-checklists"].shipped.checklists;
    const [section] = first!.sections;
    const content = (text: string) => ({
      checklists: [{ ...first, sections: [{ ...section, items: [{ ...section!.items[0], text }] }] }, ...others],
    });
    const traces = { ...draft, content: content("走访照片是否齐全") };
    expect(await county.call(rules.save, { params: checklists, body: traces })).toEqual({ version: 1 });
    const { cautions } = await county.call(rules.read, { params: checklists, query: {} });
    expect(cautions).toEqual([expect.stringContaining("《整治形式主义为基层减负若干规定》")]);
    const logins = { ...draft, version: 1, content: content("系统登录次数是否达标") };
    const wrong = await county.refused(rules.save, { params: checklists, body: logins });
    expect(wrong.reasons[0]!.sentence).toContain("不得统计登录情况");
  },
);
