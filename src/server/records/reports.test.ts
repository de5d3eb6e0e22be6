import { expect } from "vitest";
import { reports } from "#contract/reports.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { countyClerk, qinglan, teamIds } from "../testing/cast.ts";
import { anEntry, aReport, aStandingTeam, aTownshipReport, november } from "../testing/given-reports.ts";
import { draftWhenTime } from "./jobs.ts";
import { writeReports } from "./report-writing.ts";

onStage();

apiTest("a team's report writes itself from the entries of its month", async ({ as, tx }) => {
  await aStandingTeam(tx);
  await anEntry(tx, { households: 7 });
  await anEntry(tx, { households: 5, onDay: "2026-10-31" });
  await anEntry(tx, { households: 9, village: "上梨峪" });
  await anEntry(tx, { kind: "help", households: 2, text: "帮三户群众修好水渠" });
  const team = await as("team");
  const report = await team.call(reports.get, { params: { id: await aReport(team) } });
  expect(report).toMatchObject({
    title: "前柳庄村驻村工作队2026年11月工作月报",
    status: "draft",
    dueOn: "2026-11-28",
    late: false,
    unbound: [],
    moved: [],
  });
  expect(report.values.find(({ key }) => key === "households-visited")!.display).toBe("7");
  expect(report.blocks).toContainEqual({ kind: "paragraph", text: "11月3日，帮三户群众修好水渠。" });
  expect(report.lines.map(({ text }) => text)).toEqual(["帮三户群众修好水渠"]);
  const asked = { params: { id: report.id }, query: { token: "households-visited" } };
  const opened = await team.call(reports.figure, asked);
  expect(opened.rows).toEqual([["柳溪镇", "前柳庄村", "2026-11-03", "7"]]);
  // The same number for whoever reads it: a county sees more villages, and no more in this text.
  expect((await (await as("county")).call(reports.figure, asked)).rows).toEqual(opened.rows);
});

apiTest("handed in, returned with a reason, handed in again, received: every text is kept", async ({ as, tx }) => {
  await aStandingTeam(tx);
  await anEntry(tx, { households: 7 });
  const [team, township] = [await as("team"), await as("township", "柳溪镇")];
  const params = { id: await aReport(team) };
  const first = await team.call(reports.submit, { params, body: { version: 1 } });
  await anEntry(tx, { households: 4, onDay: "2026-11-04" });
  const seen = async () => {
    const { values, status, frozen, steps } = await township.call(reports.get, { params });
    return { shown: values.find(({ key }) => key === "households-visited")!.display, status, frozen, steps };
  };
  expect(await seen()).toMatchObject({ shown: "7", status: "submitted", frozen: true });
  const body = { version: first.version, reason: "请补充下月打算" };
  const back = await township.call(reports.return, { params, body });
  expect(await seen()).toMatchObject({ shown: "11", status: "returned", frozen: false });
  const told = await team.call(reports.get, { params });
  expect(told).toMatchObject({ returnReason: "请补充下月打算", can: { edit: true, submit: true } });
  expect(told.moved).toEqual([{ key: "households-visited", name: "走访群众户次", before: "7", after: "11" }]);
  const words = [...told.blocks, { kind: "paragraph" as const, text: "下月修缮文化广场。" }];
  const saved = await team.call(reports.save, { params, body: { version: back.version, blocks: words } });
  const again = await team.call(reports.submit, { params, body: { version: saved.version } });
  await township.call(reports.accept, { params, body: { version: again.version } });
  const { status, shown, steps } = await seen();
  expect([status, shown, steps.map(({ action }) => action)]).toEqual([
    "accepted",
    "11",
    ["submit", "return", "submit", "accept"],
  ]);
  const kept = await township.call(reports.submission, { params: { ...params, stepId: steps[0]!.id } });
  expect(kept.values.find(({ key }) => key === "households-visited")!.display).toBe("7");
  expect(kept.blocks).toHaveLength(words.length - 1);
  const frozen = await team.call(reports.figure, { params, query: { token: "households-visited" } });
  expect(frozen).toMatchObject({ total: 2, frozen: true, asOf: "2026-11-22" });
});

apiTest("a township reports to the county, its villages together", async ({ as, tx }) => {
  await aStandingTeam(tx);
  await anEntry(tx, { households: 7, text: "走访七户" });
  const township = await as("township", "柳溪镇");
  const id = await aTownshipReport(township);
  const { blocks, values } = await township.call(reports.get, { params: { id } });
  expect(blocks).toContainEqual({ kind: "paragraph", text: "11月3日，前柳庄村走访七户。" });
  expect(values.find(({ key }) => key === "teams-in-place")!.display).toBe("1");
  const { version } = await township.call(reports.submit, { params: { id }, body: { version: 1 } });
  const refused = await township.refused(reports.accept, { params: { id }, body: { version } });
  expect(refused.detail).toContain("乡镇（街道）的月报由县级专班接收");
  const county = await as("county");
  expect(await county.call(reports.accept, { params: { id }, body: { version } })).toMatchObject({
    status: "accepted",
  });
});

