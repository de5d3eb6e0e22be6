/**
 * What the ranking statement costs beside a bare window query over the same rows: 600,000 villages × 10 indicators in a
 * scratch database of its own. `bare` reads the same values, has no missing data, no intervals, no breakdown, no direct
 * hits, and writes village, place and points; once into a table without any key, once into one keyed and indexed as
 * `ranking` is. Rates differ from machine to machine: read the ratios.
 */
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { sql } from "kysely";
import { uuidv7 } from "#contract/uuid.ts";
import type { Indicator } from "#domain/screening/manifestation.ts";
import { appUrlOf } from "../src/server/db/app-login.ts";
import { kyselyOn, openGate, openPool, type Tx } from "../src/server/db/db.ts";
import { startEmbedded } from "../src/server/db/embedded.ts";
import { migrate } from "../src/server/db/migrate.ts";
import { saveRanking } from "../src/server/screening/ranking.ts";

const villages = Number(process.argv[2] ?? 600_000);
const rounds = Number(process.argv[3] ?? 2);
const countyId = "bench";
const id = uuidv7();
const officer = {
  accountId: uuidv7(),
  name: "bench",
  role: "county" as const,
  organisationId: null,
  counties: [countyId],
  townships: "all" as const,
  villages: "all" as const,
};
const indicators = Array.from({ length: 10 }, (_, i): Indicator => ({
  code: `I${i}`,
  name: `指标${i}`,
  direction: i % 2 ? "higher-worse" : "lower-worse",
  min: 0,
  max: 100,
  weight: 1000,
}));
const directHits = [{ manifestationCode: "M06", clause: "应整尽整" }];

/** Rows alone: foreign keys are left aside while loading, not while measuring. */
async function load(tx: Tx) {
  await sql`set local session_replication_role = replica`.execute(tx);
  await sql`insert into area (id, level, name) values (${countyId}, 'county', '试验县')`.execute(tx);
  await sql`
    insert into round (county_id, id, name, status, manifestation_list_id, ratio_basis_points, rounding, tie, direct_hit_mode, cycle_months, deadline, created_by)
    values (${countyId}, ${id}, 'bench', 'assessing', ${id}, 1500, 'floor', 'include', 'within', 24, '2026-12-31', ${id})`.execute(
    tx,
  );
  await sql`
    insert into assessment (county_id, round_id, village_id, township_id, village_code, township_order, status, values, manifestations)
    select ${countyId}, ${id}, gen_random_uuid(), md5((n % 1000)::text)::uuid, (370811100200 + n)::text, n % 1000, 'submitted',
      array(select case when random() < 0.03 then null else (random() * 100)::bigint end from generate_series(1, 10) where n > 0),
      case when n % 50 = 0 then '{M06,M01}'::text[] when n % 3 = 0 then '{M01}' else '{}' end
    from generate_series(1, ${villages}::int) as n`.execute(tx);
  await sql`create table bare (county_id text, round_id uuid, village_id uuid, township_id uuid, position integer, points integer)`.execute(
    tx,
  );
  await sql`create table keyed (like bare, primary key (county_id, round_id, village_id))`.execute(tx);
  await sql`create index on keyed (county_id, round_id, position)`.execute(tx);
}

const bare = (table: "bare" | "keyed") => async (tx: Tx) => {
  const points = indicators.map(({ direction }, i) =>
    direction === "higher-worse"
      ? `coalesce(values[${i + 1}] * 1000 / 100, 500)`
      : `coalesce((100 - values[${i + 1}]) * 1000 / 100, 500)`,
  );
  await sql`
    insert into ${sql.table(table)} (county_id, round_id, village_id, township_id, position, points)
    select county_id, round_id, village_id, township_id, row_number() over (order by points desc, township_order, village_code), points
    from (select *, ${sql.raw(points.join(" + "))} as points from assessment where county_id = ${countyId} and round_id = ${id}) scored`.execute(
    tx,
  );
};

const ours = (tx: Tx) => saveRanking(tx, officer, { countyId, id, indicators, directHits });

const undo = new Error("measured");
const times = new Map<string, number[]>();

/** Every run is rolled back: the next finds the tables as empty as the first did. */
async function measure(
  name: string,
  write: (act: (tx: Tx) => Promise<void>) => Promise<void>,
  act: (tx: Tx) => Promise<unknown>,
) {
  await write(async (tx) => {
    const started = performance.now();
    await act(tx);
    times.set(name, [...(times.get(name) ?? []), performance.now() - started]);
    throw undo;
  }).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
}

const dir = await fs.mkdtemp(path.join(os.tmpdir(), "zhucun-bench-"));
const server = await startEmbedded(dir, () => undefined, { fast: true });
try {
  await migrate(server.ownerUrl);
  const owner = kyselyOn(openPool(server.ownerUrl, 1));
  const gate = openGate(await appUrlOf(server.ownerUrl));
  const asOwner = (act: (tx: Tx) => Promise<void>) => owner.transaction().execute((tx) => act(tx as unknown as Tx));
  await asOwner(load);
  await sql`vacuum analyze assessment`.execute(owner);
  for (let i = 0; i < rounds; i += 1) {
    await measure("bare, no key", asOwner, bare("bare"));
    await measure("bare, keyed as ranking", asOwner, bare("keyed"));
    await measure("ranking, as owner", asOwner, ours);
    await measure("ranking, behind row-level security", (act) => gate.write(officer, act), ours);
  }
  await owner.destroy();
  await gate.close();
} finally {
  await server.stop();
  await fs.rm(dir, { recursive: true, force: true });
}
const best = (name: string) => Math.min(...times.get(name)!);
for (const [name, all] of times) {
  const ratio = (to: string) => (best(name) / best(to)).toFixed(2);
  const seconds = all.map((time) => (time / 1000).toFixed(2)).join(" / ");
  console.log(
    `${name}: ${seconds} s; ×${ratio("bare, no key")} of bare, ×${ratio("bare, keyed as ranking")} of bare keyed`,
  );
}
