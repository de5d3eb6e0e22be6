import { expect } from "vitest";
import { assets } from "#contract/assets.ts";
import { distributions } from "#contract/distributions.ts";
import { incomes } from "#contract/incomes.ts";
import { sql } from "kysely";
import { reachSettings, type Tx } from "../db/db.ts";
import { apiTest, onStage, type Stage } from "../testing/api-test.ts";
import { countyClerk, qinglan, townshipIds, villageIds } from "../testing/cast.ts";
import { aLeaseBody, anAsset, anIncomeBody, aPlanBody } from "../testing/given-assets.ts";
import { aProject } from "../testing/given-projects.ts";
import { followProjects } from "./moved.ts";

onStage();

const merge = async (tx: Tx) => {
  await sql.raw(reachSettings(countyClerk)).execute(tx);
  const to = { kind: "merged" as const, toId: villageIds.松坡, townshipId: townshipIds.松岭乡 };
  return followProjects(tx, countyClerk, { countyId: qinglan, fromId: villageIds.前柳庄, onDate: "2026-11-22", ...to });
};

/** Whatever is counted in shares, promises, income and plans of the county. */
async function sums(tx: Tx) {
  const { rows } = await sql<Record<string, number>>`
    select (select sum(share)::int from project_village) as shares, (select sum(promised_fen) from project_village)::bigint as promised,
      (select sum(amount_fen) from income_village)::bigint as split, (select sum(received_fen) from income_total)::bigint as received,
      (select sum(divided_fen) from income_total)::bigint as divided, (select sum(total_fen) from distribution)::bigint as planned`.execute(
    tx,
  );
  return rows[0]!;
}

/** A project of 前柳庄 and 松坡 with income, a rent that is late, and a plan of 前柳庄. */
async function aPooledProject({ as, tx }: Pick<Stage, "as" | "tx">) {
  const project = await aProject(tx, {
    status: "in-upkeep",
    year: 2025,
    villages: { 前柳庄: 2, 松坡: 1 },
    promisedFen: 9_000_000,
  });
  const county = await as("county", "青岚县");
  const liu = await as("township", "柳溪镇");
  const asset = await anAsset(tx, { project });
  await county.call(assets.lease, { params: asset.params, body: aLeaseBody() });
  await county.call(incomes.enter, { body: anIncomeBody({ projectId: project.id, amountFen: 9_000_000 }) });
  const alone = await anAsset(tx, { name: "老磨坊" });
  await county.call(incomes.enter, { body: anIncomeBody({ assetId: alone.id, amountFen: 100 }) });
  const plan = aPlanBody();
  await liu.call(distributions.draft, { body: plan });
  return { project, asset, alone, plan };
}

apiTest(
  "merged while a share is owed: the successor has the project, its share, promise, income and plan; nothing is lost or doubled",
  async (stage) => {
    const { tx, as } = stage;
    const { project, asset, alone, plan } = await aPooledProject(stage);
    const before = await sums(tx);
    await merge(tx);
    expect(await sums(tx)).toEqual(before);
    const served = await tx
      .selectFrom("projectVillage")
      .select(["villageId", "share", "promisedFen"])
      .where("projectId", "=", project.id)
      .execute();
    expect(served).toEqual([{ villageId: villageIds.松坡, share: 3, promisedFen: 9_000_000 }]);
    const [song, liu] = [await as("township", "松岭乡"), await as("township", "柳溪镇")];
    expect(await song.call(assets.read, { params: asset.params })).toMatchObject({
      village: "松坡村",
      township: "松岭乡",
    });
    expect(await song.call(assets.read, { params: alone.params })).toMatchObject({ village: "松坡村", incomeFen: 100 });
    expect((await liu.refused(assets.read, { params: asset.params })).code).toBe("not-found");
    expect((await song.call(assets.rents, { query: {} })).openFen).toBe(3_000_000);
    expect((await liu.call(assets.rents, { query: {} })).total).toBe(0);
    const found = await song.call(incomes.villages, { query: { year: 2026 } });
    expect(found.rows).toMatchObject([
      { village: "松坡村", promisedFen: 9_000_000, receivedFen: 9_000_100, dividedFen: 3_000_000 },
    ]);
    expect(await song.call(distributions.read, { params: { id: plan.id } })).toMatchObject({
      village: "松坡村",
      number: 1,
      version: 2,
    });
    const parts = await song.call(incomes.list, { query: { projectId: project.id } });
    expect(parts.rows[0]!.villages).toEqual([{ village: "松坡村", amountFen: 9_000_000 }]);
    const next = await song.call(incomes.enter, { body: anIncomeBody({ projectId: project.id, amountFen: 100 }) });
    expect(next.villages).toEqual([{ villageId: villageIds.松坡, amountFen: 100 }]);
  },
);

apiTest("plans of both villages keep their years and take numbers after the successor's own", async (stage) => {
  const { tx, as } = stage;
  const { plan } = await aPooledProject(stage);
  const own = aPlanBody({
    villageId: villageIds.松坡,
    totalFen: 1_000,
    lines: [{ use: "reserve", amountFen: 1_000, text: "" }],
  });
  const song = await as("township", "松岭乡");
  await song.call(distributions.draft, { body: own });
  await merge(tx);
  const { rows } = await song.call(distributions.list, { query: {} });
  expect(rows.map(({ id, number }) => [id, number]).toSorted()).toEqual(
    [
      [own.id, 1],
      [plan.id, 2],
    ].toSorted(),
  );
});

apiTest("every row that hangs on a project names what the project names", async (stage) => {
  const { tx } = stage;
  const { project, asset } = await aPooledProject(stage);
  await merge(tx);
  const reach = [townshipIds.松岭乡, villageIds.松坡];
  const { rows } = await sql<{ reach: string[] }>`
    select reach from project where id = ${project.id} union all select reach from project_village where project_id = ${project.id}
    union all select reach from asset where id = ${asset.id} union all select reach from lease where asset_id = ${asset.id}
    union all select reach from rent where asset_id = ${asset.id} union all select reach from asset_step where asset_id = ${asset.id}
    union all select reach from income where project_id = ${project.id}
    union all select iv.reach from income_village iv join income i on i.id = iv.income_id where i.project_id = ${project.id}`.execute(
    tx,
  );
  expect(rows.length).toBeGreaterThan(6);
  for (const row of rows) expect(row.reach).toEqual(expect.arrayContaining(reach));
  expect(rows.some((row) => row.reach.includes(villageIds.前柳庄))).toBe(false);
});

apiTest("every table with a reach of its own is spread over", async ({ tx }) => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'reach' and not a.attisdropped)
      and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'project_id' and not a.attisdropped)
    order by 1`.execute(tx);
  // Those of a project through what they hang on, those of a village alone, and objection_answer, which spread_project_reach() knows.
  expect(rows.map(({ name }) => name)).toEqual([
    "asset_care",
    "asset_disposal",
    "asset_look_back",
    "asset_step",
    "distribution",
    "distribution_line",
    "distribution_step",
    "income_total",
    "income_village",
    "lease",
    "light",
    "light_month",
    "light_override",
    "objection_answer",
    "payment_source",
    "project",
    "rent",
  ]);
});
