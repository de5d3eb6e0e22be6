import { expect } from "vitest";
import { handovers } from "#contract/handovers.ts";
import { leaves } from "#contract/leave.ts";
import { postings } from "#contract/postings.ts";
import { teams } from "#contract/teams.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { villages } from "#contract/villages.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { organisationIds, townshipIds, villageIds } from "../testing/cast.ts";
import { aCase, aGoal, aProblem } from "../testing/given-cases.ts";
import { aPerson, aPosting, aStaffedTeam, aTeam } from "../testing/given-teams.ts";

onStage();

const asked = { page: 1, size: 50 };
const rulesOf = (problem: { reasons: readonly { rule: string }[] }) => problem.reasons.map(({ rule }) => rule);

apiTest(
  "a team is formed by hand for a village on the list, docked by itself, and seen by its offices alone",
  async ({ as, tx }) => {
    const { roundId } = await aCase(tx, { village: "上梨峪" });
    const county = await as("county", "青岚县");
    const [secretary, leader] = [
      await aPerson(tx, { name: "秦书记" }),
      await aPerson(tx, { name: "柳县长", kind: "county-leader", organisationId: null }),
    ];
    expect(await county.call(teams.places, { query: {} })).toMatchObject([
      { villageId: villageIds.上梨峪, village: "上梨峪村" },
    ]);
    const id = uuidv7();
    const body = {
      id,
      roundId,
      villageId: villageIds.上梨峪,
      formedOn: "2026-03-10",
      termTo: "2028-03-09",
      picks: [
        { slot: "first-secretary" as const, personId: secretary },
        { slot: "county-leader" as const, personId: leader },
        { slot: "paired-unit" as const, organisationId: organisationIds.县信访局 },
      ],
    };
    await county.call(teams.form, { body });
    const team = await county.call(teams.read, { params: { id } });
    expect(team).toMatchObject({
      village: "上梨峪村",
      unit: "县信访局",
      vacancies: ["township-leader"],
      can: { edit: true },
    });
    expect(team.postings.map(({ slot, name, unit }) => [slot, name, unit])).toEqual([
      ["county-leader", "柳县长", null],
      ["first-secretary", "秦书记", "县信访局"],
      ["paired-unit", "县信访局", null],
    ]);
    expect(await county.call(teams.places, { query: {} })).toEqual([]);
    const list = await county.call(teams.list, { query: { ...asked, vacant: "yes" } });
    expect(list).toMatchObject({ total: 1, docked: 0, vacant: 1, ending: 0 });
    expect(list.rows[0]!.holders).toHaveLength(3);

    const township = await as("township", "柳溪镇");
    await township.call(teams.dock, { params: { id }, body: { version: 1, dockedOn: "2026-03-12", note: "见面" } });
    expect((await township.call(teams.list, { query: { ...asked, docked: "yes" } })).total).toBe(1);
    const stale = await township.refused(teams.dock, { params: { id }, body: { version: 1, dockedOn: null } });
    expect(stale.code).toBe("stale");
    const late = await township.refused(teams.dock, { params: { id }, body: { version: 2, dockedOn: "2026-11-23" } });
    expect(rulesOf(late)).toEqual(["docked-in-future"]);
    expect((await (await as("township", "松岭乡")).refused(teams.read, { params: { id } })).code).toBe("not-found");
    expect((await (await as("team")).refused(teams.read, { params: { id } })).code).toBe("not-found");
    expect((await (await as("county", "沐云县")).call(teams.list, { query: asked })).total).toBe(0);
    expect((await (await as("unit")).call(teams.list, { query: asked })).rows.map((row) => row.id)).toEqual([id]);
    expect((await township.refused(teams.form, { body })).code).toBe("forbidden");
  },
);

