import { expect } from "vitest";
import { projects } from "#contract/projects.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { aColleague } from "../../testing/given-case-steps.ts";
import { postedFor } from "../../testing/given-disclosures.ts";
import { anExpert, aProject, aProjectBody } from "../../testing/given-projects.ts";
import { aTeam } from "../../testing/given-teams.ts";
import { aDecidedRound } from "../../testing/given-cases.ts";
import { apiTest, type Caller, onStage, type Stage, today } from "../../testing/api-test.ts";
import { organisationIds, townshipIds, villageIds } from "../../testing/cast.ts";

onStage();

const actsOf = async (caller: Caller, id: string) =>
  (await caller.call(projects.read, { params: { id } })).acts.map(({ act, why }) =>
    why.length > 0 ? `(${act})` : act,
  );

const place = async (tx: Stage["tx"], id: string) => {
  const { reach } = await tx.selectFrom("project").where("id", "=", id).select("reach").executeTakeFirstOrThrow();
  return { id, reach };
};

const opinion = (over: object = {}) => ({
  id: uuidv7(),
  conclusion: "pass" as const,
  text: "切实可行",
  writtenOn: today,
  ...over,
});
const hearing = (version: number) => ({ id: uuidv7(), version, heldOn: today, place: "县会议中心", chair: "程国安" });

apiTest("从起草到审定入库：乡镇申报，另一人审核，专家和部门论证，县级审定", async ({ as, tx }) => {
  const township = await as("township", "柳溪镇");
  const county = await as("county", "青岚县");
  const body = aProjectBody({ sectorId: organisationIds.县信访局 });
  const drafted = await township.call(projects.draft, { body });
  expect(drafted).toMatchObject({ id: body.id, year: 2026, version: 1 });
  const params = { id: body.id };
  expect(await actsOf(township, body.id)).toEqual(["edit", "declare", "discard"]);
  await township.call(projects.declare, { params, body: { version: 1 } });
  const own = { version: 2, conclusion: "pass" as const, points: { truth: "属实", need: "需要" } };
  const bySelf = await township.refused(projects.review, { params, body: own });
  expect(bySelf.reasons.map(({ rule }) => rule)).toEqual(["declarer-reviews"]);
  const { caller: second } = await aColleague(tx, "township", "柳溪镇");
  const unposted = await second.refused(projects.review, { params, body: own });
  expect(unposted.reasons.map(({ rule }) => rule)).toEqual(["not-posted"]);
  expect(await actsOf(second, body.id)).toEqual(["withdraw", "(review)"]);
  await postedFor(tx, await place(tx, body.id), "review");
  await second.call(projects.review, { params, body: own });

  expect((await county.refused(projects.hold, { params, body: hearing(3) })).reasons[0]?.rule).toBe("not-posted");
  await postedFor(tx, await place(tx, body.id), "argue");
  const held = hearing(3);
  expect(await county.call(projects.hold, { params, body: held })).toEqual({ version: 4 });
  for (const name of ["甲", "乙", "丙"])
    await county.call(projects.opine, { params, body: opinion({ expertId: await anExpert(tx, { name }) }) });
  const early = await county.refused(projects.conclude, { params, body: { version: 7, conclusion: "pass" } });
  expect(early.reasons.map(({ rule }) => rule)).toEqual(["sector-silent"]);
  expect((await county.call(projects.read, { params })).lacks).toEqual(["行业主管部门还没有填写书面意见。"]);
  const bureau = await as("department", "县信访局");
  expect((await bureau.call(projects.list, { query: { waits: "opinion" } })).total).toBe(1);
  await bureau.call(projects.opine, {
    params,
    body: opinion({ conclusion: "pass-with-changes", text: "补充用地手续" }),
  });
  expect((await bureau.call(projects.list, { query: {} })).waiting.opinion).toBe(0);
  await county.call(projects.conclude, { params, body: { version: 8, conclusion: "pass", text: "同意" } });

  await postedFor(tx, await place(tx, body.id), "decide");
  const decided = { projects: [{ id: body.id, version: 9 }], document: "青项组〔2026〕3号" };
  expect(await county.call(projects.decide, { body: decided })).toEqual({ decided: 1 });
  const page = await county.call(projects.read, { params });
  expect(page).toMatchObject({
    status: "banked",
    township: "柳溪镇",
    sector: "县信访局",
    phoneMasked: "138****5678",
    acts: [],
  });
  expect(page.hearings[0]?.opinions.map(({ by }) => by)).toEqual(["甲", "乙", "丙", "县信访局"]);
  expect(page.steps.map(({ action, text }) => [action, text])).toEqual([
    ["draft", ""],
    ["declare", ""],
    ["review", "真实性：属实\n必要性：需要"],
    ["argue", "同意"],
    ["decide", "青项组〔2026〕3号"],
  ]);
});

