import JSZip from "jszip";
import { expect } from "vitest";
import { bulletins } from "#contract/bulletins.ts";
import { namings, replies } from "#contract/namings.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, type Caller, onStage, raw, type Stage, today } from "../testing/api-test.ts";
import { organisationIds, townshipIds, villageIds } from "../testing/cast.ts";
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

const publish = (id: string, version: number, toTownships = true) => ({
  params: { id },
  body: { version, documentNumber: number, issuedOn: today, toTownships },
});

/** A circular that names 上梨峪 in 柳溪镇 and the petition office, as it went out. */
async function aPublishedNaming(stage: Stage) {
  const { author, second, id } = await aDesk(stage);
  const village = await aNaming(author, id, "village", villageIds.上梨峪);
  const unit = await aNaming(author, id, "organisation", organisationIds.县信访局);
  await write(author, id, [
    paragraph(`{{name:${village}}}进展慢，上梨峪村应当整改；{{name:${unit}}}没有到村。整顿村{{cases}}个。`),
    { kind: "table", head: ["乡镇", "数"], rows: [["松岭乡", "{{cases-by-township:松岭乡}}"]] },
  ]);
  for (const one of [village, unit]) await second.call(namings.approve, { params: { id: one }, body: {} });
  const { version } = await approved(author, second, id);
  await author.call(bulletins.publish, publish(id, version));
  return { author, second, id, village, unit };
}

async function wordsOf(content: Uint8Array): Promise<string> {
  const archive = await JSZip.loadAsync(content);
  const parts = await Promise.all(Object.values(archive.files).map((file) => file.async("string")));
  return parts.join("\n").replaceAll(/<[^>]*>/gu, "");
}

apiTest("a name nobody else approved is not published", async (stage) => {
  const { author, second, id } = await aDesk(stage);
  const naming = await aNaming(author, id, "village", villageIds.上梨峪);
  await write(author, id, [paragraph(`{{name:${naming}}}进展慢。`)]);
  const draft = await read(author, id);
  expect(draft.unbound).toEqual([]);
  expect(draft.values).toMatchObject([{ key: `name:${naming}`, display: "柳溪镇上梨峪村" }]);
  const { version } = await approved(author, second, id);
  const asked = publish(id, version);
  const told = await author.refused(bulletins.publish, asked);
  expect(told.detail).toContain("还有点名未经另一人核准");
  expect(await rulesOf(author.refused(namings.approve, { params: { id: naming }, body: {} }))).toEqual([
    "approver-proposed",
  ]);
  await raw("savepoint own");
  const sql = "update bulletin_naming set status = 'approved', approved_by = proposed_by where id = $1";
  await expect(raw(sql, [naming])).rejects.toThrow(/check constraint/u);
  await raw("rollback to savepoint own");
  await second.call(namings.approve, { params: { id: naming }, body: {} });
  expect(await author.call(bulletins.publish, asked)).toMatchObject({ status: "published" });
});

apiTest("who refuses a naming says why, and the text cannot keep its mark", async (stage) => {
  const { author, second, id } = await aDesk(stage);
  const naming = await aNaming(author, id, "township", townshipIds.柳溪镇);
  await write(author, id, [paragraph(`{{name:${naming}}}进展慢。`)]);
  await second.call(namings.refuse, { params: { id: naming }, body: { reason: "情况未核实" } });
  expect((await read(author, id)).namings).toMatchObject([{ status: "refused", refuseReason: "情况未核实" }]);
  const { version } = await approved(author, second, id);
  expect(await rulesOf(author.refused(bulletins.publish, publish(id, version)))).toEqual(["naming-unapproved"]);
  expect(await rulesOf(second.refused(namings.remove, { params: { id: naming }, body: {} }))).toEqual([
    "only-proposer",
  ]);
  await author.call(namings.remove, { params: { id: naming }, body: {} });
  expect((await read(author, id)).unbound.map(({ sentence }) => sentence)).toEqual([
    "文中有一处点名没有登记或者已经撤去，请删去后从点名清单中重新插入。",
  ]);
});

apiTest("names in plain words are listed before they go out, statistics by township are not", async (stage) => {
  const { author, second, id } = await aDesk(stage);
  await write(
    author,
    id,
    [
      paragraph("松坡村和县信访局进展慢。"),
      { kind: "table", head: ["乡镇", "数"], rows: [["松岭乡", "{{cases-by-township:松岭乡}}"]] },
    ],
    "关于上梨峪村的通报",
  );
  for (const reader of [author, second])
    expect((await read(reader, id)).plainNames).toEqual(["上梨峪村", "松坡村", "县信访局"]);
});

apiTest("the version for townships holds no marked name, wherever it stood", async (stage) => {
  const { author, id } = await aPublishedNaming(stage);
  const file = async (audience: "full" | "township") =>
    wordsOf((await author.call(bulletins.version, { params: { id }, query: { audience } })).content);
  const full = await file("full");
  expect(full).toContain("柳溪镇上梨峪村进展慢，上梨峪村应当整改；县信访局没有到村。");
  const masked = await file("township");
  expect(masked).toContain("某村进展慢，某村应当整改；某单位没有到村。整顿村2个。");
  for (const name of ["上梨峪", "信访局没有"]) expect(masked).not.toContain(name);
  expect((await read(author, id)).files.map(({ sha256 }) => sha256.length)).toEqual([64, 64]);
});

