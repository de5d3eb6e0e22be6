import { expect } from "vitest";
import { caseFollowUp } from "#contract/case-follow-up.ts";
import { caseSteps } from "#contract/case-steps.ts";
import { cases } from "#contract/cases.ts";
import { wall } from "#contract/wall.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, type Caller, onStage } from "../testing/api-test.ts";
import { aReadyCase, delisted, delistedLongAgo, offices } from "../testing/given-case-steps.ts";

onStage();

const rulesOf = (told: { reasons: readonly { rule: string }[] }) => told.reasons.map(({ rule }) => rule);
const waitingOf = async (caller: Caller) => caller.call(cases.waiting, { query: {} });
const dueDates = ["2026-02-01", "2026-05-01", "2026-11-01"] as const;

apiTest("the checks are due one by one; only when all are made and time is over is the file closed", async (stage) => {
  const file = await aReadyCase(stage.tx, { openedOn: "2025-03-01" });
  const { params } = file;
  const all = await offices(stage);
  const version = await delisted(all, file);
  const query = {};
  expect((await all.town.call(caseFollowUp.checks, { query })).rows).toEqual([]);
  const [first, second, third] = await delistedLongAgo(stage.tx, file, dueDates);
  const list = await all.town.call(caseFollowUp.checks, { query });
  expect(list).toMatchObject({ total: 3, due: 3, can: { follow: true } });
  expect(list.rows[0]).toMatchObject({ village: "前柳庄村", month: 3, dueOn: "2026-02-01", late: 294 });
  expect((await waitingOf(all.town)).follow).toBe(1);
  expect((await all.county.call(cases.list, { query: { waits: "follow" } })).total).toBe(1);

  const check = (checkId: string, over: object = {}) => ({
    params: { ...params, checkId },
    body: { version: 1, doneOn: "2026-11-20", sound: true, finding: "班子正常运转", ...over },
  });
  expect(rulesOf(await all.town.refused(caseSteps.follow, check(first!, { doneOn: "2026-11-23" })))).toEqual([
    "check-in-future",
  ]);
  expect(rulesOf(await all.town.refused(caseSteps.follow, check(third!, { doneOn: "2026-10-01" })))).toEqual([
    "check-too-early",
  ]);
  await all.town.call(caseSteps.follow, check(first!));
  await all.town.call(caseSteps.follow, check(second!));
  expect(rulesOf(await all.county.refused(caseSteps.close, { params, body: { version } }))).toEqual(["check-not-done"]);
  await all.county.call(caseSteps.follow, check(third!, { sound: false, finding: "书记长期外出" }));
  expect(rulesOf(await all.county.refused(caseSteps.close, { params, body: { version } }))).toEqual([
    "last-check-unsound",
  ]);
  expect((await all.town.refused(caseSteps.follow, check(third!))).code).toBe("stale");
  // What the county saw the township does not write over, and is not offered to.
  expect((await waitingOf(all.county)).close).toBe(0);
  const over = check(third!, { version: 2, finding: "稳固" });
  expect(rulesOf(await all.town.refused(caseSteps.follow, over))).toEqual(["corrected-by-township"]);
  const openTo = async (caller: Caller) =>
    (await caller.call(caseSteps.course, { params })).checks.map((one) => one.open);
  expect([await openTo(all.town), await openTo(all.county)]).toEqual([
    [true, true, false],
    [true, true, true],
  ]);
  await all.county.call(caseSteps.follow, check(third!, { version: 2, finding: "书记已返村履职" }));
  expect((await waitingOf(all.county)).close).toBe(1);
  await all.county.call(caseSteps.close, { params, body: { version } });
  expect(await all.town.call(caseSteps.course, { params })).toMatchObject({ status: "closed", closedOn: "2026-11-22" });
  const totalOf = async (query: object) => (await all.town.call(cases.list, { query })).total;
  expect([await totalOf({}), await totalOf({ status: "closed" })]).toEqual([0, 1]);
  expect(rulesOf(await all.town.refused(caseSteps.follow, check(first!, { version: 2 })))).toEqual(["wrong-status"]);
});

const visit = (version: number, over: object = {}) => ({
  id: uuidv7(),
  version,
  onDay: "2026-11-22",
  visitors: "县委组织部 李某",
  finding: "书记再度空缺，群众信访回升",
  relapsed: true,
  newId: uuidv7(),
  newDueOn: "2027-11-30",
  problems: [] as string[],
  ...over,
});

