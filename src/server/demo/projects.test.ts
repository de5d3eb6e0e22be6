import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { projectStatuses, standings } from "#domain/projects/project.ts";
import { seedCalendar } from "../calendar/seed.ts";
import type { Tx } from "../db/db.ts";
import { migrate } from "../db/migrate.ts";
import { asOwner } from "../ground.ts";
import { listPaymentFacts } from "../projects/funds/payment-facts.ts";
import { tallyTownships, totalOf } from "../projects/overview/tallies.ts";
import { today } from "../testing/api-test.ts";
import { actorOf } from "./accounts.ts";
import { loadDemo } from "./commands.ts";
import { qiyun } from "./counties.ts";
import { pooledProject } from "./projects/pooled.ts";
import { qiyunAuthor, qiyunTeamSeat } from "./seats.ts";

// A database of its own, as in demo.test.ts: the demo is loaded into what holds nobody else.
const name = `demo_projects_${process.pid}`;
const template = new URL(inject("templateUrl"));
const ownerUrl = Object.assign(new URL(template), { pathname: `/${name}` }).href;

async function asAdmin(command: string) {
  const client = new pg.Client({ connectionString: Object.assign(new URL(template), { pathname: "/postgres" }).href });
  await client.connect();
  await client.query(command).finally(() => client.end());
}

beforeAll(async () => {
  await asAdmin(`create database ${name} template template0`);
  await migrate(ownerUrl);
  await asOwner(ownerUrl, seedCalendar);
  await loadDemo(ownerUrl, today);
}, 180_000);

afterAll(() => asAdmin(`drop database ${name} with (force)`));

const rowsOf = (query: string) => asOwner(ownerUrl, (tx: Tx) => sql.raw(query).execute(tx)).then(({ rows }) => rows);
const county = actorOf(qiyunAuthor);

test("102 projects passed the argument, over fifteen townships, as the overview of the county counts them", async () => {
  const tallies = await asOwner(ownerUrl, (tx) => tallyTownships(tx, county, { countyId: qiyun.id }));

  expect(totalOf(tallies)).toMatchObject({ argued: 102, projects: 111 });
  expect(tallies.filter(({ id, argued }) => id !== null && argued > 0)).toHaveLength(15);
});

test("there is a project in every state, and one in every side state", async () => {
  const found = (await rowsOf("select distinct status, standing from project")) as {
    status: string;
    standing: string;
  }[];

  expect(new Set(found.map(({ status }) => status))).toEqual(new Set(projectStatuses));
  expect(new Set(found.map(({ standing }) => standing))).toEqual(new Set(standings));
});

test("one plant of 3,000,000 yuan serves six villages of two townships, with 30,000 yuan a year each", async () => {
  expect(
    await rowsOf(`select p.budget_fen, p.allocated_fen, p.paid_fen, p.status, count(v.*)::int as villages,
      count(distinct v.township_id)::int as townships, min(v.promised_fen) as least, max(v.promised_fen) as most
      from project p join project_village v on v.project_id = p.id where p.id = '${pooledProject}' group by 1, 2, 3, 4`),
  ).toEqual([
    {
      ...{ budgetFen: 300_000_000, allocatedFen: 300_000_000, paidFen: 300_000_000, status: "yielding" },
      ...{ villages: 6, townships: 2, least: 3_000_000, most: 3_000_000 },
    },
  ]);
  expect(
    await rowsOf(`select i.year, count(*)::int as villages, min(v.amount_fen) as least, max(v.amount_fen) as most
      from income i join asset a on a.id = i.asset_id join income_village v on v.income_id = i.id
      where a.project_id = '${pooledProject}' group by 1 order by 1`),
  ).toEqual([2025, 2026].map((year) => ({ year, villages: 6, least: 3_000_000, most: 3_000_000 })));
});

test("the first year of it was divided in each of the six villages by 四议两公开 and paid out, the second is on its way", async () => {
  expect(
    await rowsOf(`select year, status, count(*)::int as n, bool_and(meetings is not null or status = 'draft') as met
      from distribution group by 1, 2 order by 1, 2`),
  ).toEqual([
    { year: 2025, status: "paid-out", n: 6, met: true },
    { year: 2026, status: "decided", n: 1, met: true },
    { year: 2026, status: "draft", n: 1, met: true },
    { year: 2026, status: "posted", n: 1, met: true },
  ]);
});

test("10,000,000 yuan came in 2024 and 14,000,000 in 2025, each under its document and a name of its time; the ledger has no fault", async () => {
  expect(
    await rowsOf(`select year, sum(amount_fen)::bigint as fen, bool_and(document like '%' || year || '%') as named,
      bool_or(type_code = 'linkage') as old_name, bool_or(type_code = 'regular-aid') as new_name from fund_batch group by 1 order by 1`),
  ).toEqual([
    { year: 2024, fen: 1_000_000_000, named: true, oldName: true, newName: false },
    { year: 2025, fen: 1_400_000_000, named: true, oldName: true, newName: false },
  ]);
  expect(await rowsOf(`select * from ledger_faults('${qiyun.id}')`)).toEqual([]);
});

