import { expect } from "vitest";
import JSZip from "jszip";
import { sampleScheme } from "#domain/cases/acceptance-scheme-data.ts";
import { type AcceptanceScheme, judge } from "#domain/cases/acceptance.ts";
import { caseSteps } from "#contract/case-steps.ts";
import { cases } from "#contract/cases.ts";
import { rules } from "#contract/rules.ts";
import type { CountedFigure } from "../figures/figure.ts";
import { apiTest, onStage, today } from "../testing/api-test.ts";
import { countyClerk } from "../testing/cast.ts";
import { anAcceptance, aReadyCase, checked, offices, scoresAt } from "../testing/given-case-steps.ts";
import { outcomeFigures } from "./outcome-figures.ts";

onStage();

apiTest("a failure sets a new deadline, takes lines up again, and the next attempt is counted", async (stage) => {
  const file = await aReadyCase(stage.tx);
  const { params } = file;
  const all = await offices(stage);
  const version = await checked(all, file);
  const late = { dueOn: "2027-10-01" };
  await stage.tx.updateTable("caseProblem").set(late).where("id", "=", file.problemId).execute();
  const failing = { scores: scoresAt(0.6), newDueOn: "2027-03-31", reopen: [file.goalId] };
  const failed = await all.county.call(caseSteps.accept, { params, body: anAcceptance(version, failing) });
  expect(failed).toMatchObject({ outcome: "failed", points: 6000 });

  const sheet = await all.town.call(cases.read, { params });
  expect(sheet).toMatchObject({ status: "in-turnaround", dueOn: "2027-03-31", can: { write: true } });
  expect(sheet.goals[0]).toMatchObject({ doneOn: null, dueOn: "2027-03-31" });
  expect(sheet.problems[0]).toMatchObject({ doneOn: "2026-11-02", dueOn: "2027-03-31" });
  const { acts } = await all.team.call(caseSteps.course, { params });
  expect(acts).toEqual([{ act: "assess", why: ["目标事项中还有任务未完成。"] }]);

  const mark = { params: { ...params, list: "goals" as const, itemId: file.goalId } };
  await all.town.call(cases.mark, { ...mark, body: { version: sheet.goals[0]!.version, doneOn: "2026-11-22" } });
  const again = await checkedByAnother(stage, file);
  await all.county.call(caseSteps.accept, { params, body: anAcceptance(again) });
  const { acceptances } = await all.county.call(caseSteps.course, { params });
  expect(acceptances.map(({ attempt, outcome, newDueOn }) => [attempt, outcome, newDueOn])).toEqual([
    [1, "failed", "2027-03-31"],
    [2, "passed", null],
  ]);
});

const checkedByAnother = async (stage: Parameters<typeof offices>[0], file: Parameters<typeof checked>[1]) =>
  checked(await offices(stage), file);

apiTest("more than half dissatisfied fails at full marks, and the row says why", async (stage) => {
  const file = await aReadyCase(stage.tx);
  const all = await offices(stage);
  const version = await checked(all, file);
  const votes = { scores: scoresAt(1), satisfied: 7, fair: 0, dissatisfied: 8, newDueOn: "2027-06-30" };
  const body = anAcceptance(version, votes);
  expect(await all.county.call(caseSteps.accept, { params: file.params, body })).toMatchObject({
    outcome: "failed",
    points: 10000,
  });
  const { acceptances } = await all.county.call(caseSteps.course, { params: file.params });
  expect(acceptances[0]).toMatchObject({ veto: "dissatisfied", outcome: "failed" });
  // In an official list the reason stands in words.
  const period = { countyId: file.countyId, roundId: file.roundId, today, from: "2026-11-01", to: "2026-11-30" };
  const figure = outcomeFigures.find(({ code }) => code === "acceptances-failed") as CountedFigure;
  const behind = figure.rows(stage.tx, countyClerk, period).as("row");
  const rows = await stage.tx.selectFrom(behind).selectAll().execute();
  expect(JSON.stringify(rows)).toContain("民主测评不满意票超过规定比例");
  expect(JSON.stringify(rows)).not.toContain("dissatisfied");
});

