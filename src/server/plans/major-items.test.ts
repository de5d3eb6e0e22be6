import { expect } from "vitest";
import { majorItems } from "#contract/major-items.ts";
import { plans } from "#contract/plans.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, type Caller, onStage, today } from "../testing/api-test.ts";
import { teamIds } from "../testing/cast.ts";
import { aCase, aProblem } from "../testing/given-cases.ts";
import { aPlanningTeam } from "../testing/given-plans.ts";
import { aTeam } from "../testing/given-teams.ts";

onStage();

const ours = { params: { id: teamIds.前柳庄 } };
const item = {
  title: "新建果蔬冷库",
  category: "industry" as const,
  problemId: null,
  budgetFen: 30_000_000,
  landsOn: "2027-06-30",
};

async function addItem(caller: Caller, over: object = {}) {
  const id = uuidv7();
  await caller.call(majorItems.add, { ...ours, body: { id, year: 2026, ...item, ...over } });
  return id;
}
const list = (caller: Caller) => caller.call(majorItems.list, { ...ours, query: { year: 2026 } });

apiTest(
  "team and unit write three items, file them at one press, and the county sees who has not",
  async ({ as, tx }) => {
    const file = await aCase(tx, { village: "前柳庄" });
    const problemId = await aProblem(tx, file);
    await aTeam(tx, file.roundId);
    const [team, unit, county] = [await as("team"), await as("unit"), await as("county", "青岚县")];
    await addItem(team, { problemId });
    await addItem(unit, { title: "硬化生产路" });
    const file2 = () => team.refused(majorItems.file, { ...ours, body: { year: 2026 } });
    expect((await file2()).detail).toBe("事项少于规定项数，请补齐后再上报。");
    expect((await county.call(plans.teams, { query: { lacks: "major-items" } })).rows).toMatchObject([
      { organisation: "县信访局", items: 2, filed: 0 },
    ]);
    const lecture = await addItem(team, { title: "开展政策宣讲", category: "lecture", landsOn: null });
    expect((await file2()).detail).toBe("请填写落地时间。");
    const before = await list(team);
    expect(before.rows.map(({ position, warnings }) => [position, warnings.length])).toEqual([
      [1, 0],
      [2, 1],
      [3, 3],
    ]);
    expect(before.notYet).toEqual(["请填写落地时间。"]);
    await team.call(majorItems.edit, {
      params: { id: lecture },
      body: { version: 1, ...item, title: "改造卫生室", category: "livelihood", problemId },
    });
    expect(await unit.call(majorItems.file, { ...ours, body: { year: 2026 } })).toEqual({ filed: 3 });
    expect((await list(team)).rows.every(({ filedOn }) => filedOn === today)).toBe(true);
    expect((await county.call(plans.teams, { query: { lacks: "major-items" } })).rows).toEqual([]);
    expect((await file2()).reasons[0]!.rule).toBe("already-filed");
  },
);

apiTest("a fourth item is refused; one given up with a reason makes room and stays readable", async ({ as, tx }) => {
  await aPlanningTeam(tx);
  const team = await as("team");
  const [first] = [await addItem(team), await addItem(team), await addItem(team)];
  const fourth = { ...ours, body: { id: uuidv7(), year: 2026, ...item } };
  expect((await team.refused(majorItems.add, fourth)).detail).toBe(
    "每年报3项，已经列满；要换一项的，请先取消其中一项并说明理由。",
  );
  const drop = (reason: string) => ({
    params: { id: first },
    body: { version: 1, action: "drop" as const, reason, landedOn: null },
  });
  expect((await team.refused(majorItems.move, drop(""))).detail).toBe("请填写取消的理由。");
  await team.call(majorItems.move, drop("用地未获批准"));
  await team.call(majorItems.add, fourth);
  const { rows } = await list(team);
  expect(rows.map(({ position, status, dropReason }) => [position, status, dropReason])).toEqual([
    [1, "planning", ""],
    [2, "planning", ""],
    [3, "planning", ""],
    [1, "dropped", "用地未获批准"],
  ]);
  const edit = { params: { id: first }, body: { version: 2, ...item } };
  expect((await team.refused(majorItems.edit, edit)).reasons[0]!.rule).toBe("ended");
});

