import { expect } from "vitest";
import { handovers } from "#contract/handovers.ts";
import { leaves } from "#contract/leave.ts";
import { postings } from "#contract/postings.ts";
import { organisations } from "#contract/registry.ts";
import { teams } from "#contract/teams.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage, type Stage } from "../testing/api-test.ts";
import { organisationIds, townshipIds, villageIds } from "../testing/cast.ts";
import { aCase } from "../testing/given-cases.ts";
import { aPerson, aPosting, aStaffedTeam, aTeam } from "../testing/given-teams.ts";

onStage();

const { 上梨峪, 前柳庄 } = villageIds;
const { 县信访局, 县纪委监委 } = organisationIds;
const rulesOf = (problem: { reasons: readonly { rule: string }[] }) => problem.reasons.map(({ rule }) => rule);
const days = { fromOn: "2026-11-21", toOn: "2028-02-29" };

/** 前柳庄 with a first secretary and a member, 上梨峪 with a team of nobody. */
async function twoTeams({ as, tx }: Stage) {
  const { roundId } = await aCase(tx, { village: "前柳庄" });
  const here = await aStaffedTeam(tx, roundId);
  const there = await aTeam(tx, roundId, { id: uuidv7(), village: "上梨峪", organisationId: null });
  return { roundId, here, there, county: await as("county", "青岚县") };
}

apiTest("a cadre begins in the next village after his last day in the one before, by whatever way", async (stage) => {
  const { county, here, there, roundId } = await twoTeams(stage);
  const leaving = { version: 1, endedOn: "2026-11-20", reason: "调整" };
  await county.call(postings.end, { params: { id: here.memberPosting }, body: leaving });
  const seat = { slot: "first-secretary" as const, personId: here.member, toOn: days.toOn };
  const fill = (fromOn: string) => ({ params: { id: there }, body: { ...seat, id: uuidv7(), fromOn } });
  const refused = await county.refused(postings.fill, fill("2026-11-20"));
  expect(refused.reasons).toEqual([
    {
      rule: "posted-until",
      at: "personId",
      sentence: "林队员派驻前柳庄村至2026年11月20日，派驻起始日期应当在离岗日期之后。",
    },
  ]);
  await stage.tx.updateTable("team").set({ dissolvedOn: "2026-11-19" }).where("id", "=", there).execute();
  await aCase(stage.tx, { village: "上梨峪", roundId });
  const team = { id: uuidv7(), roundId, villageId: 上梨峪, termTo: "2028-11-30", picks: [seat] };
  expect(rulesOf(await county.refused(teams.form, { body: { ...team, formedOn: "2026-11-20" } }))).toEqual([
    "posted-until",
  ]);
  await county.call(teams.form, { body: { ...team, formedOn: "2026-11-21" } });
});

apiTest("a rotation takes nobody who was still in another village on its first day", async (stage) => {
  const { county, here, there } = await twoTeams(stage);
  const cadre = await aPerson(stage.tx, { name: "孟书记" });
  const id = await aPosting(stage.tx, cadre, { teamId: there, village: "上梨峪" });
  await county.call(postings.end, { params: { id }, body: { version: 1, endedOn: "2026-11-20", reason: "调整" } });
  const body = { id: uuidv7(), handoverId: uuidv7(), version: 1, reason: "轮换", personId: cadre, toOn: days.toOn };
  const params = { id: here.secretaryPosting };
  const early = { ...body, endedOn: "2026-11-18" };
  expect(rulesOf(await county.refused(postings.replace, { params, body: early }))).toEqual(["posted-until"]);
  await county.call(postings.replace, { params, body: { ...body, endedOn: "2026-11-20" } });
});

apiTest("a seat is filled after the last day of its former holder, who then hands over", async (stage) => {
  const { county, here } = await twoTeams(stage);
  const leaving = { version: 1, endedOn: "2026-11-20", reason: "任期届满" };
  await county.call(postings.end, { params: { id: here.secretaryPosting }, body: leaving });
  const cadre = await aPerson(stage.tx, { name: "孟书记" });
  const params = { id: here.teamId };
  const body = { id: uuidv7(), slot: "first-secretary" as const, personId: cadre, ...days };
  const early = await county.refused(postings.fill, { params, body: { ...body, fromOn: "2026-11-20" } });
  expect(early.reasons).toMatchObject([{ rule: "slot-held-until", at: "fromOn" }]);
  const { handoverId } = await county.call(postings.fill, { params, body });
  const { rows } = await county.call(handovers.list, { query: {} });
  expect(rows).toMatchObject([{ id: handoverId, leaving: "何书记", successor: "孟书记", madeOn: "2026-11-22" }]);
  const member = {
    id: uuidv7(),
    slot: "member" as const,
    personId: await aPerson(stage.tx, { name: "周队员" }),
    ...days,
  };
  expect((await county.call(postings.fill, { params, body: member })).handoverId).toBe(null);
});

