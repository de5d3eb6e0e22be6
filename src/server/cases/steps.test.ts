import { expect } from "vitest";
import { caseSteps } from "#contract/case-steps.ts";
import { cases } from "#contract/cases.ts";
import { apiTest, type Caller, onStage, raw } from "../testing/api-test.ts";
import { organisationIds } from "../testing/cast.ts";
import {
  aColleague,
  anAcceptance,
  aReadyCase,
  checked,
  delisted,
  offices,
  scoresAt,
} from "../testing/given-case-steps.ts";

onStage();

const rulesOf = (told: { reasons: readonly { rule: string }[] }) => told.reasons.map(({ rule }) => rule);
const actsOf = async (caller: Caller, params: { id: string }) =>
  (await caller.call(caseSteps.course, { params })).acts.map(({ act }) => act);

apiTest("from the team's assessment to the list it leaves, each office with its own act", async (stage) => {
  const file = await aReadyCase(stage.tx);
  const { params } = file;
  const all = await offices(stage);
  expect([await actsOf(all.team, params), await actsOf(all.town, params), await actsOf(all.county, params)]).toEqual([
    ["assess"],
    ["assess"],
    [],
  ]);
  const version = await checked(all, file);
  expect(await actsOf(all.county, params)).toEqual(["accept"]);
  const accepted = await all.county.call(caseSteps.accept, { params, body: anAcceptance(version) });
  expect(accepted).toMatchObject({ outcome: "passed", points: 8000 });
  const number = "青组发〔2026〕30号";
  const body = { version: accepted.version, number, decidedOn: "2026-11-22" };
  await all.county.call(caseSteps.delist, { params, body });

  const course = await all.team.call(caseSteps.course, { params });
  expect(course).toMatchObject({
    status: "consolidation",
    delistNumber: number,
    delistedOn: "2026-11-22",
    consolidationTo: "2027-11-22",
    clockFrom: "2026-03-01",
    clockDays: 266,
    acts: [],
  });
  expect(course.steps.map(({ action, by }) => [action, by])).toEqual([
    ["self-assess", "驻村工作队经办人"],
    ["check", "柳溪镇经办人"],
    ["accept", "青岚县经办人"],
    ["delist", "青岚县经办人"],
    ["consolidate", "青岚县经办人"],
  ]);
  expect(course.checks.map(({ month, dueOn }) => [month, dueOn])).toEqual([
    [3, "2027-02-22"],
    [6, "2027-05-22"],
    [12, "2027-11-22"],
  ]);
  const trail = await stage.tx
    .selectFrom("audit")
    .select("verb")
    .where("subjectId", "=", file.id)
    .orderBy("at")
    .execute();
  expect(trail.map(({ verb }) => verb)).toEqual(["case.assess", "case.check", ...Array(3).fill("case.accept")]);
});

apiTest("nothing is assessed while a line is open, and the page says which", async (stage) => {
  const { tx } = stage;
  const file = await aReadyCase(tx);
  const { team } = await offices(stage);
  await tx.updateTable("caseGoal").set({ doneOn: null }).where("id", "=", file.goalId).execute();
  const { acts } = await team.call(caseSteps.course, { params: file.params });
  expect(acts).toEqual([{ act: "assess", why: ["目标事项中还有任务未完成。"] }]);
  const told = await team.refused(caseSteps.assess, { params: file.params, body: { version: 1, opinion: "完成" } });
  expect(rulesOf(told)).toEqual(["goal-not-done"]);
});

apiTest("taken back before the check by its own hand; returned with a reason by another", async (stage) => {
  const file = await aReadyCase(stage.tx);
  const { params } = file;
  const { team, town, county } = await offices(stage);
  const assess = (caller: Caller, version: number) =>
    caller.call(caseSteps.assess, { params, body: { version, opinion: "完成" } });
  const first = await assess(team, 1);
  expect(await actsOf(town, params)).toEqual(["check"]);
  expect(rulesOf(await town.refused(caseSteps.withdraw, { params, body: first }))).toEqual(["withdrawn-by-another"]);
  const back = await team.call(caseSteps.withdraw, { params, body: first });
  const second = await assess(team, back.version);
  const reason = { ...second, passed: false, opinion: "后备人选尚未落实" };
  const returned = await town.call(caseSteps.check, { params, body: reason });
  expect((await team.call(cases.read, { params })).status).toBe("in-turnaround");
  // On behalf of the team, and then not checked by the same hand.
  const own = await assess(town, returned.version);
  const check = { ...own, passed: true, opinion: "属实" };
  expect(rulesOf(await town.refused(caseSteps.check, { params, body: check }))).toEqual(["checked-by-assessor"]);
  const { caller } = await aColleague(stage.tx, "township", "柳溪镇");
  await caller.call(caseSteps.check, { params, body: check });
  expect(
    (await county.call(caseSteps.course, { params })).steps.map(({ action, opinion }) => [action, opinion]),
  ).toEqual([
    ["self-assess", "完成"],
    ["withdraw", ""],
    ["self-assess", "完成"],
    ["return", "后备人选尚未落实"],
    ["self-assess", "完成"],
    ["check", "属实"],
  ]);
});

