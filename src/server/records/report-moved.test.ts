import { expect } from "vitest";
import { reports } from "#contract/reports.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { villages } from "#contract/villages.ts";
import { apiTest, type Caller, onStage, type Stage } from "../testing/api-test.ts";
import { townshipIds, villageIds } from "../testing/cast.ts";
import { aCase, aDecidedRound } from "../testing/given-cases.ts";
import { anEntry, aReport, aStandingTeam, aTownshipReport, november } from "../testing/given-reports.ts";
import { aTeam } from "../testing/given-teams.ts";

onStage();

const name = "前柳庄村驻村工作队";
const change = { onDate: "2026-11-10", basis: "青政发〔2026〕9号", version: 1 };

/** 前柳庄 goes to the other township, its team with it. */
async function move({ as }: Pick<Stage, "as">) {
  const body = { ...change, newId: uuidv7(), townshipId: townshipIds.松岭乡 };
  await (await as("county", "青岚县")).call(villages.move, { params: { id: villageIds.前柳庄 }, body });
}

const listOf = async (office: Caller) =>
  (await office.call(reports.list, { query: november })).map((row) => [row.name, row.township, row.state]);

apiTest("what was handed in before the village moved stays in the list it was handed to", async (stage) => {
  const { as, tx } = stage;
  const { roundId } = await aCase(tx, { village: "前柳庄" });
  await aTeam(tx, roundId);
  await anEntry(tx, { households: 7 });
  const id = await aReport(await as("team"));
  const { version } = await (await as("team")).call(reports.submit, { params: { id }, body: { version: 1 } });
  await aTownshipReport(await as("township", "柳溪镇"));
  await move(stage);
  const [old, next] = [await as("township", "柳溪镇"), await as("township", "松岭乡")];
  expect(await listOf(old)).toEqual([
    [name, "柳溪镇", "submitted"],
    ["柳溪镇", "柳溪镇", "draft"],
  ]);
  expect(await listOf(next)).toEqual([["松岭乡", "松岭乡", "missing"]]);
  expect(await listOf(await as("county", "青岚县"))).toContainEqual([name, "柳溪镇", "submitted"]);
  expect(await old.call(reports.get, { params: { id } })).toMatchObject({ name, title: `${name}2026年11月工作月报` });
  const back = await old.call(reports.return, { params: { id }, body: { version, reason: "请补充下月安排" } });
  const team = await as("team");
  await team.call(reports.submit, { params: { id }, body: { version: back.version } });
  expect(await listOf(next)).toContainEqual([name, "松岭乡", "submitted"]);
  expect(await listOf(old)).toEqual([["柳溪镇", "柳溪镇", "draft"]]);
  const { values } = await next.call(reports.get, { params: { id } });
  expect(values.find(({ key }) => key === "households-visited")!.display).toBe("7");
});

apiTest("taken back after the village moved, a report goes with its team", async (stage) => {
  const { as, tx } = stage;
  await aStandingTeam(tx);
  const id = await aReport(await as("team"));
  const { version } = await (await as("team")).call(reports.submit, { params: { id }, body: { version: 1 } });
  await move(stage);
  await (await as("team")).call(reports.withdraw, { params: { id }, body: { version } });
  expect(await listOf(await as("township", "松岭乡"))).toContainEqual([name, "松岭乡", "draft"]);
});

apiTest("a report that came back is owed again, and late when its day is over", async ({ as, tx }) => {
  await aStandingTeam(tx);
  const [team, township] = [await as("team"), await as("township", "柳溪镇")];
  const october = { year: 2026, month: 10 };
  const id = await aReport(team, october);
  const { version } = await team.call(reports.submit, { params: { id }, body: { version: 1 } });
  await tx.updateTable("monthlyReport").set({ submittedOn: "2026-10-27" }).where("id", "=", id).execute();
  const row = async () => (await township.call(reports.list, { query: october })).find((one) => one.id === id);
  expect(await row()).toMatchObject({ late: false, state: "submitted" });
  await township.call(reports.return, { params: { id }, body: { version, reason: "请补充" } });
  expect(await row()).toMatchObject({ late: true, state: "returned", submittedAt: null });
  expect((await team.call(reports.get, { params: { id } })).steps.map(({ action }) => action)).toEqual([
    "submit",
    "return",
  ]);
});

apiTest("a township's report counts the villages of every round with a team there in the month", async ({ as, tx }) => {
  await aStandingTeam(tx);
  const next = await aDecidedRound(tx);
  await aTeam(tx, next, { id: uuidv7(), village: "上梨峪", formedOn: "2026-11-05" });
  await anEntry(tx, { households: 7 });
  await anEntry(tx, { households: 4, village: "上梨峪" });
  const township = await as("township", "柳溪镇");
  const id = await aTownshipReport(township);
  const { values, moved } = await township.call(reports.get, { params: { id } });
  const shown = (code: string) => values.find(({ key }) => key === code)!.display;
  expect([shown("households-visited"), shown("teams-in-place"), moved]).toEqual(["11", "2", []]);
  const asked = { params: { id }, query: { token: "households-visited" } };
  expect((await township.call(reports.figure, asked)).total).toBe(2);
});

apiTest(
  "a month that has not begun is not drafted for the county; mediations are picked by the author",
  async ({ as, tx }) => {
    await aStandingTeam(tx);
    const refused = await (await as("county")).refused(reports.write, { body: { year: 2026, month: 12 } });
    expect(refused.detail + refused.reasons.map(({ sentence }) => sentence).join("")).toContain("这个月还没有开始");
    await anEntry(tx, { kind: "mediation", resolved: 1, text: "两家为地界争执" });
    const team = await as("team");
    const { blocks, lines } = await team.call(reports.get, { params: { id: await aReport(team) } });
    expect(JSON.stringify(blocks)).not.toContain("地界");
    expect(lines.map(({ kind }) => kind)).toEqual(["mediation"]);
  },
);

apiTest("the totals on the page and the figure of a report say one number", async ({ as, tx }) => {
  const { records } = await import("#contract/records.ts");
  await aStandingTeam(tx);
  await anEntry(tx, { households: 7 });
  const leaderId = uuidv7();
  await anEntry(tx, { kind: "leader-visit", leaderId, leaderKind: "county-leader", households: 3 });
  const team = await as("team");
  const { households } = await team.call(records.totals, { query: { from: "2026-11-01", to: "2026-11-30" } });
  const { values } = await team.call(reports.get, { params: { id: await aReport(team) } });
  expect([String(households), "10"]).toEqual([values.find(({ key }) => key === "households-visited")!.display, "10"]);
});
