import { expect } from "vitest";
import type { ProblemShape } from "#contract/problem.ts";
import { reports } from "#contract/reports.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { aSecondOfficer } from "../testing/given-bulletins.ts";
import { apiTest, callerOf, onStage } from "../testing/api-test.ts";
import { qinglan, teamIds, townshipIds, villageIds } from "../testing/cast.ts";
import { anEntry, aReport, aStandingTeam, aTownshipReport, november } from "../testing/given-reports.ts";
import { openSession } from "../auth/session.ts";
import type { Tx } from "../db/db.ts";

onStage();

const draft = (over: object = {}) => ({
  body: { id: uuidv7(), ...november, teamId: teamIds.前柳庄, townshipId: townshipIds.柳溪镇, ...over },
});
/** The whole of what a page would show. */
const toldBy = ({ detail, reasons }: ProblemShape) => [detail, ...reasons.map(({ sentence }) => sentence)].join("");
const submit = (id: string, version = 1) => ({ params: { id }, body: { version } });

/** Whoever sits at the team's desk is given the township's as well. */
async function alsoTownship(tx: Tx, accountId: string) {
  const id = uuidv7();
  const place = { areaId: qinglan, townshipId: townshipIds.柳溪镇, placeName: "柳溪镇" };
  await tx
    .insertInto("roleGrant")
    .values({ ...place, id, accountId, role: "township" })
    .execute();
  return callerOf(await openSession(tx, accountId, id, "test"));
}

apiTest("handing in twice, and changing what was handed in, are refused", async ({ as, tx }) => {
  await aStandingTeam(tx);
  const team = await as("team");
  const id = await aReport(team);
  const { version } = await team.call(reports.submit, submit(id));
  expect((await team.refused(reports.submit, submit(id, version))).detail).toContain("当前所处环节不能进行此操作");
  expect((await team.refused(reports.submit, submit(id))).code).toBe("stale");
  const edit = { params: { id }, body: { version, blocks: [] } };
  expect((await team.refused(reports.save, edit)).detail).toContain("已经报送，不能修改");
  const back = await team.call(reports.withdraw, submit(id, version));
  const empty = await team.call(reports.save, { params: { id }, body: { version: back.version, blocks: [] } });
  expect((await team.refused(reports.submit, submit(id, empty.version))).detail).toContain("正文为空");
});

apiTest("nobody receives what he handed in himself, in no office", async ({ as, tx }) => {
  await aStandingTeam(tx);
  const team = await as("team");
  const id = await aReport(team);
  const { version } = await team.call(reports.submit, submit(id));
  expect((await team.refused(reports.accept, submit(id, version))).code).toBe("forbidden");
  const { submittedBy } = await tx.selectFrom("monthlyReport").select("submittedBy").executeTakeFirstOrThrow();
  const own = await alsoTownship(tx, submittedBy!);
  expect((await own.refused(reports.accept, submit(id, version))).detail).toContain("该月报是您报送的");
  expect((await own.call(reports.get, { params: { id } })).can).toMatchObject({ accept: false, return: false });
  const county = await as("county");
  expect((await county.refused(reports.accept, submit(id, version))).detail).toContain("由乡镇（街道）接收");
});

apiTest("a month that has not begun, a team not yet there or no longer there", async ({ as, tx }) => {
  await aStandingTeam(tx);
  const team = await as("team");
  const ask = async (over: object) => toldBy(await team.refused(reports.open, draft(over)));
  expect(await ask({ month: 12 })).toContain("这个月还没有开始");
  expect(await ask({ month: 2 })).toContain("还没有进驻");
  expect(await ask({ month: 13 })).toContain("月份应为 1 至 12");
});

