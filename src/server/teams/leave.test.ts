import { expect } from "vitest";
import { leaves } from "#contract/leave.ts";
import { postings } from "#contract/postings.ts";
import { trainings } from "#contract/training.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage, type Stage } from "../testing/api-test.ts";
import { aCase } from "../testing/given-cases.ts";
import { aPerson, aPosting, aStaffedTeam, aTeam } from "../testing/given-teams.ts";

onStage();

const asked = { page: 1, size: 50 };
const rulesOf = (problem: { reasons: readonly { rule: string }[] }) => problem.reasons.map(({ rule }) => rule);

async function aScene({ as, tx }: Stage) {
  const { roundId } = await aCase(tx, { village: "前柳庄" });
  const staffed = await aStaffedTeam(tx, roundId);
  const [team, township, county, unit] = [
    await as("team"),
    await as("township", "柳溪镇"),
    await as("county", "青岚县"),
    await as("unit"),
  ];
  const request = (over: object = {}) => ({
    id: uuidv7(),
    postingId: staffed.secretaryPosting,
    kind: "leave" as const,
    category: "sick" as const,
    reason: "住院",
    fromOn: "2026-11-23",
    toOn: "2026-11-25",
    substituteId: staffed.member,
    ...over,
  });
  return { ...staffed, roundId, team, township, county, unit, request };
}

apiTest(
  "three days are agreed to by the township; the county and the team read why, the unit does not",
  async (stage) => {
    const { team, township, county, unit, request } = await aScene(stage);
    const body = request();
    expect(await team.call(leaves.ask, { body })).toEqual({ version: 1, status: "asked" });
    expect((await team.refused(leaves.ask, { body })).reasons.map(({ rule }) => rule)).toEqual(["overlap"]);
    const params = { id: body.id };
    const [row] = (await township.call(leaves.list, { query: { ...asked, mine: "yes" } })).rows;
    expect(row).toMatchObject({
      days: 3,
      category: "sick",
      reason: "住院",
      substitute: "林队员",
      notices: ["village"],
      can: { answer: true },
    });
    expect((await unit.call(leaves.list, { query: asked })).rows).toMatchObject([
      { days: 3, category: null, reason: null },
    ]);
    expect((await county.call(leaves.list, { query: asked })).rows).toMatchObject([
      { category: "sick", can: { answer: false } },
    ]);
    expect(rulesOf(await county.refused(leaves.answer, { params, body: { version: 1, approve: true } }))).toEqual([
      "not-your-turn",
    ]);
    expect((await team.refused(leaves.answer, { params, body: { version: 1, approve: true } })).code).toBe("forbidden");
    expect(
      (await township.refused(leaves.answer, { params, body: { version: 1, approve: false, reason: "" } })).code,
    ).toBe("invalid");
    await township.call(leaves.answer, { params, body: { version: 1, approve: true } });
    // The second of two officers who press at once is told, and nothing is answered twice.
    expect(
      (await township.refused(leaves.answer, { params, body: { version: 1, approve: false, reason: "农忙" } })).code,
    ).toBe("conflict");
    const [granted] = (await team.call(leaves.list, { query: asked })).rows;
    expect(granted).toMatchObject({ status: "approved", version: 2, can: { withdraw: true, back: false } });
    const songling = await stage.as("township", "松岭乡");
    expect((await songling.call(leaves.list, { query: asked })).total).toBe(0);
    expect((await songling.refused(leaves.answer, { params, body: { version: 2, approve: true } })).code).toBe(
      "not-found",
    );
    expect((await (await stage.as("county", "沐云县")).call(leaves.list, { query: asked })).total).toBe(0);
  },
);

apiTest(
  "more than ten days go to the home unit and then to the county; one no ends it with its reason",
  async (stage) => {
    const { team, township, county, unit, request } = await aScene(stage);
    const body = request({ toOn: "2026-12-23" });
    await team.call(leaves.ask, { body });
    const params = { id: body.id };
    expect(rulesOf(await county.refused(leaves.answer, { params, body: { version: 1, approve: true } }))).toEqual([
      "not-your-turn",
    ]);
    await unit.call(leaves.answer, { params, body: { version: 1, approve: true, reason: "同意" } });
    expect((await township.call(leaves.list, { query: asked })).rows).toMatchObject([{ category: null, reason: null }]);
    const [row] = (await county.call(leaves.list, { query: { ...asked, mine: "yes" } })).rows;
    expect(row!.recall).toBe("应当召回调整：连续请假 31 天，当年累计请假 31 天。由县级专班研究决定。");
    const no = { version: 2, approve: false as const, reason: "换届期间请调整时间" };
    expect(await county.call(leaves.answer, { params, body: no })).toEqual({ version: 3, status: "refused" });
    expect(
      (await team.call(leaves.list, { query: asked })).rows[0]!.steps.map(({ answer, reason }) => [answer, reason]),
    ).toEqual([
      ["approved", "同意"],
      ["refused", "换届期间请调整时间"],
    ]);
  },
);

