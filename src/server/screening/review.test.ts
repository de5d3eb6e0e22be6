import { expect } from "vitest";
import { assessments } from "#contract/assessments.ts";
import { rounds } from "#contract/screening.ts";
import { opinions } from "#contract/opinions.ts";
import { shortlists, verifications } from "#contract/shortlist.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { organisationIds, townshipIds, villageIds } from "../testing/cast.ts";
import { aReviewedRound, aShortlistedRound } from "../testing/given-screening.ts";

onStage();

const opinion = (id: string, over: object = {}) => ({
  params: { id },
  body: { id: uuidv7(), villageId: villageIds.上梨峪, kind: "keep" as const, reason: "", ...over },
});
const wish = { villageId: villageIds.松坡, kind: "add" as const, reason: "涉黑涉恶线索正在核查" };

apiTest("the ratio fills the shortlist; a village may be added with a reason and taken off again", async ({ as }) => {
  const { county, id, version } = await aShortlistedRound({ as });
  const rows = async () =>
    (await county.call(shortlists.read, { params: { id } })).rows.map((row) => [
      row.village,
      row.because,
      row.position,
    ]);
  expect(await rows()).toEqual([["上梨峪村", "quota", 1]]);

  const add = { params: { id }, body: { villageId: villageIds.松坡, reason: "巡察发现问题突出" } };
  await county.call(shortlists.add, add);
  expect(await rows()).toEqual([
    ["上梨峪村", "quota", 1],
    ["松坡村", "added", 2],
  ]);
  expect((await county.refused(shortlists.add, add)).code).toBe("conflict");
  const foreign = { params: { id }, body: { ...add.body, villageId: villageIds.桥头 } };
  expect((await county.refused(shortlists.add, foreign)).code).toBe("conflict");
  const silent = { params: { id }, body: { villageId: villageIds.前柳庄, reason: "加上" } };
  expect((await county.refused(shortlists.add, silent)).code).toBe("invalid");

  const off = (villageId: string) => ({ params: { id, villageId }, body: { reason: "经核不属实，撤回" } });
  expect((await county.refused(shortlists.remove, off(villageIds.上梨峪))).reasons[0]!.rule).toBe("not-added");
  await county.call(shortlists.remove, off(villageIds.松坡));
  expect(await rows()).toHaveLength(1);
  const back = { params: { id }, body: { version, reason: "名单需要重列" } };
  expect((await county.call(rounds.withdraw, back)).status).toBe("ranked");
  expect(await rows()).toEqual([]);
});

apiTest("an added village stays when the list is drawn anew", async ({ as }) => {
  const { county, id, version } = await aShortlistedRound({ as });
  await county.call(shortlists.add, {
    params: { id },
    body: { villageId: villageIds.松坡, reason: "巡察发现问题突出" },
  });
  const back = await county.call(rounds.withdraw, { params: { id }, body: { version, reason: "名单需要重列" } });
  const again = await county.call(rounds.shortlist, { params: { id }, body: { version: back.version } });
  expect(again.listed).toBe(1);
  const { rows } = await county.call(shortlists.read, { params: { id } });
  expect(rows.map((row) => row.because)).toEqual(["quota", "added"]);
});

apiTest("departments see a shortlist once it is in review, without points, and nothing else", async ({ as }) => {
  const early = await aShortlistedRound({ as });
  const petition = await as("department", "县信访局");
  expect(await petition.call(shortlists.rounds, { query: {} })).toEqual([]);
  expect((await petition.refused(shortlists.read, { params: { id: early.id } })).code).toBe("not-found");
  expect((await petition.refused(opinions.write, opinion(early.id))).code).toBe("not-found");

  const at = { params: { id: early.id }, body: { version: early.version } };
  await early.county.call(rounds.review, at);

  expect(await petition.call(shortlists.rounds, { query: {} })).toMatchObject([
    { id: early.id, villages: 1, opined: 0 },
  ]);
  const page = await petition.call(shortlists.read, { params: { id: early.id } });
  expect(page.can).toEqual({ add: false, opine: true, verify: false });
  expect(page.rows).toMatchObject([{ village: "上梨峪村", position: null, points: null, manifestations: ["M01"] }]);
  for (const call of [
    petition.refused(assessments.list, { params: { id: early.id }, query: {} }),
    petition.refused(rounds.read, { params: { id: early.id } }),
  ])
    expect((await call).code).toBe("forbidden");
});

apiTest(
  "each department writes in its own capacity and reads its own words; the county reads all",
  async ({ as, tx }) => {
    const { county, id } = await aReviewedRound({ as });
    const [petition, discipline] = [await as("department", "县信访局"), await as("department", "县纪委监委")];
    const remove = { kind: "remove" as const, reason: "信访积案已经化解完毕" };
    await petition.call(opinions.write, opinion(id, remove));
    await petition.call(opinions.write, opinion(id));
    await discipline.call(opinions.write, opinion(id, remove));

    const mine = (await petition.call(shortlists.read, { params: { id } })).rows[0]!.opinions;
    expect(mine.map((one) => [one.kind, one.superseded])).toEqual([
      ["remove", true],
      ["keep", false],
    ]);
    const [row] = (await county.call(shortlists.read, { params: { id } })).rows;
    expect(row!.disputed).toBe(true);
    expect(row!.opinions.map((one) => [one.organisation, one.body, one.kind])).toEqual([
      ["县信访局", "petition", "remove"],
      ["县信访局", "petition", "keep"],
      ["县纪委监委", "discipline", "remove"],
    ]);
    const claimed = opinion(id, { body: "discipline" });
    expect((await petition.refused(opinions.write, claimed)).code).toBe("invalid");
    await tx.updateTable("organisation").set({ reviewBody: null }).where("id", "=", organisationIds.县信访局).execute();
    expect((await petition.refused(opinions.write, opinion(id))).code).toBe("forbidden");
    expect((await county.refused(opinions.write, opinion(id))).code).toBe("forbidden");
  },
);

