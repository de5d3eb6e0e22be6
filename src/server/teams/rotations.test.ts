import { expect } from "vitest";
import { handovers } from "#contract/handovers.ts";
import { leaves } from "#contract/leave.ts";
import { persons } from "#contract/persons.ts";
import { postings } from "#contract/postings.ts";
import { rotations } from "#contract/rotations.ts";
import { teams } from "#contract/teams.ts";
import { villages } from "#contract/villages.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import { teamHooks } from "../team-hooks.ts";
import { apiTest, type Caller, onStage, type Stage } from "../testing/api-test.ts";
import { accountIdOf, organisationIds, qinglan, townshipIds, villageIds } from "../testing/cast.ts";
import { aCase } from "../testing/given-cases.ts";
import { aPerson, aPosting, aStaffedTeam, aTeam } from "../testing/given-teams.ts";
import { endPostings } from "./forming-rows.ts";
import { applyDueRotations } from "./rotation-jobs.ts";

onStage();

const rulesOf = ({ reasons }: { readonly reasons: readonly { readonly rule: string }[] }) =>
  reasons.map(({ rule }) => rule);

/** Two teams: 前柳庄 with a first secretary and a member, 上梨峪 with a first secretary. */
async function twoTeams({ as, tx }: Stage) {
  const { roundId } = await aCase(tx, { village: "前柳庄" });
  const here = await aStaffedTeam(tx, roundId);
  const teamId = await aTeam(tx, roundId, { id: uuidv7(), village: "上梨峪" });
  const person = await aPerson(tx, { name: "梨书记" });
  const posting = await aPosting(tx, person, { teamId, village: "上梨峪" });
  return { here, there: { teamId, person, posting }, county: await as("county", "青岚县") };
}

const planFor = (personId: string, over: object = {}) => ({
  id: uuidv7(),
  version: 1,
  endedOn: "2026-11-30",
  reason: "任期届满",
  personId,
  toOn: "2028-02-29",
  ...over,
});

const planned = (county: Caller, postingId: string, body: ReturnType<typeof planFor>) =>
  county.call(rotations.plan, { params: { id: postingId }, body });

const runOn = ({ ground }: Stage, day: string) => applyDueRotations(ground, qinglan, day, teamHooks);

const stateOf = async (tx: Tx, id: string) =>
  tx
    .selectFrom("plannedRotation")
    .where("id", "=", id)
    .select(["state", "outcome"])
    .executeTakeFirstOrThrow()
    .then(({ state, outcome }) => [state, outcome]);

