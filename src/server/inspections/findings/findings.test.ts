import { sql } from "kysely";
import { expect } from "vitest";
import { findings } from "#contract/findings.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { aColleague, anOffice } from "../../testing/given-case-steps.ts";
import { aDecidedRound } from "../../testing/given-cases.ts";
import { aFinding, aFindingBody, aHanding, fixerAccount } from "../../testing/given-findings.ts";
import { aTeam } from "../../testing/given-teams.ts";
import { apiTest, onStage, raw, type Stage } from "../../testing/api-test.ts";
import { muyun, organisationIds, qinglan, townshipIds, villageIds } from "../../testing/cast.ts";

onStage();

const close = (version = 1) => ({ version, text: "现场核实，已整改到位" });

apiTest("from registering to closing: township rectifies, county checks, another closes", async ({ as }) => {
  const county = await as("county", "青岚县");
  const township = await as("township", "柳溪镇");
  const registered = await county.call(findings.register, { body: aFindingBody() });
  const params = { id: registered.id };
  const assigned = await county.call(findings.assign, {
    body: { findings: [{ id: registered.id, version: 1 }], ...aHanding() },
  });
  expect(assigned).toEqual({ assigned: 1 });
  // Thirty days from a Sunday end on Tuesday 22 December.
  const handed = await township.call(findings.read, { params });
  expect(handed).toMatchObject({
    status: "assigned",
    dueOn: "2026-12-22",
    responsibleUnit: "柳溪镇",
    townCheck: false,
  });
  expect(handed.acts.map(({ act }) => act)).toEqual(["start"]);
  await township.call(findings.start, { params, body: { version: 2 } });
  await township.call(findings.progress, { params, body: { version: 3, text: "11 月 20 日补开主题党日" } });
  await township.call(findings.request, { params, body: { version: 4, outcome: "已补开，计划上墙" } });
  const asked = await county.call(findings.read, { params });
  expect(asked.acts).toEqual([
    { act: "check", why: [] },
    { act: "return", why: [] },
  ]);
  expect(asked.hints).toEqual([]);
  await county.call(findings.check, { params, body: { version: 5, text: "" } });
  const inspector = await as("inspector");
  expect(await inspector.call(findings.close, { params, body: close(6) })).toEqual({ version: 7 });
  const closed = await county.call(findings.read, { params });
  expect(closed).toMatchObject({ status: "closed", closedOn: "2026-11-22", closedBy: "督查组经办人", light: "green" });
  expect(closed.steps.map(({ action }) => action)).toEqual([
    "register",
    "assign",
    "start",
    "progress",
    "request",
    "check",
    "close",
  ]);
});

apiTest("whoever rectified does not close, through the API, in another seat of the county", async ({ as, tx }) => {
  const finding = await aFinding(tx, { status: "checked" });
  const fixer = await as("township", "柳溪镇");
  expect((await fixer.refused(findings.close, { params: finding.params, body: close() })).code).toBe("forbidden");
  const inCounty = await anOffice(tx, fixerAccount.township, "county", "青岚县");
  const { reasons } = await inCounty.refused(findings.close, { params: finding.params, body: close() });
  expect(reasons.map(({ rule }) => rule)).toEqual(["closed-by-hand", "judged-by-township"]);
  const page = await inCounty.call(findings.read, { params: finding.params });
  expect(page.acts.find(({ act }) => act === "close")?.why[0]).toContain("谁整改谁不销号");
});

apiTest("nor does the database let him, whatever the program says", async ({ tx }) => {
  const finding = await aFinding(tx, { status: "checked" });
  await sql`set local role zhucun_app; set local app.whole = ${sql.lit(qinglan)}`.execute(tx);
  const by = (account: string) =>
    raw("update finding set status = 'closed', closed_on = '2026-11-22', closed_by = $1 where id = $2", [
      account,
      finding.id,
    ]);
  await sql`savepoint fixer`.execute(tx);
  await expect(by(fixerAccount.township)).rejects.toThrow(/finding_check/);
  await sql`rollback to savepoint fixer`.execute(tx);
  await expect(raw("delete from finding where id = $1", [finding.id])).resolves.toMatchObject({ numAffectedRows: 0n });
  await expect(by(uuidv7())).resolves.toBeDefined();
});