apiTest(
  "a team declares for its own village, the township reviews or sends back, what is mended is declared again",
  async ({ as, tx }) => {
    await aTeam(tx, await aDecidedRound(tx));
    const team = await as("team");
    const township = await as("township", "柳溪镇");
    const abroad = aProjectBody({
      villages: [
        { villageId: villageIds.前柳庄, share: 1, promisedFen: 2_000_000 },
        { villageId: villageIds.上梨峪, share: 1, promisedFen: 1_000_000 },
      ],
    });
    expect((await team.refused(projects.draft, { body: abroad })).reasons[0]?.rule).toBe("team-beyond-village");
    const body = aProjectBody();
    await team.call(projects.draft, { body });
    const params = { id: body.id };
    await team.call(projects.declare, { params, body: { version: 1 } });
    expect((await township.call(projects.list, { query: { waits: "review" } })).total).toBe(1);
    const silent = await township.refused(projects.review, { params, body: { version: 2, conclusion: "return" } });
    expect(silent.reasons[0]?.rule).toBe("review-without-words");
    await township.call(projects.review, { params, body: { version: 2, conclusion: "return", text: "概算偏高" } });
    expect((await team.call(projects.list, { query: {} })).waiting.mend).toBe(1);
    expect(await actsOf(team, body.id)).toEqual(["edit", "declare", "withdraw"]);
    const { id: _, phone: _phone, ...words } = body;
    await team.call(projects.edit, { params, body: { ...words, estimateFen: 90_000_000, version: 3 } });
    const page = await team.call(projects.read, { params });
    expect(page).toMatchObject({
      estimateFen: 90_000_000,
      phoneMasked: "138****5678",
      declaredFrom: "team",
      status: "draft",
    });
    await team.call(projects.declare, { params, body: { version: 4 } });
    await team.call(projects.withdraw, { params, body: { version: 5, text: "村里另有安排" } });
    expect((await team.call(projects.read, { params })).status).toBe("withdrawn");
  },
);

apiTest("the county proposes without a lead township and reviews by another hand with words", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const body = aProjectBody({
    villages: [
      { villageId: villageIds.前柳庄, share: 1, promisedFen: 1_500_001 },
      { villageId: villageIds.松坡, share: 1, promisedFen: 1_499_999 },
    ],
  });
  await county.call(projects.draft, { body });
  const params = { id: body.id };
  await county.call(projects.declare, { params, body: { version: 1 } });
  await postedFor(tx, await place(tx, body.id), "review");
  const { caller: second } = await aColleague(tx, "county", "青岚县");
  const silent = await second.refused(projects.review, { params, body: { version: 2, conclusion: "pass" } });
  expect(silent.reasons[0]?.rule).toBe("review-without-words");
  const liu = await as("township", "柳溪镇");
  const foreign = await liu.refused(projects.review, { params, body: { version: 2, conclusion: "pass" } });
  expect(foreign.reasons[0]?.rule).toBe("not-its-county");
  await second.call(projects.review, { params, body: { version: 2, conclusion: "pass", text: "两村均已公示" } });
  const wrong = aProjectBody({ townshipId: townshipIds.松岭乡 });
  expect((await county.refused(projects.draft, { body: wrong })).reasons[0]?.rule).toBe("lead-serves-nothing");
});