apiTest("who left more than a year ago hands nothing over, nor does whoever comes back", async (stage) => {
  const { county, here } = await twoTeams(stage);
  const params = { id: here.teamId };
  const seat = { slot: "first-secretary" as const, ...days };
  await stage.tx
    .updateTable("posting")
    .set({ endedOn: "2026-11-20" })
    .where("id", "=", here.secretaryPosting)
    .execute();
  const back = { ...seat, id: uuidv7(), personId: here.secretary };
  expect((await county.call(postings.fill, { params, body: back })).handoverId).toBe(null);
  await stage.tx.updateTable("posting").set({ fromOn: "2025-03-01", endedOn: "2025-11-01" }).execute();
  const fresh = { ...seat, id: uuidv7(), personId: await aPerson(stage.tx, { name: "孟书记" }) };
  expect((await county.call(postings.fill, { params, body: fresh })).handoverId).toBe(null);
});

apiTest(
  "who was to come and does not is taken back; the next one gets the pack of the same predecessor",
  async (stage) => {
    const { county, here } = await twoTeams(stage);
    const team = await stage.as("team");
    const [first, second] = [await aPerson(stage.tx, { name: "孟书记" }), await aPerson(stage.tx, { name: "顾书记" })];
    const id = uuidv7();
    const rotation = { id, handoverId: uuidv7(), version: 1, endedOn: "2026-11-22", reason: "轮换", toOn: days.toOn };
    await county.call(postings.replace, {
      params: { id: here.secretaryPosting },
      body: { ...rotation, personId: first },
    });
    const gone = { version: 1, endedOn: "2026-11-22", reason: "不来了" };
    expect(rulesOf(await county.refused(postings.end, { params: { id }, body: gone }))).toEqual(["ended-before-start"]);
    const begun = { params: { id: here.memberPosting }, body: { version: 1, reason: "不来了" } };
    expect(rulesOf(await county.refused(postings.takeBack, begun))).toEqual(["begun"]);
    const back = { params: { id }, body: { version: 1, reason: "另有任用" } };
    expect((await team.refused(postings.takeBack, back)).code).toBe("forbidden");
    await county.call(postings.takeBack, back);
    expect((await team.call(teams.waiting)).handovers).toBe(0);
    const sign = { params: { id: rotation.handoverId }, body: { differences: [] } };
    expect(rulesOf(await team.refused(handovers.sign, sign))).toEqual(["never-came"]);
    const params = { id: here.teamId };
    const seen = await county.call(teams.read, { params });
    expect(seen.vacancies).toContain("first-secretary");
    expect(seen.postings.find((one) => one.id === id)).toMatchObject({ endedOn: "2026-11-22", fromOn: "2026-11-23" });
    expect((await county.call(postings.read, { params: { id }, query: {} })).sum.posted).toBe(0);
    const body = { id: uuidv7(), slot: "first-secretary" as const, personId: second, ...days, fromOn: "2026-11-23" };
    await county.call(postings.fill, { params, body });
    expect(
      (await county.call(handovers.list, { query: {} })).rows.map(({ successor }) => successor).toSorted(),
    ).toEqual(["孟书记", "顾书记"]);
    expect((await team.call(teams.waiting)).handovers).toBe(1);
    // He never came: another village may have him from any day.
    const there = { id: uuidv7(), slot: "member" as const, personId: first, ...days };
    await county.call(postings.fill, { params, body: there });
  },
);

apiTest(
  "a team is taken back before its first day, with all who were to come; its village may have another",
  async (stage) => {
    const { county, there } = await twoTeams(stage);
    const { tx } = stage;
    const params = { id: there };
    const begun = await county.refused(teams.unform, { params, body: { version: 1, reason: "日期有误" } });
    expect(rulesOf(begun)).toEqual(["team-begun"]);
    await tx.updateTable("team").set({ formedOn: "2026-12-01" }).where("id", "=", there).execute();
    await aPosting(tx, await aPerson(tx, { name: "孟书记" }), {
      teamId: there,
      village: "上梨峪",
      fromOn: "2026-12-01",
    });
    await county.call(teams.unform, { params, body: { version: 1, reason: "日期有误" } });
    const team = await county.call(teams.read, { params });
    expect(team).toMatchObject({ dissolvedOn: "2026-11-22", dissolveReason: "日期有误" });
    expect(team.postings).toMatchObject([{ endedOn: "2026-11-30", endReason: "撤回组建：日期有误" }]);
    await aCase(tx, { village: "上梨峪" });
    expect((await county.call(teams.places, { query: {} })).map(({ villageId }) => villageId)).toContain(上梨峪);
  },
);

