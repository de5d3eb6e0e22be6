import { expect } from "vitest";
import { assets } from "#contract/assets.ts";
import { incomes } from "#contract/incomes.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../../db/db.ts";
import { apiTest, onStage } from "../../testing/api-test.ts";
import { aDecidedRound } from "../../testing/given-cases.ts";
import { aTeam } from "../../testing/given-teams.ts";
import { aLeaseBody, anAsset, anIncomeBody, hungLongEnough } from "../../testing/given-assets.ts";

onStage();

const stationed = async (tx: Tx) => aTeam(tx, await aDecidedRound(tx));

const looking = (over: object = {}) => ({
  id: uuidv7(),
  onDay: "2026-11-20",
  visitors: "王某、李某",
  foundStatus: "in-use" as const,
  text: "",
  ...over,
});

apiTest(
  "a team writes down what was done to keep an asset; on a disposed one nothing is written",
  async ({ as, tx }) => {
    const asset = await anAsset(tx, { class: "public" });
    await stationed(tx);
    const team = await as("team");
    const body = { id: uuidv7(), onDay: "2026-11-20", byWhom: "李某", text: "疏通排水", condition: "good" as const };
    await team.call(assets.care, { params: asset.params, body });
    expect((await team.refused(assets.care, { params: asset.params, body })).code).toBe("conflict");
    expect((await team.call(assets.read, { params: asset.params })).care).toMatchObject([
      { byWhom: "李某", costFen: 0 },
    ]);
    const gone = await anAsset(tx, { status: "disposed" });
    const refused = await team.refused(assets.care, { params: gone.params, body: { ...body, id: uuidv7() } });
    expect(refused.reasons[0]!.rule).toBe("disposed");
  },
);

apiTest(
  "an asset is looked at once a year; a second time in the year is refused with the day of the first",
  async ({ as, tx }) => {
    const asset = await anAsset(tx);
    await stationed(tx);
    const team = await as("team");
    await team.call(assets.lookBack, { params: asset.params, body: looking() });
    const again = await team.refused(assets.lookBack, { params: asset.params, body: looking() });
    expect(again.reasons[0]!.rule).toBe("looked-back");
    expect(again.detail).toContain("2026-11-20");
    await team.call(assets.lookBack, { params: asset.params, body: looking({ onDay: "2025-12-01" }) });
    expect((await team.call(assets.read, { params: asset.params })).lookBacks.map(({ year }) => year)).toEqual([
      2026, 2025,
    ]);
  },
);

apiTest("seen otherwise than registered it wants words, and the register is put right", async ({ as, tx }) => {
  const asset = await anAsset(tx);
  await stationed(tx);
  const team = await as("team");
  const silent = await team.refused(assets.lookBack, { params: asset.params, body: looking({ foundStatus: "idle" }) });
  expect(silent.reasons[0]!.rule).toBe("mismatch-without-words");
  await team.call(assets.lookBack, { params: asset.params, body: looking({ foundStatus: "idle", text: "大门上锁" }) });
  const page = await team.call(assets.read, { params: asset.params });
  expect(page).toMatchObject({ status: "idle", statusOn: "2026-11-20", lookedBack: true });
  expect(page.lookBacks[0]).toMatchObject({ matches: false, foundStatus: "idle" });
});

apiTest("a look from before the last change of use is kept and changes nothing", async ({ as, tx }) => {
  const asset = await anAsset(tx, { status: "idle" });
  await stationed(tx);
  const team = await as("team");
  const body = looking({ onDay: "2026-04-01", text: "当时还在生产" });
  await team.call(assets.lookBack, { params: asset.params, body });
  expect(await team.call(assets.read, { params: asset.params })).toMatchObject({
    status: "idle",
    statusOn: "2026-05-01",
  });
});

const asking = (over: object = {}) => ({
  id: uuidv7(),
  version: 1,
  way: "scrap" as const,
  reason: "冷库塌陷，无法修复",
  valueFen: 800_000,
  decidedByVillage: "2026年11月3日村民代表会议同意",
  ...over,
});
const posting = (version: number) => ({ id: uuidv7(), version, fromOn: "2026-11-22", places: "村务公开栏" });
const deciding = (version: number, over: object = {}) => ({
  version,
  decision: "approved" as const,
  document: "青农发〔2026〕9号",
  answer: "同意处置",
  proceedsFen: 800_000,
  ...over,
});