apiTest("the county's own scheme holds, is kept in the row, and gives the same result years later", async (stage) => {
  const file = await aReadyCase(stage.tx);
  const { params } = file;
  const all = await offices(stage);
  const version = await checked(all, file);
  const [first, ...rest] = sampleScheme.aspects;
  const [head, ...tail] = first!.items;
  const aspects = [{ ...first!, items: [{ ...head!, points: head!.points + 1 }, ...tail] }, ...rest] as never;
  const rule = { version: 0, basis: "青组发〔2026〕31号", validFrom: "2026-11-22" };
  const save = { params: { code: "acceptance-scheme" as const } };
  const told = await all.county.refused(rules.save, {
    ...save,
    body: { ...rule, content: { ...sampleScheme, aspects } },
  });
  expect(told.reasons.map(({ sentence }) => sentence)).toEqual(["各项满分合计应为 100 分。"]);
  const content = { ...sampleScheme, passPoints: 81, vetoPercent: 5 };
  await all.county.call(rules.save, { ...save, body: { ...rule, content } });

  expect(await all.county.call(caseSteps.scheme, { params, query: {} })).toMatchObject({
    version: 1,
    scheme: { passPoints: 81 },
  });
  const body = anAcceptance(version, { schemeVersion: 1, newDueOn: "2027-06-30" });
  await all.county.call(caseSteps.accept, { params, body });
  await all.county.call(rules.save, { ...save, body: { ...rule, version: 1, content: { ...content, passPoints: 1 } } });

  const row = await stage.tx.selectFrom("acceptance").selectAll().executeTakeFirstOrThrow();
  const scheme = row.scheme as unknown as AcceptanceScheme;
  expect([row.schemeVersion, scheme.passPoints]).toEqual([1, 81]);
  const { points, outcome, veto } = row;
  expect(judge(scheme, row.scores as unknown as number[], row)).toEqual({ points, outcome, veto });
  expect({ points, outcome, veto }).toEqual({ points: 8000, outcome: "failed", veto: "dissatisfied" });
});

apiTest("an acceptance is scored by the scheme of the day it was held, whenever it is typed", async (stage) => {
  const file = await aReadyCase(stage.tx);
  const { params } = file;
  const all = await offices(stage);
  const version = await checked(all, file);
  await stage.tx.updateTable("caseStep").set({ onDay: "2026-11-18" }).where("action", "=", "check").execute();
  const content = { ...sampleScheme, passPoints: 90 } as never;
  const basis = { version: 0, basis: "青组发〔2026〕31号", validFrom: "2026-11-22" };
  await all.county.call(rules.save, { params: { code: "acceptance-scheme" }, body: { ...basis, content } });
  const inForce = async (heldOn?: string) => {
    const { version: one, scheme } = await all.county.call(caseSteps.scheme, { params, query: { heldOn } });
    return [one, scheme.passPoints];
  };
  expect([await inForce(), await inForce("2026-11-21")]).toEqual([
    [1, 90],
    [0, 70],
  ]);
  const held = (over: object) => ({ params, body: anAcceptance(version, { heldOn: "2026-11-21", ...over }) });
  expect((await all.county.refused(caseSteps.accept, held({ schemeVersion: 1 }))).code).toBe("stale");
  await all.county.call(caseSteps.accept, held({ schemeVersion: 0 }));
  const { acceptances } = await all.county.call(caseSteps.course, { params });
  expect(acceptances).toMatchObject([{ schemeVersion: 0, outcome: "passed", scheme: { passPoints: 70 } }]);
});

async function sheetText(content: Uint8Array) {
  const archive = await JSZip.loadAsync(content);
  return (await archive.file("word/document.xml")!.async("string")).replace(/<[^>]+>/g, "|");
}

apiTest("the acceptance as a document to be signed, and an empty one for the village", async (stage) => {
  const file = await aReadyCase(stage.tx);
  const { params } = file;
  const all = await offices(stage);
  const version = await checked(all, file);
  const body = anAcceptance(version);
  await all.county.call(caseSteps.accept, { params, body });
  type File = { fileName: string; content: Uint8Array };
  const filled = (await all.county.call(caseSteps.sheet, {
    params,
    body: { acceptanceId: body.id },
  })) as unknown as File;
  expect(filled.fileName).toBe("验收表 柳溪镇前柳庄村 2026-11-22.docx");
  const text = await sheetText(filled.content);
  for (const word of ["前柳庄村", "民主测评", "验收组组长", "综合得分 80 分，验收结果：合格。", "村“两委”班子配备齐全"])
    expect(text).toContain(word);
  const empty = (await all.town.call(caseSteps.sheet, { params, body: { acceptanceId: null } })) as unknown as File;
  expect(await sheetText(empty.content)).not.toContain("验收结果");
  const other = await stage.as("township", "松岭乡");
  expect((await other.refused(caseSteps.sheet, { params, body: { acceptanceId: null } })).code).toBe("not-found");
});