apiTest(
  "a unit asks for its own people and has thereby agreed; pieces of one leave climb the ladder together",
  async (stage) => {
    const { team, township, unit, request } = await aScene(stage);
    const first = request({ fromOn: "2026-11-23", toOn: "2026-12-02" });
    await team.call(leaves.ask, { body: first });
    const [ten] = (await unit.call(leaves.list, { query: asked })).rows;
    expect(ten!.steps.map(({ office }) => office)).toEqual(["county"]);
    const next = request({ fromOn: "2026-12-03", toOn: "2026-12-03" });
    await unit.call(leaves.ask, { body: next });
    const [eleven] = (await team.call(leaves.list, { query: asked })).rows;
    expect(eleven!.steps.map(({ office, answer }) => [office, answer])).toEqual([
      ["unit", "approved"],
      ["county", null],
    ]);
    expect((await township.refused(leaves.ask, { body: request() })).code).toBe("forbidden");
  },
);

apiTest("what cannot be asked for", async (stage) => {
  const { tx } = stage;
  const { team, roundId, member, secretary, request } = await aScene(stage);
  const why = async (over: object) => rulesOf(await team.refused(leaves.ask, { body: request(over) }));
  expect(await why({ fromOn: "2026-11-25", toOn: "2026-11-23" })).toEqual(["backwards"]);
  expect(await why({ fromOn: "2028-02-28", toOn: "2028-03-01" })).toEqual(["beyond-term"]);
  expect(await why({ fromOn: "2026-02-01", toOn: "2026-03-01" })).toEqual(["before-posting"]);
  expect(await why({ fromOn: "2026-11-23", toOn: "2027-12-31" })).toEqual(["too-long"]);
  expect(await why({ substituteId: null })).toEqual(["substitute-missing"]);
  expect(await why({ substituteId: secretary })).toEqual(["substitute-self"]);
  expect(await why({ kind: "errand", substituteId: null })).toEqual(["category"]);
  expect((await team.refused(leaves.ask, { body: request({ fromOn: "2027-02-29", toOn: "2027-03-01" }) })).code).toBe(
    "invalid",
  );
  const elsewhere = await aPerson(tx, { name: "邻村" });
  const otherTeam = await aTeam(tx, roundId, { id: uuidv7(), village: "上梨峪", organisationId: null });
  await aPosting(tx, elsewhere, { teamId: otherTeam, village: "上梨峪", organisationId: null });
  expect(await why({ substituteId: elsewhere })).toEqual(["substitute-elsewhere"]);
  const memberAway = request({ substituteId: secretary, fromOn: "2026-11-24", toOn: "2026-11-24" });
  const memberPosting = (await team.call(leaves.choices)).postings.find(({ name }) => name === "林队员")!;
  await team.call(leaves.ask, { body: { ...memberAway, postingId: memberPosting.id } });
  expect(await why({})).toEqual(["standing-in", "substitute-away"]);
  expect((await team.call(leaves.choices)).postings[0]!.substitutes.map(({ name }) => name)).toEqual(["林队员"]);
  expect(await why({ substituteId: member, fromOn: "2026-11-25", toOn: "2026-11-24" })).toEqual(["backwards"]);
});

