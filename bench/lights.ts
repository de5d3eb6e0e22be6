/**
 * All lights of a county told anew (600 villages, 20,000 goals), by the statement of the program and by the pure rule over the same facts
 * row by row; then every county of 600,000 villages, one transaction each as at night: the first night, when every light is new, and the
 * night after, when a day has passed. As shipped (deadlines), and with the set of time-proportional plans and months.
 * `node bench/lights.ts [counties]`.
 */
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { sql } from "kysely";
import { ruleShapes } from "#contract/rule-shapes.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { addDays } from "#domain/date.ts";
import { noFacts } from "#domain/evaluation/lights/facts.ts";
import { lightOf } from "#domain/evaluation/lights/light-of.ts";
import { postmasterOf } from "./ground/country.ts";
import { spentByTree } from "./ground/processor.ts";
import { readCalendar } from "../src/server/calendar/queries.ts";
import { appUrlOf } from "../src/server/db/app-login.ts";
import { type Gate, kyselyOn, openGate, openPool, type Tx } from "../src/server/db/db.ts";
import { startEmbedded } from "../src/server/db/embedded.ts";
import { migrate } from "../src/server/db/migrate.ts";
import { evaluateLights } from "../src/server/evaluation/lights/commands.ts";
import { rulesInForce } from "../src/server/evaluation/lights/rules.ts";
import { askedOf } from "../src/server/evaluation/lights/evaluating.ts";
import { factsOf, numbersOf } from "../src/server/evaluation/lights/sources.ts";
import { deskOf } from "../src/server/jobs/counties.ts";

const counties = Number(process.argv[2] ?? 1000);
const day = "2026-11-22";
const one = "county-0";
const county = (n: number) => `county-${n}`;

interface Size {
  readonly from: number;
  readonly to: number;
  readonly goals: number;
}

/** Counties of 600 villages, each with a file and so many goals around the day; half of what has fallen due is done. */
async function load(tx: Tx, { from, to, goals }: Size) {
  await sql`set local session_replication_role = replica`.execute(tx);
  await sql`insert into area (id, level, name) select 'county-' || n, 'county', '试验县' || n from generate_series(${from}::int, ${to}::int) n`.execute(
    tx,
  );
  await sql`
    insert into case_file (county_id, id, round_id, village_id, township_id, decision_id, level, manifestations, opened_on, due_on)
    select 'county-' || n, md5('c' || n || ' ' || v)::uuid, md5('r' || n)::uuid, md5('v' || n || ' ' || v)::uuid,
      md5('t' || n || ' ' || v % 12)::uuid, md5('d' || n)::uuid, 'county', '{}', '2026-03-01', '2028-03-01'
    from generate_series(${from}::int, ${to}::int) n, generate_series(1, 600) v`.execute(tx);
  await sql`
    insert into case_goal (county_id, id, case_id, village_id, township_id, field, task, text, due_on, done_on)
    select f.county_id, gen_random_uuid(), f.id, f.village_id, f.township_id, 'economy', 'raise-income', '目标事项', due,
      case when due < ${day}::date and g % 2 = 0 then due end
    from case_file f, generate_series(1, ${goals}::int) g, lateral (select ${day}::date - 120 + (hashtext(f.id::text || g) & 255) as due) d
    where f.county_id = any (select 'county-' || n from generate_series(${from}::int, ${to}::int) n)`.execute(tx);
}

async function setRule(tx: Tx, code: "deadline" | "pace") {
  const content = structuredClone(ruleShapes["light-rules"].shipped);
  content.subjects = { ...content.subjects, case: code, goal: code };
  await sql`
    insert into rule_version (county_id, code, version, title, content, valid_from, made_by)
    select id, 'light-rules', coalesce((select max(r.version) from rule_version r where r.county_id = a.id), 0) + 1, 'lights',
      ${JSON.stringify(content)}::jsonb, '2026-01-01', ${uuidv7()}::uuid from area a where level = 'county'`.execute(
    tx,
  );
}