apiTest("adding and removing need a reason; a department cannot comment on villages off the list", async ({ as }) => {
  const { id } = await aReviewedRound({ as });
  const petition = await as("department", "县信访局");
  const refusal = async (over: object) => {
    const problem = await petition.refused(opinions.write, opinion(id, over));
    return problem.reasons[0]?.rule ?? problem.code;
  };
  expect(await refusal({ kind: "remove" })).toBe("reason-too-short");
  expect(await refusal({ kind: "remove", reason: "　不该列" })).toBe("reason-too-short");
  expect(await refusal({ kind: "add", reason: "信访问题突出" })).toBe("already-listed");
  expect(await refusal({ villageId: villageIds.松坡 })).toBe("not-found");
  expect(await refusal({ ...wish, villageId: villageIds.桥头 })).toBe("not-found");
  expect(await refusal({ ...wish, villageId: uuidv7() })).toBe("not-found");
});

apiTest("a department asks for a village it names in full; the county finds it among the proposals", async ({ as }) => {
  const { county, id } = await aReviewedRound({ as });
  const law = await as("department", "县委政法委");
  const find = (name: string) => law.call(shortlists.candidates, { params: { id }, query: { name } });
  expect(await find("松坡")).toEqual([{ villageId: villageIds.松坡, village: "松坡村", township: "松岭乡" }]);
  expect(await find("松坡村")).toHaveLength(1);
  expect(await find("柳庄")).toEqual([]);
  expect(await find("桥头村")).toEqual([]);
  expect(await find("%%")).toEqual([]);
  const short = { params: { id }, query: { name: "松" } };
  expect((await law.refused(shortlists.candidates, short)).code).toBe("invalid");

  const body = { ...opinion(id, wish).body };
  await law.call(opinions.write, { params: { id }, body });
  expect((await law.refused(opinions.write, { params: { id }, body })).code).toBe("conflict");
  const { rows } = await county.call(shortlists.read, { params: { id } });
  expect(rows).toMatchObject([
    { village: "上梨峪村", because: "quota", disputed: false },
    {
      village: "松坡村",
      because: "opinion",
      township: "松岭乡",
      townshipId: townshipIds.松岭乡,
      disputed: true,
      position: 2,
    },
  ]);
  const petition = await as("department", "县信访局");
  expect((await petition.call(shortlists.read, { params: { id } })).rows).toHaveLength(1);
});

apiTest("every proposed village is visited before the round is verified", async ({ as }) => {
  const { county, id, version } = await aReviewedRound({ as });
  await (await as("department", "县委政法委")).call(opinions.write, opinion(id, wish));
  const visit = (villageId: string, over: object = {}) => ({
    params: { id },
    body: {
      id: uuidv7(),
      villageId,
      visitedOn: "2026-11-22",
      visitors: "李干部、王干部",
      finding: "班子缺职属实",
      upheld: true,
      ...over,
    },
  });
  await county.call(verifications.record, visit(villageIds.上梨峪));
  const at = { params: { id }, body: { version } };
  expect((await county.refused(rounds.verify, at)).reasons[0]!.rule).toBe("villages-not-visited");
  expect((await county.refused(verifications.record, visit(villageIds.松坡, { visitedOn: "2026-11-23" }))).code).toBe(
    "invalid",
  );
  expect((await county.refused(verifications.record, visit(villageIds.松坡, { visitedOn: "2026-11-21" }))).code).toBe(
    "invalid",
  );
  expect((await county.refused(verifications.record, visit(villageIds.桥头))).code).toBe("not-found");

  await county.call(verifications.record, visit(villageIds.松坡, { upheld: false, finding: "情况不属实" }));
  await county.call(verifications.record, visit(villageIds.松坡, { finding: "复核后属实" }));

  expect(await county.call(rounds.verify, at)).toMatchObject({ status: "verified" });
  const { rows } = await county.call(shortlists.read, { params: { id } });
  expect(rows.map((row) => row.verification!.finding)).toEqual(["班子缺职属实", "复核后属实"]);
  const late = await (await as("department", "县信访局")).refused(opinions.write, opinion(id));
  expect(late.reasons[0]!.rule).toBe("wrong-status");
});

apiTest("an empty shortlist goes to no review", async ({ as }) => {
  const { county, id, version } = await aShortlistedRound({ as }, { ratioBasisPoints: 100 });
  const at = { params: { id }, body: { version } };
  expect((await county.refused(rounds.review, at)).reasons[0]!.rule).toBe("shortlist-empty");
});