apiTest("each step stands in its own place, with the version before it, in its own reach", async (stage) => {
  const file = await aReadyCase(stage.tx);
  const { params } = file;
  const { town, county, team } = await offices(stage);
  const told = async (caller: Caller, route: typeof caseSteps.check, body: object) =>
    rulesOf(await caller.refused(route, { params, body } as never));
  expect(await told(town, caseSteps.check, { version: 1, passed: true, opinion: "属实" })).toEqual(["wrong-status"]);
  expect(rulesOf(await county.refused(caseSteps.accept, { params, body: anAcceptance(1) }))).toEqual(["wrong-status"]);
  const delist = { version: 1, number: "青组发〔2026〕30号", decidedOn: "2026-11-22" };
  expect(rulesOf(await county.refused(caseSteps.delist, { params, body: delist }))).toEqual(["wrong-status"]);
  expect(rulesOf(await county.refused(caseSteps.close, { params, body: { version: 1 } }))).toEqual(["wrong-status"]);
  const late = await team.refused(caseSteps.assess, { params, body: { version: 7, opinion: "完成" } });
  expect(late.code).toBe("stale");
  const neighbour = await stage.as("township", "松岭乡");
  const foreign = await neighbour.refused(caseSteps.assess, { params, body: { version: 1, opinion: "完成" } });
  expect(foreign.code).toBe("not-found");
  expect((await county.refused(caseSteps.assess, { params, body: { version: 1, opinion: "完成" } })).code).toBe(
    "forbidden",
  );
});

apiTest("an acceptance is refused with the field and the rule", async (stage) => {
  const file = await aReadyCase(stage.tx);
  const { params } = file;
  const all = await offices(stage);
  const version = await checked(all, file);
  const told = async (over: object) => {
    const { reasons, code } = await all.county.refused(caseSteps.accept, { params, body: anAcceptance(version, over) });
    return [code, ...reasons.map(({ rule, at }) => `${rule} ${at}`)];
  };
  const [first, ...rest] = scoresAt(1);
  expect(await told({ scores: [first! + 1, ...rest] })).toEqual(["invalid", "score-above-maximum scores.0"]);
  expect(await told({ scores: rest })).toEqual(["invalid", "score-missing scores"]);
  expect(await told({ satisfied: 14 })).toEqual(["invalid", "votes-exceed-present satisfied"]);
  expect(await told({ present: 16 })).toEqual(["invalid", "present-exceeds-invited present"]);
  expect(await told({ heldOn: "2026-11-23" })).toEqual(["invalid", "held-in-future heldOn"]);
  expect(await told({ scores: scoresAt(0.5) })).toEqual(["invalid", "new-deadline-missing newDueOn"]);
  const today = { scores: scoresAt(0.5), newDueOn: "2026-11-22" };
  expect(await told(today)).toEqual(["invalid", "new-deadline-not-after-today newDueOn"]);
  expect((await told({ schemeVersion: 3 }))[0]).toBe("stale");
  expect((await told({ satisfied: -1 }))[0]).toBe("invalid");
  expect(await stage.tx.selectFrom("acceptance").select("id").execute()).toEqual([]);
});