test("nothing is allocated or paid before its money came, nor paid before the contract; three hands at every payment", async () => {
  expect(
    await rowsOf(`select count(*)::int as n from payment y join payment_source s on s.payment_id = y.id
      join fund_allocation a on a.id = s.allocation_id join fund_batch b on b.id = a.batch_id join project_contract c on c.id = y.contract_id
      where y.paid_on < b.received_on or a.on_day < b.document_on or y.paid_on < a.on_day or y.requested_on < c.signed_on
        or y.status = 'paid' and (y.requested_by = y.answered_by or y.answered_by = y.paid_by)`),
  ).toEqual([{ n: 0 }]);
});

test("the gates of a project were passed one after the other, none in the future", async () => {
  expect(
    await rowsOf(`select count(*)::int as n from (select on_day, lag(on_day) over (partition by project_id order by passed_at, id) as before
      from gate_pass) g where on_day < before or on_day > '${today}'`),
  ).toEqual([{ n: 0 }]);
  expect(
    await rowsOf(`select count(*)::int as n from (select on_day, from_status, lag(to_status) over w as before, lag(on_day) over w as day
      from project_step window w as (partition by project_id order by made_at, id)) s where from_status <> before or on_day < day`),
  ).toEqual([{ n: 0 }]);
});

test("one objection is open and holds the start of its project; another was answered", async () => {
  expect(
    await rowsOf(`select d.step, p.status, (select count(*)::int from objection_answer a where a.objection_id = o.id) as answers
      from objection o join disclosure d on d.id = o.disclosure_id join project p on p.id = o.project_id order by answers`),
  ).toEqual([
    { step: "before-start", status: "contracted", answers: 0 },
    { step: "declaration", status: "reviewed", answers: 1 },
  ]);
});

test("one project is overdue and red; there are green and yellow ones beside it", async () => {
  expect(
    await rowsOf(`select set_light from project where status = 'started' and plan_finish_on < '${today}'`),
  ).toEqual([{ setLight: "red" }]);
  const lights = await rowsOf("select set_light as light from project where set_light <> 'none' group by 1 order by 1");
  expect(lights).toEqual([{ light: "green" }, { light: "red" }, { light: "yellow" }]);
});

test("one payment is held up by a change that waits for its answer, and one allocation by the prohibited list", async () => {
  const held = await asOwner(ownerUrl, (tx) =>
    listPaymentFacts(tx, county, sql`y.status in ('requested', 'approved')`),
  );
  expect(held.map(({ paymentStatus, standing }) => `${paymentStatus} ${standing}`).toSorted()).toEqual([
    "approved normal",
    "requested changing",
    "requested normal",
  ]);
  expect(
    await rowsOf("select status, hits -> 0 ->> 'code' as code from fund_allocation where status <> 'posted'"),
  ).toEqual([{ status: "blocked", code: "N04" }]);
});

test("the team on the sign-in page is that of the village its seat names", async () => {
  expect(
    await rowsOf(
      `select t.name from role_grant g join team t on t.id = g.team_id where g.id = '${qiyunTeamSeat.grantId}'`,
    ),
  ).toEqual([{ name: qiyunTeamSeat.place }]);
});

test("a sample of what was accepted last year is drawn to be measured again; one is measured, the others wait", async () => {
  const [sample] = (await rowsOf(
    `select r.projects, r.drawn_on::text as "drawnOn", count(d.*)::int as drawn,
       (select count(*)::int from measurement m where m.remeasurement_id = r.id and m.finding_id is null) as measured
     from remeasurement r join remeasured_project d on d.remeasurement_id = r.id where r.county_id = '${qiyun.id}' group by r.county_id, r.id`,
  )) as { projects: number; drawnOn: string; drawn: number; measured: number }[];
  expect(sample).toMatchObject({ drawnOn: today, measured: 1 });
  expect(sample!.drawn).toBeGreaterThan(1);
  expect(sample!.drawn).toBeLessThan(sample!.projects);
});

test("how the latest money was shared out hangs on the public page", async () => {
  const hung = await rowsOf(
    `select title, content ->> 'content' as told from disclosure where county_id = '${qiyun.id}' and subject_kind = 'fund-batch'`,
  );
  expect(hung).toEqual([
    { title: expect.stringContaining("分配结果的公示"), told: expect.stringMatching(/^安排 \d+ 笔，共 .*\n1\. /u) },
  ]);
});