apiTest("a village has one team, a cadre one village, nobody his home township or kin", async ({ as, tx }) => {
  const { roundId } = await aCase(tx, { village: "上梨峪" });
  await aTeam(tx, roundId);
  const county = await as("county", "青岚县");
  const posted = await aPerson(tx, { name: "已派" });
  await aPosting(tx, posted);
  const home = await aPerson(tx, { name: "本乡", homeTownshipId: townshipIds.柳溪镇 });
  const kin = await aPerson(tx, { name: "有亲" });
  await tx
    .insertInto("personKinship")
    .values({
      countyId: "99-qinglan",
      id: uuidv7(),
      personId: kin,
      villageId: villageIds.上梨峪,
      relation: "兄弟",
      declaredOn: "2026-01-01",
    })
    .execute();
  const why = async (personId: string, over = {}) => {
    const picks = [{ slot: "first-secretary" as const, personId }];
    const body = {
      id: uuidv7(),
      roundId,
      villageId: villageIds.上梨峪,
      formedOn: "2026-03-10",
      termTo: "2028-03-09",
      picks,
      ...over,
    };
    return rulesOf(await county.refused(teams.form, { body }));
  };
  expect(await why(posted)).toEqual(["posted-elsewhere"]);
  expect(await why(home)).toEqual(["home-township"]);
  expect(await why(kin)).toEqual(["kinship"]);
  expect(await why(kin, { villageId: villageIds.松坡 })).toEqual(["not-listed"]);
  expect(await why(kin, { termTo: "2026-03-09" })).toEqual(["term-backwards"]);
  await tx
    .updateTable("caseFile")
    .set({ status: "relapsed", delistedOn: "2026-03-01" })
    .where("villageId", "=", villageIds.上梨峪)
    .execute();
  expect(await why(home)).toContain("not-listed");
  await tx
    .updateTable("caseFile")
    .set({ status: "in-turnaround", delistedOn: null })
    .where("villageId", "=", villageIds.上梨峪)
    .execute();
  expect(await why(kin, { villageId: villageIds.前柳庄 })).toEqual(["not-listed", "village-has-team"]);
  const twice = [
    { slot: "first-secretary" as const, personId: await aPerson(tx, { name: "甲" }) },
    { slot: "first-secretary" as const, personId: await aPerson(tx, { name: "乙" }) },
  ];
  expect(await why("", { picks: twice })).toEqual(["slot-held"]);
  const candidates = await county.call(teams.candidates, {
    query: { villageId: villageIds.上梨峪, slot: "first-secretary" },
  });
  const sentence = (name: string) => candidates.find((one) => one.name === name)!.refusals.join();
  expect(candidates.slice(0, 2).map(({ refusals }) => refusals)).toEqual([[], []]);
  expect(sentence("已派")).toBe("已派已派驻前柳庄村，一人只能派驻一个村，请先办理轮换。");
  expect(sentence("本乡")).toMatch(/籍贯/);
});

apiTest(
  "a replacement joins the days, hands over a frozen pack, and another hand signs it with differences",
  async ({ as, tx }) => {
    const file = await aCase(tx, { village: "前柳庄" });
    await aProblem(tx, file);
    await aGoal(tx, file);
    const { teamId, secretaryPosting, member } = await aStaffedTeam(tx, file.roundId);
    const [county, team] = [await as("county", "青岚县"), await as("team")];
    const successor = await aPerson(tx, { name: "孟书记" });
    const [id, handoverId] = [uuidv7(), uuidv7()];
    const body = {
      id,
      handoverId,
      version: 1,
      endedOn: "2026-11-20",
      reason: "任期届满",
      personId: successor,
      toOn: "2028-02-29",
    };
    const params = { id: secretaryPosting };
    const why = async (over: object) =>
      rulesOf(await county.refused(postings.replace, { params, body: { ...body, ...over } }));
    expect(await why({ endedOn: "2026-11-23" })).toEqual(["ended-in-future"]);
    expect(await why({ endedOn: "2026-02-27" })).toEqual(["ended-before-start", "before-team"]);
    expect(await why({ personId: member })).toEqual(["in-team"]);
    expect(await why({ toOn: "2028-03-01" })).toEqual(["beyond-term"]);
    expect(await why({ toOn: "2026-11-20" })).toEqual(["backwards"]);
    expect((await county.refused(postings.replace, { params, body: { ...body, version: 2 } })).code).toBe("stale");
    expect((await team.refused(postings.replace, { params, body })).code).toBe("forbidden");
    await county.call(postings.replace, { params, body });
    // The second press of a page that stood open finds the posting changed.
    expect((await county.refused(postings.replace, { params, body: { ...body, id: uuidv7() } })).code).toBe("stale");

    const after = await team.call(teams.read, { params: { id: teamId } });
    expect(after.postings.map(({ name, fromOn, endedOn }) => [name, fromOn, endedOn])).toEqual([
      ["孟书记", "2026-11-21", null],
      ["林队员", "2026-03-01", null],
      ["何书记", "2026-03-01", "2026-11-20"],
    ]);
    expect(after.handovers).toMatchObject([
      { id: handoverId, leaving: "何书记", successor: "孟书记", can: { sign: true } },
    ]);
    expect((await team.call(teams.waiting)).handovers).toBe(1);
    const { pack } = await team.call(handovers.read, { params: { id: handoverId } });
    expect(pack.promises.map(({ kind, text }) => [kind, text])).toEqual([
      ["problem", "班子不健全"],
      ["goal", "配齐村“两委”班子"],
    ]);
    expect(pack.people.map(({ name }) => name)).toEqual(["孟书记", "林队员"]);
    expect(pack.case).toMatchObject({ status: "整顿中", manifestations: ["班子不团结、内耗严重"] });

    const sign = { params: { id: handoverId }, body: { differences: ["桌椅少两张"] } };
    expect(rulesOf(await county.refused(handovers.sign, sign))).toEqual(["not-yours", "own-pack"]);
    await team.call(handovers.sign, sign);
    expect(rulesOf(await team.refused(handovers.sign, sign))).toEqual(["signed"]);
    const signed = await county.call(handovers.read, { params: { id: handoverId } });
    expect(signed).toMatchObject({
      signedOn: "2026-11-22",
      differenceTexts: ["桌椅少两张"],
      pack: { leaving: "何书记" },
    });
    const paper = await team.call(handovers.document, { params: { id: handoverId } });
    expect(paper.fileName).toBe("前柳庄村 交接包 2026-11-22.docx");
    expect((await (await as("township", "松岭乡")).refused(handovers.read, { params: { id: handoverId } })).code).toBe(
      "not-found",
    );
  },
);

