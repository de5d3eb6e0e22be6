import JSZip from "jszip";
import { expect } from "vitest";
import { bulletins } from "#contract/bulletins.ts";
import { namings, replies } from "#contract/namings.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, type Caller, onStage, raw, type Stage, today } from "../testing/api-test.ts";
import { villageIds } from "../testing/cast.ts";
import { aNaming, approved, read, write } from "../testing/given-briefings.ts";
import { aConfirmedRound, aDraft, aSecondOfficer, number } from "../testing/given-bulletins.ts";

onStage();

const paragraph = (text: string) => ({ kind: "paragraph", text }) as const;
const rulesOf = async (refused: ReturnType<Caller["refused"]>) => (await refused).reasons.map(({ rule }) => rule);

async function aDesk({ as, tx }: Stage) {
  const { roundId } = await aConfirmedRound(tx);
  const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  return { author, second, roundId, id: await aDraft(author, roundId) };
}

const praise = (author: Caller, id: string, subjectId: string) => aNaming(author, id, "village", subjectId, "praise");
const yes = (caller: Caller, id: string) => caller.call(namings.approve, { params: { id }, body: {} });
const publishing = (id: string, version: number, over: object = {}) => ({
  params: { id },
  body: { version, documentNumber: number, issuedOn: today, ...over },
});

async function wordsOf(content: Uint8Array): Promise<string> {
  const archive = await JSZip.loadAsync(content);
  return (await archive.file("word/document.xml")!.async("string")).replaceAll(/<[^>]*>/gu, "");
}

const waitsOf = async (caller: Caller, id: string) =>
  (await caller.call(bulletins.list, { query: {} })).find((row) => row.id === id)!.waits;

/** 上梨峪 is named for a fault, 松坡 as a good example. */
async function aPublished(stage: Stage) {
  const { author, second, roundId, id } = await aDesk(stage);
  const fault = await aNaming(author, id, "village", villageIds.上梨峪);
  const good = await praise(author, id, villageIds.松坡);
  await write(author, id, [paragraph(`{{name:${good}}}做法好。`), paragraph(`{{name:${fault}}}进展慢。`)]);
  for (const one of [fault, good]) await yes(second, one);
  const { version } = await approved(author, second, id);
  await author.call(bulletins.publish, publishing(id, version));
  return { author, second, roundId, id, fault, good };
}

apiTest("a good example, too, is named only with another's yes", async (stage) => {
  const { author, second, id } = await aDesk(stage);
  const good = await praise(author, id, villageIds.松坡);
  await write(author, id, [paragraph(`{{name:${good}}}做法好。`)]);
  const { version } = await approved(author, second, id);
  expect(await rulesOf(author.refused(bulletins.publish, publishing(id, version)))).toEqual(["naming-unapproved"]);
  await yes(second, good);
  expect(await author.call(bulletins.publish, publishing(id, version))).toMatchObject({ status: "published" });
});

apiTest("townships read who did well and not who did not; only the latter is asked to explain", async (stage) => {
  const { author, id, fault, good } = await aPublished(stage);
  const file = await author.call(bulletins.version, { params: { id }, query: { audience: "township" } });
  expect(await wordsOf(file.content)).toContain("松岭乡松坡村做法好。");
  expect(await wordsOf(file.content)).toContain("某村进展慢。");
  const shown = (await read(author, id)).namings;
  expect(shown.map(({ tone, replyBy, stand }) => [tone, replyBy, stand])).toEqual([
    ["fault", "2026-12-07", "可在2026年12月7日以前（含当日）说明情况"],
    ["praise", null, "好的做法，不需要说明情况"],
  ]);
  const township = await stage.as("township", "松岭乡");
  expect((await township.call(replies.mine, { query: {} })).map((one) => [one.id, one.can.reply])).toEqual([
    [good, false],
  ]);
  const body = { id: uuidv7(), kind: "written" as const, text: "谢谢。", saidBy: "松岭乡", saidOn: today };
  expect(await rulesOf(township.refused(replies.write, { params: { id: good }, body }))).toEqual(["praised"]);
  const summary = await author.call(bulletins.version, { params: { id }, query: { audience: "replies" } });
  expect(await wordsOf(summary.content)).not.toContain("松坡");
  await expect(raw("update bulletin_naming set reply_by = '2026-12-01' where id = $1", [good])).rejects.toThrow(
    /bulletin_naming_praised_check/u,
  );
  expect(fault).not.toBe(good);
});

apiTest("who is praised and faulted at once is masked wherever it stands", async (stage) => {
  const { author, second, id } = await aDesk(stage);
  const [fault, good] = [
    await aNaming(author, id, "village", villageIds.松坡),
    await praise(author, id, villageIds.松坡),
  ];
  await write(author, id, [paragraph(`{{name:${good}}}做法好，{{name:${fault}}}进展慢，松坡村要整改。`)]);
  for (const one of [fault, good]) await yes(second, one);
  const { version } = await approved(author, second, id);
  await author.call(bulletins.publish, publishing(id, version));
  const { content } = await author.call(bulletins.version, { params: { id }, query: { audience: "township" } });
  expect(await wordsOf(content)).toContain("某村做法好，某村进展慢，某村要整改。");
});

