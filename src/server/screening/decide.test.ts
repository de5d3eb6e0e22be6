import { expect } from "vitest";
import { rounds } from "#contract/screening.ts";
import { decisions, shortlists, verifications } from "#contract/shortlist.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage, type Stage } from "../testing/api-test.ts";
import { villageIds } from "../testing/cast.ts";
import { aReviewedRound } from "../testing/given-screening.ts";

onStage();

async function aVerifiedRound(stage: Pick<Stage, "as">) {
  const round = await aReviewedRound(stage);
  const visit = { visitedOn: "2026-11-22", visitors: "李干部、王干部", finding: "属实", upheld: true };
  const params = { id: round.id };
  await round.county.call(verifications.record, {
    params,
    body: { id: uuidv7(), villageId: villageIds.上梨峪, ...visit },
  });
  const { version } = await round.county.call(rounds.verify, { params, body: { version: round.version } });
  return { ...round, version };
}

const confirmed = (village: keyof typeof villageIds, level: "county" | "township" | null, reason = "") => ({
  villageId: villageIds[village],
  outcome: "confirmed" as const,
  level,
  reason,
});
const rejected = (village: keyof typeof villageIds, reason: string) => ({
  villageId: villageIds[village],
  outcome: "rejected" as const,
  level: null,
  reason,
});
const decision = (version: number, over: object = {}) => ({
  version,
  id: uuidv7(),
  number: "青组发〔2026〕12号",
  decidedOn: "2026-11-22",
  villages: [confirmed("上梨峪", "county")],
  ...over,
});

apiTest(
  "the decision confirms the list with its levels and opens a file for every confirmed village",
  async ({ as, tx }) => {
    const { county, id, version, liuxi } = await aVerifiedRound({ as });
    const villages = [confirmed("上梨峪", "county"), confirmed("松坡", "township", "扫黑除恶中发现问题")];
    const body = decision(version, { villages });

    expect(await county.call(decisions.decide, { params: { id }, body })).toMatchObject({
      id: body.id,
      status: "decided",
    });

    const [standing] = await county.call(decisions.list, { params: { id } });
    expect(standing).toMatchObject({
      number: "青组发〔2026〕12号",
      standing: true,
      correctsId: null,
      madeBy: "青岚县经办人",
    });
    expect(standing!.villages.map((row) => [row.village, row.outcome, row.level])).toEqual([
      ["上梨峪村", "confirmed", "county"],
      ["松坡村", "confirmed", "township"],
    ]);
    expect((await liuxi.call(decisions.list, { params: { id } }))[0]!.villages).toHaveLength(1);
    const files = await tx.selectFrom("caseFile").select(["villageId", "level"]).where("roundId", "=", id).execute();
    expect(files.map((file) => file.level).toSorted()).toEqual(["county", "township"]);
    const read = await county.call(rounds.read, { params: { id } });
    expect(read).toMatchObject({ status: "decided", actions: [] });
  },
);

const wrong: [string, (version: number) => object, string][] = [
  ["a number of another shape", () => ({ number: "青组发[2026]第12号" }), "number-malformed"],
  ["a day to come", () => ({ decidedOn: "2026-11-23" }), "date-in-future"],
  ["a day before the round", () => ({ decidedOn: "2026-11-21" }), "date-before-round"],
  [
    "a village left undecided",
    () => ({ villages: [confirmed("松坡", "county", "巡察发现问题突出")] }),
    "village-undecided",
  ],
  [
    "a village twice",
    () => ({ villages: [confirmed("上梨峪", "county"), confirmed("上梨峪", "county")] }),
    "village-twice",
  ],
  ["no level", () => ({ villages: [confirmed("上梨峪", null)] }), "level-missing"],
  ["a rejection without reason", () => ({ villages: [rejected("上梨峪", "")] }), "rejection-without-reason"],
  [
    "an entry without reason",
    () => ({ villages: [confirmed("上梨峪", "county"), confirmed("松坡", "county")] }),
    "entry-without-reason",
  ],
];
for (const [what, over, rule] of wrong) {
  apiTest(`a decision is refused with ${what}`, async ({ as, tx }) => {
    const { county, id, version } = await aVerifiedRound({ as });
    const problem = await county.refused(decisions.decide, { params: { id }, body: decision(version, over(version)) });
    expect(problem).toMatchObject({ code: "refused", reasons: [expect.objectContaining({ rule })] });
    expect(await tx.selectFrom("decision").select("id").where("roundId", "=", id).execute()).toEqual([]);
  });
}

