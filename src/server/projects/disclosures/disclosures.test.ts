import { expect } from "vitest";
import { disclosures } from "#contract/disclosures.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../../db/db.ts";
import { apiTest, onStage, raw, today } from "../../testing/api-test.ts";
import { accountIdOf, countyClerk, organisationIds, qinglan, townshipIds, villageIds } from "../../testing/cast.ts";
import { aDisclosure, anObjection, aPosting } from "../../testing/given-disclosures.ts";
import { aProject } from "../../testing/given-projects.ts";
import { aDecidedRound } from "../../testing/given-cases.ts";
import { aTeam } from "../../testing/given-teams.ts";
import { disclosureBlockers } from "./blocking.ts";

onStage();

const rulesOf = (problem: { reasons: readonly { rule: string }[] }) => problem.reasons.map(({ rule }) => rule);
const blocked = async (tx: Tx, { id, reach }: { id: string; reach: readonly string[] }, on: string = today) =>
  rulesOf({ reasons: await disclosureBlockers(tx, countyClerk, { countyId: qinglan, id, reach }, "review", on) });

apiTest(
  "a township posts a declaration in two villages; ten full days later the review is open",
  async ({ as, tx }) => {
    const project = await aProject(tx, { status: "declared", villages: { 前柳庄: 2, 上梨峪: 1 } });
    const township = await as("township", "柳溪镇");
    const draft = await township.call(disclosures.preview, {
      params: project.params,
      query: { step: "declaration", level: "village" },
    });
    expect(draft.days[0]).toEqual({ fromOn: "2026-11-22", leastUntil: "2026-12-02" });
    expect(draft.places.map(({ issuer }) => issuer)).toEqual(["上梨峪村村民委员会", "前柳庄村村民委员会"]);
    expect(draft.lines.find(({ part }) => part === "content")?.text).toBe("新建大棚 20 座，配套水电");
    const body = aPosting(["上梨峪", "前柳庄"]);
    expect(await township.call(disclosures.post, { params: project.params, body })).toEqual({ posted: 2 });
    expect(await blocked(tx, project, "2026-12-02")).toEqual(["period-not-over"]);
    expect(await blocked(tx, project, "2026-12-03")).toEqual([]);
    const seen = await township.call(disclosures.ofProject, { params: project.params });
    expect(seen.postings[0]!.places.map(({ state, daysLeft }) => [state, daysLeft])).toEqual([
      ["running", 11],
      ["running", 11],
    ]);
    const { rows } = await raw(
      "select verb, detail ->> 'act' as act, subject_id from audit where verb like 'disclosure%'",
    );
    expect(rows).toEqual([{ verb: "disclosure.write", act: "post", subjectId: project.id }]);
  },
);

apiTest("the same posting sent twice hangs once, and posted again it is refused", async ({ as, tx }) => {
  const project = await aProject(tx, { status: "declared" });
  const township = await as("township", "柳溪镇");
  const call = { params: project.params, body: aPosting(["前柳庄"]), requestId: uuidv7() };
  await township.call(disclosures.post, call);
  expect(await township.call(disclosures.post, call)).toEqual({ posted: 1 });
  const again = await township.refused(disclosures.post, { params: project.params, body: aPosting(["前柳庄"]) });
  expect(rulesOf(again)).toEqual(["posting-hangs"]);
});

apiTest(
  "too short, of another level, too early or in another township: refused with the reason",
  async ({ as, tx }) => {
    const project = await aProject(tx, { status: "declared", villages: { 前柳庄: 1, 松坡: 1 } });
    const { params } = project;
    const township = await as("township", "柳溪镇");
    const refused = async (body: object) =>
      rulesOf(
        await township.refused(disclosures.post, { params, body: { ...aPosting(["前柳庄"]), ...body } as never }),
      );
    expect(await refused({ untilOn: "2026-12-01" })).toEqual(["until-too-early"]);
    expect(await refused({ fromOn: "2026-11-18", untilOn: "2026-12-05" })).toEqual(["from-too-long-ago"]);
    expect(await refused({ step: "completion" })).toEqual(["posting-too-early"]);
    const county = { id: uuidv7(), placeId: null, issuer: "青岚县人民政府" };
    expect(await refused({ step: "decision", level: "county", notices: [county] })).toContain("posting-other-level");
    expect(await refused(aPosting(["松坡"]))).toEqual(["posting-other-place"]);
    expect(await refused(aPosting(["上梨峪"]))).toEqual(["posting-place"]);
  },
);

