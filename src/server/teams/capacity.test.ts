import { expect } from "vitest";
import { matches } from "#contract/match.ts";
import { persons } from "#contract/persons.ts";
import { postings } from "#contract/postings.ts";
import { organisations } from "#contract/registry.ts";
import { rules } from "#contract/rules.ts";
import { teams } from "#contract/teams.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, type Caller, onStage, today } from "../testing/api-test.ts";
import { organisationIds, townshipIds, villageIds } from "../testing/cast.ts";
import { aCase } from "../testing/given-cases.ts";
import { aRoundToMatch, aSolvedRun } from "../testing/given-match.ts";
import { aPerson, aPosting, aTeam } from "../testing/given-teams.ts";

onStage();

const { 上梨峪, 前柳庄 } = villageIds;
const { 县信访局 } = organisationIds;

async function setPerson(county: Caller, id: string, villageCapacity: number | null) {
  const { name, kind, post, townshipId, partyMember, version } = await county.call(persons.get, { params: { id } });
  const body = { name, kind, post, townshipId, partyMember, version, villageCapacity };
  await county.call(persons.edit, { params: { id }, body });
}

async function setUnit(county: Caller, id: string, villageCapacity: number | null) {
  const unit = (await county.call(organisations.list, { query: {} })).find((one) => one.id === id)!;
  const { name, kind, level, version } = unit;
  await county.call(organisations.edit, { params: { id }, body: { name, kind, level, version, villageCapacity } });
}

/** Two teams, 前柳庄 and 上梨峪, with all seats of the leaders empty. */
async function twoTeams({ as, tx }: Parameters<Parameters<typeof apiTest>[1]>[0]) {
  const { roundId } = await aCase(tx, { village: "上梨峪" });
  const first = await aTeam(tx, roundId, { organisationId: null });
  const second = await aTeam(tx, roundId, { id: uuidv7(), village: "上梨峪", organisationId: null });
  return { county: await as("county", "青岚县"), first, second };
}

const days = { fromOn: "2026-03-01", toOn: "2028-02-29" };
const leaderOf = (personId: string) => ({ id: uuidv7(), slot: "county-leader" as const, personId, ...days });

apiTest("what a leader and a unit can take is kept, goes into the match, and makes a plan old", async (stage) => {
  const { roundId, ids } = await aRoundToMatch(stage.tx);
  const county = await stage.as("county", "青岚县");
  const pool = async () => (await county.call(matches.overview, { params: { id: roundId } })).pool;
  expect(await pool()).toMatchObject({ countyLeaderPlaces: 4, townshipLeaderPlaces: 6, unitPlaces: 6 });
  await setPerson(county, ids.程国安, 0);
  await setPerson(county, ids.陆一帆, 1);
  await setUnit(county, 县信访局, 5);
  expect(await pool()).toMatchObject({ countyLeaderPlaces: 2, townshipLeaderPlaces: 4, unitPlaces: 9 });
  const { id, view } = await aSolvedRun(stage, roundId);
  const leaders = view.villages.flatMap(({ picks }) => picks.filter(({ slot }) => slot === "county-leader"));
  expect(leaders.map(({ holder }) => holder)).toEqual(["方正明", "方正明"]);

  await setPerson(county, ids.方正明, 1);
  const changes = async () => (await county.call(matches.read, { params: { id } })).changes.map(({ text }) => text);
  expect(await changes()).toEqual(["方正明的可联系的村数已变更。"]);
  await setPerson(county, ids.方正明, null);
  expect(await changes()).toEqual([]);
  const trail = await stage.tx.selectFrom("audit").select("detail").where("subjectId", "=", ids.方正明).execute();
  expect(trail.map(({ detail }) => (detail as { after: { villageCapacity: number | null } }).after)).toMatchObject([
    { villageCapacity: 1 },
    { villageCapacity: null },
  ]);
});

apiTest("wrong figures are refused in words; nobody but the county sets them", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const params = { id: await aPerson(tx, { name: "宋某", kind: "county-leader", organisationId: null }) };
  const body = { name: "宋某", kind: "county-leader" as const, version: 1 };
  const why = async (over: object) =>
    (await county.refused(persons.edit, { params, body: { ...body, ...over } })).reasons.map(
      ({ at, sentence }) => `${at} ${sentence}`,
    );
  expect(await why({ villageCapacity: 21 })).toEqual(["villageCapacity 最多包联村数不能大于 20"]);
  expect(await why({ villageCapacity: -1 })).toEqual(["villageCapacity 最多包联村数不能小于 0"]);
  expect(await why({ villageCapacity: 1.5 })).toEqual(["villageCapacity 最多包联村数应为整数"]);
  expect(await why({ kind: "cadre", organisationId: 县信访局, villageCapacity: 1 })).toEqual([
    "villageCapacity 只有县级领导、乡镇（街道）领导填写最多包联村数，单位干部一人派驻一个村。",
  ]);
  const unit = { name: "县信访局", kind: "professional" as const, version: 1 };
  const tooMany = await county.refused(organisations.edit, {
    params: { id: 县信访局 },
    body: { ...unit, villageCapacity: 21 },
  });
  expect(tooMany.reasons[0]!.sentence).toBe("最多结对村数不能大于 20");

  const asked = { params, body: { ...body, villageCapacity: 1 } };
  const askedOfUnit = { params: { id: 县信访局 }, body: { ...unit, villageCapacity: 1 } };
  for (const other of [await as("township", "柳溪镇"), await as("unit"), await as("team"), await as("city")]) {
    expect((await other.refused(persons.edit, asked)).code).toBe("forbidden");
    expect((await other.refused(organisations.edit, askedOfUnit)).code).toBe("forbidden");
  }
  const neighbour = await as("county", "沐云县");
  expect((await neighbour.refused(persons.edit, asked)).code).toBe("not-found");
  expect((await neighbour.refused(organisations.edit, askedOfUnit)).code).toBe("not-found");
  expect((await county.call(persons.get, { params })).villageCapacity).toBeNull();
});