apiTest(
  "a disposal is asked for, posted, and approved by the county once the posting is over; its price is income of the village",
  async ({ as, tx }) => {
    const asset = await anAsset(tx);
    const liu = await as("township", "柳溪镇");
    const county = await as("county", "青岚县");
    const asked = asking();
    const at = { id: asset.id, disposalId: asked.id };
    await liu.call(assets.askDisposal, { params: asset.params, body: asked });
    expect((await county.refused(assets.decideDisposal, { params: at, body: deciding(2) })).reasons[0]!.rule).toBe(
      "not-posted",
    );
    await liu.call(assets.postDisposal, { params: at, body: posting(2) });
    expect((await county.refused(assets.decideDisposal, { params: at, body: deciding(3) })).reasons[0]!.rule).toBe(
      "period-not-over",
    );
    await hungLongEnough(tx, asset.id);
    await county.call(assets.decideDisposal, { params: at, body: deciding(3) });
    const page = await liu.call(assets.read, { params: asset.params });
    expect(page).toMatchObject({
      status: "disposed",
      incomeFen: 800_000,
      disposals: [{ decision: "approved", proceedsFen: 800_000 }],
    });
    const { rows } = await liu.call(incomes.list, { query: { assetId: asset.id } });
    expect(rows).toMatchObject([
      { kind: "disposal", year: 2026, villages: [{ village: "前柳庄村", amountFen: 800_000 }] },
    ]);
  },
);

apiTest(
  "nobody approves a disposal he asked for, nor one that somebody objected to, nor while the asset is let",
  async ({ as, tx }) => {
    const asset = await anAsset(tx);
    const county = await as("county", "青岚县");
    const asked = asking();
    const at = { id: asset.id, disposalId: asked.id };
    await county.call(assets.lease, { params: asset.params, body: aLeaseBody() });
    await county.call(assets.askDisposal, { params: asset.params, body: asking({ ...asked, version: 2 }) });
    const own = await county.refused(assets.decideDisposal, { params: at, body: deciding(3) });
    expect(own.reasons.map(({ rule }) => rule)).toEqual(["own-request", "lease-running"]);
    await tx.updateTable("assetDisposal").set({ askedBy: uuidv7() }).where("id", "=", asked.id).execute();
    await tx.updateTable("lease").set({ endedOn: "2026-10-01" }).where("assetId", "=", asset.id).execute();
    await county.call(assets.postDisposal, { params: at, body: posting(3) }).catch(() => undefined);
    await hungLongEnough(tx, asset.id);
    const hung = await tx
      .selectFrom("disclosure")
      .select(["id", "reach"])
      .where("subjectId", "=", asset.id)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto("objection")
      .values({
        countyId: "99-qinglan",
        id: uuidv7(),
        disclosureId: hung.id,
        receipt: uuidv7(),
        receivedOn: "2026-11-15",
        channel: "phone",
        text: "冷库还能修",
        recordedBy: uuidv7(),
        reach: [...hung.reach],
      })
      .execute();
    const objected = await county.refused(assets.decideDisposal, { params: at, body: deciding(4) });
    expect(objected.reasons.map(({ rule }) => rule)).toEqual(["objection-open"]);
  },
);

apiTest("a disposal refused or taken back leaves the asset as it was used before", async ({ as, tx }) => {
  const asset = await anAsset(tx, { status: "damaged" });
  const liu = await as("township", "柳溪镇");
  const first = asking();
  await liu.call(assets.askDisposal, { params: asset.params, body: first });
  const twice = await liu.refused(assets.askDisposal, { params: asset.params, body: asking({ version: 2 }) });
  expect(twice.reasons[0]!.rule).toBe("disposing");
  const said = { version: 2, decision: "refused" as const, document: "", answer: "先修缮再利用" };
  const county = await as("county", "青岚县");
  await county.call(assets.decideDisposal, { params: { id: asset.id, disposalId: first.id }, body: said });
  expect((await liu.call(assets.read, { params: asset.params })).status).toBe("damaged");
  const second = asking({ version: 3 });
  await liu.call(assets.askDisposal, { params: asset.params, body: second });
  await liu.call(assets.withdrawDisposal, {
    params: { id: asset.id, disposalId: second.id },
    body: { version: 4, text: "改为修缮" },
  });
  expect(await liu.call(assets.read, { params: asset.params })).toMatchObject({ status: "damaged", version: 5 });
});

apiTest(
  "the desk counts rents late, assets not looked at this year, disposals and plans that wait",
  async ({ as, tx }) => {
    const asset = await anAsset(tx);
    const liu = await as("township", "柳溪镇");
    await liu.call(assets.lease, { params: asset.params, body: aLeaseBody() });
    expect(await liu.call(assets.waiting, {})).toEqual({ lateRents: 1, lookBacks: 1, disposals: 0, toFile: 0 });
    const page = await liu.call(assets.read, { params: asset.params });
    const rentId = page.leases[0]!.rents[0]!.id;
    await liu.call(incomes.enter, { body: anIncomeBody({ assetId: asset.id, rentId, kind: "rent" }) });
    expect((await liu.call(assets.waiting, {})).lateRents).toBe(0);
  },
);