apiTest(
  "a project changed after its posting is posted again; the old notice is taken down and a new period begins",
  async ({ as, tx }) => {
    const project = await aProject(tx, { status: "declared" });
    const old = await aDisclosure(tx, project);
    expect(await blocked(tx, project)).toEqual([]);
    await tx.updateTable("project").set({ content: "新建大棚 30 座" }).where("id", "=", project.id).execute();
    expect(await blocked(tx, project)).toEqual(["content-changed"]);
    const township = await as("township", "柳溪镇");
    expect(await township.call(disclosures.read, { params: old.params })).toMatchObject({ changed: true });
    await township.call(disclosures.post, { params: project.params, body: aPosting(["前柳庄"]) });
    expect(await blocked(tx, project)).toEqual(["period-not-over"]);
    expect(await township.call(disclosures.read, { params: old.params })).toMatchObject({
      withdrawnOn: today,
      withdrawnText: "公示内容已变动，重新公示",
    });
  },
);

apiTest("a mistaken notice is taken down with a reason and no longer counts", async ({ as, tx }) => {
  const project = await aProject(tx, { status: "declared" });
  const { params } = await aDisclosure(tx, project);
  const body = { reason: "张贴的金额有误" };
  const county = await as("county", "青岚县");
  expect(rulesOf(await county.refused(disclosures.withdraw, { params, body }))).toEqual(["withdraw-other"]);
  const township = await as("township", "柳溪镇");
  await township.call(disclosures.withdraw, { params, body });
  expect(rulesOf(await township.refused(disclosures.withdraw, { params, body }))).toEqual(["withdrawn"]);
  expect(await blocked(tx, project)).toEqual(["not-posted"]);
});

apiTest("an objection holds the step until it is answered, also one that came late", async ({ as, tx }) => {
  const project = await aProject(tx, { status: "declared" });
  const notice = await aDisclosure(tx, project);
  const township = await as("township", "柳溪镇");
  const said = { id: uuidv7(), receivedOn: today, channel: "visit" as const, text: "大棚选址占了水渠", name: "张三丰" };
  const { receipt } = await township.call(disclosures.object, { params: notice.params, body: said });
  expect(receipt).toMatch(/^\d{12}$/);
  expect(await blocked(tx, project)).toEqual(["objection-open"]);
  const seen = await township.call(disclosures.ofProject, { params: project.params });
  expect(seen.objections).toMatchObject([{ late: true, name: "张某某", channel: "visit", answers: [] }]);
  const params = { id: said.id };
  const answer = { id: uuidv7(), result: "upheld" as const, text: "经核实，选址确实占用水渠" };
  const missing = await township.refused(disclosures.answer, { params, body: answer });
  expect(rulesOf(missing)).toEqual(["done-missing"]);
  await township.call(disclosures.answer, { params, body: { ...answer, done: "选址东移二十米" } });
  expect(await blocked(tx, project)).toEqual([]);
});

apiTest("an answer is corrected by a further one, and both stay written", async ({ as, tx }) => {
  const project = await aProject(tx, { status: "declared" });
  const objection = await anObjection(tx, project, await aDisclosure(tx, project));
  const township = await as("township", "柳溪镇");
  const answer = (text: string) =>
    township.call(disclosures.answer, {
      params: objection.params,
      body: { id: uuidv7(), result: "not-upheld", text, done: "" },
    });
  expect(await answer("不占用水渠")).toEqual({ answers: 1 });
  expect(await answer("经复核，不占用水渠，图纸已送本人看过")).toEqual({ answers: 2 });
  const { objections } = await township.call(disclosures.ofProject, { params: project.params });
  expect(objections[0]!.answers.map(({ text }) => text)).toHaveLength(2);
});

