import { expect } from "vitest";
import { reports } from "#contract/reports.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { villages } from "#contract/villages.ts";
import type { Tx } from "../db/db.ts";
import { apiTest, type Caller, onStage, today } from "../testing/api-test.ts";
import { countyClerk, qinglan, teamIds, townshipIds, villageIds } from "../testing/cast.ts";
import { aCase } from "../testing/given-cases.ts";
import { aPlan, aTask } from "../testing/given-plans.ts";
import { anEntry, aReport, aTownshipReport, november } from "../testing/given-reports.ts";
import { aTeam } from "../testing/given-teams.ts";
import type { SeenFigure } from "./report-queries.ts";
import { writeReports } from "./report-writing.ts";

onStage();

const { 前柳庄, 上梨峪 } = villageIds;
const change = { onDate: "2026-11-10", basis: "青政发〔2026〕9号", version: 1 };
const visited = "households-visited";

/** The number as it stands in the report, and the rows it opens to. */
async function read(office: Caller, id: string) {
  const { values, lines } = await office.call(reports.get, { params: { id } });
  const { rows, total } = await office.call(reports.figure, { params: { id }, query: { token: visited } });
  const of = rows.map(([township, village, , households]) => `${township}${village}${households}`);
  expect(total).toBe(rows.length);
  return { shown: values.find(({ key }) => key === visited)!.display, of, lines: lines.map(({ text }) => text) };
}

const writtenOf = (tx: Tx, teamId: string) =>
  tx
    .selectFrom("monthlyReport")
    .where("teamId", "=", teamId)
    .select(["written", "blocks"])
    .$castTo<{ written: SeenFigure[]; blocks: unknown }>()
    .executeTakeFirstOrThrow();

const shownIn = async (tx: Tx, teamId: string) =>
  (await writtenOf(tx, teamId)).written.find(({ key }) => key === visited)!.display;

/** 前柳庄 with its file, its team, seven households on the third. */
async function aVillageAtWork(tx: Tx) {
  const { roundId } = await aCase(tx, { village: "前柳庄" });
  await aTeam(tx, roundId);
  await anEntry(tx, { kind: "help", households: 1, text: "修好水渠" });
  await anEntry(tx, { households: 7 });
  return roundId;
}

apiTest("a village moved in mid-month: its team reports the whole month, each township its own days", async (stage) => {
  const { as, tx } = stage;
  const roundId = await aVillageAtWork(tx);
  await aTask(tx, await aPlan(tx), { text: "清淤", dueOn: "2026-12-10" });
  await aTeam(tx, roundId, { id: uuidv7(), village: "上梨峪" });
  const begun = await aReport(await as("team"));
  const county = await as("county", "青岚县");
  const place = { villageId: uuidv7(), townshipId: townshipIds.松岭乡 };
  const body = { ...change, newId: place.villageId, townshipId: place.townshipId };
  await county.call(villages.move, { params: { id: 前柳庄 }, body });
  await anEntry(tx, { place, households: 4, onDay: "2026-11-20" });
  const whole = { shown: "11", of: ["柳溪镇前柳庄村7", "松岭乡前柳庄村4"], lines: ["修好水渠"] };
  const team = await as("team");
  expect(await read(team, begun)).toEqual(whole);
  expect(await read(county, begun)).toMatchObject({ ...whole, lines: [] });
  expect((await (await as("township", "松岭乡")).call(reports.get, { params: { id: begun } })).township).toBe("松岭乡");
  const parts = [
    await read(await as("township", "柳溪镇"), await aTownshipReport(await as("township", "柳溪镇"))),
    await read(
      await as("township", "松岭乡"),
      await aTownshipReport(await as("township", "松岭乡"), november, place.townshipId),
    ),
  ];
  expect(parts.map(({ shown, of }) => [shown, of])).toEqual([
    ["7", ["柳溪镇前柳庄村7"]],
    ["4", ["松岭乡前柳庄村4"]],
  ]);
  await tx.deleteFrom("monthlyReport").execute();
  await writeReports({ tx, actor: countyClerk, today }, { ...november, countyId: qinglan });
  const { written, blocks } = await writtenOf(tx, teamIds.前柳庄);
  expect(written).toContainEqual({ key: visited, name: "走访群众户次", display: "11" });
  expect(JSON.stringify(blocks)).toContain("修好水渠");
  expect(JSON.stringify(blocks)).toContain("清淤");
});

