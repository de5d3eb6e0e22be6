import { sql } from "kysely";
import { expect } from "vitest";
import { ruleShapes } from "#contract/rule-shapes.ts";
import { addDays } from "#domain/date.ts";
import { caseLight, type Due } from "#domain/cases/light.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { accountIdOf, muyun, qinglan } from "../testing/cast.ts";
import { aCase, aGoal, aProblem } from "../testing/given-cases.ts";
import { lightLines, type Standing, standingOf } from "./lights.ts";

onStage();

/** Friday, a make-up Sunday, the eve of National Day, the first day of a year nobody has published. */
const days = ["2026-11-20", "2026-09-20", "2026-09-30", "2027-01-01"];

/** The file's own deadline at the edges, and far ahead; in turnaround and handed in. */
const owns = (edges: readonly string[]) =>
  (["in-turnaround", "self-assessed"] as const).flatMap((status) =>
    [...edges, "2030-01-01"].map((dueOn) => ({ status, dueOn })),
  );

apiTest("the light a query computes is the light of the rule, at every boundary", async ({ tx }) => {
  const file = await aCase(tx);
  for (const today of days) {
    const lines = await lightLines(tx, { counties: [file.countyId] }, today);
    const edges = [today, lines.yellowUntil].flatMap((edge) => [-1, 0, 1].map((by) => addDays(edge, by)));
    const dues: (Due & { table: "problem" | "goal" })[] = edges.flatMap((dueOn) => [
      { dueOn, doneOn: null, table: "problem" as const },
      { dueOn, doneOn: today, table: "goal" as const },
    ]);
    for (const items of [
      ...dues.map((due) => [due]),
      [{ dueOn: null, doneOn: null, table: "goal" as const }],
      [],
      dues,
    ]) {
      await tx.deleteFrom("caseProblem").execute();
      await tx.deleteFrom("caseGoal").execute();
      for (const { dueOn, doneOn, table } of items)
        await (table === "problem" ? aProblem : aGoal)(tx, file, { dueOn, doneOn });
      for (const own of owns(edges)) {
        await tx.updateTable("caseFile").set(own).where("id", "=", file.id).execute();
        const { rows } = await sql<Standing>`
          select s.* from case_file c cross join lateral ${standingOf(lines, "c")} s where c.id = ${file.id}`.execute(
          tx,
        );
        const rule = caseLight(own, items, today, lines.calendar);
        expect({ today, items, own, light: rows[0]!.light }).toEqual({ today, items, own, light: rule.light });
        expect(rows[0]!.total).toBe(items.length);
      }
    }
  }
});

apiTest("what was removed weighs nothing", async ({ tx }) => {
  const file = await aCase(tx);
  const id = await aProblem(tx, file, { dueOn: "2026-01-01" });
  await tx.updateTable("caseProblem").set({ removedAt: new Date() }).where("id", "=", id).execute();
  const lines = await lightLines(tx, { counties: [file.countyId] }, "2026-11-22");
  const { rows } = await sql<Standing>`
    select s.* from case_file c cross join lateral ${standingOf(lines, "c")} s where c.id = ${file.id}`.execute(tx);
  expect(rows[0]).toEqual({ light: "none", done: 0, total: 0, nextDue: null });
});

apiTest(
  "lines all done and not handed in: the next date is that of the whole, and past it the file is red",
  async ({ tx }) => {
    const file = await aCase(tx, { dueOn: "2026-12-31" });
    await aProblem(tx, file, { dueOn: "2026-11-01", doneOn: "2026-11-01" });
    const told = async (today: string) => {
      const { rows } = await sql<Standing>`
      select s.* from case_file c cross join lateral ${standingOf(await lightLines(tx, { counties: [file.countyId] }, today), "c")} s where c.id = ${file.id}`.execute(
        tx,
      );
      return [rows[0]!.light, rows[0]!.nextDue];
    };
    expect(await told("2026-11-22")).toEqual(["green", "2026-12-31"]);
    expect(await told("2027-01-01")).toEqual(["red", "2026-12-31"]);
  },
);

apiTest("a county's own days light its files alone, and what was given goes before them", async ({ tx }) => {
  const [near, far] = [await aCase(tx), await aCase(tx, { village: "桥头" })];
  for (const file of [near, far]) await aGoal(tx, file, { dueOn: "2026-11-30" });
  const content = structuredClone(ruleShapes["light-rules"].shipped);
  content.sets.deadline.deadline = { yellowWithin: 2, redFrom: "next-working-day" };
  const version = { version: 1, title: "红黄绿灯", validFrom: "2026-11-01", madeBy: accountIdOf(5) };
  await tx
    .insertInto("ruleVersion")
    .values({ ...version, countyId: qinglan, code: "light-rules", content: JSON.stringify(content) })
    .execute();
  const told = async (today: string) => {
    const lines = await lightLines(tx, { counties: [qinglan, muyun] }, today);
    const { rows } = await sql<{ id: string; light: string }>`
      select c.id, s.light from case_file c cross join lateral ${standingOf(lines, "c")} s
      where c.id in (${near.id}, ${far.id}) order by c.county_id desc`.execute(tx);
    return rows.map(({ light }) => light);
  };
  expect(await told("2026-11-22")).toEqual(["green", "yellow"]);
  expect(await told("2026-11-26")).toEqual(["yellow", "yellow"]);
  await tx.updateTable("caseFile").set({ setLight: "red" }).where("id", "=", near.id).execute();
  expect((await told("2026-11-26"))[0]).toBe("red");
  const byHand = { handLight: "green", handUntil: "2026-11-26" } as const;
  await tx.updateTable("caseFile").set(byHand).where("id", "=", near.id).execute();
  expect([(await told("2026-11-26"))[0], (await told("2026-11-27"))[0]]).toEqual(["green", "red"]);
});