apiTest("a name waits for another's yes, what the named said for the author's answer", async (stage) => {
  const { author, second, id } = await aDesk(stage);
  const naming = await aNaming(author, id, "village", villageIds.上梨峪);
  expect([await waitsOf(author, id), await waitsOf(second, id)]).toEqual([["submission"], ["naming"]]);
  await yes(second, naming);
  expect(await waitsOf(second, id)).toEqual([]);
  await write(author, id, [paragraph(`{{name:${naming}}}进展慢。`)]);
  const { version } = await approved(author, second, id);
  await author.call(bulletins.publish, publishing(id, version));
  const township = await stage.as("township", "柳溪镇");
  const said = { id: uuidv7(), kind: "written" as const, text: "已整改。", saidBy: "柳溪镇", saidOn: today };
  await township.call(replies.write, { params: { id: naming }, body: said });
  expect([await waitsOf(author, id), await waitsOf(second, id)]).toEqual([["reply"], []]);

  const answer = { params: { id: said.id }, body: { handling: "情况属实，不需要更正" } };
  expect((await township.refused(replies.handle, answer)).code).toBe("forbidden");
  await author.call(replies.handle, answer);
  expect(await waitsOf(author, id)).toEqual([]);
  expect(await rulesOf(second.refused(replies.handle, answer))).toEqual(["handled-already"]);
  const [mine] = await township.call(replies.mine, { query: {} });
  expect(mine!.replies).toMatchObject([{ text: "已整改。", handling: "情况属实，不需要更正" }]);
  const summary = await author.call(bulletins.version, { params: { id }, query: { audience: "replies" } });
  expect(await wordsOf(summary.content)).toContain("处理意见：情况属实，不需要更正。");
});

apiTest("silence has no answer, and the database lets nobody change what was said", async (stage) => {
  const { author, fault } = await aPublished(stage);
  await raw("update bulletin_naming set published_on = '2026-11-01', reply_by = '2026-11-16' where id = $1", [fault]);
  const none = { id: uuidv7(), kind: "none" as const, saidOn: today };
  await author.call(replies.write, { params: { id: fault }, body: none });
  const answer = { params: { id: none.id }, body: { handling: "已知悉" } };
  expect(await rulesOf(author.refused(replies.handle, answer))).toEqual(["nothing-said"]);
  await raw("savepoint hand; set local role zhucun_app; set local app.counties = ',99-qinglan,'");
  await expect(raw("update bulletin_reply set text = '改'")).rejects.toThrow(/permission denied/u);
  await raw("rollback to savepoint hand; set local role zhucun_app; set local app.counties = ',99-qinglan,'");
  await raw("set local app.townships = '*'; set local app.villages = '*'; set local app.role = 'township'");
  const own = await raw("update bulletin_reply set handling = '自答', handled_by = made_by, handled_at = now()");
  expect(own.numAffectedRows).toBe(0n);
  await raw("rollback to savepoint hand");
});

apiTest("a correction goes to whoever has the wrong text, and says so on it", async (stage) => {
  const { author, second, roundId, id, fault } = await aPublished(stage);
  const corrected = uuidv7();
  await author.call(bulletins.create, { body: { id: corrected, roundId, correctsId: id } });
  for (const { id: naming } of (await read(author, corrected)).namings) await yes(second, naming);
  expect((await read(author, corrected)).namings.map(({ tone }) => tone)).toEqual(["fault", "praise"]);
  // Its names bear new marks and say the same: only the sentence that announces the correction is new.
  const difference = await author.call(bulletins.difference, { params: { id: corrected } });
  expect(difference.figures).toEqual([]);
  expect(difference.blocks.map(({ kind }) => kind)).toEqual(["added"]);
  const { version } = await approved(author, second, corrected);
  const next = "青组发〔2026〕13号";
  const asked = publishing(corrected, version, { documentNumber: next, toTownships: false });
  expect(await rulesOf(author.refused(bulletins.publish, asked))).toEqual(["correction-for-the-same-readers"]);
  await author.call(bulletins.publish, publishing(corrected, version, { documentNumber: next }));
  const township = await stage.as("township", "柳溪镇");
  const received = await township.call(replies.received, { query: {} });
  expect(received.map((one) => [one.id, one.correctedBy])).toEqual([
    [corrected, null],
    [id, next],
  ]);
  expect((await township.call(replies.mine, { query: {} })).map((one) => one.id)).toContain(fault);
});

apiTest("what a draft leaves to its writer never goes out", async (stage) => {
  const { author, second, id } = await aDesk(stage);
  const { version } = await write(author, id, [paragraph("总体平稳。［请写明好的做法和事例］")]);
  expect((await read(author, id)).blanks.map(({ sentence }) => sentence)).toEqual([
    "文中“［请写明好的做法和事例］”还没有写明，请补充，或者连同括号一并删去。",
  ]);
  expect(await rulesOf(author.refused(bulletins.submit, { params: { id }, body: { version } }))).toEqual([
    "blanks-left",
  ]);
  // As a text from before this rule may stand: approved with the bracket in it.
  await write(author, id, [paragraph("总体平稳。")]);
  const stands = await approved(author, second, id);
  await raw("update bulletin set blocks = $1 where id = $2", [
    JSON.stringify([paragraph("总体平稳。（请写明好的做法和事例。）")]),
    id,
  ]);
  const told = await author.refused(bulletins.publish, publishing(id, stands.version));
  expect(told.detail).toContain("（请写明好的做法和事例。）");
});
