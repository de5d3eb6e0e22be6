import { expect } from "vitest";
import { uuidv7 } from "#contract/uuid.ts";
import { visits } from "#contract/visits.ts";
import { apiTest, type Caller, onStage, type Stage } from "../../testing/api-test.ts";
import { qinglan, teamIds, villageIds } from "../../testing/cast.ts";
import { aDecidedRound } from "../../testing/given-cases.ts";
import { aTeam } from "../../testing/given-teams.ts";
import { aVisitBody, aVisitedInspection, goodAnswers } from "../../testing/given-visits.ts";
import { countVillageVisits } from "./list.ts";
import { countyClerk } from "../../testing/cast.ts";

onStage();

async function anOpenVisit({ tx, as }: Pick<Stage, "tx" | "as">) {
  const ground = await aVisitedInspection(tx);
  const inspector = await as("inspector");
  const { id } = await inspector.call(visits.open, { body: aVisitBody(ground) });
  return { ground, inspector, id };
}

const fill = (
  caller: Caller,
  id: string,
  version: number,
  answers: typeof goodAnswers,
  feedback = "已向村党支部反馈",
) => caller.call(visits.fill, { params: { id }, body: { version, answers, feedback, feedbackTo: "村党支部书记" } });

async function aSubmittedVisit(stage: Pick<Stage, "tx" | "as">) {
  const { ground, inspector, id } = await anOpenVisit(stage);
  const { version } = await fill(inspector, id, 1, goodAnswers);
  const submitted = await inspector.call(visits.submit, { params: { id }, body: { version } });
  return { ground, inspector, id, version: submitted.version };
}

apiTest("an inspection's visit is begun, filled in as it goes, submitted", async (stage) => {
  const { id, inspector, ground } = await aSubmittedVisit(stage);
  const shown = await inspector.call(visits.read, { params: { id } });
  expect(shown).toMatchObject({
    kind: "inspection",
    status: "submitted",
    name: "前柳庄村",
    visitors: "王检、赵查",
    inspection: { id: ground.inspectionId, title: "基层减负督查" },
    feedback: "已向村党支部反馈",
    can: { fill: false, correct: true, register: true },
  });
  expect(shown.checklist?.code).toBe("village-burden");
  expect(shown.answers).toEqual(goodAnswers);
  const trail = await stage.tx.selectFrom("audit").select("detail").orderBy("id").execute();
  expect(trail.map(({ detail }) => (detail as { act: string }).act)).toEqual(["open", "fill", "submit"]);
});

apiTest("what was saved stays when the next item comes alone, and an answer may be taken back", async (stage) => {
  const { id, inspector } = await anOpenVisit(stage);
  const [first, second] = goodAnswers as [(typeof goodAnswers)[0], (typeof goodAnswers)[0]];
  const one = await inspector.call(visits.fill, { params: { id }, body: { version: 1, answers: [first] } });
  const two = await inspector.call(visits.fill, { params: { id }, body: { version: one.version, answers: [second] } });
  const away = { version: two.version, answers: [{ item: first.item, cleared: true as const }] };
  expect((await inspector.call(visits.read, { params: { id } })).answers).toEqual([first, second]);
  await inspector.call(visits.fill, { params: { id }, body: away });
  expect((await inspector.call(visits.read, { params: { id } })).answers).toEqual([second]);
});

apiTest("begun twice with the same id it stands once; a second open visit to the object is refused", async (stage) => {
  const { ground, inspector, id } = await anOpenVisit(stage);
  expect(await inspector.call(visits.open, { body: aVisitBody(ground, { id }) })).toEqual({ id, version: 1 });
  expect((await inspector.refused(visits.open, { body: aVisitBody(ground) })).code).toBe("conflict");
  const county = await stage.as("county", "青岚县");
  expect((await county.refused(visits.open, { body: aVisitBody(ground, { id }) })).code).toBe("conflict");
  const rows = await stage.tx.selectFrom("visit").select("id").execute();
  expect(rows).toEqual([{ id }]);
});

apiTest("one begun by mistake is discarded with a reason, and the object is free again", async (stage) => {
  const { ground, inspector, id } = await anOpenVisit(stage);
  await inspector.call(visits.discard, { params: { id }, body: { version: 1, reason: "选错了村" } });
  const again = await inspector.call(visits.open, { body: aVisitBody(ground) });
  const { rows } = await inspector.call(visits.list, { query: {} });
  expect(rows.map((row) => row.id)).toEqual([again.id]);
  const dropped = await inspector.call(visits.list, { query: { status: "discarded" } });
  expect(dropped.rows.map((row) => row.id)).toEqual([id]);
});

apiTest("submitted it is corrected only with a reason, and what it said before is kept", async (stage) => {
  const { id, inspector, version } = await aSubmittedVisit(stage);
  const params = { id };
  expect((await inspector.refused(visits.fill, { params, body: { version, answers: [] } })).code).toBe("refused");
  const answers = goodAnswers.map((one) => (one.item === "paid" ? { ...one, value: "no", note: "欠发两个月" } : one));
  const body = { version, reason: "漏记", answers, feedback: "补充反馈", feedbackTo: "村党支部书记" };
  expect((await inspector.refused(visits.correct, { params, body: { ...body, reason: "" } })).code).toBe("invalid");
  await inspector.call(visits.correct, { params, body });
  const shown = await inspector.call(visits.read, { params });
  expect(shown).toMatchObject({ answers, feedback: "补充反馈", status: "submitted" });
  expect(shown.revisions).toMatchObject([
    { number: 1, reason: "漏记", answers: goodAnswers, feedback: "已向村党支部反馈" },
  ]);
  expect((await inspector.refused(visits.correct, { params, body })).code).toBe("stale");
});