apiTest(
  "a rotation planned ahead stands on the page of the team, is done on its day once, with its pack",
  async (stage) => {
    const { here, county } = await twoTeams(stage);
    const { as, tx } = stage;
    const successor = await aPerson(tx, { name: "孟书记" });
    const plan = planFor(successor);
    const team = await as("team");
    const params = { id: here.secretaryPosting };
    expect((await team.refused(rotations.plan, { params, body: plan })).code).toBe("forbidden");
    await planned(county, here.secretaryPosting, plan);
    const asked = { id: uuidv7(), postingId: here.secretaryPosting, kind: "leave", category: "personal" } as const;
    const days = { fromOn: "2026-11-29", toOn: "2026-11-29", substituteId: here.member, reason: "" };
    await team.call(leaves.ask, { body: { ...asked, ...days } });

    const before = await county.call(teams.read, { params: { id: here.teamId } });
    expect(before.rotations).toMatchObject([
      {
        leaving: "何书记",
        incoming: "孟书记",
        startsOn: "2026-12-01",
        state: "planned",
        against: [],
        plannedBy: "青岚县经办人",
      },
    ]);
    expect(before.postings.filter(({ endedOn }) => endedOn === null)).toHaveLength(2);
    expect(before.open).toContainEqual({ kind: "待生效的预定轮换", count: 1 });
    // Who comes next is not for everybody before the day.
    const seen = await team.call(teams.read, { params: { id: here.teamId } });
    expect([seen.rotations, seen.open.some(({ kind }) => kind.includes("预定"))]).toEqual([[], false]);
    expect((await team.refused(rotations.list)).code).toBe("forbidden");

    expect(await runOn(stage, "2026-11-30")).toEqual({ applied: 0, failed: 0 });
    expect(await runOn(stage, "2026-12-01")).toEqual({ applied: 1, failed: 0 });
    expect(await runOn(stage, "2026-12-01")).toEqual({ applied: 0, failed: 0 });
    const after = await county.call(teams.read, { params: { id: here.teamId } });
    expect(after.rotations).toEqual([]);
    expect(after.postings.map(({ id, name, fromOn, endedOn }) => [id === plan.id, name, fromOn, endedOn])).toEqual([
      [true, "孟书记", "2026-12-01", null],
      [false, "林队员", "2026-03-01", null],
      [false, "何书记", "2026-03-01", "2026-11-30"],
    ]);
    expect(after.handovers).toMatchObject([
      { leaving: "何书记", successor: "孟书记", madeOn: "2026-12-01", madeBy: "青岚县经办人" },
    ]);
    const [pack] = after.handovers;
    expect((await county.refused(handovers.sign, { params: { id: pack!.id }, body: { differences: [] } })).code).toBe(
      "refused",
    );
    expect((await team.call(leaves.list)).rows.map(({ status }) => status)).toEqual(["withdrawn"]);
    const { rows } = await county.call(rotations.list, { query: { state: "applied" } });
    expect(rows).toMatchObject([{ id: plan.id, can: { withdraw: false } }]);
    const traces = await tx
      .selectFrom("audit")
      .where("subjectId", "=", here.teamId)
      .select(["detail", "accountId"])
      .execute();
    expect(traces.map(({ detail }) => (detail as { action: string }).action)).toEqual(["plan-rotation", "rotate"]);
    expect(traces[1]).toMatchObject({
      accountId: accountIdOf(5),
      detail: { plannedOn: expect.any(String), to: "孟书记" },
    });
  },
);

apiTest("what a rotation may not, a plan may not either; today and before is done at once", async (stage) => {
  const { here, there, county } = await twoTeams(stage);
  const { tx } = stage;
  const free = await aPerson(tx, { name: "孟书记" });
  const params = { id: here.secretaryPosting };
  const why = async (body: ReturnType<typeof planFor>) =>
    rulesOf(await county.refused(rotations.plan, { params, body }));
  expect(await why(planFor(free, { endedOn: "2026-11-21" }))).toEqual(["not-ahead"]);
  expect(await why(planFor(free, { endedOn: "2028-02-29" }))).toEqual(["backwards"]);
  expect(await why(planFor(free, { endedOn: "2028-03-01", toOn: "2028-03-31" }))).toEqual([
    "ended-after-term",
    "beyond-term",
  ]);
  expect(await why(planFor(there.person))).toEqual(["posted-elsewhere"]);
  expect(await why(planFor(here.member))).toEqual(["in-team"]);
  // His own successor, even where his term runs out the day before.
  await tx.updateTable("posting").set({ toOn: "2026-11-30" }).where("id", "=", here.secretaryPosting).execute();
  expect(await why(planFor(here.secretary))).toEqual(["in-team"]);
  expect((await county.refused(rotations.plan, { params, body: planFor(free, { version: 2 }) })).code).toBe("stale");
  // The last day of the term is 29 February.
  await tx.updateTable("posting").set({ toOn: "2028-02-29" }).where("id", "=", here.secretaryPosting).execute();
  await planned(county, here.secretaryPosting, planFor(free, { endedOn: "2028-02-28" }));
  expect(await runOn(stage, "2028-02-29")).toEqual({ applied: 1, failed: 0 });
});