apiTest(
  "a leader who holds all the villages he may is refused by hand, and listed below with the reason",
  async (stage) => {
    const { county, first, second } = await twoTeams(stage);
    const full = await aPerson(stage.tx, { name: "宋某", kind: "county-leader", organisationId: null });
    const free = await aPerson(stage.tx, { name: "程某", kind: "county-leader", organisationId: null });
    await setPerson(county, full, 1);
    await county.call(postings.fill, { params: { id: first }, body: leaderOf(full) });
    const more = await county.refused(postings.fill, { params: { id: second }, body: leaderOf(full) });
    expect(more.reasons).toEqual([
      { rule: "capacity-county-leader", at: "personId", sentence: "宋某已联系1个村，按规定最多联系1个村，请另选。" },
    ]);
    const seat = { villageId: 上梨峪, slot: "county-leader" as const };
    const listed = await county.call(teams.candidates, { query: seat });
    expect(listed.map(({ id, refusals }) => [id, refusals])).toEqual([
      [free, []],
      [full, ["宋某已联系1个村，按规定最多联系1个村，请另选。"]],
    ]);
    // In the team where he stands he is told so, and not that he is full.
    const own = await county.call(teams.candidates, { query: { ...seat, villageId: 前柳庄 } });
    expect(own.find(({ id }) => id === full)!.refusals).toEqual(["宋某已在该工作队任职。"]);

    await county.call(postings.fill, { params: { id: second }, body: leaderOf(free) });
    const { postings: standing } = await county.call(teams.read, { params: { id: second } });
    const { id, version } = standing.find(({ slot }) => slot === "county-leader")!;
    const turn = { id: uuidv7(), handoverId: uuidv7(), version, endedOn: today, reason: "轮换", toOn: "2028-02-29" };
    const replacing = { params: { id }, body: { ...turn, personId: full } };
    expect((await county.refused(postings.replace, replacing)).reasons[0]!.rule).toBe("capacity-county-leader");
    await setPerson(county, full, 2);
    await county.call(postings.replace, replacing);
  },
);

apiTest(
  "a unit paired with as many villages as it may is refused by hand, also when a team is formed",
  async (stage) => {
    const { roundId } = await aCase(stage.tx, { village: "上梨峪" });
    const first = await aTeam(stage.tx, roundId, { organisationId: null });
    const county = await stage.as("county", "青岚县");
    const pairing = { id: uuidv7(), slot: "paired-unit" as const, organisationId: 县信访局, ...days };
    await setUnit(county, 县信访局, 0);
    const none = await county.refused(postings.fill, { params: { id: first }, body: pairing });
    expect(none.reasons[0]!.sentence).toBe("县信访局按规定不安排结对村，请另选。");
    await setUnit(county, 县信访局, 1);
    await county.call(postings.fill, { params: { id: first }, body: pairing });
    const formed = {
      id: uuidv7(),
      roundId,
      villageId: 上梨峪,
      formedOn: "2026-03-10",
      termTo: "2028-03-09",
      picks: [{ slot: "paired-unit" as const, organisationId: 县信访局 }],
    };
    const full = await county.refused(teams.form, { body: formed });
    expect(full.reasons).toEqual([
      {
        rule: "capacity-unit",
        at: "picks.0.organisationId",
        sentence: "县信访局已结对1个村，按规定最多结对1个村，请另选。",
      },
    ]);
    await setUnit(county, 县信访局, null);
    await county.call(teams.form, { body: formed });
  },
);

apiTest("by hand the county's own rule counts: its limit, and the slots of which nobody goes home", async (stage) => {
  const { county, first, second } = await twoTeams(stage);
  const leader = await aPerson(stage.tx, {
    name: "宋某",
    kind: "county-leader",
    organisationId: null,
    homeTownshipId: townshipIds.柳溪镇,
  });
  const atHome = await county.refused(postings.fill, { params: { id: first }, body: leaderOf(leader) });
  expect(atHome.reasons.map(({ rule }) => rule)).toEqual(["home-township"]);
  const { content, newest } = await county.call(rules.read, { params: { code: "match" }, query: {} });
  const { capacity, ...rest } = content as { capacity: object };
  const own = { ...rest, capacity: { ...capacity, countyLeader: 1 }, homeRecusal: ["first-secretary"] };
  const edit = { version: newest, basis: "县委专班会议纪要", validFrom: today, content: own };
  await county.call(rules.save, { params: { code: "match" }, body: edit });
  await county.call(postings.fill, { params: { id: first }, body: leaderOf(leader) });
  const more = await county.refused(postings.fill, { params: { id: second }, body: leaderOf(leader) });
  expect(more.detail).toContain("最多联系1个村");
});

apiTest("heads of units come after their cadres, and those who may not go after both", async ({ as, tx }) => {
  await aCase(tx, { village: "上梨峪" });
  const head = await aPerson(tx, { name: "一局长", unitHead: true });
  const cadre = await aPerson(tx, { name: "二科员" });
  const posted = await aPerson(tx, { name: "三已派" });
  const { roundId } = await aCase(tx, { village: "前柳庄" });
  await aTeam(tx, roundId);
  await aPosting(tx, posted);
  const county = await as("county", "青岚县");
  for (const slot of ["first-secretary", "member"] as const) {
    const listed = await county.call(teams.candidates, { query: { villageId: 上梨峪, slot } });
    expect(listed.map(({ id }) => id)).toEqual([cadre, head, posted]);
  }
});