apiTest("who also sits in the unit, the township or the team neither checks nor closes", async ({ as, tx }) => {
  await aTeam(tx, await aDecidedRound(tx));
  const finding = await aFinding(tx, { status: "close-requested", to: "unit" });
  const rules = async (caller: { refused: Awaited<ReturnType<typeof as>>["refused"] }) =>
    (await caller.refused(findings.check, { params: finding.params, body: { version: 1, text: "" } })).reasons.map(
      ({ rule }) => rule,
    );
  const ofUnit = await aColleague(tx, "county", "青岚县", organisationIds.县信访局);
  expect(await rules(ofUnit.caller)).toEqual(["judged-by-unit"]);
  const ofTownship = await aColleague(tx, "county", "青岚县");
  await anOffice(tx, ofTownship.accountId, "township", "柳溪镇", "2026-11-10");
  expect(await rules(ofTownship.caller)).toEqual(["judged-by-township"]);
  const ofTeam = await aColleague(tx, "inspector", "督查组");
  await anOffice(tx, ofTeam.accountId, "team", "驻村工作队");
  expect(await rules(ofTeam.caller)).toEqual(["judged-by-team"]);
  const former = await aColleague(tx, "county", "青岚县");
  await anOffice(tx, former.accountId, "township", "柳溪镇", "2026-10-31");
  await former.caller.call(findings.check, { params: finding.params, body: { version: 1, text: "" } });
});

apiTest(
  "the township checks what it does not rectify itself, and not by whoever had a hand in it",
  async ({ as, tx }) => {
    const finding = await aFinding(tx, { status: "close-requested", to: "unit", townCheck: true });
    const params = finding.params;
    const county = await as("county", "青岚县");
    const early = await county.refused(findings.check, { params, body: { version: 1, text: "" } });
    expect(early.reasons[0]?.rule).toBe("town-check-missing");
    const township = await as("township", "柳溪镇");
    await township.call(findings.townCheck, { params, body: { version: 1, text: "已到村看过" } });
    const twice = await township.refused(findings.townCheck, { params, body: { version: 2, text: "" } });
    expect(twice.reasons[0]?.rule).toBe("town-checked-already");
    const back = await township.refused(findings.return, { params, body: { version: 2, text: "重做" } });
    expect(back.reasons[0]?.rule).toBe("not-county");
    await county.call(findings.check, { params, body: { version: 2, text: "" } });
  },
);

apiTest("closing needs an outcome, an independent voice where set, and a content complainant", async ({ as, tx }) => {
  const finding = await aFinding(tx, { status: "checked", independent: true, source: "petition" });
  const county = await as("county", "青岚县");
  const rules = async (more: object) =>
    (await county.refused(findings.close, { params: finding.params, body: { ...close(), ...more } })).reasons.map(
      ({ rule }) => rule,
    );
  expect(await rules({})).toEqual(["voice-missing", "satisfaction-missing"]);
  const voice = { voiceKind: "complainant" as const, voice: "来电确认，问题已解决" };
  expect(await rules({ ...voice, satisfaction: "dissatisfied" })).toEqual(["complainant-dissatisfied"]);
  await county.call(findings.close, { params: finding.params, body: { ...close(), ...voice, satisfaction: "fair" } });
  const none = await aFinding(tx, { status: "checked", outcome: " " });
  expect((await county.refused(findings.close, { params: none.params, body: close() })).reasons[0]?.rule).toBe(
    "outcome-missing",
  );
  const working = await aFinding(tx, { status: "rectifying" });
  const township = await as("township", "柳溪镇");
  const empty = await township.refused(findings.request, { params: working.params, body: { version: 1, outcome: "" } });
  expect(empty.code).toBe("invalid");
});

apiTest("a deadline moves only before it has passed, only later, and the old one stays written", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const late = await aFinding(tx, { status: "rectifying", dueOn: "2026-11-21" });
  const move = (version: number, dueOn: string) => ({ version, dueOn, text: "汛期无法施工" });
  const passed = await county.refused(findings.postpone, { params: late.params, body: move(1, "2026-12-31") });
  expect(passed.reasons.map(({ rule }) => rule)).toEqual(["deadline-passed"]);
  const open = await aFinding(tx, { status: "rectifying", dueOn: "2026-11-22" });
  const earlier = await county.refused(findings.postpone, { params: open.params, body: move(1, "2026-11-22") });
  expect(earlier.reasons.map(({ rule }) => rule)).toEqual(["deadline-not-later"]);
  await county.call(findings.postpone, { params: open.params, body: move(1, "2026-12-31") });
  const page = await county.call(findings.read, { params: open.params });
  expect(page.steps.at(-1)).toMatchObject({ action: "postpone", wasDueOn: "2026-11-22", newDueOn: "2026-12-31" });
  const handing = { findings: [{ id: open.id, version: 2 }], ...aHanding({ dueOn: "2027-01-31" }) };
  expect((await county.refused(findings.assign, { body: handing })).reasons[0]?.rule).toBe("deadline-beyond-term");
});