apiTest("a village of another county cannot be decided on", async ({ as }) => {
  const { county, id, version } = await aVerifiedRound({ as });
  const villages = [confirmed("上梨峪", "county"), confirmed("桥头", "county", "巡察发现问题突出")];
  const body = decision(version, { villages });
  expect((await county.refused(decisions.decide, { params: { id }, body })).code).toBe("not-found");
});

apiTest("of two officers who decide, the second is told so, and nothing is taken back any more", async ({ as }) => {
  const { county, id, version } = await aVerifiedRound({ as });
  await county.call(decisions.decide, { params: { id }, body: decision(version) });

  const second = await county.refused(decisions.decide, { params: { id }, body: decision(version) });

  expect(second.code).toBe("conflict");
  expect(second.detail).toContain("已由其他经办人审定");
  const back = { params: { id }, body: { version: version + 1, reason: "想要重来" } };
  expect((await county.refused(rounds.withdraw, back)).reasons[0]!.rule).toBe("wrong-status");
  const add = { params: { id }, body: { villageId: villageIds.松坡, reason: "巡察发现问题突出" } };
  expect((await county.refused(shortlists.add, add)).reasons[0]!.rule).toBe("wrong-status");
});

apiTest("a round not yet verified is not decided", async ({ as }) => {
  const { county, id, version } = await aReviewedRound({ as });
  const problem = await county.refused(decisions.decide, { params: { id }, body: decision(version) });
  expect(problem.reasons[0]!.rule).toBe("wrong-status");
  const early = { correctsId: uuidv7(), reason: "更正名单错误", ...decision(version) };
  expect((await county.refused(decisions.correct, { params: { id }, body: early })).reasons[0]!.rule).toBe(
    "not-decided",
  );
});

apiTest(
  "after the decision a village enters by a correcting decision that carries the whole list",
  async ({ as, tx }) => {
    const { county, id, version } = await aVerifiedRound({ as });
    const first = decision(version);
    await county.call(decisions.decide, { params: { id }, body: first });
    const villages = [confirmed("上梨峪", "township"), confirmed("松坡", "county", "巡察发现问题突出")];
    const { version: _, ...content } = decision(version, { villages, number: "青组发〔2026〕15号" });
    const body = { ...content, correctsId: first.id, reason: "动态纳入松坡村" };
    const refusal = async (over: object) => {
      const problem = await county.refused(decisions.correct, { params: { id }, body: { ...body, ...over } });
      return problem.reasons[0]?.rule ?? problem.code;
    };
    expect(await refusal({ reason: "改" })).toBe("correction-without-reason");
    expect(await refusal({ number: first.number })).toBe("number-repeated");
    expect(await refusal({ villages: villages.slice(1) })).toBe("village-undecided");
    expect(await refusal({ id: first.id })).toBe("conflict");

    await county.call(decisions.correct, { params: { id }, body });

    const list = await county.call(decisions.list, { params: { id } });
    expect(list.map((one) => [one.number, one.standing])).toEqual([
      ["青组发〔2026〕15号", true],
      ["青组发〔2026〕12号", false],
    ]);
    expect(await refusal({ id: uuidv7() })).toBe("conflict");
    const files = await tx.selectFrom("caseFile").select(["villageId", "level"]).where("roundId", "=", id).execute();
    expect(new Map(files.map((file) => [file.villageId, file.level]))).toEqual(
      new Map([
        [villageIds.上梨峪, "township"],
        [villageIds.松坡, "county"],
      ]),
    );
    const department = await as("department", "县信访局");
    expect(await department.call(decisions.list, { params: { id } })).toHaveLength(2);
    expect((await department.refused(decisions.correct, { params: { id }, body })).code).toBe("forbidden");
  },
);
