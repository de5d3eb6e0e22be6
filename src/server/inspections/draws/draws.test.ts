import { expect } from "vitest";
import { draws } from "#contract/draws.ts";
import { publicDraws } from "#contract/public-draws.ts";
import { inspections } from "#contract/inspections.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { verifyCertificate } from "#domain/inspections/draw/verify.ts";
import { apiTest, onStage, raw, today } from "../../testing/api-test.ts";
import { qinglan } from "../../testing/cast.ts";
import {
  aDrawn,
  anInspection,
  anotherOfficer,
  aSecret,
  commit,
  freeze,
  reveal,
  simple,
} from "../../testing/given-inspections.ts";
import { sha256 } from "../../sha256.ts";

onStage();

const rulesOf = (problem: { reasons: readonly { rule: string }[] }) => problem.reasons.map(({ rule }) => rule);
const objectsAsked = { page: 1, size: 200 };

apiTest(
  "two officers commit and reveal; the team reads the result, starts, and the certificate verifies",
  async (stage) => {
    const { county, inspector, id, drawId } = await aDrawn(stage);
    const params = { id: drawId };
    expect(await county.call(inspections.get, { params: { id } })).toMatchObject({
      status: "drawn",
      objects: 4,
      sealed: true,
    });
    const mine = await inspector.call(draws.result, { params });
    expect(mine).toMatchObject({ sealed: true });
    expect(mine.objects).toHaveLength(4);
    for (const { inspectors } of mine.objects) expect(new Set(inspectors).size).toBe(2);
    const { version } = await inspector.call(inspections.get, { params: { id } });
    await inspector.call(inspections.start, { params: { id }, body: { version } });
    const { rows } = await county.call(inspections.objects, { params: { id }, query: objectsAsked });
    expect(rows.map(({ name }) => name)).toEqual(mine.objects.map(({ name }) => name));
    const { content } = await county.call(draws.certificate, { params });
    const report = verifyCertificate(new TextDecoder().decode(content), sha256);
    expect(report).toMatchObject({ passed: true });
    const paper = await county.call(draws.paper, { params });
    expect(paper.content.slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  },
);

apiTest(
  "a commitment binds: another secret, the same account twice, a copied one and a stranger are refused",
  async (stage) => {
    const { county, inspector, id } = await anInspection(stage);
    const { drawId } = await freeze(county, id, 2);
    const params = { id: drawId };
    const secrets = [aSecret(), aSecret()] as const;
    expect(rulesOf(await county.refused(draws.reveal, { params, body: { secret: secrets[0] } }))).toEqual([
      "not-committed",
    ]);
    await commit(county, drawId, secrets[0]);
    const { officers } = await county.call(draws.get, { params });
    const { commitment } = officers[0]!;
    expect(rulesOf(await county.refused(draws.commit, { params, body: { commitment: "a".repeat(64) } }))).toEqual([
      "committed-already",
    ]);
    expect(rulesOf(await inspector.refused(draws.commit, { params, body: { commitment } }))).toEqual([
      "commitment-copied",
    ]);
    await commit(inspector, drawId, secrets[1]);
    const third = await anotherOfficer(stage.tx);
    expect(rulesOf(await third.refused(draws.commit, { params, body: { commitment: "b".repeat(64) } }))).toEqual([
      "not-frozen",
    ]);
    expect(rulesOf(await third.refused(draws.reveal, { params, body: { secret: secrets[1] } }))).toEqual([
      "not-officer",
    ]);
    expect(rulesOf(await county.refused(draws.reveal, { params, body: { secret: secrets[1] } }))).toEqual([
      "secret-unfit",
    ]);
    await reveal(county, drawId, secrets[0]);
    expect(rulesOf(await county.refused(draws.reveal, { params, body: { secret: secrets[0] } }))).toEqual([
      "revealed-already",
    ]);
  },
);

apiTest(
  "who never reveals holds the draw up; it can only be abandoned in sight of all, and drawn anew with a reason",
  async (stage) => {
    const { county, inspector, id } = await anInspection(stage);
    const { drawId } = await freeze(county, id, 2);
    const secrets = [aSecret(), aSecret()] as const;
    await commit(county, drawId, secrets[0]);
    await commit(inspector, drawId, secrets[1]);
    await reveal(county, drawId, secrets[0]);
    const params = { id: drawId };
    expect((await county.call(draws.get, { params })).status).toBe("committed");
    expect((await county.refused(draws.result, { params })).code).toBe("not-found");
    // Nobody but the server has the first secret.
    for (const caller of [county, inspector])
      expect(JSON.stringify(await caller.call(draws.get, { params }))).not.toContain(secrets[0]);
    expect(
      rulesOf(await county.refused(inspections.cancel, { params: { id }, body: { version: 3, reason: "不办了" } })),
    ).toEqual(["draw-open"]);
    await county.call(draws.abandon, { params, body: { reason: "另一名抽取人没有揭示" } });
    expect(rulesOf(await inspector.refused(draws.reveal, { params, body: { secret: secrets[1] } }))).toEqual(["ended"]);
    const { version } = await county.call(inspections.get, { params: { id } });
    const again = { id: uuidv7(), version, repeatReason: "", ...simple(2) };
    expect(rulesOf(await county.refused(draws.freeze, { params: { id }, body: again }))).toEqual(["repeat-reason"]);
    await freeze(county, id, 2, { repeatReason: "上次作废，重新抽取" });
    const { rows } = await county.call(draws.ofInspection, { params: { id } });
    expect(
      rows.map(({ number, status, abandonReason, repeatReason }) => [number, status, abandonReason, repeatReason]),
    ).toEqual([
      [2, "frozen", "", "上次作废，重新抽取"],
      [1, "abandoned", "另一名抽取人没有揭示", ""],
    ]);
    const [second] = rows;
    const frame = new TextDecoder().decode((await county.call(draws.frame, { params: { id: second!.id } })).content);
    expect(frame).toContain(`earlier\t1\tabandoned\t${rows[1]!.frameSha256}\t另一名抽取人没有揭示\n`);
  },
);

apiTest(
  "a drawn one is drawn anew with a reason: the old result no longer starts anything and opens with the start",
  async (stage) => {
    const { county, second, inspector, id, drawId } = await aDrawn(stage);
    const again = await freeze(county, id, 3, { repeatReason: "底册漏列两个村" });
    expect(await county.call(inspections.get, { params: { id } })).toMatchObject({ status: "planned", objects: 0 });
    const version = (await inspector.call(inspections.get, { params: { id } })).version;
    expect(rulesOf(await inspector.refused(inspections.start, { params: { id }, body: { version } }))).toContain(
      "draw-open",
    );
    const secrets = [aSecret(), aSecret()] as const;
    await commit(county, again.drawId, secrets[0]);
    await commit(second, again.drawId, secrets[1]);
    await reveal(second, again.drawId, secrets[1]);
    await reveal(county, again.drawId, secrets[0]);
    const file = await inspector.call(inspections.get, { params: { id } });
    await inspector.call(inspections.start, { params: { id }, body: { version: file.version } });
    expect(await county.call(inspections.get, { params: { id } })).toMatchObject({ status: "under-way", objects: 3 });
    for (const one of [drawId, again.drawId])
      expect((await county.call(draws.result, { params: { id: one } })).sealed).toBe(false);
    expect(
      (
        await county.refused(draws.freeze, {
          params: { id },
          body: { id: uuidv7(), version: file.version + 1, repeatReason: "再来", ...simple(2) },
        })
      ).code,
    ).toBe("refused");
  },
);

apiTest("the public number is fixed ahead, comes after both commitments and before any secret, once", async (stage) => {
  const { county, inspector, id } = await anInspection(stage);
  const { version } = await county.call(inspections.get, { params: { id } });
  const asked = { id: uuidv7(), version, repeatReason: "", ...simple(2), publicSource: "体彩排列5", publicOn: today };
  expect(rulesOf(await county.refused(draws.freeze, { params: { id }, body: asked }))).toEqual(["public-not-ahead"]);
  const { drawId } = await freeze(county, id, 2, { publicSource: "体彩排列5", publicOn: "2026-11-23" });
  const params = { id: drawId };
  expect(rulesOf(await county.refused(draws.number, { params, body: { number: "04719" } }))).toEqual(["not-committed"]);
  const secrets = [aSecret(), aSecret()] as const;
  await commit(county, drawId, secrets[0]);
  await commit(inspector, drawId, secrets[1]);
  expect(rulesOf(await county.refused(draws.number, { params, body: { number: "04719" } }))).toEqual(["number-early"]);
  expect(rulesOf(await county.refused(draws.reveal, { params, body: { secret: secrets[0] } }))).toEqual([
    "number-missing",
  ]);
  await stage.tx.updateTable("draw").set({ publicOn: today }).where("id", "=", drawId).execute();
  expect(rulesOf(await county.refused(draws.number, { params, body: { number: "四七" } }))).toEqual([
    "number-malformed",
  ]);
  await county.call(draws.number, { params, body: { number: "04719" } });
  expect(rulesOf(await county.refused(draws.number, { params, body: { number: "04718" } }))).toEqual(["number-given"]);
  await reveal(inspector, drawId, secrets[1]);
  expect((await reveal(county, drawId, secrets[0])).status).toBe("drawn");
});

apiTest(
  "a frozen frame is not changed by the application's role, nor a commitment, a secret or a result",
  async (stage) => {
    const { drawId } = await aDrawn(stage);
    const tries = [
      "update draw set frame = frame || ' '",
      "update draw set frame_sha256 = 'x'",
      "update draw set readers = '{}'",
      "update draw set villages = '{}'",
      "update draw set number = 9",
      "delete from draw",
      "update draw_officer set commitment = 'x'",
      "delete from draw_officer",
      "update draw_secret set secret = 'x'",
      "update draw_result set result = 'x'",
      "update draw_result set readers = '{}'",
      "delete from draw_result",
    ];
    for (const one of tries) {
      await raw(
        "savepoint attempt; set local role zhucun_app; set local app.whole = '*'; set local app.counties = ',99-qinglan,'",
      );
      await expect(raw(one)).rejects.toMatchObject({ code: "42501" });
      await raw("rollback to savepoint attempt");
    }
    expect((await raw("select 1 from draw where id = $1", [drawId])).rows).toHaveLength(1);
  },
);

apiTest(
  "without a sign-in: hashes before the start, the certificate after it, nothing where the county says so",
  async (stage) => {
    const { inspector, id, drawId } = await aDrawn(stage);
    const { nobody } = stage;
    const params = { countyId: qinglan, id: drawId };
    const before = await nobody.call(publicDraws.get, { params });
    expect(before).toMatchObject({ status: "drawn", title: null, certificate: false });
    expect(before.commitments).toHaveLength(2);
    expect((await nobody.refused(publicDraws.certificate, { params })).code).toBe("not-found");
    expect((await nobody.call(publicDraws.list, { query: { countyId: qinglan, page: 1, size: 20 } })).total).toBe(1);
    const { version } = await inspector.call(inspections.get, { params: { id } });
    await inspector.call(inspections.start, { params: { id }, body: { version } });
    const { content } = await nobody.call(publicDraws.certificate, { params });
    expect(verifyCertificate(new TextDecoder().decode(content), sha256)).toMatchObject({ passed: true });
    await stage.tx
      .insertInto("ruleVersion")
      .values({
        countyId: qinglan,
        code: "draw-disclosure",
        version: 1,
        title: "抽取公示",
        content: JSON.stringify({ certificates: false }),
        validFrom: "2026-01-01",
        madeBy: id,
      })
      .execute();
    expect((await nobody.refused(publicDraws.certificate, { params })).code).toBe("not-found");
    expect(await nobody.call(publicDraws.get, { params })).toMatchObject({ title: null, certificate: false });
  },
);