apiTest("it begins, lands on a day that has been, and one step back is open", async ({ as, tx }) => {
  await aPlanningTeam(tx);
  const team = await as("team");
  const id = await addItem(team);
  const move = (version: number, action: "begin" | "land" | "step-back", landedOn: string | null = null) => ({
    params: { id },
    body: { version, action, reason: "", landedOn },
  });
  await team.call(majorItems.move, move(1, "begin"));
  expect((await team.refused(majorItems.move, move(2, "land"))).reasons[0]!.rule).toBe("landing-date-missing");
  expect((await team.refused(majorItems.move, move(2, "land", "2026-11-23"))).reasons[0]!.rule).toBe(
    "landed-in-future",
  );
  await team.call(majorItems.move, move(2, "land", "2026-11-20"));
  expect((await list(team)).rows[0]).toMatchObject({ status: "landed", state: "done", landedOn: "2026-11-20" });
  await team.call(majorItems.move, move(3, "step-back"));
  expect((await list(team)).rows[0]).toMatchObject({ status: "under-way", landedOn: null });
  expect((await team.refused(majorItems.move, move(3, "begin"))).code).toBe("stale");
});

apiTest("an item that has landed before the filing needs no planned day", async ({ as, tx }) => {
  await aPlanningTeam(tx);
  const team = await as("team");
  const id = await addItem(team, { landsOn: null });
  await addItem(team);
  await addItem(team);
  const land = { version: 1, action: "land" as const, reason: "", landedOn: "2026-11-20" };
  await team.call(majorItems.move, { params: { id }, body: land });
  const { notYet, rows } = await list(team);
  expect([notYet, rows[0]!.warnings]).toEqual([[], ["还没有对应问题清单中的问题"]]);
  expect(await team.call(majorItems.file, { ...ours, body: { year: 2026 } })).toEqual({ filed: 3 });
});

apiTest(
  "“仍在谋划” after the days of the setting, which the county may change together with the number",
  async ({ as, tx }) => {
    await aPlanningTeam(tx);
    const team = await as("team");
    const id = await addItem(team);
    const since = (day: string) =>
      tx.updateTable("majorItem").set({ plannedSince: day }).where("id", "=", id).execute();
    await since("2026-10-23");
    expect((await list(team)).rows[0]!.stuck).toBe(false);
    await since("2026-10-22");
    expect((await list(team)).rows[0]!.stuck).toBe(true);
    const stuck = async () =>
      (await (await as("county", "青岚县")).call(plans.teams, { query: { light: "stuck" } })).total;
    expect(await stuck()).toBe(1);
    const content = JSON.stringify({ count: 1, planningDays: 60 });
    await tx
      .insertInto("ruleVersion")
      .values({
        countyId: "99-qinglan",
        code: "major-items",
        version: 1,
        title: "",
        content,
        validFrom: today,
        madeBy: id,
      })
      .execute();
    expect(await list(team)).toMatchObject({ required: 1, planningDays: 60, notYet: [], rows: [{ stuck: false }] });
    expect(await stuck()).toBe(0);
    expect(await team.call(majorItems.file, { ...ours, body: { year: 2026 } })).toEqual({ filed: 1 });
  },
);

const bad: [string, object, string][] = [
  ["without a title", { title: " " }, "too_small"],
  ["of an unknown category", { category: "weather" }, "invalid_value"],
  ["with a budget below nothing", { budgetFen: -1 }, "too_small"],
  ["with a budget of half a fen", { budgetFen: 0.5 }, "invalid_type"],
  ["that lands after the term", { landsOn: "2028-03-01" }, "lands-outside-term"],
  ["that lands on 29 February 2027", { landsOn: "2027-02-29" }, "invalid_format"],
  ["for a problem of nobody's", { problemId: "01900000-0000-7000-8000-000000000999" }, "link"],
  ["of a year outside the term", { year: 2030 }, "outside-term"],
];
for (const [what, over, rule] of bad)
  apiTest(`an item ${what} is refused`, async ({ as, tx }) => {
    await aPlanningTeam(tx);
    const told = await (
      await as("team")
    ).refused(majorItems.add, { ...ours, body: { id: uuidv7(), year: 2026, ...item, ...over } });
    expect(told.reasons[0]!.rule).toBe(rule);
  });

apiTest("a unit writes for the team it sent and for no other; the township reads", async ({ as, tx }) => {
  await aPlanningTeam(tx, { organisationId: null });
  const [unit, town] = [await as("unit"), await as("township", "柳溪镇")];
  const body = { id: uuidv7(), year: 2026, ...item };
  expect((await unit.refused(majorItems.add, { ...ours, body })).code).toBe("not-found");
  expect((await town.refused(majorItems.add, { ...ours, body })).code).toBe("forbidden");
  expect((await list(town)).can.write).toBe(false);
});
