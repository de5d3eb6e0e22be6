import { expect } from "vitest";
import { assets } from "#contract/assets.ts";
import { incomes } from "#contract/incomes.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage } from "../../testing/api-test.ts";
import { aLeaseBody, anAsset, anIncomeBody } from "../../testing/given-assets.ts";

onStage();

apiTest(
  "a lease comes with its rents, due on the 28th of common Februaries where it began on a 29th",
  async ({ as, tx }) => {
    const asset = await anAsset(tx, { status: "idle" });
    const liu = await as("township", "柳溪镇");
    const body = aLeaseBody({ fromOn: "2024-02-29", untilOn: "2029-02-27" });
    await liu.call(assets.lease, { params: asset.params, body });
    const { leases, status, lessee } = await liu.call(assets.read, { params: asset.params });
    expect([status, lessee]).toEqual(["in-use", "青岚食用菌公司"]);
    expect(leases[0]!.rents.map(({ dueOn }) => dueOn)).toEqual([
      "2024-02-29",
      "2025-02-28",
      "2026-02-28",
      "2027-02-28",
      "2028-02-29",
    ]);
  },
);

apiTest("a lease overlapping a lease by one day is refused with the other's lessee and days", async ({ as, tx }) => {
  const asset = await anAsset(tx);
  const liu = await as("township", "柳溪镇");
  await liu.call(assets.lease, { params: asset.params, body: aLeaseBody() });
  const late = aLeaseBody({ version: 2, fromOn: "2027-12-31", untilOn: "2028-12-30", lessee: "别的公司" });
  const refused = await liu.refused(assets.lease, { params: asset.params, body: late });
  expect(refused.reasons[0]!.rule).toBe("lease-overlaps");
  expect(refused.detail).toContain("青岚食用菌公司的租约（2026-01-01 至 2027-12-31）");
  const next = { ...late, fromOn: "2028-01-01", untilOn: "2028-12-31" };
  await liu.call(assets.lease, { params: asset.params, body: next });
});

apiTest("only operating assets are let, for twenty years at most, and not what is closed", async ({ as, tx }) => {
  const liu = await as("township", "柳溪镇");
  const rulesOf = async (asset: { params: { id: string } }, body = aLeaseBody()) =>
    (await liu.refused(assets.lease, { params: asset.params, body })).reasons.map(({ rule }) => rule);
  expect(await rulesOf(await anAsset(tx, { class: "public" }))).toEqual(["not-operating"]);
  expect(await rulesOf(await anAsset(tx, { status: "disposed" }))).toEqual(["disposed"]);
  expect(await rulesOf(await anAsset(tx), aLeaseBody({ untilOn: "2046-01-01" }))).toEqual(["longer-than-twenty-years"]);
  expect(await rulesOf(await anAsset(tx), aLeaseBody({ untilOn: "2025-12-31" }))).toEqual(["ends-before-it-begins"]);
});

apiTest(
  "ended early, later rents are cancelled, the one at hand is reckoned by days and the days after are free",
  async ({ as, tx }) => {
    const asset = await anAsset(tx);
    const liu = await as("township", "柳溪镇");
    const lease = aLeaseBody({ rentFen: 36_500 });
    await liu.call(assets.lease, { params: asset.params, body: lease });
    const at = { id: asset.id, leaseId: lease.id };
    const end = { version: 1, endedOn: "2026-07-02", reason: "企业搬迁" };
    await liu.call(assets.endLease, { params: at, body: end });
    const { leases } = await liu.call(assets.read, { params: asset.params });
    expect(leases[0]!.rents).toMatchObject([
      { amountFen: 18_300, untilOn: "2026-07-02", cancelledOn: null },
      { amountFen: 36_500, cancelledOn: "2026-11-22" },
    ]);
    expect((await liu.refused(assets.endLease, { params: at, body: { ...end, version: 2 } })).reasons[0]!.rule).toBe(
      "ended-already",
    );
    await liu.call(assets.lease, { params: asset.params, body: aLeaseBody({ version: 3, fromOn: "2026-07-03" }) });
  },
);

apiTest(
  "rent is received up to what is due and not a fen more; a cancelled one is not received",
  async ({ as, tx }) => {
    const asset = await anAsset(tx);
    const liu = await as("township", "柳溪镇");
    const lease = aLeaseBody();
    await liu.call(assets.lease, { params: asset.params, body: lease });
    const [first, second] = (await liu.call(assets.read, { params: asset.params })).leases[0]!.rents;
    const receive = (rentId: string, amountFen: number) => ({
      body: anIncomeBody({ assetId: asset.id, rentId, kind: "rent", amountFen }),
    });
    await liu.call(incomes.enter, receive(first!.id, 2_999_999));
    const more = await liu.refused(incomes.enter, receive(first!.id, 2));
    expect(more.reasons[0]!.rule).toBe("more-than-due");
    expect(more.detail).toContain("0.01元");
    const end = { version: 1, endedOn: "2026-10-31", reason: "企业搬迁" };
    const owed = await liu.refused(assets.endLease, { params: { id: asset.id, leaseId: lease.id }, body: end });
    expect(owed.reasons[0]!.rule).toBe("more-received-than-owed");
    await liu.call(assets.endLease, {
      params: { id: asset.id, leaseId: lease.id },
      body: { ...end, endedOn: "2026-12-31" },
    });
    expect((await liu.refused(incomes.enter, receive(second!.id, 1))).reasons[0]!.rule).toBe("rent-cancelled");
  },
);

apiTest("rents due and not received are listed with their sum, those to come apart", async ({ as, tx }) => {
  const asset = await anAsset(tx);
  const liu = await as("township", "柳溪镇");
  const body = aLeaseBody({ fromOn: "2025-12-10", untilOn: "2027-12-09" });
  await liu.call(assets.lease, { params: asset.params, body });
  const late = await liu.call(assets.rents, { query: {} });
  expect(late).toMatchObject({ total: 1, openFen: 3_000_000, rows: [{ dueOn: "2025-12-10", late: true }] });
  const soon = await liu.call(assets.rents, { query: { state: "soon" } });
  expect(soon.rows.map(({ dueOn }) => dueOn)).toEqual(["2026-12-10"]);
  const team = await as("team");
  expect((await team.refused(assets.lease, { params: asset.params, body: aLeaseBody({ id: uuidv7() }) })).code).toBe(
    "forbidden",
  );
});

apiTest("a lessee's telephone is masked and shown with a trace", async ({ as, tx }) => {
  const asset = await anAsset(tx);
  const liu = await as("township", "柳溪镇");
  const lease = aLeaseBody({ lesseePhone: "13700005678" });
  await liu.call(assets.lease, { params: asset.params, body: lease });
  expect((await liu.call(assets.read, { params: asset.params })).leases[0]!.lesseePhone).toBe("137****5678");
  const at = { params: { id: asset.id, leaseId: lease.id }, body: { reason: "催缴租金" } };
  expect(await liu.call(assets.lesseePhone, at)).toEqual({ phone: "13700005678" });
});
