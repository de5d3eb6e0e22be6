import { expect } from "vitest";
import { draws } from "#contract/draws.ts";
import { inspections } from "#contract/inspections.ts";
import { inspectors } from "#contract/inspectors.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { openSession } from "../../auth/session.ts";
import { apiTest, callerOf, onStage, type Stage } from "../../testing/api-test.ts";
import { qinglan, townshipIds } from "../../testing/cast.ts";
import {
  aDrawn,
  aSecret,
  anInspection,
  anotherOfficer,
  commit,
  freeze,
  reveal,
  simple,
} from "../../testing/given-inspections.ts";

onStage();

const rulesOf = (problem: { reasons: readonly { rule: string }[] }) => problem.reasons.map(({ rule }) => rule);

/** An account with an inspector's office of the county. */
async function inspectorSeat({ tx }: Stage) {
  const [accountId, grantId] = [uuidv7(), uuidv7()];
  const login = { loginName: `later-${accountId}`, name: "后来的督查员", passwordHash: "x", mustChangePassword: false };
  await tx
    .insertInto("account")
    .values({ ...login, id: accountId, phone: "13800000002" })
    .execute();
  const grant = { id: grantId, accountId, role: "inspector" as const, areaId: qinglan, placeName: "青岚县" };
  await tx.insertInto("roleGrant").values(grant).execute();
  return { accountId, caller: callerOf(await openSession(tx, accountId, grantId, "test")) };
}

apiTest(
  "an account linked to one of the team after the frame was frozen opens nothing before the start",
  async (stage) => {
    const { county, inspector, id, drawId, people } = await aDrawn(stage);
    const { accountId, caller } = await inspectorSeat(stage);
    await county.call(inspectors.save, { params: { id: people[1]! }, body: { version: 1, accountId, validTo: null } });
    const params = { id: drawId };
    for (const route of [draws.result, draws.certificate, draws.paper])
      expect((await caller.refused(route, { params })).code).toBe("not-found");
    const file = await caller.call(inspections.get, { params: { id } });
    expect([file.sealed, file.can.start]).toEqual([true, false]);
    expect(file.memberList.map(({ access }) => access).toSorted()).toEqual(["late", "linked", "none", "none"]);
    const { version } = file;
    expect(rulesOf(await caller.refused(inspections.start, { params: { id }, body: { version } }))).toEqual([
      "not-member",
    ]);
    await inspector.call(inspections.start, { params: { id }, body: { version } });
    expect((await caller.call(draws.result, { params })).sealed).toBe(false);
  },
);

apiTest("linked before a new frame is frozen it opens that draw, and still not the one before", async (stage) => {
  const { county, second, id, drawId, people } = await aDrawn(stage);
  const { accountId, caller } = await inspectorSeat(stage);
  await county.call(inspectors.save, { params: { id: people[1]! }, body: { version: 1, accountId, validTo: null } });
  const again = await freeze(county, id, 3, { repeatReason: "补抽" });
  const secrets = [aSecret(), aSecret()] as const;
  await commit(county, again.drawId, secrets[0]);
  await commit(second, again.drawId, secrets[1]);
  await reveal(second, again.drawId, secrets[1]);
  await reveal(county, again.drawId, secrets[0]);
  expect((await caller.call(draws.result, { params: { id: again.drawId } })).objects).toHaveLength(3);
  expect((await caller.refused(draws.result, { params: { id: drawId } })).code).toBe("not-found");
});

apiTest(
  "the link taken away after freezing closes nothing, as nothing of the frame changes, and opens nothing to the next",
  async (stage) => {
    const { county, inspector, id, drawId, people } = await aDrawn(stage);
    const { accountId, caller } = await inspectorSeat(stage);
    const params = { id: people[0]! };
    await county.call(inspectors.save, { params, body: { version: 1, accountId, validTo: null } });
    expect((await caller.refused(draws.result, { params: { id: drawId } })).code).toBe("not-found");
    const { version } = await inspector.call(inspections.get, { params: { id } });
    await inspector.call(inspections.start, { params: { id }, body: { version } });
  },
);

apiTest(
  "a reason to keep away that is added after freezing changes nothing that is frozen; the next draw holds it",
  async (stage) => {
    const { county, inspector, id, people, villages } = await anInspection(stage);
    const second = await anotherOfficer(stage.tx);
    const { drawId, frameSha256 } = await freeze(county, id, 2);
    const recusal = { id: uuidv7(), townshipId: townshipIds.柳溪镇, villageId: null, reason: "亲戚在该镇" };
    await county.call(inspectors.recuse, { params: { id: people[0]! }, body: recusal });
    const secrets = [aSecret(), aSecret()] as const;
    await commit(county, drawId, secrets[0]);
    await commit(second, drawId, secrets[1]);
    await reveal(county, drawId, secrets[0]);
    await reveal(second, drawId, secrets[1]);
    expect((await county.call(draws.get, { params: { id: drawId } })).frameSha256).toBe(frameSha256);
    const again = await freeze(county, id, 8, { repeatReason: "有督查人员应当回避" });
    expect((await county.call(draws.get, { params: { id: again.drawId } })).settings.recusals).toBeGreaterThan(
      villages.length,
    );
    const next = [aSecret(), aSecret()] as const;
    await commit(county, again.drawId, next[0]);
    await commit(second, again.drawId, next[1]);
    await reveal(county, again.drawId, next[0]);
    await reveal(second, again.drawId, next[1]);
    const { objects } = await inspector.call(draws.result, { params: { id: again.drawId } });
    const inLiuxi = objects.filter(({ name }) => name.startsWith("柳溪镇"));
    expect(inLiuxi.length).toBeGreaterThan(0);
    for (const { inspectors: who } of inLiuxi) expect(who).not.toContain("督查员1");
  },
);

apiTest("who left the register before the start is not frozen into a frame", async (stage) => {
  const { county, id, people } = await anInspection(stage);
  const body = { version: 1, accountId: null, validTo: "2026-11-21" };
  await county.call(inspectors.save, { params: { id: people[1]! }, body });
  const { version } = await county.call(inspections.get, { params: { id } });
  const frame = { id: uuidv7(), version, repeatReason: "", ...simple(2) };
  const refusal = await county.refused(draws.freeze, { params: { id }, body: frame });
  expect(rulesOf(refusal)).toEqual(["inspector-lapsed"]);
});
