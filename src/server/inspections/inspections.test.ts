import { expect } from "vitest";
import { draws } from "#contract/draws.ts";
import { inspectionPlans } from "#contract/inspection-plans.ts";
import { inspections } from "#contract/inspections.ts";
import { inspectors } from "#contract/inspectors.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage, type Stage } from "../testing/api-test.ts";
import { accountIdOf, qinglan, townshipIds, villageIds } from "../testing/cast.ts";
import {
  anInspection,
  anInspectionBody,
  anotherOfficer,
  aPlanBody,
  freeze,
  inspectorAccount,
  simple,
} from "../testing/given-inspections.ts";
import { aPerson } from "../testing/given-teams.ts";

onStage();

const rulesOf = (problem: { reasons: readonly { rule: string }[] }) => problem.reasons.map(({ rule }) => rule);
const asked = { page: 1, size: 50 };

apiTest(
  "a plan is approved by name and day together, keeps its year and points out what should be merged",
  async (stage) => {
    const { county, planId, id, checklistCode } = await anInspection(stage);
    const half = { id: uuidv7(), ...aPlanBody({ approvedOn: null }) };
    expect(rulesOf(await county.refused(inspectionPlans.create, { body: half }))).toEqual(["approval-half"]);
    const params = { id: planId };
    const moved = { version: 1, ...aPlanBody({ year: 2027 }) };
    expect(rulesOf(await county.refused(inspectionPlans.edit, { params, body: moved }))).toEqual(["year-fixed"]);
    await county.call(inspectionPlans.edit, { params, body: { version: 1, ...aPlanBody({ title: "修订后的计划" }) } });
    expect((await county.refused(inspectionPlans.edit, { params, body: { version: 1, ...aPlanBody() } })).code).toBe(
      "stale",
    );
    const twin = anInspectionBody(planId, { checklistCode, title: "另一次督查", startsOn: "2026-11-25" });
    await county.call(inspections.create, { body: { id: uuidv7(), ...twin } });
    expect((await county.call(inspectionPlans.get, { params })).similar).toMatchObject([
      { month: "2026-11", subject: "village" },
    ]);
    expect((await county.call(inspections.get, { params: { id } })).similar).toMatchObject([{ title: "另一次督查" }]);
    const muyun = await stage.as("county", "沐云县");
    expect((await muyun.refused(inspectionPlans.get, { params })).code).toBe("not-found");
    expect((await muyun.call(inspections.list, { query: asked })).total).toBe(0);
  },
);

apiTest(
  "an inspection lies in the year of its plan, is approved before it starts and has a checklist of its subject",
  async (stage) => {
    const { county, planId, checklistCode, id } = await anInspection(stage);
    const create = (over: object) =>
      county.refused(inspections.create, {
        body: { id: uuidv7(), ...anInspectionBody(planId, { checklistCode, ...over }) },
      });
    expect(rulesOf(await create({ startsOn: "2027-01-05", endsOn: "2027-01-04" }))).toEqual([
      "backwards",
      "outside-year",
    ]);
    expect(rulesOf(await create({ approvedOn: "2026-12-01" }))).toEqual(["approved-late"]);
    expect(rulesOf(await create({ subject: "township", checklistCode }))).toEqual(["subject-of-checklist"]);
    expect(rulesOf(await create({ scope: { of: "round", roundId: null } }))).toEqual(["round-missing"]);
    expect(rulesOf(await create({ scope: { of: "chosen", ids: [] } }))).toEqual(["chosen-none"]);
    const { checklist, checklistVersion } = await county.call(inspections.get, { params: { id } });
    expect([checklist.code, checklistVersion]).toEqual([checklistCode, 0]);
  },
);

async function recused({ as, tx }: Stage) {
  const county = await as("county", "青岚县");
  const personId = await aPerson(tx, { homeTownshipId: townshipIds.松岭乡 });
  const kin = {
    countyId: qinglan,
    id: uuidv7(),
    personId,
    villageId: villageIds.前柳庄,
    relation: "岳父",
    declaredOn: "2026-01-01",
  };
  await tx.insertInto("personKinship").values(kin).execute();
  return { county, personId };
}

apiTest(
  "an inspector's reasons to keep away follow from home and kinship, and may be added by hand; the account must be an inspector's",
  async (stage) => {
    const { county, personId } = await recused(stage);
    const params = { id: personId };
    const save = (accountId: string, version: number) => ({ params, body: { version, accountId, validTo: null } });
    expect(rulesOf(await county.refused(inspectors.save, save(accountIdOf(5), 0)))).toEqual(["no-inspector-account"]);
    await county.call(inspectors.save, save(inspectorAccount, 0));
    expect((await county.refused(inspectors.save, save(inspectorAccount, 0))).code).toBe("stale");
    const recusal = {
      id: uuidv7(),
      townshipId: townshipIds.柳溪镇,
      villageId: villageIds.上梨峪,
      reason: "有经济往来",
    };
    expect(
      (await county.refused(inspectors.recuse, { params, body: { ...recusal, townshipId: townshipIds.松岭乡 } })).code,
    ).toBe("not-found");
    await county.call(inspectors.recuse, { params, body: recusal });
    const kinds = async () =>
      (await county.call(inspectors.get, { params })).recusals.map(({ kind }) => kind).toSorted();
    expect(await kinds()).toEqual(["hand", "home", "kinship"]);
    await county.call(inspectors.lift, { params, body: { recusalId: recusal.id } });
    expect(await kinds()).toEqual(["home", "kinship"]);
  },
);