apiTest("a relapse closes the book on the old file and opens a linked one on the old clock", async (stage) => {
  const file = await aReadyCase(stage.tx);
  const { params } = file;
  const all = await offices(stage);
  const early = await all.county.refused(caseSteps.lookBack, { params, body: visit(1) });
  expect(rulesOf(early)).toEqual(["wrong-status"]);
  const version = await delisted(all, file);
  const body = visit(version, { problems: [file.problemId] });
  expect(rulesOf(await all.county.refused(caseSteps.lookBack, { params, body: { ...body, newDueOn: null } }))).toEqual([
    "relapse-deadline-missing",
  ]);
  expect((await all.county.refused(caseSteps.lookBack, { params, body: { ...body, problems: [uuidv7()] } })).code).toBe(
    "not-found",
  );
  expect((await all.town.refused(caseSteps.lookBack, { params, body })).code).toBe("forbidden");
  const { successorId } = await all.county.call(caseSteps.lookBack, { params, body });

  const opened = await all.town.call(cases.read, { params: { id: successorId! } });
  expect(opened).toMatchObject({
    village: "前柳庄村",
    status: "in-turnaround",
    openedOn: "2026-11-22",
    dueOn: "2027-11-30",
  });
  expect(opened.problems).toMatchObject([{ text: "班子不健全", doneOn: null, dueOn: "2027-11-30" }]);
  expect(opened.goals).toEqual([]);
  const course = await all.team.call(caseSteps.course, { params: { id: successorId! } });
  expect(course).toMatchObject({ clockFrom: "2026-03-01", clockDays: 266 });
  const chain = [
    { id: file.id, opening: 1, status: "relapsed" },
    { id: successorId, opening: 2, status: "in-turnaround" },
  ];
  expect(course.chain).toMatchObject(chain);
  const old = await all.county.call(caseSteps.course, { params });
  expect(old.chain).toMatchObject(chain);
  expect(old).toMatchObject({ status: "relapsed", acts: [], lookBacks: [{ relapsed: true, successorId }] });
  // The list and the wall show the village once, with the file that is at work.
  expect((await all.county.call(cases.list, { query: {} })).rows.map(({ id }) => id)).toEqual([successorId]);
  expect((await all.county.call(cases.list, { query: { status: "relapsed" } })).rows.map(({ id }) => id)).toEqual([
    file.id,
  ]);
  const tiles = (await all.county.call(wall.read, { query: {} })).townships.flatMap(({ villages }) => villages);
  expect(tiles.filter(({ name }) => name === "前柳庄村")).toMatchObject([{ listed: { caseId: successorId } }]);
  const curve = await all.county.call(caseFollowUp.survival, { query: {} });
  expect(
    curve.groups.map(({ aspect, villages, relapsed, steps }) => [aspect, villages, relapsed, steps.at(-1)?.sound]),
  ).toEqual([
    [null, 1, 1, 0],
    ["leadership", 1, 1, 0],
  ]);
  const behind = await all.county.call(caseFollowUp.survivors, { query: { aspect: "leadership", relapsed: "true" } });
  expect(behind).toMatchObject({ total: 1, rows: [{ id: file.id, days: 0, relapsedOn: "2026-11-22" }] });
});

apiTest("a look-back that finds the village sound is a record; it lets an unsound check be closed", async (stage) => {
  const file = await aReadyCase(stage.tx, { openedOn: "2025-03-01" });
  const { params } = file;
  const all = await offices(stage);
  const version = await delisted(all, file);
  const checks = await delistedLongAgo(stage.tx, file, dueDates);
  for (const [i, checkId] of checks.entries()) {
    const body = { version: 1, doneOn: "2026-11-20", sound: i < 2, finding: "看过" };
    await all.town.call(caseSteps.follow, { params: { ...params, checkId }, body });
  }
  const body = visit(version, { relapsed: false, newDueOn: null, finding: "整顿成果稳固" });
  expect(await all.county.call(caseSteps.lookBack, { params, body })).toEqual({ version, successorId: null });
  await all.county.call(caseSteps.close, { params, body: { version } });
  const after = await all.county.call(caseSteps.course, { params });
  expect(after.acts.map(({ act }) => act)).toEqual(["look-back"]);
  expect((await all.county.call(caseFollowUp.survivors, { query: { relapsed: "false" } })).total).toBe(1);
  expect((await all.county.call(caseFollowUp.survivors, { query: { watchedDays: 10_000 } })).total).toBe(0);
});
