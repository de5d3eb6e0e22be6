import { expect } from "vitest";
import { bulletins } from "#contract/bulletins.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage, today } from "../testing/api-test.ts";
import { aConfirmedRound, aDraft, aSecondOfficer, issue, number, approve } from "../testing/given-bulletins.ts";

onStage();

apiTest("another county sees nothing of it, whatever it tries", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const author = await as("county", "青岚县");
  const params = { id: await aDraft(author, roundId) };
  const stranger = await as("county", "沐云县");
  expect(await stranger.call(bulletins.list, { query: {} })).toEqual([]);
  expect(await stranger.call(bulletins.list, { query: { countyId: "99-qinglan" } })).toEqual([]);
  const body = { version: 1 };
  const refusals = [
    await stranger.refused(bulletins.get, { params }),
    await stranger.refused(bulletins.difference, { params }),
    await stranger.refused(bulletins.figure, { params, query: { token: "confirmed" } }),
    await stranger.refused(bulletins.document, { params }),
    await stranger.refused(bulletins.submit, { params, body }),
    await stranger.refused(bulletins.approve, { params, body: { ...body, figuresMark: "" } }),
    await stranger.refused(bulletins.create, { body: { id: uuidv7(), roundId } }),
    await stranger.refused(bulletins.create, { body: { id: uuidv7(), roundId, correctsId: params.id } }),
  ];
  expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(["not-found"]));
  expect((await (await as("city")).call(bulletins.list, { query: {} })).map(({ id }) => id)).toEqual([params.id]);
  for (const role of ["township", "department", "audit-admin"] as const)
    expect((await (await as(role)).refused(bulletins.list, { query: {} })).code).toBe("forbidden");
  expect((await (await as("city")).refused(bulletins.create, { body: { id: uuidv7(), roundId } })).code).toBe(
    "forbidden",
  );
});

apiTest("a number that is taken, misshapen, of another year or dated ahead is refused", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  await issue(author, second, await aDraft(author, roundId));
  const params = { id: await aDraft(author, roundId) };
  const submitted = await author.call(bulletins.submit, { params, body: { version: 1 } });
  const { version } = await approve(second, params.id, submitted.version);
  const rules = async (documentNumber: string, issuedOn: string = today) => {
    const told = await author.refused(bulletins.publish, { params, body: { version, documentNumber, issuedOn } });
    return told.reasons.map(({ rule }) => rule);
  };
  expect(await rules(number)).toEqual(["number-taken"]);
  expect(await rules("青组发[2026]第013号")).toEqual(["number-malformed"]);
  expect(await rules("青组发〔2025〕13号")).toEqual(["number-of-other-year"]);
  expect(await rules("青组发〔2026〕13号", "2026-11-23")).toEqual(["date-in-future"]);
  expect(await rules("青组发〔2026〕13号", "2026-02-30")).not.toEqual([]);
});

apiTest("a draft cannot be published, approved or corrected out of turn", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  const params = { id: await aDraft(author, roundId) };
  const body = { version: 1, documentNumber: number, issuedOn: today };
  expect((await author.refused(bulletins.publish, { params, body })).reasons[0]!.rule).toBe("wrong-status");
  expect(
    (await second.refused(bulletins.approve, { params, body: { version: 1, figuresMark: "" } })).reasons[0]!.rule,
  ).toBe("wrong-status");
  const corrected = { id: uuidv7(), roundId, correctsId: params.id };
  expect((await author.refused(bulletins.create, { body: corrected })).detail).toContain("只有已印发的通报才需要更正");
});

apiTest("misshapen blocks are refused by their place", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const author = await as("county", "青岚县");
  const params = { id: await aDraft(author, roundId) };
  const { version, title, issuer, recipients, copyTo, printOffice, documentNumber, fontScheme } = await author.call(
    bulletins.get,
    { params },
  );
  const words = { version, title, issuer, recipients, copyTo, printOffice, documentNumber, fontScheme };
  const save = (blocks: unknown[], over = {}) =>
    author.refused(bulletins.save, { params, body: { ...words, ...over, blocks: blocks as never } });
  const ragged = await save([{ kind: "table", head: ["甲", "乙"], rows: [["1"]] }]);
  expect(ragged.reasons[0]).toMatchObject({ at: "blocks.0", sentence: "表格各行的格数应与表头一致" });
  expect((await save([{ kind: "script", text: "x" }])).code).toBe("invalid");
  expect((await save([{ kind: "paragraph", text: "字".repeat(4001) }])).reasons[0]!.at).toBe("blocks.0.text");
  expect((await save(Array.from({ length: 401 }, () => ({ kind: "paragraph", text: "" })))).code).toBe("invalid");
  expect((await save([], { fontScheme: "Comic Sans" })).code).toBe("invalid");
});

apiTest(
  "a period that begins after today, or ends before the round began, is refused in a sentence",
  async ({ as, tx }) => {
    const { roundId } = await aConfirmedRound(tx);
    await tx.updateTable("round").set({ openedOn: "2026-03-01" }).where("id", "=", roundId).execute();
    const author = await as("county", "青岚县");
    const create = async (period: object) =>
      (await author.refused(bulletins.create, { body: { id: uuidv7(), roundId, ...period } })).detail;
    expect(await create({ periodFrom: "2026-11-23" })).toContain("晚于截止日期（2026年11月22日），请重新填写");
    expect(await create({ periodTo: "2026-02-28" })).toContain("起始日期（2026年3月1日）晚于截止日期");
    const id = await aDraft(author, roundId);
    const { version, title, issuer, recipients, copyTo, printOffice, documentNumber, fontScheme, blocks } =
      await author.call(bulletins.get, { params: { id } });
    const words = { title, issuer, recipients, copyTo, printOffice, documentNumber, fontScheme, blocks };
    const save = { params: { id }, body: { version, ...words, periodFrom: "2026-11-23", periodTo: null } };
    expect((await author.refused(bulletins.save, save)).detail).toContain("起始日期（2026年11月23日）晚于截止日期");
  },
);

apiTest("the same id twice makes one draft; a token that is none opens nothing", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const author = await as("county", "青岚县");
  const id = await aDraft(author, roundId);
  expect((await author.refused(bulletins.create, { body: { id, roundId } })).code).toBe("conflict");
  for (const token of ["villagers", "}}{{confirmed", "confirmed:柳溪镇", "确定村数"])
    expect((await author.refused(bulletins.figure, { params: { id }, query: { token } })).code).toBe("not-found");
});

apiTest("a correction is a bulletin of its own that names the one it corrects", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  const correctsId = await aDraft(author, roundId);
  await issue(author, second, correctsId);
  const id = uuidv7();
  await author.call(bulletins.create, { body: { id, roundId, correctsId } });
  const draft = await author.call(bulletins.get, { params: { id } });
  expect(draft.title).toMatch(/^关于更正《关于.*的通报》的通报$/);
  expect(draft.blocks[0]).toMatchObject({ text: expect.stringContaining(`（${number}）`) as string });
  expect(draft.corrects).toMatchObject({ id: correctsId, documentNumber: number });
  await issue(author, second, id, "青组发〔2026〕13号");
  const corrected = await author.call(bulletins.get, { params: { id: correctsId } });
  expect(corrected.correctedBy.map((one) => one.id)).toEqual([id]);
  expect(corrected.documentNumber).toBe(number);
});
