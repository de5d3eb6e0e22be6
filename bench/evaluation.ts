/**
 * 602 villages × 40 items with explanations: all system values in one statement, scoring in memory, and the freeze with inputs, result and every
 * score kept. A scratch database of its own.
 */
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { sql } from "kysely";
import { uuidv7 } from "#contract/uuid.ts";
import type { Scheme, SchemeItem } from "#domain/evaluation/scheme.ts";
import { sampleSchemes } from "#domain/evaluation/scheme-data.ts";
import { appUrlOf } from "../src/server/db/app-login.ts";
import { kyselyOn, openGate, openPool, type Tx } from "../src/server/db/db.ts";
import { startEmbedded } from "../src/server/db/embedded.ts";
import { migrate } from "../src/server/db/migrate.ts";
import { freezeEvaluation, publishEvaluation } from "../src/server/evaluation/commands.ts";
import { readTable } from "../src/server/evaluation/reading.ts";

const villages = 602;
const countyId = "bench";
const [roundId, evaluationId] = [uuidv7(), uuidv7()];
const today = "2026-11-22";
const officer = {
  accountId: uuidv7(),
  name: "bench",
  role: "county" as const,
  organisationId: null,
  counties: [countyId],
  townships: "all" as const,
  villages: "all" as const,
};
const base = sampleSchemes.schemes[0]!;
const ratio = base.common[3]!.items[0]!;
const pairs = [
  ["problems-done", "problems"],
  ["goals-done", "goals"],
  ["findings-done-in-time", "findings-due"],
  ["acceptance-points", "acceptance-full"],
  ["appraisal-satisfied", "appraisal-votes"],
] as const;
const items = Array.from({ length: 38 }, (_, i): SchemeItem => {
  const [measure, against] = pairs[i % pairs.length]!;
  const points = i < 24 ? 3 : 2;
  return i % 2
    ? { ...ratio, name: `比率${i}`, points, measure, against }
    : { ...ratio, name: `评分${i}`, points, type: "score", measure: null, against: null };
});
const scheme: Scheme = { ...base, common: [{ name: "共性", items }] };

async function load(tx: Tx) {
  await sql`set local session_replication_role = replica`.execute(tx);
  await sql`insert into area (id, level, name) values (${countyId}, 'county', '试验县')`.execute(tx);
  await sql`insert into round (county_id, id, name, status, manifestation_list_id, ratio_basis_points, rounding, tie, direct_hit_mode, cycle_months, deadline, created_by)
    values (${countyId}, ${roundId}, 'bench', 'decided', ${roundId}, 1500, 'floor', 'include', 'within', 24, '2026-12-31', ${roundId})`.execute(
    tx,
  );
  await sql`insert into township (county_id, id, name, kind) values (${countyId}, ${roundId}, '试验镇', 'town')`.execute(
    tx,
  );
  await sql`insert into village (county_id, id, township_id, name, match_name, kind, sort_order)
    select ${countyId}, gen_random_uuid(), ${roundId}, '村' || n, '村' || n, 'village', n from generate_series(1, ${villages}::integer) n`.execute(
    tx,
  );
  await sql`insert into case_file (county_id, id, round_id, village_id, township_id, decision_id, level, manifestations, opened_on, due_on)
    select ${countyId}, gen_random_uuid(), ${roundId}, v.id, v.township_id, ${roundId}, 'county', '{}', '2026-03-01', '2028-03-01' from village v`.execute(
    tx,
  );
  for (const [table, more, values] of [
    ["case_problem", "aspect, text", "'leadership', '问题'"],
    ["case_goal", "field, task, text", "'leadership', 'fill-posts', '目标'"],
  ] as const)
    await sql`insert into ${sql.table(table)} (county_id, id, case_id, village_id, township_id, ${sql.raw(more)}, due_on, done_on)
      select f.county_id, gen_random_uuid(), f.id, f.village_id, f.township_id, ${sql.raw(values)}, '2026-12-31', case when n % 2 = 0 then date '2026-11-02' end
      from case_file f, generate_series(1, 12) n`.execute(tx);
  await sql`insert into evaluation (county_id, id, round_id, title, subject, cadence, from_on, to_on, scheme_version, scheme, created_by)
    values (${countyId}, ${evaluationId}, ${roundId}, 'bench', 'village-case', 'half-year', '2026-07-01', ${today}, 0, ${JSON.stringify(scheme)}, ${roundId})`.execute(
    tx,
  );
  await sql`insert into evaluation_subject (county_id, evaluation_id, subject_id, village_id, township_id, name, township, sort_order)
    select ${countyId}, ${evaluationId}, v.id, v.id, v.township_id, v.name, '试验镇', v.sort_order from village v`.execute(
    tx,
  );
  const scored = items.flatMap((item, i) => (item.type === "score" ? [`c1.${i + 1}`] : []));
  await sql`insert into evaluation_input (county_id, evaluation_id, subject_id, item, village_id, township_id, kind, content, reason, hands, entered_by)
    select ${countyId}, ${evaluationId}, v.id, item, v.id, v.township_id, 'score', '{"points": 150}', '现场查看', array[${roundId}::uuid], ${roundId}
    from village v, unnest(${scored}::text[]) item`.execute(tx);
}

const dataDir = await fs.mkdtemp(path.join(os.tmpdir(), "zhucun-bench-evaluation-"));
const postgres = await startEmbedded(dataDir, () => undefined, { fast: true });
try {
  await migrate(postgres.ownerUrl);
  const owner = kyselyOn(openPool(postgres.ownerUrl, 2));
  await owner.transaction().execute((tx) => load(tx as unknown as Tx));
  await sql`analyze`.execute(owner);
  const gate = openGate(await appUrlOf(postgres.ownerUrl));
  const timed = async (name: string, act: () => Promise<unknown>) => {
    const from = performance.now();
    await act();
    const took = performance.now() - from;
    console.log(`${name}: ${(took / 1000).toFixed(2)} s`);
    if (took > 2000) process.exitCode = 1;
  };
  const query = { sort: "points" as const, page: 1, size: 200 };
  await timed("preview, live", () =>
    gate.read(officer, (db) => readTable({ db, actor: officer, today }, evaluationId, query)),
  );
  await timed("made known with rows kept", () =>
    gate.write(officer, (tx) => publishEvaluation(tx, officer, { id: evaluationId, version: 1 }, today)),
  );
  const other = { ...officer, accountId: uuidv7() };
  await timed("frozen with explanations", () =>
    gate.write(other, (tx) => freezeEvaluation(tx, other, { id: evaluationId, version: 2 }, "2026-12-31")),
  );
  await gate.close();
  await owner.destroy();
} finally {
  await postgres.stop();
  await fs.rm(dataDir, { recursive: true, force: true });
}