apiTest("who worked on it, checked it or answers for it does not accept it", async (stage) => {
  const { tx } = stage;
  const file = await aReadyCase(tx);
  const { params } = file;
  const all = await offices(stage);
  const item = { params: { ...params, list: "goals" as const, itemId: file.goalId } };
  await all.county.call(cases.mark, { ...item, body: { version: 1, doneOn: null } });
  await all.county.call(cases.mark, { ...item, body: { version: 2, doneOn: "2026-11-20" } });
  const version = await checked(all, file);
  const told = await all.county.refused(caseSteps.accept, { params, body: anAcceptance(version) });
  expect(rulesOf(told)).toEqual(["accepted-by-worker"]);
  expect((await all.county.call(caseSteps.course, { params })).acts).toEqual([
    { act: "accept", why: ["您办结过该村清单中的事项，谁整改谁不验收，请由其他人员办理。"] },
  ]);
  await tx.updateTable("caseGoal").set({ responsibleUnit: "县委政法委" }).where("id", "=", file.goalId).execute();
  const bound = await aColleague(tx, "county", "青岚县", organisationIds.县委政法委);
  const bounded = await bound.caller.refused(caseSteps.accept, { params, body: anAcceptance(version) });
  expect(rulesOf(bounded)).toEqual(["accepted-by-responsible"]);
  for (const column of ["selfAssessedBy", "checkedBy"] as const) {
    const { accountId, caller } = await aColleague(tx, "county", "青岚县");
    const was = await tx.selectFrom("caseFile").where("id", "=", file.id).select(column).executeTakeFirstOrThrow();
    await tx
      .updateTable("caseFile")
      .set({ [column]: accountId })
      .where("id", "=", file.id)
      .execute();
    const own = await caller.refused(caseSteps.accept, { params, body: anAcceptance(version) });
    expect(rulesOf(own)).toEqual([column === "checkedBy" ? "accepted-by-checker" : "accepted-by-assessor"]);
    await tx.updateTable("caseFile").set(was).where("id", "=", file.id).execute();
  }
  const free = await aColleague(tx, "county", "青岚县");
  await free.caller.call(caseSteps.accept, { params, body: anAcceptance(version) });
});

/** A statement as the application's own role, with the whole county in reach: what an intruder in the program could try. */
async function attack(statement: string): Promise<string> {
  await raw("savepoint attack; set local role zhucun_app; set local app.counties = ',99-qinglan,'");
  await raw("set local app.whole = '99-qinglan'; set local app.townships = '*'; set local app.villages = '*'");
  const outcome = await raw(statement).then(
    () => "done",
    ({ constraint, code }: { constraint?: string; code?: string }) => constraint ?? code ?? "",
  );
  await raw("rollback to savepoint attack");
  return outcome;
}

apiTest("the database itself refuses the same hand, an invented step and a changed record", async (stage) => {
  const file = await aReadyCase(stage.tx);
  const all = await offices(stage);
  const version = await checked(all, file);
  const mine = `where id = '${file.id}'`;
  expect(await attack(`update case_file set accepted_by = checked_by, status = 'accepted' ${mine}`)).toBe(
    "case_file_no_former_hand",
  );
  const forgotten = `update case_file set hands = '{}', accepted_by = self_assessed_by ${mine}`;
  expect(await attack(forgotten)).toBe("case_file_other_hand");
  const worker = "11111111-1111-7111-8111-111111111111";
  const worked = `update case_file set worked_by = array['${worker}'::uuid], accepted_by = '${worker}' ${mine}`;
  expect(await attack(worked)).toBe("case_file_other_hand");
  const former = `update case_file set hands = array['${worker}'::uuid], accepted_by = '${worker}' ${mine}`;
  expect(await attack(former)).toBe("case_file_no_former_hand");
  expect(await attack(`update case_file set status = 'accepted' ${mine}`)).toBe("case_file_way");
  expect(await attack(`update case_file set status = 'consolidation', accepted_by = '${worker}' ${mine}`)).toBe(
    "case_file_way",
  );
  await all.county.call(caseSteps.accept, { params: file.params, body: anAcceptance(version) });
  const copy = (over: string) =>
    `insert into acceptance select (jsonb_populate_record(a, jsonb_build_object('id', '${worker}', 'attempt', 2) || '${over}')).* from acceptance a`;
  expect(await attack(copy("{}"))).toBe("done");
  expect(await attack(copy(`{"hands": ["${worker}"], "recorded_by": "${worker}"}`))).toMatch(/^acceptance_check/);
  expect(await attack(copy('{"satisfied": 15}'))).toMatch(/^acceptance_check/);
  expect(await attack(copy('{"outcome": "failed"}'))).toMatch(/^acceptance_check/);
  for (const statement of [
    "update acceptance set points = 10000",
    "delete from acceptance",
    "update case_step set made_by = case_id",
    "delete from case_step",
    "delete from consolidation_check",
  ])
    expect([statement, await attack(statement)]).toEqual([statement, "42501"]);
});

apiTest("a withdrawn file takes no step", async (stage) => {
  const file = await aReadyCase(stage.tx);
  const all = await offices(stage);
  const version = await delisted(all, file);
  await stage.tx.updateTable("caseFile").set({ withdrawnOn: "2026-11-22" }).where("id", "=", file.id).execute();
  const { params } = file;
  expect(await actsOf(all.county, params)).toEqual([]);
  expect(rulesOf(await all.county.refused(caseSteps.close, { params, body: { version } }))).toEqual(["file-withdrawn"]);
});