apiTest("one plan a seat, one a cadre; a withdrawn one makes room, and is withdrawn once", async (stage) => {
  const { here, there, county } = await twoTeams(stage);
  const { tx } = stage;
  const [first, second] = [await aPerson(tx, { name: "孟书记" }), await aPerson(tx, { name: "苏书记" })];
  const plan = planFor(first);
  await planned(county, here.secretaryPosting, plan);
  const refused = async (postingId: string, personId: string) =>
    (await county.refused(rotations.plan, { params: { id: postingId }, body: planFor(personId) })).reasons;
  expect(await refused(here.secretaryPosting, second)).toMatchObject([
    {
      rule: "seat-planned",
      sentence: "该驻村第一书记已预定于2026年12月1日轮换，一个岗位同时只能预定一次，请先撤销原预定。",
    },
  ]);
  expect(await refused(there.posting, first)).toMatchObject([
    {
      rule: "cadre-planned",
      sentence: "孟书记已预定于2026年12月1日到前柳庄村接任，一人同时只能预定一次，请先撤销原预定。",
    },
  ]);
  const withdraw = { params: { id: plan.id }, body: { version: 1 } };
  expect((await county.refused(rotations.withdraw, { ...withdraw, body: { version: 2 } })).code).toBe("stale");
  expect((await (await stage.as("county", "沐云县")).refused(rotations.withdraw, withdraw)).code).toBe("not-found");
  await county.call(rotations.withdraw, withdraw);
  expect(rulesOf(await county.refused(rotations.withdraw, withdraw))).toEqual(["settled"]);
  await planned(county, here.secretaryPosting, planFor(second));
  await planned(county, there.posting, planFor(first));
  expect(await runOn(stage, "2026-12-01")).toEqual({ applied: 2, failed: 0 });
});

apiTest(
  "somebody may leave one village and go to another on the same day, in whatever order it was planned",
  async (stage) => {
    const { here, there, county } = await twoTeams(stage);
    const { tx } = stage;
    const newcomer = await aPerson(tx, { name: "孟书记" });
    const candidates = { villageId: (await county.call(teams.read, { params: { id: here.teamId } })).villageId };
    const offered = async (startsOn?: string) => {
      const query = { ...candidates, slot: "first-secretary" as const, search: "梨", ...(startsOn && { startsOn }) };
      return (await county.call(teams.candidates, { query })).find(({ id }) => id === there.person)!.refusals.length;
    };
    await planned(county, there.posting, planFor(newcomer));
    expect([await offered(), await offered("2026-11-30"), await offered("2026-12-01")]).toEqual([1, 1, 0]);
    const early = planFor(there.person, { endedOn: "2026-11-29" });
    expect(
      rulesOf(await county.refused(rotations.plan, { params: { id: here.secretaryPosting }, body: early })),
    ).toEqual(["posted-elsewhere"]);
    const plan = planFor(there.person);
    await planned(county, here.secretaryPosting, plan);
    // The later plan comes first in the run.
    await tx.updateTable("plannedRotation").set({ plannedAt: "2026-01-01" }).where("id", "=", plan.id).execute();
    // The server stood still for a week: the days are those that were planned.
    expect(await runOn(stage, "2026-12-08")).toEqual({ applied: 2, failed: 0 });
    const { postings: held } = await county.call(teams.read, { params: { id: here.teamId } });
    expect(held.find(({ slot, endedOn }) => slot === "first-secretary" && endedOn === null)).toMatchObject({
      name: "梨书记",
      fromOn: "2026-12-01",
    });
  },
);