apiTest(
  "leaders and the paired unit change too; an empty slot is filled; the member ends without a successor",
  async ({ as, tx }) => {
    const { roundId } = await aCase(tx, { village: "前柳庄" });
    const { teamId, memberPosting } = await aStaffedTeam(tx, roundId);
    const county = await as("county", "青岚县");
    const params = { id: teamId };
    const days = { fromOn: "2026-03-01", toOn: "2028-02-29" };
    const unit = { id: uuidv7(), slot: "paired-unit" as const, organisationId: organisationIds.县信访局, ...days };
    await county.call(postings.fill, { params, body: unit });
    const taken = await county.refused(postings.fill, {
      params,
      body: { ...unit, id: uuidv7(), organisationId: organisationIds.县纪委监委 },
    });
    expect(rulesOf(taken)).toEqual(["slot-held"]);
    await county.call(postings.replace, {
      params: { id: unit.id },
      body: {
        id: uuidv7(),
        handoverId: uuidv7(),
        version: 1,
        endedOn: "2026-11-20",
        reason: "单位调整",
        organisationId: organisationIds.县纪委监委,
        toOn: "2028-02-29",
      },
    });
    expect((await county.call(teams.read, { params })).unit).toBe("县纪委监委");
    const fromElsewhere = await aPerson(tx, {
      name: "外镇",
      kind: "township-leader",
      townshipId: townshipIds.松岭乡,
      organisationId: null,
    });
    const leader = { id: uuidv7(), slot: "township-leader" as const, personId: fromElsewhere, ...days };
    expect(rulesOf(await county.refused(postings.fill, { params, body: leader }))).toEqual(["eligibility"]);
    await county.call(postings.end, {
      params: { id: memberPosting },
      body: { version: 1, endedOn: "2026-11-20", reason: "调离" },
    });
    const again = await county.refused(postings.end, {
      params: { id: memberPosting },
      body: { version: 2, endedOn: "2026-11-20", reason: "调离" },
    });
    expect(rulesOf(again)).toEqual(["posting-ended"]);
  },
);

apiTest(
  "the transfer of party membership is noted by the team itself, for those who live in the village",
  async ({ as, tx }) => {
    const { roundId } = await aCase(tx, { village: "前柳庄" });
    const { secretaryPosting } = await aStaffedTeam(tx, roundId);
    const team = await as("team");
    const params = { id: secretaryPosting };
    await team.call(postings.membership, { params, body: { version: 1, movedOn: "2026-03-05" } });
    const late = await team.refused(postings.membership, { params, body: { version: 2, movedOn: "2026-11-23" } });
    expect(rulesOf(late)).toEqual(["moved-in-future"]);
    expect(
      (await (await as("unit")).refused(postings.membership, { params, body: { version: 2, movedOn: null } })).code,
    ).toBe("forbidden");
  },
);

