import { sql } from "kysely";
import { expect } from "vitest";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import type { Tx } from "../../db/db.ts";
import { apiTest, onStage } from "../../testing/api-test.ts";
import { countyClerk, muyun, organisationIds, qinglan, townshipIds, villageIds } from "../../testing/cast.ts";
import { givenMoney } from "../../testing/given-money.ts";
import { aProject } from "../../testing/given-projects.ts";

// The functions behind the overview pass the policies by: what they give must be what the policies would have let through.

onStage();

const office = { ...countyClerk, villages: "all" } as const;
const unit = { ...office, role: "unit", organisationId: organisationIds.县信访局 } as const;
const offices: Readonly<Record<string, Actor>> = {
  county: office,
  "a township": { ...office, role: "township", townships: [townshipIds.松岭乡] },
  "the other township": { ...office, role: "township", townships: [townshipIds.柳溪镇] },
  "a team": { ...office, role: "team", villages: [villageIds.上梨峪] },
  "a unit without people in villages": { ...unit, villages: [] },
  "a unit of no project": { ...unit, organisationId: uuidv7(), villages: [] },
  "another county": { ...office, counties: [muyun] },
  "two counties": { ...office, role: "province", counties: [qinglan, muyun] },
  "an officer of the system": { ...office, role: "system-admin", counties: [] },
};

/** Three projects: one of each township, one that both share; the unit has a hand in the first alone. */
async function threeProjects(tx: Tx) {
  const [given, years] = [{ status: "started", budgetFen: 900_000, sectorId: null } as const, [2025, 2026, 2026]];
  const villages = [{ 上梨峪: 1 }, { 松坡: 1 }, { 前柳庄: 2, 松坡: 1 }] as const;
  for (const [i, served] of villages.entries()) {
    const sectorId = i === 0 ? organisationIds.县信访局 : null;
    const one = await aProject(tx, { ...given, sectorId, villages: served, year: years[i]! });
    const shares = Object.fromEntries(Object.entries(served).map(([name, n]) => [name, n * 100_000 * (i + 1)]));
    const allocatedFen = Object.values(shares).reduce((sum, fen) => sum + fen, 0);
    await givenMoney(tx, one, { allocatedFen, villages: shares, paid: [[`2026-0${i + 4}-20`, 10_000 * (i + 1)]] });
    const of = { countyId: qinglan, projectId: one.id, reach: one.reach };
    const months = [4, 5].map((n) => ({ ...of, month: `2026-0${n}-01`, plannedFen: n * 10_000 * (i + 1) }));
    await tx.insertInto("projectMonth").values(months).execute();
    const dated = { ...of, startOn: "2026-05-01", finishOn: "2026-06-01" };
    await tx
      .insertInto("gatePlan")
      .values([
        { ...dated, gate: "start" },
        { ...dated, gate: "completion" },
      ])
      .execute();
    const passed = { onDay: "2026-05-05", ruleVersion: 0, passedBy: uuidv7() };
    await tx
      .insertInto("gatePass")
      .values({ ...of, ...passed, id: uuidv7(), gate: "start" })
      .execute();
  }
}

const bySums = sql`select (select json_agg(r order by r) from reached_projects(${qinglan}) r) as projects,
  (select coalesce(sum(m.planned_fen), 0) from project_months(${qinglan}, null) m)::bigint as planned,
  (select coalesce(sum(m.paid_fen), 0) from project_months(${qinglan}, null) m)::bigint as paid,
  (select coalesce(sum(m.paid_fen), 0) from project_months(${qinglan}, 2026) m)::bigint as paid_of_year,
  (select json_agg(d order by d.project_id) from project_deadlines(${qinglan}) d) as deadlines,
  (select coalesce(sum(f.fen), 0) from money_flow(${qinglan}, null, null) f)::bigint as flow,
  (select coalesce(sum(f.fen), 0) from money_flow(${qinglan}, 2025, ${townshipIds.松岭乡}) f)::bigint as flow_of_township`;

const byRows = sql`select (select json_agg(p.id order by p.id) from project p where p.county_id = ${qinglan}) as projects,
  (select coalesce(sum(m.planned_fen), 0) from project_month m where m.county_id = ${qinglan} and m.month = '2026-05-01')::bigint as planned,
  (select coalesce(sum(y.amount_fen), 0) from payment y where y.county_id = ${qinglan})::bigint as paid,
  (select coalesce(sum(y.amount_fen), 0) from payment y join project p on p.county_id = y.county_id and p.id = y.project_id
    where y.county_id = ${qinglan} and p.year = 2026)::bigint as paid_of_year,
  (select json_agg(d order by d.project_id) from (select g.project_id, count(*) as planned, min(g.finish_on) filter (where g.gate <> 'start') as open
    from gate_plan g where g.county_id = ${qinglan} group by 1) d) as deadlines,
  (select coalesce(sum(v.amount_fen), 0) from allocation_village v where v.county_id = ${qinglan})::bigint as flow,
  (select coalesce(sum(v.amount_fen), 0) from allocation_village v where v.county_id = ${qinglan}
    and v.township_id = ${townshipIds.松岭乡})::bigint as flow_of_township`;

apiTest(
  "sums that pass the policies by hold what the policies would let through, for every office",
  async ({ tx, ground }) => {
    await threeProjects(tx);
    const told = new Map<string, number>();
    for (const [name, actor] of Object.entries(offices)) {
      const [sums, rows] = await ground.gate.read(actor, async (db) => [
        (await bySums.execute(db)).rows[0] as { projects: string[] | null },
        (await byRows.execute(db)).rows[0],
      ]);
      expect([name, sums]).toEqual([name, rows]);
      told.set(name, sums.projects?.length ?? 0);
    }
    expect(Object.fromEntries(told)).toEqual({
      county: 3,
      "a township": 2,
      "the other township": 2,
      "a team": 1,
      "a unit without people in villages": 1,
      "a unit of no project": 0,
      "another county": 0,
      "two counties": 3,
      "an officer of the system": 0,
    });
  },
);

apiTest("a payment taken back leaves the months", async ({ tx, ground }) => {
  await threeProjects(tx);
  const answered = { reversedOn: "2026-07-01", reversedBy: uuidv7(), reversal: "记错" };
  await tx
    .updateTable("payment")
    .set({ ...answered, status: "reversed" })
    .where("amountFen", "=", 30_000)
    .execute();
  const { rows } = await ground.gate.read(office, (db) =>
    sql<{ paid: number }>`select sum(paid_fen)::bigint as paid from project_months(${qinglan}, null)`.execute(db),
  );
  expect(rows[0]!.paid).toBe(30_000);
});
