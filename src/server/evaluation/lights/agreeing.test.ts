import { sql } from "kysely";
import { expect } from "vitest";
import { ruleShapes } from "#contract/rule-shapes.ts";
import { officialCalendar as calendar } from "#domain/calendar-data.ts";
import { type LightSet, linesOf } from "#domain/cases/light-sets.ts";
import { addDays, type IsoDate } from "#domain/date.ts";
import { type LightFacts, noFacts } from "#domain/evaluation/lights/facts.ts";
import { lightOf, withMargin } from "#domain/evaluation/lights/light-of.ts";
import { chance } from "#domain/random.ts";
import type { Tx } from "../../db/db.ts";
import { light } from "#domain/cases/light.ts";
import { lightLines, standingOf } from "../../cases/queries.ts";
import { deskOf } from "../../jobs/counties.ts";
import { apiTest, onStage } from "../../testing/api-test.ts";
import { qinglan, townshipIds, villageIds } from "../../testing/cast.ts";
import { aCase, aDecidedRound, aGoal, aProblem } from "../../testing/given-cases.ts";
import { aPlan, aTask } from "../../testing/given-plans.ts";
import { aLitFinding } from "../../testing/given-lights.ts";
import { aTeam } from "../../testing/given-teams.ts";
import { askedFor, factsOf, type LitKind, numbersOf } from "./sources.ts";
import { inColour, rawColour, strictColour } from "./colours.ts";

onStage();

const { sets } = ruleShapes["light-rules"].shipped;
const everything: LightSet = {
  ...sets.staged,
  deadline: { yellowWithin: 5, redFrom: "next-working-day" },
  months: { yellow: 1, red: 3 },
  payment: { yellowFrom: 10, redAbove: 20 },
  better: { margin: 7, times: 2 },
};
const tried: readonly LightSet[] = [
  ...Object.values(sets),
  everything,
  { ...everything, progress: { base: "due", measure: "points", yellowFrom: 10, redAbove: null } },
  { ...everything, progress: { base: "elapsed", measure: "share", yellowFrom: null, redAbove: 33 } },
];

const draw = chance("lights agree");
const below = (n: number) => Math.floor(draw() * n);
const maybe = <T>(value: T) => (below(4) === 0 ? null : value);

function someFacts(day: IsoDate): LightFacts {
  const dated = below(12);
  const total = dated + below(4);
  const deadlines = below(3);
  return {
    deadlines,
    openDue: deadlines === 0 ? null : maybe(addDays(day, below(30) - 8)),
    ownDue: maybe(addDays(day, below(30) - 8)),
    total,
    done: below(total + 1),
    dated,
    datedDone: below(dated + 1),
    due: below(dated + 1),
    nextDue: null,
    fromOn: maybe(addDays(day, -below(100))),
    toOn: maybe(addDays(day, below(100) - 20)),
    misses: below(5),
    unstarted: maybe(below(5)),
    paymentPlanned: maybe(below(3) * 1000),
    paymentMade: maybe(below(2500)),
    statisticsLate: maybe(below(4)),
  };
}

const columns = sql`(n int, deadlines int, open_due date, own_due date, total int, done int, dated int, dated_done int, due int, next_due date,
  from_on date, to_on date, misses int, unstarted int, payment_planned bigint, payment_made bigint, statistics_late int)`;
const snake = (word: string) => word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

async function bySql(tx: Tx, set: LightSet, day: IsoDate, facts: readonly LightFacts[]) {
  const rows = facts.map((one, n) => ({
    n,
    ...Object.fromEntries(Object.entries(one).map(([key, value]) => [snake(key), value])),
  }));
  const on = { day, calendar };
  const told = await sql<{ raw: string; strict: string }>`
    select ${inColour(rawColour(set, on))} as raw, ${inColour(strictColour(set, on))} as strict
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f ${columns} order by f.n`.execute(tx);
  return told.rows;
}

/** A Friday, a Sunday, a make-up Sunday, the middle of a holiday. */
const days = ["2026-11-20", "2026-11-22", "2026-09-20", "2026-10-05"];

apiTest("whatever the facts, the query gives the colour of the rule, with and without the margin", async ({ tx }) => {
  for (const day of days)
    for (const set of tried) {
      const facts = [noFacts, ...Array.from({ length: 400 }, () => someFacts(day))];
      const told = await bySql(tx, set, day, facts);
      const at = { day, calendar };
      const byRule = facts.map((one) => ({
        raw: lightOf(set, one, at, null).light,
        strict: lightOf(withMargin(set), one, at, null).light,
      }));
      const apart = told.flatMap((row, n) =>
        row.raw === byRule[n]!.raw && row.strict === byRule[n]!.strict
          ? []
          : [{ day, set, facts: facts[n], row, rule: byRule[n] }],
      );
      expect(apart.slice(0, 1)).toEqual([]);
    }
});