/** On a machine that others work on, too, the processor's time says more than the clock's. */
async function timed(act: () => Promise<unknown>) {
  const [began, spent] = [performance.now(), await spentByTree(postmaster)];
  await act();
  const wall = (performance.now() - began) / 1000;
  return `${wall.toFixed(2)} s (${(((await spentByTree(postmaster)) - spent) / 1000).toFixed(2)} s of processor in the database)`;
}
const evaluate = (gate: Gate, id: string, on: string) =>
  gate.write(deskOf(id), (tx) => evaluateLights(tx, deskOf(id), id, on));

/** The other way: facts read out and told by the pure rule, nothing saved. */
const rowByRow = (gate: Gate) =>
  gate.read(deskOf(one), async (db) => {
    const calendar = await readCalendar(db);
    const { content } = await rulesInForce(db, one, day);
    for (const kind of ["case", "goal"] as const) {
      const asked = askedOf({ actor: deskOf(one), countyId: one, day }, content, kind);
      const { rows } = await sql<{
        numbers: object;
      }>`select ${numbersOf("f", asked.set)} as numbers from (${factsOf(kind, asked)}) f`.execute(db);
      for (const { numbers } of rows) lightOf(asked.set, { ...noFacts, ...numbers }, { day, calendar }, null);
    }
  });

const told = (name: string, times: readonly string[], bar = "") =>
  console.log(`${name}: ${times.join(" / ")}${bar && `; bar ${bar}`}`);

const dir = await fs.mkdtemp(path.join(os.tmpdir(), "zhucun-bench-"));
const server = await startEmbedded(dir, () => undefined, { fast: true });
const postmaster = await postmasterOf(server.ownerUrl);
try {
  await migrate(server.ownerUrl);
  const owner = kyselyOn(openPool(server.ownerUrl, 1));
  const gate = openGate(await appUrlOf(server.ownerUrl));
  const asOwner = (act: (tx: Tx) => Promise<void>) => owner.transaction().execute((tx) => act(tx as unknown as Tx));
  const analyze = async () => {
    for (const table of ["case_file", "case_goal", "light"]) await sql`analyze ${sql.table(table)}`.execute(owner);
  };
  await asOwner((tx) => load(tx, { from: 0, to: 0, goals: 33 }));
  await sql`update case_goal set text = text`.execute(owner);
  await analyze();
  for (const code of ["deadline", "pace"] as const) {
    await asOwner((tx) => setRule(tx, code));
    await sql`delete from light`.execute(owner);
    const first = await timed(() => evaluate(gate, one, day));
    await analyze();
    const again: string[] = [];
    for (let i = 1; i <= 3; i += 1) again.push(await timed(() => evaluate(gate, one, addDays(day, i))));
    told(`600 villages, 20,400 lights, ${code}: first evaluation`, [first], "1 s");
    told(`600 villages, 20,400 lights, ${code}: the next three days`, again, "1 s");
    told(`600 villages, ${code}: facts read and told row by row, nothing saved`, [await timed(() => rowByRow(gate))]);
  }
  await asOwner((tx) => load(tx, { from: 1, to: counties - 1, goals: 2 }));
  await analyze();
  const { rows } = await sql<{
    n: number;
  }>`select (select count(*) from case_file) + (select count(*) from case_goal) as n`.execute(owner);
  const night = async (on: string) => {
    for (let n = 0; n < counties; n += 1) await evaluate(gate, county(n), on);
  };
  const name = `${counties * 600} villages, ${rows[0]!.n} lights`;
  told(`${name}: the first night`, [await timed(() => night(day))]);
  await analyze();
  told(`${name}: the night after`, [await timed(() => night(addDays(day, 4)))], "60 s");
  await owner.destroy();
  await gate.close();
} finally {
  await server.stop();
  await fs.rm(dir, { recursive: true, force: true });
}