apiTest("interviews stand by kind of person, are changed and dropped while the visit is open", async (stage) => {
  const { id, inspector } = await anOpenVisit(stage);
  const interviewId = uuidv7();
  const params = { id, interviewId };
  const said = { kind: "villager" as const, satisfied: "fair" as const, text: "路修好了，灯还没亮" };
  const first = await inspector.call(visits.interview, { params, body: { ...said, version: 0 } });
  expect((await inspector.refused(visits.interview, { params, body: { ...said, version: 0 } })).code).toBe("stale");
  await inspector.call(visits.interview, { params, body: { ...said, text: "灯也亮了", version: first.version } });
  const shown = await inspector.call(visits.read, { params: { id } });
  expect(shown.interviews).toEqual([{ id: interviewId, ...said, text: "灯也亮了", version: 2 }]);
  await inspector.call(visits.dropInterview, { params, body: { version: 2 } });
  expect((await inspector.call(visits.read, { params: { id } })).interviews).toEqual([]);
});

apiTest(
  "a finding is registered from the visit and stands beside it; the visit cannot be discarded then",
  async (stage) => {
    const { id, inspector } = await anOpenVisit(stage);
    const body = { id: uuidv7(), category: "基层减负", description: "外墙挂牌 7 块", basis: "中办国办意见" };
    const found = { ...body, severity: "slight" as const, type: "on-the-spot" as const };
    const { number } = await inspector.call(visits.register, { params: { id }, body: found });
    const { findings } = await inspector.call(visits.read, { params: { id } });
    expect(findings).toEqual([
      { id: body.id, number, description: "外墙挂牌 7 块", category: "基层减负", status: "registered" },
    ]);
    const row = await stage.tx.selectFrom("finding").selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      visitId: id,
      villageId: villageIds.前柳庄,
      foundOn: "2026-11-20",
      source: "inspection",
    });
    const refusal = await inspector.refused(visits.discard, { params: { id }, body: { version: 1, reason: "误开" } });
    expect(refusal.code).toBe("conflict");
  },
);

apiTest(
  "a team is spot-checked by telephone by whoever is on duty; a leader's own visit needs no checklist",
  async (stage) => {
    const { tx, as } = stage;
    const ground = await aVisitedInspection(tx);
    await aTeam(tx, await aDecidedRound(tx));
    const county = await as("county", "青岚县");
    const none = { inspectionId: null, objectId: null, inspectors: [] };
    const check = { ...none, kind: "spot-check" as const, way: "telephone" as const, teamId: teamIds.前柳庄 };
    const { id } = await county.call(visits.open, { body: aVisitBody(ground, check) });
    const shown = await county.call(visits.read, { params: { id } });
    expect(shown).toMatchObject({
      kind: "spot-check",
      way: "telephone",
      visitors: "青岚县经办人",
      name: "前柳庄村驻村工作队",
    });
    expect(shown.checklist?.code).toBe("on-duty");
    const come = { ...none, kind: "leader" as const, villageId: villageIds.前柳庄, visitors: "县委副书记" };
    const leader = await county.call(visits.open, { body: aVisitBody(ground, come) });
    const params = { id: leader.id };
    expect((await county.refused(visits.submit, { params, body: { version: 1 } })).reasons[0]!.rule).toBe(
      "nothing-said",
    );
    await county.call(visits.fill, { params, body: { version: 1, feedback: "看了养殖场，帮助联系销路" } });
    await county.call(visits.submit, { params, body: { version: 2 } });
    const month = { countyId: qinglan, villageId: villageIds.前柳庄, from: "2026-11-01", to: "2026-11-30" };
    expect(await countVillageVisits(tx, countyClerk, month)).toEqual({ inspection: 0, "spot-check": 0, leader: 1 });
  },
);

apiTest(
  "choices name inspections under way with their objects and inspectors; paper is the checklist as it stands",
  async (stage) => {
    const ground = await aVisitedInspection(stage.tx);
    const inspector = await stage.as("inspector");
    const { underWay, categories, checklists } = await inspector.call(visits.choices, { query: {} });
    expect(underWay).toMatchObject([{ id: ground.inspectionId, members: [{}, {}, {}] }]);
    expect(underWay[0]!.objects).toMatchObject([
      {
        id: ground.objectId,
        name: "前柳庄村",
        township: "柳溪镇",
        inspectors: [ground.people[0], ground.people[1]],
        visits: 0,
      },
      { id: ground.otherId, name: "松坡村" },
    ]);
    expect(categories).toContain("基层减负");
    expect(checklists).toContainEqual({ code: "on-duty", title: "值班在岗抽查", subject: "team" });
    const own = await inspector.call(visits.paper, { query: { inspectionId: ground.inspectionId } });
    expect(own).toMatchObject({ title: "基层减负督查", checklist: { code: "village-burden" } });
    expect((await inspector.call(visits.paper, { query: { code: "on-duty" } })).title).toBe("值班在岗抽查");
  },
);
