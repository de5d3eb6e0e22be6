import { expect } from "vitest";
import { assessments } from "#contract/assessments.ts";
import { rankings } from "#contract/rankings.ts";
import { rounds } from "#contract/screening.ts";
import { opinions } from "#contract/opinions.ts";
import { decisions, shortlists, verifications } from "#contract/shortlist.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { villages } from "#contract/villages.ts";
import { apiTest, type Caller, onStage } from "../testing/api-test.ts";
import { townshipIds, villageIds } from "../testing/cast.ts";
import { anOpenRound, aReviewedRound, handedIn, handIn } from "../testing/given-screening.ts";

onStage();

const { 上梨峪 } = villageIds;

/** 上梨峪村 goes over from 柳溪镇 to 松岭乡. */
async function moveVillage(county: Caller) {
  const newId = uuidv7();
  const change = { onDate: "2026-11-01", basis: "青政发〔2026〕8号", version: 1 };
  await county.call(villages.move, {
    params: { id: 上梨峪 },
    body: { ...change, newId, townshipId: townshipIds.松岭乡 },
  });
  return newId;
}

apiTest(
  "what was handed in goes with a village that moves: to its new township, and from the old one",
  async (stage) => {
    const { county, id } = await anOpenRound(stage);
    const params = { id };
    const [liuxi, songling] = [await stage.as("township", "柳溪镇"), await stage.as("township", "松岭乡")];
    const { version } = await liuxi.call(assessments.save, {
      params: { id, villageId: 上梨峪 },
      body: { version: 1, values: [3, 70], manifestations: ["M01"], note: "支部换届延期", submit: false },
    });

    const newId = await moveVillage(county);

    const names = async (office: Caller) =>
      (await office.call(assessments.list, { params, query: {} })).rows.map((row) => row.village);
    expect(await names(liuxi)).toEqual(["前柳庄村"]);
    expect(await names(songling)).toEqual(["松坡村", "上梨峪村"]);
    expect((await liuxi.refused(assessments.read, { params: { id, villageId: 上梨峪 } })).code).toBe("not-found");
    const there = { params: { id, villageId: newId } };
    expect((await liuxi.refused(assessments.read, there)).code).toBe("not-found");
    const row = await songling.call(assessments.read, there);
    expect(row).toMatchObject({ township: "松岭乡", status: "draft", values: [3, 70], note: "支部换届延期" });
    expect(row.version).toBe(version + 1);

    await songling.call(assessments.save, {
      ...there,
      body: { version: row.version, values: [3, 70], manifestations: [], note: "", submit: true },
    });
    await handIn(liuxi, id, "前柳庄", handedIn.前柳庄);
    await handIn(songling, id, "松坡", handedIn.松坡);
    const { facts } = await county.call(rounds.read, { params });
    expect(facts).toMatchObject({ villages: 3, submitted: 3 });
    await county.call(rounds.rank, { params, body: { version: 2 } });
    const { rows } = await county.call(rankings.list, { params, query: {} });
    expect(rows[0]).toMatchObject({ villageId: newId, township: "松岭乡" });
  },
);

apiTest("in the review its opinions and its visit go along, and it is decided in its new township", async (stage) => {
  const { county, id, version } = await aReviewedRound(stage);
  const params = { id };
  const petition = await stage.as("department", "县信访局");
  const remove = { id: uuidv7(), villageId: 上梨峪, kind: "remove" as const, reason: "信访积案已经化解" };
  await petition.call(opinions.write, { params, body: remove });
  const visit = { visitedOn: "2026-11-22", visitors: "李干部", finding: "班子缺职属实", upheld: true };
  await county.call(verifications.record, { params, body: { id: uuidv7(), villageId: 上梨峪, ...visit } });

  const newId = await moveVillage(county);

  const { rows } = await county.call(shortlists.read, { params });
  expect(rows).toMatchObject([
    {
      villageId: newId,
      township: "松岭乡",
      position: 1,
      disputed: true,
      opinions: [{ kind: "remove" }],
      verification: { finding: "班子缺职属实" },
    },
  ]);
  const taken = { version, opinions: [{ id: uuidv7(), villageId: newId }] };
  await petition.call(opinions.withdraw, { params, body: taken });
  const verified = await county.call(rounds.verify, { params, body: { version } });
  const decision = { id: uuidv7(), number: "青组发〔2026〕12号", decidedOn: "2026-11-22" };
  const confirmed = { villageId: newId, outcome: "confirmed" as const, level: "county" as const, reason: "" };
  await county.call(decisions.decide, {
    params,
    body: { ...decision, version: verified.version, villages: [confirmed] },
  });

  const decided = async (place: string) =>
    (await (await stage.as("township", place)).call(decisions.list, { params }))[0]!.villages;
  expect(await decided("松岭乡")).toMatchObject([{ villageId: newId, township: "松岭乡" }]);
  expect(await decided("柳溪镇")).toEqual([]);
});

apiTest("a village that has ended cannot be put on a list", async (stage) => {
  const { county, id } = await aReviewedRound(stage);
  await moveVillage(county);
  const body = { villageId: 上梨峪, reason: "巡察发现问题突出" };
  expect((await county.refused(shortlists.add, { params: { id }, body })).code).toBe("conflict");
});