apiTest("a county sees who is missing as teams and townships, and no person", async ({ as, tx }) => {
  await aStandingTeam(tx);
  const county = await as("county");
  const list = () => county.call(reports.list, { query: november });
  const row = { dueOn: "2026-11-28", late: false, state: "missing" as const, township: "柳溪镇" };
  expect(await list()).toMatchObject([
    { ...row, of: "team", name: "前柳庄村驻村工作队" },
    { ...row, of: "township", name: "柳溪镇" },
  ]);
  expect(JSON.stringify(await list())).not.toContain("经办人");
  const team = await as("team");
  const id = await aReport(team);
  await team.call(reports.submit, { params: { id }, body: { version: 1 } });
  expect((await list()).map(({ state }) => state)).toEqual(["submitted", "missing"]);
  const october = await county.call(reports.list, { query: { year: 2026, month: 10 } });
  expect(october.map(({ late, dueOn }) => [late, dueOn])).toEqual([
    [true, "2026-10-28"],
    [true, "2026-10-28"],
  ]);
});

apiTest(
  "one press writes all reports of the month, the clock does it some days before they are due",
  async ({ as, tx, ground }) => {
    await aStandingTeam(tx);
    await anEntry(tx, { households: 7, kind: "help", text: "帮助七户群众" });
    const asked = { ...november, countyId: qinglan };
    const today = "2026-11-22";
    const told: number[] = [];
    expect(await writeReports({ tx, actor: countyClerk, today }, asked, (done) => told.push(done))).toBe(2);
    expect(await writeReports({ tx, actor: countyClerk, today }, asked)).toBe(0);
    expect(told).toEqual([0, 1, 2]);
    const team = await as("team");
    const { blocks } = await team.call(reports.get, { params: { id: await aReport(team) } });
    expect(blocks).toContainEqual({ kind: "paragraph", text: "11月3日，帮助七户群众。" });
    const { written } = await tx
      .selectFrom("monthlyReport")
      .where("teamId", "=", teamIds.前柳庄)
      .select("written")
      .executeTakeFirstOrThrow();
    expect(written).toContainEqual({ key: "help-households", name: "帮办实事惠及户次", display: "7" });
    await tx.deleteFrom("monthlyReport").execute();
    expect(await draftWhenTime(ground, qinglan, "2026-11-22")).toBe(0);
    expect(await draftWhenTime(ground, qinglan, "2026-11-23")).toBe(2);
    expect(await draftWhenTime(ground, qinglan, "2026-11-24")).toBe(0);
  },
);

apiTest("the county asks for the drafts as a job", async ({ as, tx }) => {
  await aStandingTeam(tx);
  const { jobId } = await (await as("county")).call(reports.write, { body: november });
  const job = await tx.selectFrom("job").where("id", "=", jobId).select(["verb", "state"]).executeTakeFirstOrThrow();
  expect(job).toEqual({ verb: "report.make", state: "waiting" });
  expect((await (await as("township")).refused(reports.write, { body: november })).code).toBe("forbidden");
});

apiTest("the rule of a county moves the day", async ({ as, tx }) => {
  await aStandingTeam(tx);
  const rule = { code: "monthly-report", version: 1, title: "月报", validFrom: "2026-01-01", madeBy: uuidv7() };
  await tx
    .insertInto("ruleVersion")
    .values({ ...rule, countyId: qinglan, content: JSON.stringify({ dueDay: 31 }) })
    .execute();
  const rows = await (await as("county")).call(reports.list, { query: november });
  expect(rows.map(({ dueOn }) => dueOn)).toEqual(["2026-11-30", "2026-11-30"]);
});

apiTest("the Word file bears the numbers handed in and no token", async ({ as, tx }) => {
  await aStandingTeam(tx);
  await anEntry(tx, { households: 7 });
  const team = await as("team");
  const params = { id: await aReport(team) };
  expect((await team.call(reports.document, { params })).fileName).toBe(
    "校样 前柳庄村驻村工作队2026年11月工作月报.docx",
  );
  await team.call(reports.submit, { params, body: { version: 1 } });
  const file = await team.call(reports.document, { params });
  expect(file.fileName).toBe("前柳庄村驻村工作队2026年11月工作月报.docx");
  expect(file.content.length).toBeGreaterThan(4000);
  const offered = await team.call(reports.figures, {});
  expect(offered.every(({ argument }) => argument === null)).toBe(true);
  expect(offered.map(({ code }) => code)).toContain("tasks-late");
});