apiTest("who posted or declared does not answer, nor another department or township", async ({ as, tx }) => {
  const sector = organisationIds.县信访局;
  const project = await aProject(tx, {
    status: "declared",
    villages: { 前柳庄: 1, 松坡: 1 },
    sectorId: sector,
    createdBy: accountIdOf(5),
  });
  const notice = await aDisclosure(tx, project, { placeId: villageIds.前柳庄, postedBy: accountIdOf(7) });
  const { params } = await anObjection(tx, project, notice);
  const body = { id: uuidv7(), result: "not-upheld" as const, text: "不成立", done: "" };
  const asked = async (role: "township" | "county" | "department", place: string) =>
    rulesOf(await (await as(role, place)).refused(disclosures.answer, { params, body }));
  expect(await asked("township", "柳溪镇")).toEqual(["answered-by-poster"]);
  expect(await asked("county", "青岚县")).toEqual(["answered-by-declarer"]);
  expect(await asked("township", "松岭乡")).toEqual(["answer-other-place"]);
  expect(await asked("department", "县纪委监委")).toEqual(["answer-other-department"]);
  const mine = await as("department", "县信访局");
  expect(await mine.call(disclosures.answer, { params, body })).toEqual({ answers: 1 });
});

apiTest("name and phone are masked until somebody asks with a reason, which leaves a trace", async ({ as, tx }) => {
  const project = await aProject(tx, { status: "declared" });
  const { params } = await anObjection(tx, project, await aDisclosure(tx, project));
  const county = await as("county", "青岚县");
  const { objections } = await county.call(disclosures.ofProject, { params: project.params });
  expect(objections).toMatchObject([{ name: "李某某", phone: "138****0001" }]);
  const seen = await county.call(disclosures.reveal, { params, body: { reason: "回访核实" } });
  expect(seen).toEqual({ name: "李四光", phone: "13800000001" });
  const { rows } = await raw("select detail from audit where verb = 'objection.answer'");
  expect(rows).toEqual([{ detail: { act: "reveal", reason: "回访核实" } }]);
});

apiTest("names of households are kept masked", async ({ as, tx }) => {
  const project = await aProject(tx, { status: "declared", assetClass: "household" });
  const township = await as("township", "柳溪镇");
  const beneficiaries = [{ name: "欧阳锋", group: "三组", item: "仔猪 2 头" }];
  await township.call(disclosures.post, { params: project.params, body: { ...aPosting(["前柳庄"]), beneficiaries } });
  const { rows } = await raw("select content::text as text from disclosure");
  expect((rows[0] as { text: string }).text).toContain("欧阳某");
  expect((rows[0] as { text: string }).text).not.toContain("欧阳锋");
});

apiTest("a team posts in its own village; one township does not see the notices of another", async ({ as, tx }) => {
  await aTeam(tx, await aDecidedRound(tx));
  const project = await aProject(tx, { status: "declared" });
  const team = await as("team");
  await team.call(disclosures.post, { params: project.params, body: aPosting(["前柳庄"]) });
  const other = await as("township", "松岭乡");
  const { rows: noticed } = await raw("select id from disclosure");
  const { id } = noticed[0] as { id: string };
  expect((await other.refused(disclosures.read, { params: { id } })).code).toBe("not-found");
  expect(await other.call(disclosures.list, { query: {} })).toMatchObject({ rows: [], total: 0 });
  expect(await team.call(disclosures.list, { query: { townshipId: townshipIds.柳溪镇 } })).toMatchObject({ total: 1 });
});

apiTest(
  "the list counts what runs, what ends soon and what is objected to; it goes out as a workbook",
  async ({ as, tx }) => {
    const project = await aProject(tx, { status: "reviewed" });
    await anObjection(tx, project, await aDisclosure(tx, project));
    await aDisclosure(tx, project, { step: "review", level: "township", fromOn: "2026-11-14", untilOn: "2026-11-24" });
    const county = await as("county", "青岚县");
    const all = await county.call(disclosures.list, { query: {} });
    expect(all).toMatchObject({ total: 2, running: 1, ending: 1, openObjections: 1 });
    expect(all.rows.map(({ level }) => level)).toEqual(["village", "township"]);
    const open = await county.call(disclosures.list, { query: { open: "1", state: "over", q: "食用菌" } });
    expect(open.rows).toMatchObject([{ step: "declaration", openObjections: 1, daysLeft: 0 }]);
    const book = await county.call(disclosures.sheet, { body: { state: "ending" } });
    expect(book.content.slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
    const paper = await county.call(disclosures.paper, { params: { id: all.rows[0]!.id } });
    expect(paper.fileName).toBe("关于食用菌大棚的公示.docx");
  },
);