apiTest(
  "what the rules refuse on the day fails with its sentence, half of nothing, and waits for the county",
  async (stage) => {
    const { here, there, county } = await twoTeams(stage);
    const { tx } = stage;
    const wanted = await aPerson(tx, { name: "孟书记" });
    const plan = planFor(wanted);
    await planned(county, here.secretaryPosting, plan);
    const fill = { id: uuidv7(), slot: "member" as const, personId: wanted, fromOn: "2026-11-22", toOn: "2028-02-29" };
    await county.call(postings.fill, { params: { id: there.teamId }, body: fill });
    const sentence = "孟书记已派驻上梨峪村，一人只能派驻一个村，请先办理轮换。";
    const page = async () => (await county.call(teams.read, { params: { id: here.teamId } })).rotations;
    expect(await page()).toMatchObject([{ state: "planned", against: [sentence] }]);

    const count = () =>
      tx
        .selectFrom("posting")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow();
    const before = await count();
    expect(await runOn(stage, "2026-12-01")).toEqual({ applied: 0, failed: 1 });
    expect(await runOn(stage, "2026-12-02")).toEqual({ applied: 0, failed: 0 });
    expect(await count()).toEqual(before);
    expect(await page()).toMatchObject([
      { state: "failed", outcome: sentence, unsettled: true, can: { withdraw: true } },
    ]);
    expect((await county.call(teams.waiting)).rotations).toBe(1);
    expect((await (await stage.as("team")).call(teams.waiting)).rotations).toBe(0);

    // A new plan for the seat settles it, and so does putting it aside.
    const next = planFor(await aPerson(tx, { name: "苏书记" }), { endedOn: "2026-12-10" });
    await planned(county, here.secretaryPosting, next);
    expect((await county.call(teams.waiting)).rotations).toBe(0);
    await county.call(rotations.withdraw, { params: { id: next.id }, body: { version: 1 } });
    expect((await county.call(teams.waiting)).rotations).toBe(1);
    await county.call(rotations.withdraw, { params: { id: plan.id }, body: { version: 2 } });
    expect([(await county.call(teams.waiting)).rotations, await page()]).toEqual([0, []]);
    expect(await stateOf(tx, plan.id)).toEqual(["withdrawn", sentence]);
  },
);

apiTest("a seat that is vacated, given to another or dissolved with its team takes its plan along", async (stage) => {
  const { here, there, county } = await twoTeams(stage);
  const { tx } = stage;
  const person = (name: string) => aPerson(tx, { name });
  const [first, second, third] = [await person("孟书记"), await person("苏队员"), await person("梁书记")];
  const plans = [planFor(first), planFor(second), planFor(third)] as const;
  await planned(county, here.secretaryPosting, plans[0]);
  await planned(county, here.memberPosting, plans[1]);
  await planned(county, there.posting, plans[2]);
  const now = { version: 1, endedOn: "2026-11-20", reason: "调离" };
  await county.call(postings.end, { params: { id: here.memberPosting }, body: now });
  const other = { ...now, id: uuidv7(), handoverId: uuidv7(), personId: await person("何其"), toOn: "2028-02-29" };
  await county.call(postings.replace, { params: { id: here.secretaryPosting }, body: other });
  await county.call(teams.dissolve, {
    params: { id: there.teamId },
    body: { version: 1, onDate: "2026-11-22", reason: "整顿结束" },
  });
  expect(await Promise.all(plans.map(({ id }) => stateOf(tx, id)))).toEqual([
    ["withdrawn", "该岗位已另行办理轮换。"],
    ["withdrawn", "原任已离岗，岗位空缺。"],
    ["withdrawn", "工作队已撤销。"],
  ]);
  expect(await runOn(stage, "2026-12-01")).toEqual({ applied: 0, failed: 0 });
});