apiTest(
  "the lead township pools a village of another one; who is in charge of a kind is named once",
  async ({ as, tx }) => {
    const liu = await as("township", "柳溪镇");
    const duty = { id: uuidv7(), duty: "sector", kind: "industry", organisationId: organisationIds.县信访局 } as const;
    await tx
      .insertInto("projectDuty")
      .values({ ...duty, countyId: "99-qinglan" })
      .execute();
    const choices = await liu.call(projects.villages, { query: {} });
    expect(choices.rows.map(({ name, own }) => [name, own])).toEqual([
      ["上梨峪村", true],
      ["前柳庄村", true],
      ["松坡村", false],
    ]);
    const pooled = aProjectBody({
      villages: [
        { villageId: villageIds.松坡, share: 3, promisedFen: 3_000_000 },
        { villageId: villageIds.前柳庄, share: 1, promisedFen: 0 },
      ],
    });
    await liu.call(projects.draft, { body: pooled });
    const song = await as("township", "松岭乡");
    const page = await song.call(projects.read, { params: { id: pooled.id } });
    expect(page).toMatchObject({ township: "柳溪镇", sector: "县信访局", villageNames: "松坡村、前柳庄村", acts: [] });
    const { id: _, phone: _phone, ...words } = pooled;
    const params = { id: pooled.id };
    const edit = await song.refused(projects.edit, { params, body: { ...words, version: 1 } });
    expect(edit.reasons[0]?.rule).toBe("not-its-declarer");
    const only = {
      ...words,
      version: 1,
      villages: [{ villageId: villageIds.前柳庄, share: 1, promisedFen: 3_000_000 }],
    };
    await liu.call(projects.edit, { params, body: only });
    expect((await song.refused(projects.read, { params })).code).toBe("not-found");
  },
);

apiTest("a draft never declared is deleted, one declared before is not", async ({ as, tx }) => {
  const township = await as("township", "柳溪镇");
  const body = aProjectBody();
  await township.call(projects.draft, { body });
  await township.call(projects.discard, { params: { id: body.id }, body: { version: 1 } });
  expect((await township.refused(projects.read, { params: { id: body.id } })).code).toBe("not-found");
  const { id } = await aProject(tx, { status: "argued" });
  const county = await as("county", "青岚县");
  await county.call(projects.sendBack, { params: { id }, body: { version: 1, text: "资金来源不落实" } });
  const again = aProjectBody();
  await township.call(projects.draft, { body: again });
  await township.call(projects.declare, { params: { id: again.id }, body: { version: 1 } });
  const { caller: second } = await aColleague(tx, "township", "柳溪镇");
  const back = { version: 2, conclusion: "return" as const, text: "补充材料" };
  await second.call(projects.review, { params: { id: again.id }, body: back });
  const kept = await township.refused(projects.discard, { params: { id: again.id }, body: { version: 3 } });
  expect(kept.reasons[0]?.rule).toBe("handed-in-already");
});

apiTest("the telephone is shown whole with a reason, and that is written down", async ({ as, tx }) => {
  const township = await as("township", "柳溪镇");
  const body = aProjectBody();
  await township.call(projects.draft, { body });
  const params = { id: body.id };
  expect(JSON.stringify(await township.call(projects.read, { params }))).not.toContain("13812345678");
  expect(await township.call(projects.phone, { params, body: { reason: "通知开会" } })).toEqual({
    phone: "13812345678",
  });
  const trail = await tx.selectFrom("audit").where("subjectId", "=", body.id).select(["verb", "detail"]).execute();
  expect(trail.map(({ verb }) => verb)).toEqual(["project.declare", "personal.reveal"]);
  expect(JSON.stringify(trail)).not.toContain("13812345678");
});
