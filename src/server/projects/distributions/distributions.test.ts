import { expect } from "vitest";
import { distributions } from "#contract/distributions.ts";
import { incomes } from "#contract/incomes.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage, type Stage } from "../../testing/api-test.ts";
import { qinglan, villageIds } from "../../testing/cast.ts";
import { aPlanBody, anAsset, anIncomeBody, fourMeetings, hungLongEnough } from "../../testing/given-assets.ts";

onStage();

/** 30,000 yuan of 前柳庄 in 2026, and the township that divides them. */
async function withIncome({ as, tx }: Pick<Stage, "as" | "tx">) {
  const liu = await as("township", "柳溪镇");
  const asset = await anAsset(tx);
  await liu.call(incomes.enter, { body: anIncomeBody({ assetId: asset.id }) });
  return liu;
}

const vote = (due: number, present: number, agreed: number) => ({ heldOn: "2026-11-06", due, present, agreed });
const posting = (version: number, over: object = {}) => ({
  id: uuidv7(),
  version,
  fromOn: "2026-11-22",
  places: "村务公开栏",
  ...over,
});

apiTest("a plan goes from its draft over meetings, posting and filing to what was paid out", async (stage) => {
  const liu = await withIncome(stage);
  const county = await stage.as("county", "青岚县");
  const body = aPlanBody();
  const params = { id: body.id };
  await liu.call(distributions.draft, { body });
  await liu.call(distributions.decide, { params, body: { version: 1, meetings: fourMeetings() } });
  expect((await county.refused(distributions.file, { params, body: { version: 2, text: "" } })).reasons[0]!.rule).toBe(
    "wrong-status",
  );
  await liu.call(distributions.post, { params, body: posting(2) });
  const early = await county.refused(distributions.file, { params, body: { version: 3, text: "" } });
  expect(early.reasons.map(({ rule }) => rule)).toEqual(["period-not-over"]);
  expect((await county.call(distributions.read, { params })).acts.find(({ act }) => act === "file")!.why).toHaveLength(
    1,
  );
  await hungLongEnough(stage.tx, body.id);
  await county.call(distributions.file, { params, body: { version: 3, text: "同意备案" } });
  const paid = { version: 4, paidOn: "2026-11-21", publishedOn: "2026-11-22", text: "在村务公开栏公布兑现结果" };
  const wrong = await liu.refused(distributions.payOut, { params, body: { ...paid, publishedOn: "2026-11-20" } });
  expect(wrong.reasons[0]!.rule).toBe("published-before-paid");
  await liu.call(distributions.payOut, { params, body: paid });
  const page = await liu.call(distributions.read, { params });
  expect(page).toMatchObject({
    status: "paid-out",
    filedOn: "2026-11-22",
    paidOn: "2026-11-21",
    publishedOn: "2026-11-22",
  });
  expect(page.steps.map(({ action }) => action)).toEqual(["draft", "decide", "post", "file", "pay-out"]);
});

apiTest("without quorum or majority nothing is decided, and the numbers are said", async (stage) => {
  const liu = await withIncome(stage);
  const body = aPlanBody();
  await liu.call(distributions.draft, { body });
  const decide = (over: object) => ({ params: { id: body.id }, body: { version: 1, meetings: fourMeetings(over) } });
  const few = await liu.refused(distributions.decide, decide({ members: vote(30, 19, 19) }));
  expect(few.reasons.map(({ rule }) => rule)).toEqual(["members-quorum"]);
  expect(few.detail).toContain("应到 30 人，到会 19 人，至少要 20 人到会");
  const lost = await liu.refused(distributions.decide, decide({ members: vote(30, 20, 10) }));
  expect(lost.reasons.map(({ rule }) => rule)).toEqual(["members-majority"]);
  const hasty = await liu.refused(distributions.decide, decide({ sentOn: "2026-11-05" }));
  expect(hasty.detail).toContain("至少提前 3 天");
  const none = await liu.refused(distributions.decide, decide({ members: null, delegates: null }));
  expect(none.reasons.map(({ rule }) => rule)).toEqual(["members-missing", "delegates-missing"]);
  await liu.call(distributions.decide, decide({ members: vote(30, 20, 11) }));
});

