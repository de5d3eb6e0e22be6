import { expect } from "vitest";
import { projectGates } from "#contract/project-gates.ts";
import { projectWorks } from "#contract/project-works.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage, type Stage } from "../../testing/api-test.ts";
import { accountIdOf, qinglan } from "../../testing/cast.ts";
import { aPass, arrangedDuties, contracted, passes, aProjectBefore } from "../../testing/given-gates.ts";
import { aProject } from "../../testing/given-projects.ts";
import { aTeam } from "../../testing/given-teams.ts";
import { aDecidedRound } from "../../testing/given-cases.ts";

onStage();

const aStarted = ({ tx }: Stage, over: object = {}) =>
  aProject(tx, { status: "started", budgetFen: 98_000_000, startedOn: "2026-09-01", ...over });

apiTest(
  "months are planned as a whole and reported one by one; what falls says why, and who reports is a hand",
  async (stage) => {
    const { tx, as } = stage;
    const { params, id } = await aStarted(stage);
    const township = await as("township", "柳溪镇");
    const even = await township.call(projectWorks.even, {
      params,
      query: { startOn: "2026-09-01", finishOn: "2026-11-30" },
    });
    expect(even.months.map(({ plannedPercent }) => plannedPercent)).toEqual([32, 67, 100]);
    const fallen = even.months.map((one, i) => ({ ...one, plannedPercent: i === 1 ? 10 : one.plannedPercent }));
    const why = await township.refused(projectWorks.planMonths, { params, body: { version: 1, months: fallen } });
    expect(why.reasons[0]!.rule).toBe("plan-falls");
    let { version } = await township.call(projectWorks.planMonths, {
      params,
      body: { version: 1, months: even.months },
    });
    const report = (month: string, actualPercent: number, text = "") => ({
      params,
      body: { version, month, actualPercent, text },
    });
    ({ version } = await township.call(projectWorks.reportMonth, report("2026-10-01", 60, "主体完工")));
    expect((await township.refused(projectWorks.reportMonth, report("2026-11-01", 59))).reasons[0]!.rule).toBe(
      "progress-falls",
    );
    expect((await township.refused(projectWorks.reportMonth, report("2026-12-01", 80))).reasons[0]!.rule).toBe(
      "month-in-future",
    );
    ({ version } = await township.call(projectWorks.reportMonth, report("2026-11-01", 55, "一段返工")));
    const works = await (await as("auditor")).call(projectWorks.read, { params });
    expect(works.months.map(({ plannedPercent, actualPercent }) => [plannedPercent, actualPercent])).toEqual([
      [32, null],
      [67, 60],
      [100, 55],
    ]);
    const { hands } = await tx.selectFrom("project").where("id", "=", id).select("hands").executeTakeFirstOrThrow();
    expect(hands).toEqual([accountIdOf(7)]);
    expect(
      (
        await township.refused(projectWorks.reportMonth, {
          params,
          body: { version: 1, month: "2026-11-01", actualPercent: 90 },
        })
      ).code,
    ).toBe("stale");
  },
);

apiTest("what was paid stands beside the plan of its month", async (stage) => {
  const { tx, as } = stage;
  const { params, id, reach } = await aStarted(stage);
  const place = { countyId: qinglan, projectId: id, reach };
  const contractId = uuidv7();
  await contracted(tx, id);
  const contract = { id: contractId, form: "contract", category: "works", number: "1", party: "青岚建工" } as const;
  await tx
    .insertInto("projectContract")
    .values({
      ...place,
      ...contract,
      firstFen: 95_000_000,
      amountFen: 95_000_000,
      signedOn: "2026-09-01",
      madeBy: accountIdOf(5),
    })
    .execute();
  const paid = {
    contractId,
    kind: "advance",
    status: "paid",
    requestedBy: accountIdOf(7),
    answeredBy: accountIdOf(5),
  } as const;
  for (const [paidOn, amountFen] of [
    ["2026-09-10", 10_000_000],
    ["2026-11-02", 5_000_000],
  ] as const)
    await tx
      .insertInto("payment")
      .values({
        ...place,
        ...paid,
        id: uuidv7(),
        amountFen,
        requestedOn: "2026-09-01",
        paidOn,
        voucher: paidOn,
        paidBy: accountIdOf(5),
      })
      .execute();
  const works = await (await as("county")).call(projectWorks.read, { params });
  expect(works.months.map(({ month, paidFen }) => [month, paidFen])).toEqual([
    ["2026-09-01", 10_000_000],
    ["2026-11-01", 15_000_000],
  ]);
});

apiTest(
  "faults are found by a department, mended by the township, confirmed by another, or sent back",
  async (stage) => {
    const { as } = stage;
    const { params } = await aStarted(stage);
    const sector = await as("department", "县信访局");
    const township = await as("township", "柳溪镇");
    const county = await as("county");
    const check = {
      id: uuidv7(),
      version: 1,
      checkedOn: "2026-11-10",
      checkers: "周某",
      conclusion: "faults" as const,
      text: "屋面渗水",
      dueOn: "2026-11-15",
    };
    expect((await township.refused(projectWorks.check, { params, body: check })).reasons[0]!.rule).toBe("not-checker");
    expect(
      (await sector.refused(projectWorks.check, { params, body: { ...check, dueOn: null } })).reasons[0]!.rule,
    ).toBe("due-missing");
    let { version } = await sector.call(projectWorks.check, { params, body: check });
    const at = { ...params, qualityCheckId: check.id };
    const mend = { params: at, body: { version, mendedOn: "2026-11-14", text: "重做防水" } };
    expect((await county.refused(projectWorks.mend, mend)).reasons[0]!.rule).toBe("not-mender");
    expect(
      (await county.refused(projectWorks.confirm, { params: at, body: { version, mended: true } })).reasons[0]!.rule,
    ).toBe("not-mended");
    ({ version } = await township.call(projectWorks.mend, mend));
    ({ version } = await county.call(projectWorks.confirm, {
      params: at,
      body: { version, mended: false, text: "仍渗水" },
    }));
    ({ version } = await township.call(projectWorks.mend, { params: at, body: { ...mend.body, version } }));
    expect(
      (await township.refused(projectWorks.confirm, { params: at, body: { version, mended: true } })).reasons[0]!.rule,
    ).toBe("not-checker");
    await sector.call(projectWorks.confirm, { params: at, body: { version, mended: true } });
    const works = await county.call(projectWorks.read, { params });
    expect(works.checks).toMatchObject([{ unit: "县信访局", confirmedOn: "2026-11-22", mend: null, confirm: null }]);
  },
);

