import { expect } from "vitest";
import { incomes } from "#contract/incomes.ts";
import { distributions } from "#contract/distributions.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage } from "../../testing/api-test.ts";
import { qinglan, villageIds } from "../../testing/cast.ts";
import { aPlanBody, anAsset, anIncomeBody } from "../../testing/given-assets.ts";
import { aProject } from "../../testing/given-projects.ts";

onStage();

apiTest(
  "income of a pooled project is split over its villages to the cent and reversed with the same cents",
  async ({ as, tx }) => {
    const project = await aProject(tx, { status: "in-upkeep", villages: { 前柳庄: 1, 上梨峪: 1, 松坡: 1 } });
    const liu = await as("township", "柳溪镇");
    const body = anIncomeBody({ projectId: project.id, amountFen: 100 });
    const { villages } = await liu.call(incomes.enter, { body });
    expect(villages.map(({ amountFen }) => amountFen)).toEqual([34, 33, 33]);
    const reversal = uuidv7();
    await liu.call(incomes.reverse, { params: { id: body.id }, body: { id: reversal, text: "记错了项目" } });
    const { rows, totalFen } = await liu.call(incomes.list, { query: { projectId: project.id } });
    expect([totalFen, rows.map(({ amountFen }) => amountFen)]).toEqual([0, [-100, 100]]);
    expect(rows[0]!.villages.map(({ amountFen }) => amountFen)).toEqual([-34, -33, -33]);
    const totals = await tx.selectFrom("incomeTotal").select("receivedFen").where("countyId", "=", qinglan).execute();
    expect(totals).toEqual([{ receivedFen: 0 }, { receivedFen: 0 }, { receivedFen: 0 }]);
    const again = { params: { id: body.id }, body: { id: uuidv7(), text: "再冲一次" } };
    expect((await liu.refused(incomes.reverse, again)).reasons[0]!.rule).toBe("reversed");
    const back = { params: { id: reversal }, body: { id: uuidv7(), text: "冲回的冲回" } };
    expect((await liu.refused(incomes.reverse, back)).reasons[0]!.rule).toBe("reversal");
  },
);

apiTest("the same income sent twice stands once", async ({ as, tx }) => {
  const asset = await anAsset(tx);
  const liu = await as("township", "柳溪镇");
  const call = { body: anIncomeBody({ assetId: asset.id }), requestId: uuidv7() };
  const first = await liu.call(incomes.enter, call);
  expect(await liu.call(incomes.enter, call)).toEqual(first);
  expect((await liu.refused(incomes.enter, { body: call.body })).code).toBe("conflict");
  expect((await liu.call(incomes.list, { query: {} })).totalFen).toBe(3_000_000);
});

apiTest(
  "nothing, negative amounts, days to come, households and disposed assets bring no income",
  async ({ as, tx }) => {
    const liu = await as("township", "柳溪镇");
    const why = async (over: object) => {
      const { code, reasons } = await liu.refused(incomes.enter, { body: anIncomeBody(over) });
      return code === "refused" ? reasons.map(({ rule }) => rule) : code;
    };
    const asset = await anAsset(tx);
    expect(await why({ assetId: asset.id, amountFen: 0 })).toBe("invalid");
    expect(await why({ assetId: asset.id, amountFen: -1 })).toBe("invalid");
    expect(await why({ assetId: asset.id, receivedOn: "2026-11-23" })).toEqual(["in-the-future"]);
    expect(await why({ assetId: asset.id, year: 2028 })).toEqual(["year-too-late"]);
    expect(await why({ assetId: asset.id, kind: "rent" })).toEqual(["rent-without-period"]);
    expect(await why({ assetId: (await anAsset(tx, { class: "household" })).id })).toEqual(["household-asset"]);
    expect(await why({ assetId: (await anAsset(tx, { status: "disposed" })).id })).toEqual(["disposed"]);
    expect(await why({ assetId: (await anAsset(tx, { village: null })).id })).toEqual(["no-village"]);
    expect(await why({ assetId: (await anAsset(tx, { village: "松坡" })).id })).toBe("not-found");
    expect(await why({ projectId: (await aProject(tx, { status: "started" })).id })).toEqual(["not-transferred"]);
  },
);

apiTest("what plans divide cannot be reversed away", async ({ as, tx }) => {
  const asset = await anAsset(tx);
  const liu = await as("township", "柳溪镇");
  const body = anIncomeBody({ assetId: asset.id });
  await liu.call(incomes.enter, { body });
  const plan = await liu.call(distributions.draft, { body: aPlanBody() });
  const reverse = { params: { id: body.id }, body: { id: uuidv7(), text: "记错了" } };
  expect((await liu.refused(incomes.reverse, reverse)).reasons[0]!.rule).toBe("divided-already");
  await liu.call(distributions.drop, { params: { id: plan.id }, body: { version: 1, text: "收益记错" } });
  await liu.call(incomes.reverse, reverse);
});

apiTest(
  "villages are held against their promise, or the least of the county, from the year after the transfer",
  async ({ as, tx }) => {
    const project = await aProject(tx, {
      status: "in-upkeep",
      year: 2025,
      villages: { 前柳庄: 1, 松坡: 1 },
      promisedFen: 8_000_000,
    });
    await aProject(tx, { status: "in-upkeep", year: 2026, villages: { 上梨峪: 1 }, promisedFen: 9_000_000 });
    await aProject(tx, {
      status: "in-upkeep",
      year: 2025,
      standing: "terminated",
      villages: { 上梨峪: 1 },
      promisedFen: 9_000_000,
    });
    const county = await as("county", "青岚县");
    await county.call(incomes.enter, { body: anIncomeBody({ projectId: project.id, amountFen: 6_000_001 }) });
    const found = await county.call(incomes.villages, { query: { year: 2026 } });
    expect(found.rows).toMatchObject([
      {
        village: "前柳庄村",
        projects: 1,
        promisedFen: 4_000_000,
        targetFen: 4_000_000,
        receivedFen: 3_000_001,
        shortFen: 999_999,
        percent: 75,
      },
      { village: "松坡村", receivedFen: 3_000_000, shortFen: 1_000_000, percent: 75 },
    ]);
    expect(found.sum).toMatchObject({ targetFen: 8_000_000, receivedFen: 6_000_001, shortFen: 1_999_999, short: 2 });
    expect(found.townships.map(({ township, short }) => [township, short])).toEqual([
      ["柳溪镇", 1],
      ["松岭乡", 1],
    ]);
    const liu = await (await as("township", "柳溪镇")).call(incomes.villages, { query: { year: 2026 } });
    expect(liu.rows.map(({ village }) => village)).toEqual(["前柳庄村"]);
    const least = await county.call(incomes.villages, { query: { year: 2027 } });
    expect(least.rows.find(({ villageId }) => villageId === villageIds.上梨峪)).toMatchObject({
      targetFen: 9_000_000,
      percent: 0,
    });
    const sheet = await county.call(incomes.sheet, { body: { year: 2026 } });
    expect(sheet.fileName).toContain("2026 年度各村项目收益与承诺对照表");
  },
);