apiTest("the unit that comes signs the pack of the unit that leaves; the one that leaves cannot", async (stage) => {
  const { county, here } = await twoTeams(stage);
  const unit = await stage.as("unit");
  const params = { id: here.teamId };
  const paired = { id: uuidv7(), slot: "paired-unit" as const, ...days, fromOn: "2026-03-01" };
  await county.call(postings.fill, { params, body: { ...paired, organisationId: 县信访局 } });
  const replace = (handoverId: string, organisationId: string, endedOn: string) => ({
    ...{ id: uuidv7(), handoverId, version: 1, endedOn, reason: "单位调整", organisationId, toOn: days.toOn },
  });
  const away = replace(uuidv7(), 县纪委监委, "2026-10-31");
  await county.call(postings.replace, { params: { id: paired.id }, body: away });
  const sign = (id: string) => ({ params: { id }, body: { differences: [] } });
  expect((await unit.call(handovers.list, { query: {} })).rows).toMatchObject([{ can: { sign: false } }]);
  expect((await unit.call(teams.waiting)).handovers).toBe(0);
  expect(rulesOf(await unit.refused(handovers.sign, sign(away.handoverId)))).toEqual(["not-yours"]);
  const home = replace(uuidv7(), 县信访局, "2026-11-20");
  await county.call(postings.replace, { params: { id: away.id }, body: home });
  expect((await unit.call(teams.waiting)).handovers).toBe(1);
  await unit.call(handovers.sign, sign(home.handoverId));
});

apiTest("a unit is not closed while it is paired, has people in villages or is to take one over", async (stage) => {
  const { county, here, there } = await twoTeams(stage);
  const seat = { id: uuidv7(), slot: "paired-unit" as const, organisationId: 县信访局, ...days };
  await county.call(postings.fill, { params: { id: there }, body: seat });
  const place = { countyId: "99-qinglan", teamId: here.teamId, villageId: 前柳庄, townshipId: townshipIds.柳溪镇 };
  const cadre = await aPerson(stage.tx, { name: "孟书记" });
  await stage.tx
    .insertInto("plannedRotation")
    .values({
      ...place,
      ...{ id: uuidv7(), postingId: here.memberPosting, slot: "member", personId: cadre, startsOn: "2027-01-01" },
      ...{ toOn: "2028-02-29", reason: "轮换", plannedBy: uuidv7() },
    })
    .execute();
  const refused = await county.refused(organisations.close, { params: { id: 县信访局 } });
  expect(refused.reasons.map(({ sentence }) => sentence)).toEqual([
    "县信访局还结对上梨峪村，请先在该村工作队中办理轮换，再停用。",
    "县信访局选派的干部还在前柳庄村驻村，请先在该村工作队中办理轮换，再停用。",
    "县信访局或者其干部已预定到前柳庄村接任，请先撤销预定轮换，再停用。",
  ]);
  await county.call(organisations.close, { params: { id: 县纪委监委 } });
});

apiTest("a term does not end before leave that was agreed to; leave that waits is asked again", async (stage) => {
  const { county, here } = await twoTeams(stage);
  const [team, township] = [await stage.as("team"), await stage.as("township", "柳溪镇")];
  const ask = (fromOn: string, toOn: string) => ({
    ...{ id: uuidv7(), postingId: here.secretaryPosting, kind: "leave" as const, category: "sick" as const },
    ...{ fromOn, toOn, substituteId: here.member },
  });
  const [granted, waiting] = [ask("2026-12-30", "2027-01-01"), ask("2027-02-01", "2027-02-03")];
  for (const body of [granted, waiting]) await team.call(leaves.ask, { body });
  const yes = { version: 1, approve: true as const };
  await township.call(leaves.answer, { params: { id: granted.id }, body: yes });
  const edit = (termTo: string) => ({ params: { id: here.teamId }, body: { version: 1, name: "队", termTo } });
  const refused = await county.refused(teams.edit, edit("2026-12-31"));
  expect(refused.reasons).toMatchObject([{ rule: "leave-beyond-term", at: "termTo" }]);
  expect(refused.reasons[0]!.sentence).toContain("何书记已批准的请假至2027年1月1日");
  await county.call(teams.edit, edit("2027-01-31"));
  const params = { id: waiting.id };
  expect(rulesOf(await township.refused(leaves.answer, { params, body: yes }))).toEqual(["beyond-term"]);
  await township.call(leaves.answer, { params, body: { version: 1, approve: false, reason: "任期将满" } });
  await county.call(postings.end, {
    params: { id: here.secretaryPosting },
    body: { version: 2, endedOn: "2026-11-20", reason: "调离" },
  });
  expect((await county.call(leaves.list, { query: { onDay: "2026-12-31" } })).total).toBe(0);
});