apiTest("a township reads what was sent to it masked, and what names it", async (stage) => {
  const { author, id, village, unit } = await aPublishedNaming(stage);
  const [near, next, office] = [
    await stage.as("township", "柳溪镇"),
    await stage.as("township", "松岭乡"),
    await stage.as("department", "县信访局"),
  ];
  expect((await near.call(replies.received, { query: {} })).map((one) => one.id)).toEqual([id]);
  const { content } = await next.call(replies.document, { params: { id } });
  expect(await wordsOf(content)).not.toContain("上梨峪");
  expect((await near.refused(bulletins.get, { params: { id } })).code).toBe("forbidden");
  const mine = async (caller: Caller) => (await caller.call(replies.mine, { query: {} })).map((one) => one.id);
  expect([await mine(near), await mine(next), await mine(office)]).toEqual([[village], [], [unit]]);
  const body = { id: uuidv7(), kind: "written" as const, text: "已整改。", saidBy: "柳溪镇", saidOn: today };
  expect((await next.refused(replies.write, { params: { id: village }, body })).code).toBe("not-found");
  await near.call(replies.write, { params: { id: village }, body });
  const shown = (await read(author, id)).namings.find((one) => one.id === village)!;
  expect(shown).toMatchObject({ stand: "已说明情况", replies: [{ text: "已整改。", late: false }] });
  const summary = await author.call(bulletins.version, { params: { id }, query: { audience: "replies" } });
  const words = await wordsOf(summary.content);
  expect(words).toContain("2026年11月22日，柳溪镇书面说明：已整改。");
  expect(words).toContain("可在2026年12月7日以前（含当日）说明情况。");
});

apiTest(
  "after the window the named is told whom to turn to, and the county writes down what came late",
  async (stage) => {
    const { author, id, village } = await aPublishedNaming(stage);
    await stage.tx.updateTable("bulletinNaming").set({ publishedOn: "2026-11-01", replyBy: "2026-11-16" }).execute();
    const near = await stage.as("township", "柳溪镇");
    const said = { text: "已整改。", saidBy: "柳溪镇", saidOn: today };
    const params = { id: village };
    const told = await near.refused(replies.write, { params, body: { id: uuidv7(), kind: "written", ...said } });
    expect(told.detail).toContain("说明情况的期限已过");
    const none = { params, body: { id: uuidv7(), kind: "none" as const, saidOn: today } };
    await author.call(replies.write, none);
    expect((await read(author, id)).namings[0]!.stand).toBe("截至2026年11月16日未收到说明");
    const again = { params, body: { ...none.body, id: uuidv7() } };
    expect((await author.refused(replies.write, again)).code).toBe("conflict");
    const recorded = { params, body: { id: uuidv7(), kind: "recorded" as const, ...said } };
    expect(await author.call(replies.write, recorded)).toMatchObject({ late: true });
    expect(await rulesOf(author.refused(replies.write, again))).toEqual(["answered-already"]);
    const empty = { params, body: { ...recorded.body, id: uuidv7(), text: " " } };
    expect(await rulesOf(author.refused(replies.write, empty))).toEqual(["words-missing"]);
  },
);

apiTest("what is published names for good; without a version for townships they receive nothing", async (stage) => {
  const { author, second, id, village } = await aPublishedNaming(stage);
  for (const caller of [author, second])
    expect(await rulesOf(caller.refused(namings.remove, { params: { id: village }, body: {} }))).toEqual([
      "naming-published",
    ]);
  await raw("savepoint hand; set local role zhucun_app; set local app.counties = ',99-qinglan,'");
  const updated = await raw("update bulletin_naming set shown = '改' where id = $1", [village]);
  expect(updated.numAffectedRows).toBe(0n);
  await raw("rollback to savepoint hand");
  const { roundId } = await read(author, id);
  const other = await aDraft(author, roundId);
  await write(author, other, [paragraph("正文。")]);
  const { version } = await approved(author, second, other);
  const asked = publish(other, version, false);
  await author.call(bulletins.publish, { ...asked, body: { ...asked.body, documentNumber: "青组发〔2026〕13号" } });
  const near = await stage.as("township", "柳溪镇");
  expect((await near.call(replies.received, { query: {} })).map((one) => one.id)).toEqual([id]);
});

apiTest("the second wall keeps the full file from townships", async (stage) => {
  await aPublishedNaming(stage);
  await raw("savepoint look; set local role zhucun_app; set local app.counties = ',99-qinglan,'");
  await raw("set local app.role = 'township'");
  const seen = await raw("select audience from bulletin_document");
  await raw("rollback to savepoint look");
  expect(seen.rows).toEqual([{ audience: "township" }]);
});

apiTest("a correction names anew, and waits for another's yes again", async (stage) => {
  const { author, second, id } = await aPublishedNaming(stage);
  const { roundId } = await read(author, id);
  const corrected = uuidv7();
  await author.call(bulletins.create, { body: { id: corrected, roundId, correctsId: id } });
  const draft = await read(author, corrected);
  expect(draft.unbound).toEqual([]);
  expect(draft.namings.map(({ status, used }) => [status, used])).toEqual([
    ["proposed", true],
    ["proposed", true],
  ]);
  const { version } = await approved(author, second, corrected);
  const asked = publish(corrected, version);
  const body = { ...asked.body, documentNumber: "青组发〔2026〕14号" };
  expect(await rulesOf(author.refused(bulletins.publish, { ...asked, body }))).toEqual(["naming-unapproved"]);
});