apiTest("of a team that was dissolved the township hands in the last month, and no later one", async ({ as, tx }) => {
  await aStandingTeam(tx);
  await anEntry(tx, { households: 3 });
  const place = {
    countyId: qinglan,
    teamId: teamIds.前柳庄,
    villageId: villageIds.前柳庄,
    townshipId: townshipIds.柳溪镇,
  };
  const planId = uuidv7();
  await tx
    .insertInto("plan")
    .values({ ...place, id: planId, kind: "annual", year: 2026 })
    .execute();
  await tx
    .insertInto("planTask")
    .values({ ...place, id: uuidv7(), planId, text: "修路", dueOn: "2026-11-05", doneOn: "2026-11-04" })
    .execute();
  const dissolved = { dissolvedOn: "2026-11-10", dissolveReason: "任务完成" };
  await tx.updateTable("team").set(dissolved).where("id", "=", teamIds.前柳庄).execute();
  const township = await as("township", "柳溪镇");
  const { id } = await township.call(reports.open, draft());
  const { values } = await township.call(reports.get, { params: { id } });
  const display = (code: string) => values.find(({ key }) => key === code)!.display;
  expect(["households-visited", "tasks-due", "tasks-done", "tasks-late"].map(display)).toEqual(["3", "1", "1", "0"]);
  expect(await township.call(reports.submit, submit(id))).toMatchObject({ status: "submitted" });
  await tx.updateTable("team").set({ dissolvedOn: "2026-10-31" }).execute();
  expect((await township.refused(reports.open, draft())).detail).toContain("已经撤销，不用报送");
});

apiTest("each office writes its own and sees its own", async ({ as, tx }) => {
  await aStandingTeam(tx);
  const team = await as("team");
  const id = await aReport(team);
  const township = await as("township", "柳溪镇");
  expect((await township.refused(reports.open, draft())).detail).toContain("由本工作队填写");
  expect((await township.refused(reports.submit, submit(id))).detail).toContain("由本工作队填写");
  const ofTownship = await aTownshipReport(township);
  for (const stranger of [await as("township", "松岭乡"), await as("county", "沐云县")]) {
    expect((await stranger.refused(reports.get, { params: { id } })).code).toBe("not-found");
    expect(await stranger.call(reports.list, { query: november })).toEqual([]);
  }
  expect((await team.refused(reports.get, { params: { id: ofTownship } })).code).toBe("not-found");
  expect((await team.call(reports.list, { query: november })).map(({ of }) => of)).toEqual(["team"]);
  const unit = await as("unit");
  expect((await unit.call(reports.get, { params: { id } })).can.edit).toBe(false);
  expect((await unit.refused(reports.open, draft())).code).toBe("forbidden");
  expect((await (await aSecondOfficer(tx)).call(reports.get, { params: { id } })).lines).toEqual([]);
});

apiTest("too long a paragraph, signs that are none, and numbers nobody knows", async ({ as, tx }) => {
  await aStandingTeam(tx);
  const team = await as("team");
  const id = await aReport(team);
  const save = (text: string) => ({
    params: { id },
    body: { version: 1, blocks: [{ kind: "paragraph" as const, text }] },
  });
  expect(toldBy(await team.refused(reports.save, save("字".repeat(20_000))))).toContain("每段不能超过 4000 个字");
  expect(toldBy(await team.refused(reports.save, save("正常\u0007文字")))).toContain("含有无法保存的字符");
  const odd = await team.call(reports.save, save("走访{{villages-in-round}}户"));
  const { unbound } = await team.call(reports.get, { params: { id } });
  expect(unbound[0]!.sentence).toContain("不在指标目录之内");
  expect((await team.refused(reports.submit, submit(id, odd.version))).detail).toContain("不在指标目录之内");
});

apiTest("two who open the same report get one", async ({ as, tx }) => {
  await aStandingTeam(tx);
  const team = await as("team");
  const [one, two] = [await team.call(reports.open, draft()), await team.call(reports.open, draft())];
  expect(two).toEqual(one);
  expect(await tx.selectFrom("monthlyReport").select("id").execute()).toHaveLength(1);
});
