import { expect } from "vitest";
import { records } from "#contract/records.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, type Caller, onStage, raw, type Stage } from "../testing/api-test.ts";
import { qinglan, teamIds, townshipIds, villageIds } from "../testing/cast.ts";
import { aCase, aDecidedRound, aGoal, aProblem } from "../testing/given-cases.ts";
import { aRecordBody, type RecordBody } from "../testing/given-records.ts";
import { aPerson, aTeam } from "../testing/given-teams.ts";

onStage();

async function aStandingTeam({ tx, as }: Pick<Stage, "tx" | "as">) {
  const roundId = await aDecidedRound(tx);
  const teamId = await aTeam(tx, roundId);
  return { teamId, team: await as("team") };
}

const add = (caller: Caller, over: Partial<RecordBody> = {}) => {
  const body = aRecordBody(over);
  return caller.call(records.add, { body }).then((reply) => ({ ...reply, body }));
};

const kinds: readonly (readonly [string, Partial<RecordBody>])[] = [
  ["households", {}],
  ["party members", { kind: "party-member", households: 0, partyMembers: 3 }],
  ["the secretary", { kind: "secretary", households: 0, text: "" }],
  ["a meeting", { kind: "meeting", households: 0, meeting: "two-committees", people: 7, text: "" }],
  ["a mediation", { kind: "mediation", households: 0, resolved: 1, moneyFen: 1_250_000, text: "地邻纠纷" }],
  ["a dispute", { kind: "dispute", households: 0, disputes: 2, resolved: 1 }],
  ["help", { kind: "help", households: 12 }],
  ["funds", { kind: "funds", households: 0, moneyFen: 30_000_000, text: "路灯" }],
  ["study", { kind: "study", households: 0, people: 20, activists: 2 }],
];

for (const [name, over] of kinds) {
  apiTest(`a team writes down ${name}: entry, month and trace`, async (stage) => {
    const { team } = await aStandingTeam(stage);
    const { id, saved, body } = await add(team, over);
    expect(saved).toBe(true);
    const { kind, text, households, partyMembers, people, moneyFen, resolved } = body;
    const shown = {
      id,
      kind,
      text,
      households,
      partyMembers,
      people,
      moneyFen,
      resolved,
      version: 1,
      withdrawn: false,
    };
    expect(await team.call(records.read, { params: { id } })).toMatchObject(shown);
    const trail = await stage.tx.selectFrom("audit").select(["verb", "subjectId", "detail"]).execute();
    expect(trail).toEqual([{ verb: "record.write", subjectId: id, detail: { act: "add", kind, day: "2026-11-21" } }]);
    expect(await monthsAndRows()).toEqual({ differ: 0 });
  });
}

/** The rollup against the rows, both ways. */
async function monthsAndRows() {
  const numbers = "households, party_members, people, activists, disputes, resolved, money_fen";
  const sums = numbers.replaceAll(/(\w+)/g, "sum($1)::bigint as $1");
  const { rows } = await raw(`
    with counted as (
      select village_id, township_id, date_trunc('month', on_day)::date as month, kind, coalesce(meeting, leader_kind, '') as part,
        sum((kind in ('meeting', 'leader-visit'))::int)::bigint as times, ${sums}
      from work_record where removed_at is null group by 1, 2, 3, 4, 5),
    held as (select village_id, township_id, month, kind, part, times::bigint, ${numbers.replaceAll(/(\w+)/g, "$1::bigint")} from record_month),
    differ as ((select * from counted except select * from held) union all (select * from held except select * from counted))
    select count(*)::int as differ from differ
    where (times, ${numbers}) is distinct from (0, ${numbers.replaceAll(/\w+/g, "0")})`);
  return rows[0];
}

apiTest("a visit of a leader is written down by his liaison, in the capacity he came in", async (stage) => {
  const { team, teamId } = await aStandingTeam(stage);
  const { tx, as } = stage;
  const leaderId = await aPerson(tx, { kind: "county-leader", organisationId: null, name: "周某某" });
  const place = { countyId: qinglan, villageId: villageIds.前柳庄, townshipId: townshipIds.柳溪镇 };
  const body = { kind: "leader-visit", households: 0, text: "", leaderId } as const;
  expect((await team.refused(records.add, { body: aRecordBody(body) })).reasons).toMatchObject([
    { rule: "leader-unknown" },
  ]);
  const term = { fromOn: "2026-03-01", toOn: "2028-02-29", slot: "county-leader", personId: leaderId } as const;
  await tx
    .insertInto("posting")
    .values({ ...place, ...term, id: uuidv7(), teamId })
    .execute();
  await add(team, body);
  await add(await as("county", "青岚县"), { ...body, villageId: villageIds.松坡 });
  const query = { from: "2026-11-01", to: "2026-11-30" };
  const { visits } = await (await as("county", "青岚县")).call(records.totals, { query });
  expect(visits).toEqual({ "county-leader": 2, "township-leader": 0, "unit-head": 0 });
  expect(await monthsAndRows()).toEqual({ differ: 0 });
});

apiTest("a unit writes down that its head came, and nothing else", async (stage) => {
  await aStandingTeam(stage);
  const unit = await stage.as("unit");
  const leaderId = await aPerson(stage.tx, { unitHead: true });
  const { rows } = await raw("select id from team");
  const place = { countyId: qinglan, villageId: villageIds.前柳庄, townshipId: townshipIds.柳溪镇 };
  const term = { fromOn: "2026-03-01", toOn: "2028-02-29", slot: "paired-unit" } as const;
  const { organisationId } = await stage.tx.selectFrom("person").select("organisationId").executeTakeFirstOrThrow();
  const teamId = (rows as { id: string }[])[0]!.id;
  await stage.tx
    .insertInto("posting")
    .values({ ...place, ...term, id: uuidv7(), teamId, organisationId })
    .execute();
  expect((await unit.refused(records.add, { body: aRecordBody() })).reasons).toMatchObject([
    { rule: "unit-only-visits" },
  ]);
  expect(await add(unit, { kind: "leader-visit", households: 0, leaderId })).toMatchObject({ saved: true });
});

