import { expect } from "vitest";
import { caseFollowUp } from "#contract/case-follow-up.ts";
import { caseSteps } from "#contract/case-steps.ts";
import { cases } from "#contract/cases.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { villages } from "#contract/villages.ts";
import { apiTest, onStage, today } from "../testing/api-test.ts";
import { countyClerk, townshipIds, villageIds } from "../testing/cast.ts";
import { aReadyCase, delisted, offices } from "../testing/given-case-steps.ts";
import { aCase, aDecision, aProblem } from "../testing/given-cases.ts";
import { openCases } from "./commands.ts";

onStage();

const change = { onDate: "2026-11-01", basis: "青政发〔2026〕8号", version: 1 };

apiTest("a file goes with a village that moves, with its lines and all its records", async (stage) => {
  const file = await aReadyCase(stage.tx);
  const all = await offices(stage);
  await delisted(all, file);
  const body = { ...change, newId: uuidv7(), townshipId: townshipIds.松岭乡 };
  await all.county.call(villages.move, { params: { id: villageIds.前柳庄 }, body });

  const { params } = file;
  expect((await all.town.refused(cases.read, { params })).code).toBe("not-found");
  const songling = await stage.as("township", "松岭乡");
  const sheet = await songling.call(cases.read, { params });
  expect([sheet.township, sheet.villageId, sheet.problems.length, sheet.goals.length]).toEqual([
    "松岭乡",
    body.newId,
    1,
    1,
  ]);
  const course = await songling.call(caseSteps.course, { params });
  expect([course.steps.length, course.acceptances.length, course.checks.length]).toEqual([5, 1, 3]);
  expect((await all.county.call(cases.list, { query: {} })).rows).toMatchObject([{ id: file.id, township: "松岭乡" }]);

  // A later decision names the village as it was listed, and finds its file.
  const corrected = { roundId: file.roundId, villages: { 前柳庄: "township" as const }, correctsId: file.decisionId };
  const decisionId = await aDecision(stage.tx, corrected);
  expect(await openCases(stage.tx, countyClerk, decisionId, today)).toEqual({ opened: 0, changed: 1, withdrawn: 0 });
});

apiTest("merged into a village with a file of its own: that one goes on, on the older clock", async (stage) => {
  const { tx } = stage;
  const kept = await aCase(tx, { village: "上梨峪", openedOn: "2026-06-01" });
  const ended = await aCase(tx, { village: "前柳庄", roundId: kept.roundId, openedOn: "2026-03-01" });
  await aProblem(tx, ended);
  const { county, town } = await offices(stage);
  const body = { ...change, otherIds: [villageIds.前柳庄], into: { keptId: villageIds.上梨峪 } };
  await county.call(villages.merge, { params: { id: villageIds.上梨峪 }, body });

  expect((await county.call(cases.list, { query: {} })).rows.map(({ id }) => id)).toEqual([kept.id]);
  const on = await county.call(caseSteps.course, { params: { id: kept.id } });
  expect(on).toMatchObject({
    clockFrom: "2026-03-01",
    mergedFrom: [{ id: ended.id, village: "前柳庄村" }],
    mergedInto: null,
  });
  const read = await town.call(caseSteps.course, { params: { id: ended.id } });
  expect(read).toMatchObject({ mergedInto: { id: kept.id, village: "上梨峪村" }, acts: [] });
  const sheet = await town.call(cases.read, { params: { id: ended.id } });
  expect([sheet.problems.length, sheet.can.write]).toEqual([1, false]);
  const add = { id: uuidv7(), aspect: "leadership" as const, text: "问题", rootCause: "", evidence: "", dueOn: null };
  const told = await town.refused(cases.addProblem, { params: { id: ended.id }, body: add });
  expect(told.reasons[0]!.rule).toBe("file-merged");
});

apiTest("a file still being turned around is not buried under one that is already delisted", async (stage) => {
  const done = await aReadyCase(stage.tx);
  const all = await offices(stage);
  await delisted(all, done, "2026-11-22");
  await stage.tx.updateTable("caseFile").set({ delistedOn: "2026-10-01" }).where("id", "=", done.id).execute();
  const open = await aCase(stage.tx, { village: "上梨峪", roundId: done.roundId });
  const body = { ...change, otherIds: [villageIds.上梨峪], into: { keptId: villageIds.前柳庄 } };
  await all.county.call(villages.merge, { params: { id: villageIds.前柳庄 }, body });
  expect((await all.county.call(cases.list, { query: {} })).rows.map(({ id }) => id)).toEqual([open.id]);
  expect(await all.county.call(caseSteps.course, { params: done.params })).toMatchObject({
    mergedInto: { id: open.id },
  });

  // The delisted village was watched until the day of the merger.
  const { groups } = await all.county.call(caseFollowUp.survival, { query: {} });
  expect(groups[0]).toMatchObject({ aspect: null, villages: 1, relapsed: 0, longest: 31 });
  const watched = await all.county.call(caseFollowUp.survivors, { query: {} });
  expect(watched).toMatchObject({ total: 1, rows: [{ id: done.id, days: 31, mergedOn: "2026-11-01" }] });
});

apiTest("merged into a new village: of several files the last opened goes on, whatever the order", async (stage) => {
  const { tx } = stage;
  const first = await aCase(tx, { village: "上梨峪", openedOn: "2026-06-01" });
  const second = await aCase(tx, { village: "前柳庄", roundId: first.roundId, openedOn: "2026-03-01" });
  const { county } = await offices(stage);
  const newId = uuidv7();
  const into = { newId, name: "梨柳新村", kind: "village" as const, townshipId: townshipIds.柳溪镇 };
  await county.call(villages.merge, {
    params: { id: villageIds.上梨峪 },
    body: { ...change, otherIds: [villageIds.前柳庄], into },
  });
  const { rows } = await county.call(cases.list, { query: {} });
  expect(rows).toMatchObject([{ id: first.id, village: "梨柳新村" }]);
  const { mergedFrom, clockFrom } = await county.call(caseSteps.course, { params: { id: first.id } });
  expect([clockFrom, mergedFrom.map(({ id }) => id)]).toEqual(["2026-03-01", [second.id]]);
});
