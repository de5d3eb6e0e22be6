import { expect } from "vitest";
import { inspections } from "#contract/inspections.ts";
import { inspectors } from "#contract/inspectors.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage, type Stage } from "../testing/api-test.ts";
import { townshipIds, villageIds } from "../testing/cast.ts";
import { anInspection, anInspectionBody, anotherOfficer, inspectorAccount } from "../testing/given-inspections.ts";

onStage();

const rulesOf = (problem: { reasons: readonly { rule: string }[] }) => problem.reasons.map(({ rule }) => rule);

/** Two groups of two, and two villages of 柳溪镇 to go to. */
async function twoGroups(stage: Stage) {
  const scene = await anInspection(stage);
  const { county, id, people, villages } = scene;
  const params = { id };
  const team = (order: readonly string[]) =>
    order.map((personId, at) => ({ personId, groupNumber: at < 2 ? 1 : 2, leads: false }));
  await county.call(inspections.members, { params, body: { version: 2, members: team(people) } });
  const objects = [1, 2].map((groupNumber) => ({ subjectId: villages[groupNumber]!, groupNumber }));
  const shown = async () => (await county.call(inspections.objects, { params, query: { page: 1, size: 50 } })).rows;
  return { ...scene, params, team, objects, shown };
}

apiTest("a group of whom one must keep away from a place is not sent there by hand either", async (stage) => {
  const { county, params, people, objects, villages, shown } = await twoGroups(stage);
  const recusal = { id: uuidv7(), townshipId: townshipIds.柳溪镇, villageId: villages[1]!, reason: "亲戚在该村" };
  await county.call(inspectors.recuse, { params: { id: people[0]! }, body: recusal });
  const refusal = await county.refused(inspections.name, { params, body: { version: 3, objects } });
  expect(refusal.reasons).toMatchObject([
    { rule: "recused", sentence: "第 1 组 督查员1 对柳溪镇新2村应当回避（另行登记），请调整分组。" },
  ]);
  const other = objects.map((one) => ({ ...one, groupNumber: 3 - one.groupNumber }));
  await county.call(inspections.name, { params, body: { version: 3, objects: other } });
  expect((await shown()).map(({ inspectors: who }) => who.map(({ id }) => id))).toEqual([
    people.slice(2),
    people.slice(0, 2),
  ]);
});

apiTest("a change of the team is one of who goes where; a group is never left with one", async (stage) => {
  const { county, params, people, team, objects, shown } = await twoGroups(stage);
  await county.call(inspections.name, { params, body: { version: 3, objects } });
  const alone = { version: 4, members: team(people.slice(0, 3)) };
  expect(rulesOf(await county.refused(inspections.members, { params, body: alone }))).toEqual(["group-too-small"]);
  await county.call(inspections.members, { params, body: { version: 4, members: team(people.toReversed()) } });
  expect((await shown()).map(({ inspectors: who }) => who.map(({ id }) => id).toSorted())).toEqual([
    people.slice(2).toSorted(),
    people.slice(0, 2).toSorted(),
  ]);
});

apiTest("what was named keeps the month its cap was counted in; emptied, everything is open again", async (stage) => {
  const { county, params, planId, checklistCode, objects } = await twoGroups(stage);
  await county.call(inspections.name, { params, body: { version: 3, objects } });
  const body = anInspectionBody(planId, { checklistCode, startsOn: "2026-12-01", endsOn: "2026-12-10" });
  expect(rulesOf(await county.refused(inspections.edit, { params, body: { version: 4, ...body } }))).toEqual([
    "objects-named",
  ]);
  const renamed = anInspectionBody(planId, { checklistCode, title: "另拟名称" });
  await county.call(inspections.edit, { params, body: { version: 4, ...renamed } });
  await county.call(inspections.name, { params, body: { version: 5, objects: [] } });
  await county.call(inspections.edit, { params, body: { version: 6, ...body } });
});

apiTest("a village named beyond its cap carries the reason it may be visited", async (stage) => {
  const { county, params, objects, shown } = await twoGroups(stage);
  const villageId = villageIds.上梨峪;
  await county.call(inspections.askWaiver, { params, body: { villageId, reason: "群众集中反映" } });
  await (await anotherOfficer(stage.tx)).call(inspections.allowWaiver, { params, body: { villageId } });
  const named = [...objects, { subjectId: villageId, groupNumber: 1 }];
  await county.call(inspections.name, { params, body: { version: 3, objects: named } });
  expect((await shown()).map(({ waiverReason }) => waiverReason)).toEqual(["", "", "群众集中反映"]);
});

apiTest(
  "an account is that of one inspector; whose time in the register ends before is not taken along",
  async (stage) => {
    const { county, params, people, team } = await twoGroups(stage);
    const linked = { version: 1, accountId: inspectorAccount, validTo: null };
    const refusal = await county.refused(inspectors.save, { params: { id: people[1]! }, body: linked });
    expect(rulesOf(refusal)).toEqual(["account-linked"]);
    await county.call(inspections.edit, {
      params,
      body: { version: 3, ...(await laterBody(stage, params.id)) },
    });
    const ended = { version: 1, accountId: null, validTo: "2026-11-30" };
    await county.call(inspectors.save, { params: { id: people[1]! }, body: ended });
    const { code } = await county.refused(inspections.members, { params, body: { version: 4, members: team(people) } });
    expect(code).toBe("invalid");
  },
);

async function laterBody({ as }: Stage, id: string) {
  const county = await as("county", "青岚县");
  const { planId, checklist } = await county.call(inspections.get, { params: { id } });
  return anInspectionBody(planId, { checklistCode: checklist.code, startsOn: "2026-12-05", endsOn: "2026-12-10" });
}
