import { expect } from "vitest";
import { rounds } from "#contract/screening.ts";
import { opinions } from "#contract/opinions.ts";
import { shortlists } from "#contract/shortlist.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage, type Stage } from "../testing/api-test.ts";
import { organisationIds, villageIds } from "../testing/cast.ts";
import { aReviewedRound } from "../testing/given-screening.ts";

onStage();

const { 上梨峪, 前柳庄, 松坡, 桥头 } = villageIds;

/** All three villages of the county on the list: one by the ratio, two by hand. */
async function aFullReview(stage: Pick<Stage, "as">) {
  const round = await aReviewedRound(stage);
  for (const villageId of [前柳庄, 松坡])
    await round.county.call(shortlists.add, {
      params: { id: round.id },
      body: { villageId, reason: "巡察发现问题突出" },
    });
  return { ...round, params: { id: round.id }, petition: await stage.as("department", "县信访局") };
}

const on = (version: number, ...villages: string[]) => ({
  version,
  opinions: villages.map((villageId) => ({ id: uuidv7(), villageId })),
});

apiTest("a department agrees to many villages at once, and one audit row names them all", async ({ as, tx }) => {
  const { county, petition, params, id, version } = await aFullReview({ as });
  const body = on(version, 上梨峪, 前柳庄, 松坡);
  expect(await petition.call(opinions.writeMany, { params, body })).toEqual({ written: 3 });

  const { rows } = await county.call(shortlists.read, { params });
  expect(rows.map((row) => row.opinions.map((one) => [one.organisation, one.kind]))).toEqual([
    [["县信访局", "keep"]],
    [["县信访局", "keep"]],
    [["县信访局", "keep"]],
  ]);
  const traces = await tx.selectFrom("audit").select("detail").where("verb", "=", "opinion.write").execute();
  expect(traces).toHaveLength(1);
  expect(traces[0]!.detail).toMatchObject({
    body: "petition",
    opinions: body.opinions.map((one) => ({ ...one, kind: "keep" })),
  });
  expect(await petition.call(shortlists.rounds, { query: {} })).toMatchObject([{ id, opined: 3 }]);
});

apiTest("one press never talks over what the department has written, and writes all or nothing", async ({ as }) => {
  const { county, petition, params, version } = await aFullReview({ as });
  const doubt = { id: uuidv7(), villageId: 松坡, kind: "remove" as const, reason: "信访积案已经化解" };
  await petition.call(opinions.write, { params, body: doubt });

  const refused = await petition.refused(opinions.writeMany, { params, body: on(version, 上梨峪, 松坡) });
  expect(refused.reasons.map(({ rule }) => rule)).toEqual(["written-before"]);
  const { rows } = await county.call(shortlists.read, { params });
  expect(rows.flatMap((row) => row.opinions.map(({ kind }) => kind))).toEqual(["remove"]);

  const twice = on(version, 上梨峪, 上梨峪);
  expect((await petition.refused(opinions.writeMany, { params, body: twice })).code).toBe("invalid");
  const used = { version, opinions: [{ id: doubt.id, villageId: 上梨峪 }] };
  expect((await petition.refused(opinions.writeMany, { params, body: used })).code).toBe("conflict");
});

apiTest("villages off the list do not exist for a department, nor does the neighbour county", async ({ as, tx }) => {
  const round = await aReviewedRound({ as });
  const { id, version } = round;
  const params = { id };
  const petition = await as("department", "县信访局");
  for (const villageId of [松坡, 桥头, uuidv7()]) {
    const refused = await petition.refused(opinions.writeMany, { params, body: on(version, 上梨峪, villageId) });
    expect(refused.code).toBe("not-found");
  }
  const body = on(version, 上梨峪);
  for (const office of [round.county, round.liuxi])
    expect((await office.refused(opinions.writeMany, { params, body })).code).toBe("forbidden");
  await tx.updateTable("organisation").set({ reviewBody: null }).where("id", "=", organisationIds.县信访局).execute();
  expect((await petition.refused(opinions.writeMany, { params, body })).code).toBe("forbidden");
  expect(await tx.selectFrom("opinion").select("id").execute()).toEqual([]);
});

apiTest("a page from before the round was taken back and handed on again writes nothing", async ({ as }) => {
  const { county, petition, params, version } = await aFullReview({ as });
  const back = await county.call(rounds.withdraw, { params, body: { version, reason: "名单需要核对" } });
  expect((await petition.refused(opinions.writeMany, { params, body: on(version, 上梨峪) })).code).toBe("not-found");
  await county.call(rounds.review, { params, body: { version: back.version } });
  expect((await petition.refused(opinions.writeMany, { params, body: on(version, 上梨峪) })).code).toBe("stale");
  expect((await petition.refused(opinions.withdraw, { params, body: on(version, 上梨峪) })).code).toBe("stale");
});

apiTest("opinions can be taken back while the review lasts, one or many; the record stays", async ({ as }) => {
  const { county, petition, params, id, version } = await aFullReview({ as });
  const law = await as("department", "县委政法委");
  await law.call(opinions.writeMany, { params, body: on(version, 上梨峪) });
  await petition.call(opinions.writeMany, { params, body: on(version, 上梨峪, 前柳庄) });

  expect(await petition.call(opinions.withdraw, { params, body: on(version, 上梨峪, 前柳庄) })).toEqual({
    withdrawn: 2,
  });

  expect(await petition.call(shortlists.rounds, { query: {} })).toMatchObject([{ id, opined: 0 }]);
  const [first] = (await county.call(shortlists.read, { params })).rows;
  expect(first!.opinions.map((one) => [one.organisation, one.kind, one.superseded])).toEqual([
    ["县委政法委", "keep", false],
    ["县信访局", "keep", true],
    ["县信访局", "withdrawn", true],
  ]);
  expect(await county.call(shortlists.waiting)).toMatchObject([{ id, unopined: 2 }]);
  const again = await petition.refused(opinions.withdraw, { params, body: on(version, 上梨峪) });
  expect(again.reasons.map(({ rule }) => rule)).toEqual(["nothing-to-withdraw"]);
  await petition.call(opinions.writeMany, { params, body: on(version, 上梨峪) });
});

apiTest("a village asked for by mistake is off the table when the department takes it back", async ({ as }) => {
  const { county, id, version } = await aReviewedRound({ as });
  const params = { id };
  const law = await as("department", "县委政法委");
  const wish = { id: uuidv7(), villageId: 松坡, kind: "add" as const, reason: "涉黑涉恶线索突出" };
  await law.call(opinions.write, { params, body: wish });
  expect((await county.call(rounds.read, { params })).facts.proposed).toBe(2);

  await law.call(opinions.withdraw, { params, body: on(version, 松坡) });

  expect((await county.call(rounds.read, { params })).facts.proposed).toBe(1);
  expect((await law.call(shortlists.read, { params })).rows.map((row) => row.village)).toEqual(["上梨峪村"]);
});

apiTest("the last word is the last one written, whatever the clocks of the browsers say", async ({ as }) => {
  const { county, petition, params } = await aFullReview({ as });
  const ahead = "01ffffff-0000-7000-8000-000000000001";
  const reason = "信访积案已经化解";
  await petition.call(opinions.write, { params, body: { id: ahead, villageId: 上梨峪, kind: "remove", reason } });
  await petition.call(opinions.write, { params, body: { id: uuidv7(), villageId: 上梨峪, kind: "keep", reason: "" } });
  const [row] = (await county.call(shortlists.read, { params })).rows;
  expect(row).toMatchObject({ disputed: false, opinions: [{ superseded: true }, { kind: "keep", superseded: false }] });
});