apiTest("handed on, it is due when it was; nothing longer comes through the back door", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const finding = await aFinding(tx, { status: "rectifying", dueOn: "2026-11-25" });
  const handOn = (version: number, dueOn: string | null) => ({
    findings: [{ id: finding.id, version }],
    ...aHanding({ assignedTo: "unit", organisationId: organisationIds.县信访局, dueOn }),
  });
  expect((await county.refused(findings.assign, { body: handOn(1, "2026-12-10") })).reasons[0]?.rule).toBe(
    "reassign-later",
  );
  await county.call(findings.assign, { body: handOn(1, null) });
  const unit = await as("unit");
  const page = await unit.call(findings.read, { params: finding.params });
  expect(page).toMatchObject({ dueOn: "2026-11-25", status: "assigned", responsibleUnit: "县信访局", townCheck: true });
});

apiTest("several are handed over at once, all of them or none", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const [one, two] = [await aFinding(tx), await aFinding(tx, { village: null })];
  const body = (to: object) => ({ findings: [one, two].map(({ id }) => ({ id, version: 1 })), ...aHanding(to) });
  const none = await county.refused(findings.assign, { body: body({}) });
  expect(none.reasons[0]?.rule).toBe("no-township");
  expect((await county.call(findings.list, { query: { waits: "assign" } })).total).toBe(2);
  const unknown = await county.refused(findings.assign, {
    body: body({ assignedTo: "unit", organisationId: uuidv7() }),
  });
  expect(unknown.code).toBe("not-found");
  const noTeam = await county.refused(findings.assign, { body: body({ assignedTo: "team" }) });
  expect(noTeam.reasons[0]?.rule).toBe("no-team");
  await county.call(findings.assign, { body: body({ assignedTo: "unit", organisationId: organisationIds.县信访局 }) });
  const unit = await (await as("unit")).call(findings.list, { query: { waits: "rectify" } });
  expect(unit.rows.map(({ village }) => village ?? "全县")).toEqual(expect.arrayContaining(["全县", "前柳庄村"]));
  expect((await (await as("department", "县纪委监委")).call(findings.list, { query: {} })).rows).toEqual([]);
});

apiTest("stages are done one after the other, and all before closing is asked for", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const township = await as("township", "柳溪镇");
  const finding = await aFinding(tx, { type: "staged" });
  const hand = (stages: object[]) => ({ findings: [{ id: finding.id, version: 1 }], ...aHanding({ stages }) });
  const [first, second] = [
    { text: "清理合同", dueOn: "2026-12-10" },
    { text: "重新招标", dueOn: "2027-02-10" },
  ];
  expect((await county.refused(findings.assign, { body: hand([]) })).reasons[0]?.rule).toBe("stages-missing");
  expect((await county.refused(findings.assign, { body: hand([second, first]) })).reasons[0]?.rule).toBe(
    "stages-not-ascending",
  );
  await county.call(findings.assign, { body: hand([first, second]) });
  const { params } = finding;
  await township.call(findings.start, { params, body: { version: 2 } });
  const early = await township.refused(findings.request, { params, body: { version: 3, outcome: "完成" } });
  expect(early.reasons[0]?.rule).toBe("stages-open");
  await township.call(findings.progress, { params, body: { version: 3, text: "清完", stageDone: true } });
  expect((await township.call(findings.read, { params })).dueOn).toBe("2027-02-10");
  await township.call(findings.progress, { params, body: { version: 4, text: "招完", stageDone: true } });
  await township.call(findings.request, { params, body: { version: 5, outcome: "完成" } });
});

