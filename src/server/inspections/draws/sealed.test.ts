import { expect } from "vitest";
import { draws } from "#contract/draws.ts";
import { publicDraws } from "#contract/public-draws.ts";
import { inspectionPlans } from "#contract/inspection-plans.ts";
import { inspections } from "#contract/inspections.ts";
import { allRoutes } from "../../app.ts";
import { apiTest, type Caller, onStage, raw, reply, type Stage, withoutSecondWall } from "../../testing/api-test.ts";
import { qinglan, seats } from "../../testing/cast.ts";
import { aDrawn, aSecret, anotherOfficer, commit, freeze, reveal } from "../../testing/given-inspections.ts";
import { sampleOf, sampleQuery } from "../../testing/sample.ts";

onStage();

/** Everything an office can read, asked for with the ids of the drawn inspection. */
async function everythingRead(caller: Caller, ids: Readonly<Record<string, string>>): Promise<string> {
  const texts: string[] = [];
  const gets = allRoutes.map(({ route }) => route).filter(({ method }) => method === "GET");
  for (const route of gets.filter(({ path }) => /inspection|draw|audit|job|visit|finding/.test(path))) {
    const own = { ...ids, id: route.path.startsWith("/draws") ? ids["drawId"]! : ids["id"]!, countyId: qinglan };
    const params = sampleOf(route.params, own) as object;
    const query = sampleQuery(route.query, { ...own, page: "1", size: "50" });
    texts.push(await reply(caller, route, { params, query }));
  }
  return texts.join("\n");
}

/** What tells who was drawn: the seed, both secrets, the hash of the result and its lines. */
async function secretsOf(drawId: string): Promise<string[]> {
  const { rows } = await raw("select seed, result, result_sha256 from draw_result where draw_id = $1", [drawId]);
  const [{ seed, result, resultSha256: hash }] = rows as [{ seed: string; result: string; resultSha256: string }];
  const lines = result.split("\n").filter((line) => line.startsWith("object"));
  const { rows: secrets } = await raw("select secret from draw_secret where draw_id = $1", [drawId]);
  return [seed, hash, ...lines, ...(secrets as { secret: string }[]).map(({ secret }) => secret)];
}

const leaksOf = (text: string, secrets: readonly string[]) => secrets.filter((secret) => text.includes(secret));

async function others({ as, tx, nobody }: Stage) {
  const all = seats.filter(
    ({ role, areaId }) => role !== "inspector" && (areaId === undefined || areaId !== "99-muyun"),
  );
  const callers = await Promise.all(all.map(async ({ role, place }) => ({ place, caller: await as(role, place) })));
  const stranger = await anotherOfficer(tx, "inspector");
  return [...callers, { place: "另一督查组", caller: stranger }, { place: "不登录", caller: nobody }];
}

for (const wall of ["both walls", "the first wall alone"] as const)
  apiTest(`before the start nobody but the team reads the result in any route: ${wall}`, async (stage) => {
    const { id, drawId, planId, inspector } = await aDrawn(stage);
    if (wall === "the first wall alone") withoutSecondWall();
    const secrets = await secretsOf(drawId);
    expect(secrets.length).toBeGreaterThan(6);
    expect(secrets.every((one) => typeof one === "string" && one.length >= 60)).toBe(true);
    for (const { place, caller } of await others(stage))
      expect({
        place,
        leaks: leaksOf(await everythingRead(caller, { id, drawId, planId, inspectionId: id }), secrets),
      }).toEqual({
        place,
        leaks: [],
      });
    const mine = JSON.stringify(await inspector.call(draws.result, { params: { id: drawId } }));
    expect(mine).toContain(secrets[0]);
  });

apiTest(
  "the second wall alone hides result and secrets from everybody's transaction but the team's, also from jobs",
  async (stage) => {
    const { drawId, secrets } = await aDrawn(stage);
    const { rows } = await raw("select readers::text[] as readers from draw where id = $1", [drawId]);
    const [reader] = (rows as { readers: string[] }[])[0]!.readers;
    const count = async (settings: string) => {
      await raw(
        `savepoint look; set local role zhucun_app; set local app.whole = '*'; set local app.counties = ',${qinglan},'; ${settings}`,
      );
      const seen = await raw(
        "select (select count(*)::int from draw_result) + (select count(*)::int from draw_secret) as n",
      );
      await raw("rollback to savepoint look");
      return (seen.rows as { n: number }[])[0]!.n;
    };
    expect(secrets).toHaveLength(2);
    expect(await count("set local app.role = 'county'")).toBe(0);
    expect(await count("set local app.role = 'system-county'")).toBe(0);
    expect(await count(`set local app.account = '${reader}'`)).toBe(3);
  },
);

apiTest("neither the audit, nor receipts, nor jobs keep what was drawn", async (stage) => {
  const { drawId } = await aDrawn(stage);
  const secrets = await secretsOf(drawId);
  for (const table of ["audit", "receipt", "job", "inspection_object", "draw", "draw_officer", "inspection"]) {
    const { rows } = await raw(`select coalesce(string_agg(t::text, ' '), '') as text from ${table} t`);
    expect({ table, leaks: leaksOf((rows as { text: string }[])[0]!.text, secrets) }).toEqual({ table, leaks: [] });
  }
});

apiTest("a server killed between reveal and draw has done neither; the officer reveals again", async (stage) => {
  const { county, second, id } = await aDrawn(stage);
  const { drawId } = await freeze(county, id, 3, { repeatReason: "补抽" });
  const secrets = [aSecret(), aSecret()] as const;
  await commit(county, drawId, secrets[0]);
  await commit(second, drawId, secrets[1]);
  await reveal(county, drawId, secrets[0]);
  // The result cannot be written, as when the server dies before the commit.
  await raw("alter table draw_result add constraint killed check (seed = '') not valid");
  expect((await second.refused(draws.reveal, { params: { id: drawId }, body: { secret: secrets[1] } })).code).toBe(
    "bug",
  );
  const between = await county.call(draws.get, { params: { id: drawId } });
  expect([between.status, between.officers.map(({ revealed }) => revealed)]).toEqual(["committed", [true, false]]);
  expect((await raw("select 1 from draw_secret where draw_id = $1", [drawId])).rows).toHaveLength(1);
  await raw("alter table draw_result drop constraint killed");
  expect((await reveal(second, drawId, secrets[1])).status).toBe("drawn");
});

apiTest("a township, a team and a unit read nothing of inspections, started or not", async (stage) => {
  const { id, inspector } = await aDrawn(stage);
  for (const role of ["township", "team", "unit"] as const) {
    const caller = await stage.as(role);
    expect((await caller.refused(inspections.get, { params: { id } })).code).toBe("forbidden");
    expect((await caller.refused(inspectionPlans.list, { query: {} })).code).toBe("forbidden");
  }
  const { version } = await inspector.call(inspections.get, { params: { id } });
  const stranger = await anotherOfficer(stage.tx, "inspector");
  const refusal = await stranger.refused(inspections.start, { params: { id }, body: { version } });
  expect(refusal.reasons.map(({ rule }) => rule)).toEqual(["not-member"]);
  await inspector.call(inspections.start, { params: { id }, body: { version } });
  const twice = await inspector.refused(inspections.start, { params: { id }, body: { version: version + 1 } });
  expect(twice.reasons.map(({ rule }) => rule)).toEqual(["wrong-status"]);
  expect((await stage.nobody.call(publicDraws.list, { query: { countyId: qinglan } })).rows[0]!.title).not.toBeNull();
});