apiTest("a team dissolved mid-term loses nothing and its office sees nothing any more", async ({ as, tx }) => {
  const file = await aCase(tx, { village: "前柳庄" });
  await aProblem(tx, file);
  const { teamId, secretaryPosting, member } = await aStaffedTeam(tx, file.roundId);
  const [county, team] = [await as("county", "青岚县"), await as("team")];
  const leave = {
    id: uuidv7(),
    postingId: secretaryPosting,
    kind: "leave" as const,
    category: "personal" as const,
    fromOn: "2026-11-24",
    toOn: "2026-11-25",
    substituteId: member,
  };
  await team.call(leaves.ask, { body: leave });
  const params = { id: teamId };
  const { open } = await county.call(teams.read, { params });
  expect(open).toEqual([
    { kind: "待审批的请假、公出", count: 1 },
    { kind: "未解决的问题", count: 1 },
  ]);
  const body = { version: 1, onDate: "2026-11-20", reason: "整合力量" };
  expect(rulesOf(await county.refused(teams.dissolve, { params, body: { ...body, onDate: "2026-11-23" } }))).toEqual([
    "dissolved-in-future",
  ]);
  await county.call(teams.dissolve, { params, body });
  expect(rulesOf(await county.refused(teams.dissolve, { params, body: { ...body, version: 2 } }))).toEqual([
    "dissolved",
  ]);
  expect((await team.call(teams.list, { query: asked })).total).toBe(0);
  expect((await team.refused(teams.read, { params })).code).toBe("not-found");
  expect((await team.call(leaves.list, { query: asked })).total).toBe(0);
  const after = await county.call(teams.read, { params });
  expect(after.postings.map(({ endedOn, endReason }) => [endedOn, endReason])).toEqual([
    ["2026-11-20", "工作队撤销：整合力量"],
    ["2026-11-20", "工作队撤销：整合力量"],
  ]);
  expect((await county.call(leaves.list, { query: asked })).rows).toMatchObject([
    { id: leave.id, status: "withdrawn" },
  ]);
  expect((await county.call(teams.list, { query: { ...asked, state: "dissolved" } })).rows).toMatchObject([
    { id: teamId, holders: [{ name: "何书记" }], members: 1 },
  ]);
});

apiTest("a longer term takes along whoever was posted to its end", async ({ as, tx }) => {
  const { roundId } = await aCase(tx, { village: "前柳庄" });
  const { teamId } = await aStaffedTeam(tx, roundId);
  const county = await as("county", "青岚县");
  const params = { id: teamId };
  await county.call(teams.edit, { params, body: { version: 1, name: "前柳庄村驻村帮扶工作队", termTo: "2026-12-31" } });
  const team = await county.call(teams.read, { params });
  expect(team).toMatchObject({ termTo: "2026-12-31", endsIn: 39, version: 2 });
  expect(team.postings.map(({ toOn }) => toOn)).toEqual(["2026-12-31", "2026-12-31"]);
  expect((await county.call(teams.waiting)).ending).toBe(1);
  const early = await county.refused(teams.edit, { params, body: { version: 2, name: "队", termTo: "2026-02-28" } });
  expect(rulesOf(early)).toEqual(["term-backwards", "term-before-postings"]);
});

apiTest("the team goes on in the village its own was merged into, or waits where that has one", async ({ as, tx }) => {
  const { roundId } = await aCase(tx, { village: "前柳庄" });
  const { teamId, secretaryPosting, member } = await aStaffedTeam(tx, roundId);
  const [county, team] = [await as("county", "青岚县"), await as("team")];
  const leave = {
    id: uuidv7(),
    postingId: secretaryPosting,
    kind: "leave" as const,
    category: "sick" as const,
    fromOn: "2026-11-24",
    toOn: "2026-11-25",
    substituteId: member,
  };
  await team.call(leaves.ask, { body: leave });
  const change = { onDate: "2026-11-01", basis: "青政发〔2026〕9号", version: 1 };
  const newId = uuidv7();
  await county.call(villages.move, {
    params: { id: villageIds.前柳庄 },
    body: { ...change, newId, townshipId: townshipIds.松岭乡 },
  });
  const songling = await as("township", "松岭乡");
  expect(await songling.call(teams.read, { params: { id: teamId } })).toMatchObject({
    villageId: newId,
    township: "松岭乡",
  });
  expect((await songling.call(leaves.list, { query: asked })).total).toBe(1);
  expect((await (await as("township", "柳溪镇")).call(teams.list, { query: asked })).total).toBe(0);
  expect((await (await as("team")).call(teams.read, { params: { id: teamId } })).villageId).toBe(newId);

  const other = await aTeam(tx, roundId, { id: uuidv7(), village: "上梨峪" });
  await county.call(villages.merge, {
    params: { id: newId },
    body: { ...change, otherIds: [villageIds.上梨峪], into: { keptId: villageIds.上梨峪 }, onDate: "2026-11-10" },
  });
  const waiting = await county.call(teams.list, { query: { ...asked, unsettled: "yes" } });
  expect(waiting.rows).toMatchObject([{ id: teamId, unsettled: { village: "柳溪镇上梨峪村", hasTeam: true } }]);
  expect((await county.call(teams.waiting)).unsettled).toBe(1);
  expect((await county.call(teams.read, { params: { id: other } })).unsettled).toBe(null);
});