apiTest("what is lasting is looked at again and again", async ({ as, tx }) => {
  const finding = await aFinding(tx, { status: "rectifying", type: "lasting", dueOn: "2026-11-20" });
  const inspector = await as("inspector");
  await inspector.call(findings.review, { params: finding.params, body: { version: 1, text: "保持" } });
  // Ninety days end on a Saturday.
  const page = await inspector.call(findings.read, { params: finding.params });
  expect(page).toMatchObject({ status: "rectifying", dueOn: "2027-02-22", light: "green" });
});

apiTest("of two who close at once one does, and one who looked at an old version does not", async (stage: Stage) => {
  const finding = await aFinding(stage.tx, { status: "checked" });
  const [county, inspector] = [await stage.as("county", "青岚县"), await stage.as("inspector")];
  const replies = await Promise.allSettled(
    [county, inspector].map((caller) => caller.call(findings.close, { params: finding.params, body: close() })),
  );
  expect(replies.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const stale = await county.refused(findings.close, { params: finding.params, body: close() });
  expect(stale.code).toBe("stale");
});

apiTest("registered once, whoever sends it again; found in the past, of a known kind, in reach", async ({ as }) => {
  const county = await as("county", "青岚县");
  const body = aFindingBody({ description: "字".repeat(2000) });
  await county.call(findings.register, { body });
  expect((await county.refused(findings.register, { body })).code).toBe("conflict");
  const bad = async (over: object) =>
    (await county.refused(findings.register, { body: aFindingBody(over) })).reasons[0]?.rule;
  expect(await bad({ foundOn: "2026-11-23" })).toBe("found-in-future");
  expect(await bad({ category: "打卡" })).toBe("category-unknown");
  const long = await county.refused(findings.register, { body: aFindingBody({ description: "字".repeat(20_000) }) });
  expect(long.code).toBe("invalid");
  const foreign = await county.refused(findings.register, { body: aFindingBody({ villageId: villageIds.桥头 }) });
  expect(foreign.code).toBe("not-found");
  const page = await county.call(findings.read, { params: { id: body.id } });
  expect(
    (
      await county.call(findings.withdraw, {
        params: { id: body.id },
        body: { version: page.version, text: "重复登记" },
      })
    ).version,
  ).toBe(2);
  expect((await county.call(findings.list, { query: { status: "withdrawn" } })).total).toBe(1);
});

apiTest(
  "a finding of the same kind in the same village is offered, and linked it counts as repeated",
  async ({ as, tx }) => {
    const county = await as("county", "青岚县");
    const old = await aFinding(tx, { status: "closed", foundOn: "2026-02-01" });
    await aFinding(tx, { status: "closed", foundOn: "2025-02-01" });
    const { rows } = await county.call(findings.earlier, {
      query: { villageId: villageIds.前柳庄, category: "组织生活" },
    });
    expect(rows.map(({ id }) => id)).toEqual([old.id]);
    const body = aFindingBody({ earlierId: old.id });
    await county.call(findings.register, { body });
    const page = await county.call(findings.read, { params: { id: body.id } });
    expect(page).toMatchObject({ repeated: true, earlier: { id: old.id } });
    expect((await county.call(findings.read, { params: { id: old.id } })).later.map(({ id }) => id)).toEqual([body.id]);
    const other = await county.refused(findings.register, { body: aFindingBody({ earlierId: uuidv7() }) });
    expect(other.code).toBe("not-found");
  },
);

apiTest("the list says what is late and how the county speaks of it", async ({ as, tx }) => {
  await aFinding(tx, { status: "rectifying", dueOn: "2026-11-06" });
  await aFinding(tx, { status: "assigned", dueOn: "2026-11-24" });
  await aFinding(tx, { status: "close-requested", dueOn: "2026-11-06" });
  await aFinding(tx, { village: "松坡" });
  const county = await as("county", "青岚县");
  const list = await county.call(findings.list, { query: {} });
  expect(list).toMatchObject({ total: 4, open: 4, lights: { red: 1, yellow: 1, green: 1, none: 1 } });
  expect(list.waiting).toEqual({ assign: 1, rectify: 2, "town-check": 0, check: 1, close: 0 });
  expect(list.rows[0]).toMatchObject({ light: "red", days: -10, late: "逾期超过十天，由县级书面督办" });
  expect((await county.call(findings.list, { query: { light: "red" } })).total).toBe(1);
  expect((await county.call(findings.list, { query: { townshipId: townshipIds.松岭乡 } })).total).toBe(1);
  expect((await (await as("county", "沐云县")).call(findings.list, { query: { countyId: muyun } })).total).toBe(0);
});