apiTest("no more is divided than came in, over all plans of the village and year together", async (stage) => {
  const liu = await withIncome(stage);
  const lines = (fen: number) => ({ totalFen: fen, lines: [{ use: "reserve" as const, amountFen: fen, text: "" }] });
  const over = await liu.refused(distributions.draft, { body: aPlanBody(lines(3_000_001)) });
  expect(over.detail).toContain("超出可分配收益 0.01元");
  const first = await liu.call(distributions.draft, { body: aPlanBody(lines(2_000_000)) });
  const second = aPlanBody(lines(1_000_001));
  expect((await liu.refused(distributions.draft, { body: second })).reasons[0]!.rule).toBe("more-than-there-is");
  expect(await liu.call(distributions.draft, { body: { ...second, ...lines(1_000_000) } })).toMatchObject({
    number: 2,
  });
  const edit = { params: { id: first.id }, body: { version: 1, text: "", ...lines(2_000_001) } };
  expect((await liu.refused(distributions.edit, edit)).reasons[0]!.rule).toBe("more-than-there-is");
  await liu.call(distributions.edit, { ...edit, body: { ...edit.body, ...lines(500_000) } });
  const ground = await liu.call(distributions.ground, { query: { villageId: villageIds.前柳庄, year: 2026 } });
  expect(ground).toMatchObject({ receivedFen: 3_000_000, availableFen: 1_500_000 });
});

apiTest(
  "sums that differ, other uses without words and a reserve below the county's least are refused",
  async (stage) => {
    const liu = await withIncome(stage);
    const line = (use: "reserve" | "members" | "other", amountFen: number) => ({ use, amountFen, text: "" });
    const why = async (lines: ReturnType<typeof line>[]) =>
      (await liu.refused(distributions.draft, { body: aPlanBody({ totalFen: 1_000, lines }) })).reasons.map(
        ({ rule }) => rule,
      );
    expect(await why([line("reserve", 999)])).toEqual(["sum-differs"]);
    expect(await why([line("reserve", 500), line("other", 500)])).toEqual(["other-without-words"]);
    expect(await why([line("reserve", 99), line("members", 901)])).toEqual(["below-least"]);
  },
);

apiTest(
  "whoever had a hand in a plan does not file it; an objection holds it, and it may be sent back",
  async (stage) => {
    const liu = await withIncome(stage);
    const { tx } = stage;
    const county = await stage.as("county", "青岚县");
    const body = aPlanBody();
    const params = { id: body.id };
    await liu.call(distributions.draft, { body });
    await liu.call(distributions.decide, { params, body: { version: 1, meetings: fourMeetings() } });
    const before = await liu.refused(distributions.post, { params, body: posting(2, { fromOn: "2026-11-07" }) });
    expect(before.reasons[0]!.rule).toBe("before-the-decision");
    await liu.call(distributions.post, { params, body: posting(2) });
    await hungLongEnough(tx, body.id);
    const { id: disclosureId, reach } = await tx
      .selectFrom("disclosure")
      .select(["id", "reach"])
      .where("subjectId", "=", body.id)
      .executeTakeFirstOrThrow();
    const objection = { receipt: uuidv7(), receivedOn: "2026-11-15", text: "名单有误", recordedBy: uuidv7() };
    await tx
      .insertInto("objection")
      .values({ ...objection, countyId: qinglan, id: uuidv7(), disclosureId, channel: "visit", reach: [...reach] })
      .execute();
    const held = await county.refused(distributions.file, { params, body: { version: 3, text: "" } });
    expect(held.reasons.map(({ rule }) => rule)).toEqual(["objection-open"]);
    await county.call(distributions.return, { params, body: { version: 3, text: "先答复异议" } });
    const page = await liu.call(distributions.read, { params });
    expect(page).toMatchObject({ status: "draft", meetings: null, posting: null });
    const hands = await tx
      .selectFrom("distribution")
      .select("hands")
      .where("id", "=", body.id)
      .executeTakeFirstOrThrow();
    expect(hands.hands).toHaveLength(1);
  },
);

apiTest("a township neither drafts for another's village nor reads its plans; a team only reads", async (stage) => {
  const liu = await withIncome(stage);
  const body = aPlanBody();
  await liu.call(distributions.draft, { body });
  const song = await stage.as("township", "松岭乡");
  expect((await song.refused(distributions.read, { params: { id: body.id } })).code).toBe("not-found");
  expect((await song.refused(distributions.draft, { body: aPlanBody() })).code).toBe("not-found");
  expect((await song.call(distributions.list, { query: {} })).total).toBe(0);
  const team = await stage.as("team");
  expect((await team.refused(distributions.draft, { body: aPlanBody() })).code).toBe("forbidden");
});