apiTest("moved twice in a month: nothing of any of its villages is lost", async ({ as, tx }) => {
  await aVillageAtWork(tx);
  const county = await as("county", "青岚县");
  const first = { villageId: uuidv7(), townshipId: townshipIds.松岭乡 };
  const moved = { ...change, newId: first.villageId, townshipId: first.townshipId };
  await county.call(villages.move, { params: { id: 前柳庄 }, body: moved });
  await anEntry(tx, { place: first, households: 4, onDay: "2026-11-12" });
  const into = { keptId: 上梨峪 };
  const merged = { ...change, onDate: "2026-11-15", otherIds: [上梨峪], into };
  await county.call(villages.merge, { params: { id: first.villageId }, body: merged });
  await anEntry(tx, { village: "上梨峪", households: 2, onDay: "2026-11-18" });
  const team = await as("team");
  const id = await aReport(team);
  expect(await read(team, id)).toMatchObject({
    shown: "13",
    of: ["柳溪镇上梨峪村2", "柳溪镇前柳庄村7", "松岭乡前柳庄村4"],
  });
  expect((await read(county, id)).shown).toBe("13");
});

apiTest("where both villages have a team each reports its own; nothing stands in two reports", async ({ as, tx }) => {
  const roundId = await aVillageAtWork(tx);
  const other = await aTeam(tx, roundId, { id: uuidv7(), village: "上梨峪" });
  await anEntry(tx, { village: "上梨峪", households: 2 });
  const county = await as("county", "青岚县");
  await county.call(villages.merge, {
    params: { id: 前柳庄 },
    body: { ...change, otherIds: [上梨峪], into: { keptId: 上梨峪 } },
  });
  await writeReports({ tx, actor: countyClerk, today }, { ...november, countyId: qinglan });
  expect([await shownIn(tx, teamIds.前柳庄), await shownIn(tx, other)]).toEqual(["7", "2"]);
  // The county has settled it in an earlier month: what was left behind belongs to the one that goes on.
  await tx
    .updateTable("team")
    .set({ dissolvedOn: "2026-10-31" })
    .where("countyId", "=", qinglan)
    .where("id", "=", teamIds.前柳庄)
    .execute();
  await tx.deleteFrom("monthlyReport").execute();
  await writeReports({ tx, actor: countyClerk, today }, { ...november, countyId: qinglan });
  expect(await shownIn(tx, other)).toBe("9");
});

apiTest("what a village was split from stays in that village's own report", async ({ as, tx }) => {
  const roundId = await aVillageAtWork(tx);
  const county = await as("county", "青岚县");
  const [part, rest] = [uuidv7(), uuidv7()];
  const parts = [
    { id: part, name: "前柳新村", kind: "village" as const },
    { id: rest, name: "前柳社区", kind: "community" as const },
  ];
  await county.call(villages.split, { params: { id: 前柳庄 }, body: { ...change, originalStays: false, parts } });
  const young = await aTeam(tx, roundId, { id: uuidv7(), village: "上梨峪", formedOn: "2026-11-11" });
  const stands = { villageId: part };
  await tx.updateTable("team").set(stands).where("countyId", "=", qinglan).where("id", "=", young).execute();
  await anEntry(tx, { place: { ...stands, townshipId: townshipIds.柳溪镇 }, households: 3, onDay: "2026-11-19" });
  await writeReports({ tx, actor: countyClerk, today }, { ...november, countyId: qinglan });
  expect([await shownIn(tx, teamIds.前柳庄), await shownIn(tx, young)]).toEqual(["7", "3"]);
});