const refusals: readonly (readonly [string, Partial<RecordBody>, string])[] = [
  ["in the future", { onDay: "2026-11-23" }, "day-in-future"],
  ["before the team was formed", { onDay: "2026-02-28" }, "before-team"],
  ["without a number", { households: 0 }, "count-missing"],
  ["with a number of another kind", { moneyFen: 5 }, "count-unfit"],
  [
    "more resolved than found",
    { kind: "dispute", households: 0, disputes: 1, resolved: 2 },
    "resolved-exceeds-disputes",
  ],
  ["of a meeting of no kind", { kind: "meeting", households: 0 }, "no-meeting-kind"],
  ["of a visit of nobody", { kind: "leader-visit", households: 0 }, "no-leader"],
  ["that says nothing", { kind: "help", households: 0, text: " " }, "nothing-said"],
  ["with an attachment that is not there", { fileIds: [uuidv7()] }, "unknown-file"],
  ["linked to a problem that is not there", { problemId: uuidv7() }, "foreign-problem"],
  ["linked to a task that is not there", { taskId: uuidv7() }, "foreign-task"],
];

for (const [name, over, rule] of refusals) {
  apiTest(`an entry ${name} is refused and nothing is written`, async (stage) => {
    const { team } = await aStandingTeam(stage);
    const { code, reasons } = await team.refused(records.add, { body: aRecordBody(over) });
    expect({ code, rules: reasons.map((reason) => reason.rule) }).toEqual({ code: "refused", rules: [rule] });
    expect((await raw("select count(*)::int as n from work_record")).rows).toEqual([{ n: 0 }]);
  });
}

const unfit: readonly (readonly [string, Partial<RecordBody>, string])[] = [
  ["20,000 characters", { text: "访".repeat(20_000) }, "text"],
  ["a negative number", { households: -1 }, "households"],
  ["a huge number", { households: 9_000_000 }, "households"],
  ["a fraction", { households: 1.5 }, "households"],
  ["control signs of Word", { text: "走访\u000b三户" }, "text"],
  ["a day that is none", { onDay: "2026-02-29" }, "onDay"],
];

for (const [name, over, at] of unfit) {
  apiTest(`an entry with ${name} is answered with the field`, async (stage) => {
    const { team } = await aStandingTeam(stage);
    const { code, reasons } = await team.refused(records.add, { body: aRecordBody(over) });
    expect({ code, at: reasons[0]?.at }).toEqual({ code: "invalid", at });
  });
}

apiTest("a problem and a goal of the village can be linked, those of another village cannot", async (stage) => {
  const { team } = await aStandingTeam(stage);
  const here = await aCase(stage.tx, { village: "前柳庄" });
  const there = await aCase(stage.tx, { village: "上梨峪" });
  const [problemId, goalId] = [await aProblem(stage.tx, here), await aGoal(stage.tx, here)];
  const { id } = await add(team, { problemId, goalId });
  expect(await team.call(records.read, { params: { id } })).toMatchObject({
    problem: { id: problemId },
    goal: { id: goalId },
  });
  const { rows } = await team.call(records.list, { query: { problemId } });
  expect(rows.map((row) => row.id)).toEqual([id]);
  const county = await stage.as("county", "青岚县");
  const foreign = { problemId: await aProblem(stage.tx, there), goalId: await aGoal(stage.tx, there) };
  const { reasons } = await county.refused(records.add, { body: aRecordBody(foreign) });
  expect(reasons.map(({ rule }) => rule)).toEqual(["foreign-problem", "foreign-goal"]);
});

apiTest(
  "a village that has ended names its successor; one out of reach is not found; a dissolved team is told so",
  async (stage) => {
    const { tx, as } = stage;
    const { team } = await aStandingTeam(stage);
    expect(await team.refused(records.add, { body: aRecordBody({ villageId: villageIds.松坡 }) })).toMatchObject({
      code: "not-found",
    });
    expect(await team.refused(records.add, { body: aRecordBody({ villageId: villageIds.桥头 }) })).toMatchObject({
      code: "not-found",
    });
    await tx.updateTable("village").set({ validTo: "2026-10-01" }).where("id", "=", villageIds.上梨峪).execute();
    const names = { fromName: "柳溪镇上梨峪村", toName: "柳溪镇前柳庄村", basis: "青政字〔2026〕9号" };
    const ids = { fromVillageId: villageIds.上梨峪, toVillageId: villageIds.前柳庄 };
    const succession = {
      countyId: qinglan,
      id: uuidv7(),
      kind: "merged",
      onDate: "2026-10-01",
      ...ids,
      ...names,
    } as const;
    await tx.insertInto("placeSuccession").values(succession).execute();
    const merged = await team.refused(records.add, { body: aRecordBody({ villageId: villageIds.上梨峪 }) });
    expect(merged.reasons).toEqual([
      { rule: "village-ended", sentence: "这一天该村已经撤并，由柳溪镇前柳庄村承接，请记到柳溪镇前柳庄村。" },
    ]);
    await tx.updateTable("team").set({ dissolvedOn: "2026-11-20" }).where("id", "=", teamIds.前柳庄).execute();
    const dissolved = await (await as("team")).refused(records.add, { body: aRecordBody() });
    expect(dissolved.reasons).toMatchObject([{ rule: "team-dissolved" }]);
  },
);
