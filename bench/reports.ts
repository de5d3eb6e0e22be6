/**
 * The monthly reports of a county with 116 teams in 116 villages and 12 townships, with four months of entries and the tasks of every team: all drafts
 * with their lines, tasks and figures, as the job writes them; then each of them handed in, which freezes every number with its rows.
 */
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { sql } from "kysely";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import { appUrlOf } from "../src/server/db/app-login.ts";
import { kyselyOn, openGate, openPool, type Tx } from "../src/server/db/db.ts";
import { startEmbedded } from "../src/server/db/embedded.ts";
import { migrate } from "../src/server/db/migrate.ts";
import { submitReport } from "../src/server/records/report-commands.ts";
import { writeReports } from "../src/server/records/report-writing.ts";
import { markdown } from "./ground/table.ts";

const perVillage = Number(process.argv[2] ?? 1000);
const teams = 116;
const countyId = "bench";
const round = uuidv7();
const today = "2026-06-28";
const month = { year: 2026, month: 6 };
const county: Actor = {
  accountId: uuidv7(),
  name: "bench",
  role: "county",
  organisationId: null,
  counties: [countyId],
  townships: "all",
  villages: "all",
};

/** Rows alone: foreign keys are left aside while loading, not while measuring. */
async function load(tx: Tx) {
  await sql`set local session_replication_role = replica`.execute(tx);
  await sql`insert into area (id, level, name) values (${countyId}, 'county', '试验县')`.execute(tx);
  await sql`
    insert into round (county_id, id, name, status, manifestation_list_id, ratio_basis_points, rounding, tie, direct_hit_mode, cycle_months, deadline, opened_on, created_by)
    values (${countyId}, ${round}, 'bench', 'decided', ${round}, 1500, 'floor', 'include', 'within', 24, '2026-02-28', '2026-01-05', ${round})`.execute(
    tx,
  );
  await sql`insert into account (id, login_name, name, password_hash) values (${county.accountId}, 'bench', 'bench', '-')`.execute(
    tx,
  );
  await sql`
    insert into township (county_id, id, name, kind, sort_order)
    select ${countyId}, md5('t' || n)::uuid, '第' || n || '镇', 'town', n from generate_series(0, 11) n`.execute(tx);
  await sql`
    insert into village (county_id, id, township_id, name, match_name, kind, sort_order)
    select ${countyId}, md5('v' || n)::uuid, md5('t' || n % 12)::uuid, n || '村', n::text, 'village', n
    from generate_series(1, 602) n`.execute(tx);
  await sql`
    insert into team (county_id, id, round_id, village_id, township_id, name, formed_on, term_to, docked_on)
    select ${countyId}, md5('m' || n)::uuid, ${round}, md5('v' || n)::uuid, md5('t' || n % 12)::uuid, n || '村驻村工作队', '2026-03-01', '2028-02-29', '2026-03-05'
    from generate_series(1, ${teams}::int) n`.execute(tx);
  await sql`
    insert into case_file (county_id, id, round_id, village_id, township_id, decision_id, level, opened_on, due_on)
    select ${countyId}, md5('f' || n)::uuid, ${round}, md5('v' || n)::uuid, md5('t' || n % 12)::uuid, ${round}, 'county', '2026-03-01', '2028-03-01'
    from generate_series(1, ${teams}::int) n`.execute(tx);
  await sql`
    insert into work_record (county_id, id, village_id, township_id, kind, meeting, leader_id, leader_kind, on_day, text, households, party_members, disputes, resolved, money_fen, activists, made_by)
    select ${countyId}, gen_random_uuid(), md5('v' || n)::uuid, md5('t' || n % 12)::uuid, kind, case kind when 'meeting' then 'two-committees' end,
      case kind when 'leader-visit' then md5('p')::uuid end, case kind when 'leader-visit' then 'county-leader' end,
      '2026-03-01'::date + i % 122, '到村开展工作第' || i || '次', (kind in ('household', 'help'))::int * 3, (kind = 'party-member')::int,
      (kind = 'dispute')::int, (kind = 'mediation')::int, (kind = 'funds')::int * 1000000, (kind = 'study')::int, ${county.accountId}
    from generate_series(1, ${teams}::int) n, generate_series(1, ${perVillage}::int) i,
      lateral (select (array['household','party-member','secretary','leader-visit','meeting','mediation','dispute','help','funds','study'])[1 + (i * 7 + n) % 10] as kind) k`.execute(
    tx,
  );
  await sql`
    insert into plan (county_id, id, team_id, village_id, township_id, kind, year, status)
    select ${countyId}, md5('a' || n)::uuid, md5('m' || n)::uuid, md5('v' || n)::uuid, md5('t' || n % 12)::uuid, 'annual', 2026, 'approved'
    from generate_series(1, ${teams}::int) n`.execute(tx);
  await sql`
    insert into plan_task (county_id, id, plan_id, team_id, village_id, township_id, text, due_on, done_on)
    select ${countyId}, gen_random_uuid(), md5('a' || n)::uuid, md5('m' || n)::uuid, md5('v' || n)::uuid, md5('t' || n % 12)::uuid, '任务' || i,
      '2026-03-01'::date + i * 6, case when i % 3 > 0 then '2026-03-01'::date + i * 6 end
    from generate_series(1, ${teams}::int) n, generate_series(1, 40) i`.execute(tx);
}

const dir = await fs.mkdtemp(path.join(os.tmpdir(), "zhucun-bench-"));
const server = await startEmbedded(dir, () => undefined, { fast: true });
const rows: string[][] = [];
try {
  await migrate(server.ownerUrl);
  const owner = kyselyOn(openPool(server.ownerUrl, 1));
  const gate = openGate(await appUrlOf(server.ownerUrl));
  await owner.transaction().execute((tx) => load(tx as unknown as Tx));
  await sql`vacuum analyze`.execute(owner);
  for (const run of ["first", "second", "third"]) {
    const told: string[] = [];
    const started = performance.now();
    const written = await gate.write(county, (tx) =>
      writeReports({ tx, actor: county, today }, { ...month, countyId }, (done, total) =>
        told.push(`${done}/${total}`),
      ),
    );
    const seconds = (performance.now() - started) / 1000;
    rows.push([`${written} drafts, ${run} run`, `${seconds.toFixed(2)} s`, `progress ${told.join(", ")}`]);
    if (seconds > 10) process.exitCode = 1;
    if (run !== "third") await sql`delete from monthly_report`.execute(owner);
  }
  const teamsOf = await sql<{ id: string; teamId: string; townshipId: string; villageId: string }>`
    select id, team_id, township_id, village_id from monthly_report where team_id is not null`.execute(owner);
  const started = performance.now();
  for (const { id, teamId, townshipId, villageId } of teamsOf.rows) {
    const actor: Actor = { ...county, role: "team", teamId, townships: [townshipId], villages: [villageId] };
    await gate.write(actor, (tx) => submitReport({ tx, actor, today, now: new Date() }, id, 1));
  }
  const each = (performance.now() - started) / teamsOf.rows.length;
  rows.push([
    `${teamsOf.rows.length} handed in one after another`,
    `${each.toFixed(0)} ms each`,
    "numbers frozen with their rows",
  ]);
  await owner.destroy();
  await gate.close();
} finally {
  await server.stop();
  await fs.rm(dir, { recursive: true, force: true });
}
console.log(markdown([`${teams} teams, ${teams * perVillage} entries`, "time", ""], rows));