apiTest(
  "the facts a query gathers are those of the rows: of deadlines the light of the list and the finding, of plans the counts",
  async ({ tx }) => {
    const day = "2026-11-20";
    const file = await aCase(tx, { openedOn: "2026-03-01", dueOn: "2027-03-01" });
    const goalId = await aGoal(tx, file, { dueOn: "2026-11-30" });
    await aGoal(tx, file, { dueOn: "2026-11-20", doneOn: "2026-11-19" });
    await aProblem(tx, file, { dueOn: "2026-09-10", doneOn: "2026-11-05" });
    await aProblem(tx, file, { dueOn: null });
    const facts = async (kind: "case" | "goal", set: LightSet, id: string) => {
      const asked = askedFor({ actor: deskOf(qinglan), countyId: qinglan, day, set });
      const { rows } = await sql<{ numbers: object }>`
      select ${numbersOf("f", set)} as numbers from (${factsOf(kind, asked)}) f where f.id = ${id}`.execute(tx);
      return rows[0]!.numbers;
    };
    const span = { fromOn: "2026-03-01", toOn: "2027-03-01", ownDue: "2027-03-01" };
    const counted = { total: 4, done: 2, dated: 3, datedDone: 2, due: 2, nextDue: "2026-11-30", misses: 2 };
    const dates = { deadlines: 3, openDue: "2026-11-30" };
    expect(await facts("case", sets.pace, file.id)).toEqual({ ...span, ...dates, ...counted });
    expect(await facts("goal", sets.deadline, goalId)).toEqual({ deadlines: 1, openDue: "2026-11-30" });
    expect(await facts("goal", sets.pace, goalId)).toMatchObject({
      total: 1,
      done: 0,
      dated: 1,
      due: 0,
      nextDue: "2026-11-30",
    });
  },
);

apiTest(
  "a goal counts the lines of the plans that name it; without them, or done, it counts by itself",
  async ({ tx }) => {
    const roundId = await aDecidedRound(tx);
    await aTeam(tx, roundId);
    const planId = await aPlan(tx);
    const file = await aCase(tx, { village: "前柳庄", roundId });
    const goalId = await aGoal(tx, file, { dueOn: "2026-11-30" });
    const counts = async () => {
      const asked = askedFor({ actor: deskOf(qinglan), countyId: qinglan, day: "2026-11-20", set: sets.pace });
      const { rows } = await sql<{ total: number; done: number; due: number }>`
      select f.total, f.done, f.due from (${factsOf("goal", asked)}) f where f.id = ${goalId}`.execute(tx);
      return rows[0];
    };
    expect(await counts()).toEqual({ total: 1, done: 0, due: 0 });
    await aTask(tx, planId, { goalId, dueOn: "2026-11-10", doneOn: "2026-11-09" });
    await aTask(tx, planId, { goalId, dueOn: "2026-11-18" });
    await aTask(tx, planId, { goalId, dueOn: "2026-12-18" });
    expect(await counts()).toEqual({ total: 3, done: 1, due: 2 });
    await tx.updateTable("caseGoal").set({ doneOn: "2026-11-19" }).where("id", "=", goalId).execute();
    expect(await counts()).toEqual({ total: 1, done: 1, due: 0 });
  },
);

apiTest("every kind of light of deadlines is the light the stage of the thing shows itself", async ({ tx }) => {
  const place = { countyId: qinglan, villageId: villageIds.前柳庄, townshipId: townshipIds.柳溪镇 };
  for (const day of days) {
    const { yellowUntil } = linesOf(day, calendar);
    const file = await aCase(tx, { village: "前柳庄" });
    const dues = [day, yellowUntil].flatMap((edge) => [-1, 0, 1].map((by) => addDays(edge, by)));
    for (const dueOn of dues) {
      await aLitFinding(tx, { ...place, dueOn });
      await aGoal(tx, file, { dueOn });
    }
    const seen = async (kind: LitKind) => {
      const asked = askedFor({ actor: deskOf(qinglan), countyId: qinglan, day, set: sets.deadline });
      const { rows } = await sql<{ colour: string; n: number }>`
        select ${inColour(rawColour(sets.deadline, { day, calendar }))} as colour, count(*)::int as n
        from (${factsOf(kind, asked)}) f group by 1`.execute(tx);
      return Object.fromEntries(rows.map(({ colour, n }) => [colour, n]));
    };
    const own = dues.map((dueOn) => light({ dueOn, doneOn: null }, day, calendar).light);
    const count = Object.fromEntries([...Map.groupBy(own, (one) => one)].map(([one, all]) => [one, all.length]));
    expect(await seen("goal")).toEqual(count);
    expect(await seen("finding")).toEqual(count);
    const lines = await lightLines(tx, { counties: [qinglan] }, day);
    const { rows } = await sql<{ light: string }>`
      select s.light from case_file c cross join lateral ${standingOf(lines, "c")} s where c.id = ${file.id}`.execute(
      tx,
    );
    expect(await seen("case")).toEqual({ [rows[0]!.light]: 1 });
    await tx.deleteFrom("finding").execute();
    await tx.deleteFrom("caseGoal").execute();
    await tx.deleteFrom("caseFile").execute();
  }
});