apiTest("a meeting is recorded and what it settled is done once", async (stage) => {
  const { params } = await aStarted(stage);
  await aTeam(stage.tx, await aDecidedRound(stage.tx));
  const team = await stage.as("team");
  const body = {
    id: uuidv7(),
    version: 1,
    heldOn: "2026-11-10",
    chair: "周某",
    matter: "用电报装",
    dueOn: "2026-11-20",
  };
  const future = await team.refused(projectWorks.meet, { params, body: { ...body, heldOn: "2026-11-23" } });
  expect(future.reasons[0]!.rule).toBe("held-in-future");
  const { version } = await team.call(projectWorks.meet, { params, body });
  expect((await team.call(projectWorks.read, { params })).meetings[0]).toMatchObject({ late: true, doneOn: null });
  const settle = {
    params: { ...params, meetingId: body.id },
    body: { version, doneOn: "2026-11-21", outcome: "已送电" },
  };
  const after = await team.call(projectWorks.settle, settle);
  const again = await team.refused(projectWorks.settle, { ...settle, body: { ...settle.body, ...after } });
  expect(again.reasons[0]!.rule).toBe("done-already");
});

apiTest(
  "a change is asked by one and decided by another; meanwhile no gate is passed, and the budget stays above the contracts",
  async (stage) => {
    const { tx, as } = stage;
    await arrangedDuties(tx);
    const project = await aProjectBefore(tx, "completion", { budgetFen: 98_000_000, startedOn: "2026-09-01" });
    const { params, id } = project;
    const township = await as("township", "柳溪镇");
    const county = await as("county");
    const ask = { id: uuidv7(), version: 1, reason: "地基加深", newBudgetFen: 94_999_999, newFinishOn: "2026-12-31" };
    expect((await township.refused(projectWorks.ask, { params, body: ask })).reasons[0]!.rule).toBe(
      "budget-below-contract",
    );
    let { version } = await township.call(projectWorks.ask, { params, body: { ...ask, newBudgetFen: 99_000_000 } });
    const held = await township.refused(projectGates.pass, { params, body: aPass("completion", { version }) });
    expect(held.reasons[0]!.rule).toBe("standing");
    expect(
      (await township.refused(projectWorks.ask, { params, body: { ...ask, id: uuidv7(), version } })).reasons[0]!.rule,
    ).toBe("wrong-standing");
    const at = { ...params, changeId: ask.id };
    ({ version } = await county.call(projectWorks.decide, {
      params: at,
      body: { version, decision: "approved", document: "青项〔2026〕9号" },
    }));
    const row = await tx.selectFrom("project").where("id", "=", id).selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ standing: "normal", budgetFen: 99_000_000, planFinishOn: "2026-12-31" });
    const mine = { ...ask, id: uuidv7(), version, newBudgetFen: 99_500_000 };
    ({ version } = await county.call(projectWorks.ask, { params, body: mine }));
    const own = { params: { ...params, changeId: mine.id }, body: { version, decision: "approved" as const } };
    expect((await county.refused(projectWorks.decide, own)).reasons[0]!.rule).toBe("decided-by-asker");
    const other = { params: { ...params, changeId: mine.id }, body: { version } };
    expect((await township.refused(projectWorks.takeBack, other)).reasons[0]!.rule).toBe("withdrawn-by-other");
    ({ version } = await county.call(projectWorks.takeBack, other));
    expect(await passes(stage, project, "completion", { version })).toMatchObject({ passed: true });
  },
);

apiTest("a project is paused and taken up again with a reason; what has ended does not go on", async (stage) => {
  const { params } = await aStarted(stage);
  const county = await stage.as("county");
  const halt = (version: number, action: "pause" | "resume" | "terminate", text = "汛期停工") => ({
    params,
    body: { version, action, text },
  });
  expect((await county.refused(projectWorks.halt, halt(1, "pause", ""))).code).toBe("invalid");
  expect((await county.refused(projectWorks.halt, halt(1, "resume"))).reasons[0]!.rule).toBe("wrong-standing");
  await county.call(projectWorks.halt, halt(1, "pause"));
  await county.call(projectWorks.halt, halt(2, "resume"));
  await county.call(projectWorks.halt, halt(3, "terminate"));
  expect((await county.refused(projectWorks.halt, halt(4, "resume"))).reasons[0]!.rule).toBe("wrong-standing");
  const late = { version: 4, month: "2026-11-01", actualPercent: 10 };
  expect((await county.refused(projectWorks.reportMonth, { params, body: late })).reasons[0]!.rule).toBe("standing");
  const township = await stage.as("township", "柳溪镇");
  expect((await township.refused(projectWorks.halt, halt(4, "pause"))).code).toBe("forbidden");
});