apiTest(
  "too few inspectors after recusal, a stratum too small, one place twice: no such frame is frozen",
  async (stage) => {
    const { county, id, people, villages } = await anInspection(stage, { inspectors: 2, villages: 3 });
    const { version } = await county.call(inspections.get, { params: { id } });
    const tryIt = (over: object) =>
      county.refused(draws.freeze, {
        params: { id },
        body: { id: uuidv7(), version, repeatReason: "", ...simple(2), ...over },
      });
    expect(rulesOf(await tryIt({ strata: [{ name: "全部对象", n: 99, clusters: 0 }] }))).toContain("stratum-too-small");
    expect(rulesOf(await tryIt({ strata: [{ name: "没有的层", n: 1, clusters: 0 }] }))).toContain("stratum-unknown");
    const recusal = { id: uuidv7(), townshipId: townshipIds.柳溪镇, villageId: villages[0]!, reason: "亲戚在该村" };
    await county.call(inspectors.recuse, { params: { id: people[0]! }, body: recusal });
    expect(rulesOf(await tryIt({}))).toEqual(["inspectors-too-few"]);
    const preview = await county.call(draws.preview, { params: { id }, body: simple(2) });
    expect(preview).toMatchObject({ recusals: 1, inspectors: 2, units: 6 });
    expect(preview.refusals[0]).toContain("督查人员不足");
    await freeze(county, id, 2, { excluded: [{ id: villages[0]!, reason: "督查人员回避后不足" }] });
  },
);

apiTest(
  "a team of which nobody has an account, and one frozen while another draw is open, are refused",
  async (stage) => {
    const { county, id } = await anInspection(stage, { linked: false });
    const { version } = await county.call(inspections.get, { params: { id } });
    const body = { id: uuidv7(), version, repeatReason: "", ...simple(2) };
    expect(rulesOf(await county.refused(draws.freeze, { params: { id }, body }))).toEqual(["no-account"]);
  },
);

apiTest(
  "a village inspected this month is left out with the reason; a waiver needs another officer than the planner",
  async (stage) => {
    const { county, planId, id, people, checklistCode, inspector } = await anInspection(stage);
    const village = villageIds.上梨峪;
    const groups = people.map((personId) => ({ personId, groupNumber: 1, leads: false }));
    const earlier = uuidv7();
    const chosen = { of: "chosen" as const, roundId: null, townshipIds: [], ids: [village] };
    await county.call(inspections.create, {
      body: { id: earlier, ...anInspectionBody(planId, { checklistCode, scope: chosen }) },
    });
    await county.call(inspections.members, { params: { id: earlier }, body: { version: 1, members: groups } });
    const objects = [{ subjectId: village, groupNumber: 1 }];
    await county.call(inspections.name, { params: { id: earlier }, body: { version: 2, objects } });
    await inspector.call(inspections.start, { params: { id: earlier }, body: { version: 3 } });
    const look = async () => (await county.call(draws.preview, { params: { id }, body: simple(2) })).exclusions;
    expect(await look()).toEqual([{ id: village, name: "柳溪镇上梨峪村", reason: "本月到村督查已达 1 次" }]);
    const { version } = await county.call(inspections.get, { params: { id } });
    expect(rulesOf(await county.refused(inspections.name, { params: { id }, body: { version, objects } }))).toEqual([
      "capped",
    ]);
    await county.call(inspections.askWaiver, { params: { id }, body: { villageId: village, reason: "群众集中反映" } });
    const allow = { params: { id }, body: { villageId: village } };
    expect(rulesOf(await county.refused(inspections.allowWaiver, allow))).toEqual(["own-request"]);
    const second = await anotherOfficer(stage.tx);
    await second.call(inspections.allowWaiver, allow);
    expect(await look()).toEqual([]);
    expect(rulesOf(await second.refused(inspections.allowWaiver, allow))).toEqual(["already-allowed"]);
  },
);

apiTest(
  "two inspections of a month over the same villages: the second waits while the first is sealed, and learns nothing",
  async (stage) => {
    const { county, planId, id, people, checklistCode } = await anInspection(stage);
    await freeze(county, id, 2);
    const other = uuidv7();
    await county.call(inspections.create, { body: { id: other, ...anInspectionBody(planId, { checklistCode }) } });
    const members = people.map((personId) => ({ personId, groupNumber: 1, leads: false }));
    await county.call(inspections.members, { params: { id: other }, body: { version: 1, members } });
    const body = { id: uuidv7(), version: 2, repeatReason: "", ...simple(2) };
    expect(rulesOf(await county.refused(draws.freeze, { params: { id: other }, body }))).toEqual(["sealed-over"]);
  },
);

apiTest("once frozen, neither the team nor the arrangement is changed; a cancelled one is not drawn", async (stage) => {
  const { county, id, people, planId, checklistCode } = await anInspection(stage);
  const { drawId } = await freeze(county, id, 2);
  const { version } = await county.call(inspections.get, { params: { id } });
  const members = people.slice(1).map((personId) => ({ personId, groupNumber: 1, leads: false }));
  expect(rulesOf(await county.refused(inspections.members, { params: { id }, body: { version, members } }))).toEqual([
    "draw-frozen-members",
  ]);
  const edit = { params: { id }, body: { version, ...anInspectionBody(planId, { checklistCode }) } };
  expect(rulesOf(await county.refused(inspections.edit, edit))).toEqual(["draw-open"]);
  await county.call(draws.abandon, { params: { id: drawId }, body: { reason: "安排有变" } });
  await county.call(inspections.cancel, { params: { id }, body: { version, reason: "并入另一次督查" } });
  const again = { id: uuidv7(), version: version + 1, repeatReason: "再抽", ...simple(2) };
  expect(rulesOf(await county.refused(draws.freeze, { params: { id }, body: again }))).toEqual(["wrong-status"]);
});