apiTest("leave is taken back before it begins, and cut short once it has begun", async (stage) => {
  const { team, township, request } = await aScene(stage);
  const begun = request({ fromOn: "2026-11-20", toOn: "2026-11-24" });
  const later = request({ fromOn: "2026-12-01", toOn: "2026-12-02" });
  for (const body of [begun, later]) await team.call(leaves.ask, { body });
  await team.call(leaves.withdraw, { params: { id: later.id }, body: { version: 1 } });
  const rung = (await township.call(leaves.list, { query: { ...asked, status: "asked" } })).rows;
  expect(rung.map(({ id, steps }) => [id, steps[0]!.office])).toEqual([[begun.id, "county"]]);
  const county = await stage.as("county", "青岚县");
  await county.call(leaves.answer, { params: { id: begun.id }, body: { version: 1, approve: true } });
  const params = { id: begun.id };
  expect(rulesOf(await team.refused(leaves.withdraw, { params, body: { version: 2 } }))).toEqual(["begun"]);
  expect(rulesOf(await team.refused(leaves.back, { params, body: { version: 2, backOn: "2026-11-23" } }))).toEqual([
    "back-in-future",
  ]);
  await team.call(leaves.back, { params, body: { version: 2, backOn: "2026-11-22" } });
  expect((await team.call(leaves.list, { query: { ...asked, onDay: "2026-11-22" } })).total).toBe(0);
  expect((await team.call(leaves.list, { query: { ...asked, onDay: "2026-11-21" } })).total).toBe(1);
});

apiTest(
  "days in the village follow from the posting, leave and the calendar, for the team and its offices alone",
  async (stage) => {
    const { team, county, unit, township, secretaryPosting, request } = await aScene(stage);
    const body = request({ fromOn: "2026-11-16", toOn: "2026-11-19" });
    await team.call(leaves.ask, { body });
    await county.call(leaves.answer, { params: { id: body.id }, body: { version: 1, approve: true } });
    const read = { params: { id: secretaryPosting }, query: {} };
    const stay = await team.call(postings.read, read);
    expect(stay).toMatchObject({ countedTo: "2026-11-22", year: 2026, years: [2026], recall: null });
    const november = stay.months.at(-1)!;
    expect(november).toMatchObject({ month: "2026-11", posted: 22, leave: 4, errand: 0 });
    expect(november.rest + november.leave + november.inVillage).toBe(22);
    expect(stay.sum.posted).toBe(267);
    expect(stay.leaves).toMatchObject([{ id: body.id, days: 4 }]);
    for (const office of [county, unit, township])
      expect((await office.call(postings.read, read)).sum).toEqual(stay.sum);
    expect((await (await stage.as("township", "松岭乡")).refused(postings.read, read)).code).toBe("not-found");
    expect((await (await stage.as("province")).refused(postings.read, read)).code).toBe("forbidden");
  },
);

apiTest(
  "who came to a training is written by its organiser; a person's own trainings stand on his page",
  async (stage) => {
    const { team, county, township, secretary, member, secretaryPosting } = await aScene(stage);
    const body = {
      id: uuidv7(),
      title: "驻村干部培训班",
      organiser: "县委组织部",
      fromOn: "2026-11-18",
      toOn: "2026-11-20",
    };
    await county.call(trainings.create, { body });
    const params = { id: body.id };
    expect((await township.call(trainings.read, { params })).can.edit).toBe(false);
    const people = [
      { personId: secretary, attended: true },
      { personId: member, attended: false, note: "请假" },
    ];
    expect((await township.refused(trainings.attendance, { params, body: { version: 1, people } })).code).toBe(
      "not-found",
    );
    await county.call(trainings.attendance, { params, body: { version: 1, people } });
    expect((await team.call(trainings.read, { params })).people).toMatchObject([
      { name: "何书记", village: "前柳庄村", attended: true },
      { name: "林队员", attended: false, note: "请假" },
    ]);
    expect(await (await stage.as("township", "松岭乡")).call(trainings.read, { params })).toMatchObject({
      attended: 0,
      people: [],
    });
    const stay = await team.call(postings.read, { params: { id: secretaryPosting }, query: {} });
    expect(stay.trainings).toMatchObject([{ title: "驻村干部培训班", attended: true }]);
    const own = { ...body, id: uuidv7(), title: "镇例会", toOn: "2026-11-18" };
    await township.call(trainings.create, { body: own });
    expect(
      (await (await stage.as("township", "松岭乡")).call(trainings.list, { query: asked })).rows.map(
        ({ title }) => title,
      ),
    ).toEqual(["驻村干部培训班"]);
    const stranger = { version: 1, people: [{ personId: uuidv7(), attended: true }] };
    expect(rulesOf(await township.refused(trainings.attendance, { params: { id: own.id }, body: stranger }))).toEqual([
      "not-stationed",
    ]);
    await township.call(trainings.remove, { params: { id: own.id }, body: { version: 1 } });
    const backwards = { ...body, id: uuidv7(), toOn: "2026-11-17" };
    expect(rulesOf(await county.refused(trainings.create, { body: backwards }))).toEqual(["backwards"]);
  },
);