apiTest("the end of the term moves with the team; it cannot move before a planned first day", async (stage) => {
  const { here, county } = await twoTeams(stage);
  const { tx } = stage;
  const unit = { id: uuidv7(), slot: "paired-unit" as const, organisationId: organisationIds.县信访局 };
  const fill = { ...unit, fromOn: "2026-03-01", toOn: "2028-02-29" };
  await county.call(postings.fill, { params: { id: here.teamId }, body: fill });
  const { personId: _person, ...ahead } = planFor("");
  const body = { ...ahead, organisationId: organisationIds.县纪委监委 };
  await county.call(rotations.plan, { params: { id: unit.id }, body });
  const edit = { version: 2, name: "前柳庄村工作队" };
  const params = { id: here.teamId };
  const early = await county.refused(teams.edit, { params, body: { ...edit, termTo: "2026-11-30" } });
  expect(rulesOf(early)).toEqual(["term-before-rotations"]);
  await county.call(teams.edit, { params, body: { ...edit, termTo: "2027-12-31" } });
  expect((await county.call(teams.read, { params })).rotations).toMatchObject([
    { incoming: "县纪委监委", toOn: "2027-12-31" },
  ]);
  expect(await runOn(stage, "2026-12-01")).toEqual({ applied: 1, failed: 0 });
  expect((await county.call(teams.read, { params })).unit).toBe("县纪委监委");
  const rows = await tx.selectFrom("posting").where("id", "=", body.id).select("toOn").execute();
  expect(rows).toEqual([{ toOn: "2027-12-31" }]);
});

apiTest("whoever is to take over a village does not leave the register; a plan follows its village", async (stage) => {
  const { here, county } = await twoTeams(stage);
  const incoming = await aPerson(stage.tx, { name: "孟书记" });
  await planned(county, here.secretaryPosting, planFor(incoming));
  const close = { params: { id: incoming }, body: { version: 1, onDate: "2026-11-22", reason: "调离" } };
  expect((await county.refused(persons.close, close)).reasons).toMatchObject([
    {
      rule: "still-planned",
      sentence: "孟书记已预定于2026年12月1日到前柳庄村接任，请先撤销预定轮换，再移出名册。",
    },
  ]);
  const newId = uuidv7();
  const change = { onDate: "2026-11-01", basis: "青政发〔2026〕9号", version: 1, newId };
  await county.call(villages.move, {
    params: { id: villageIds.前柳庄 },
    body: { ...change, townshipId: townshipIds.松岭乡 },
  });
  expect((await county.call(rotations.list)).rows).toMatchObject([{ township: "松岭乡", state: "planned" }]);
  expect(await runOn(stage, "2026-12-01")).toEqual({ applied: 1, failed: 0 });
});

apiTest("a new match that changes the seat withdraws its plan", async (stage) => {
  const { here, county } = await twoTeams(stage);
  const plan = planFor(await aPerson(stage.tx, { name: "孟书记" }));
  await planned(county, here.secretaryPosting, plan);
  await endPostings(stage.tx, qinglan, [{ id: here.secretaryPosting, endedOn: "2026-11-20" }], "重新配对调整");
  expect(await stateOf(stage.tx, plan.id)).toEqual(["withdrawn", "该岗位已按重新配对的方案调整。"]);
});

apiTest("leaders are planned for several villages, as many as they can take", async (stage) => {
  const { there, county } = await twoTeams(stage);
  const { tx } = stage;
  const asLeader = { slot: "county-leader", organisationId: null } as const;
  const leader = (name: string) => aPerson(tx, { name, kind: "county-leader", organisationId: null });
  const [old, other, next] = [await leader("老县长"), await leader("老主任"), await leader("新县长")];
  const seats = [
    await aPosting(tx, old, asLeader),
    await aPosting(tx, other, { ...asLeader, teamId: there.teamId, village: "上梨峪" }),
  ] as const;
  const capacity = (villageCapacity: number) =>
    tx.updateTable("person").set({ villageCapacity }).where("id", "=", next).execute();
  await capacity(1);
  await planned(county, seats[0], planFor(next));
  const second = { params: { id: seats[1] }, body: planFor(next) };
  expect((await county.refused(rotations.plan, second)).reasons).toMatchObject([
    { rule: "capacity-county-leader", sentence: "新县长已联系1个村，按规定最多联系1个村，请另选。" },
  ]);
  await capacity(2);
  await county.call(rotations.plan, second);
  expect(await runOn(stage, "2026-12-01")).toEqual({ applied: 2, failed: 0 });
});
