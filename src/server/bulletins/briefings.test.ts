import { createHash } from "node:crypto";
import JSZip from "jszip";
import { expect } from "vitest";
import { bulletinItems } from "#contract/bulletin-items.ts";
import { bulletins } from "#contract/bulletins.ts";
import { series } from "#contract/series.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, type Caller, onStage, type Stage, today } from "../testing/api-test.ts";
import { anIssue, anItem, approved, aSeries, issueNumbered, read, write } from "../testing/given-briefings.ts";
import { aConfirmedRound, aDraft, aSecondOfficer } from "../testing/given-bulletins.ts";

onStage();

const paragraph = (text: string) => ({ kind: "paragraph", text }) as const;

async function aDesk({ as, tx }: Stage) {
  const { roundId } = await aConfirmedRound(tx);
  const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  const seriesId = await aSeries(author);
  return { author, second, roundId, seriesId };
}

async function paragraphsOf(content: Uint8Array) {
  const xml = await (await JSZip.loadAsync(content)).file("word/document.xml")!.async("string");
  const texts = xml
    .split("</w:p>")
    .map((one) => [...one.matchAll(/<w:t[ >][^<]*|<w:tab\/>/gu)].map(([run]) => wordsOf(run)).join(""));
  return { xml, texts };
}

const wordsOf = (run: string) => (run === "<w:tab/>" ? "\t" : run.slice(run.indexOf(">") + 1));

const rulesOf = async (refused: ReturnType<Caller["refused"]>) => (await refused).reasons.map(({ rule }) => rule);

apiTest("an issue of several authors goes out under its number, with its own layout", async (stage) => {
  const { author, second, roundId, seriesId } = await aDesk(stage);
  const third = await aSecondOfficer(stage.tx);
  const id = await anIssue(author, { roundId, seriesId });
  await anItem(author, id, "柳溪镇走村入户问需", [paragraph("目前整顿村{{cases}}个。")]);
  await anItem(third, id, "松岭乡化解矛盾", [{ kind: "heading1", text: "做法" }, paragraph("逐户走访。")]);
  const stands = await read(author, id);
  expect(stands).toMatchObject({ issue: "第三轮（印发时编号）", nextIssue: 1, copies: 120, reportTo: "市委组织部" });
  await author.call(bulletins.save, { params: { id }, body: { ...stands, note: "请各地借鉴。", contents: true } });
  await issueNumbered(author, second, id, 18);
  const published = await read(author, id);
  expect(published).toMatchObject({ issue: "第三轮第十八期（总第五十二期）", issueNumber: 18, status: "published" });
  expect(published.documentNumber).toBe("驻村帮扶工作简报第三轮第十八期（总第五十二期）");
  const { content, fileName } = await author.call(bulletins.document, { params: { id } });
  expect(fileName).toBe("驻村帮扶工作简报第三轮第十八期（总第五十二期）.docx");
  const { xml, texts } = await paragraphsOf(content);
  expect(texts).toEqual(
    expect.arrayContaining([
      "驻村帮扶工作简报",
      "第三轮第十八期（总第五十二期）",
      "　县驻村办\t2026年11月22日　",
      "按：请各地借鉴。",
      "本期要目",
      "◇柳溪镇走村入户问需",
      "【工作动态】",
      "（柳溪镇）",
      "目前整顿村2个。",
      "一、做法",
      "报：市委组织部。",
      "送：县委常委。",
      "发：各乡镇党委，各驻村工作队。",
      "\t共印120份",
    ]),
  );
  expect(texts.filter((text) => text === "【工作动态】")).toHaveLength(1);
  // 22 lines in 225 mm, 28 characters in 156 mm: pitch 579 on a grid of lines, and a squeeze of 5 twips.
  expect(xml).toMatch(/<w:docGrid (?=[^>]*w:type="lines")(?=[^>]*w:linePitch="579")/u);
  expect(xml.match(/w:lineRule="exact"/gu)).toHaveLength(xml.match(/<w:p>/gu)!.length);
  const body = xml.split("</w:p>").find((one) => one.includes("目前整顿村"))!;
  expect(body).toContain('<w:spacing w:val="-5"/>');
  expect(body).toContain('w:line="579"');
});

apiTest("one number is given once; supplements are numbered on their own and count for no total", async (stage) => {
  const { author, second, roundId, seriesId } = await aDesk(stage);
  const issue = async (supplement = false) => {
    const id = await anIssue(author, { roundId, seriesId });
    await write(author, id, [paragraph("正文。")]);
    if (supplement)
      await author.call(bulletins.save, { params: { id }, body: { ...(await read(author, id)), supplement } });
    return id;
  };
  await issueNumbered(author, second, await issue(), 1);
  const other = await issue();
  const { version } = await approved(author, second, other);
  const asked = { params: { id: other }, body: { version, issueNumber: 1, issuedOn: today } };
  const told = await author.refused(bulletins.publish, asked);
  expect(told.detail).toContain("该期号已经使用");
  expect(await rulesOf(author.refused(bulletins.publish, { ...asked, body: { version, issuedOn: today } }))).toEqual([
    "issue-missing",
  ]);
  const extra = await issue(true);
  expect((await read(author, extra)).nextIssue).toBe(1);
  await issueNumbered(author, second, extra, 1);
  expect((await read(author, extra)).issue).toBe("第三轮增刊第一期");
  expect((await read(author, other)).nextIssue).toBe(2);
  await author.call(bulletins.publish, { ...asked, body: { version, issueNumber: 2, issuedOn: today } });
  expect((await read(author, other)).issue).toBe("第三轮第二期（总第五十三期）");
});

apiTest("an item is its author's own; the editor arranges and returns", async (stage) => {
  const { author, second, roundId, seriesId } = await aDesk(stage);
  const id = await anIssue(author, { roundId, seriesId });
  const [own, others] = [
    await anItem(author, id, "甲", [paragraph("甲。")]),
    await anItem(second, id, "乙", [paragraph("乙。")]),
  ];
  const item = (await read(author, id)).items.find((one) => one.id === others)!;
  expect(item.can).toEqual({ edit: false, return: true, arrange: true, remove: true });
  const { version, section, title, credit } = item;
  const edited = { params: { id: others }, body: { version, section, title, credit, blocks: [paragraph("改。")] } };
  expect(await rulesOf(author.refused(bulletinItems.save, edited))).toEqual(["only-item-author"]);
  const order = {
    params: { id },
    body: {
      items: [
        { id: others, section: "经验" },
        { id: own, section: "经验" },
      ],
    },
  };
  expect(await rulesOf(second.refused(bulletinItems.arrange, order))).toEqual(["only-editor"]);
  await author.call(bulletinItems.arrange, order);
  const arranged = (await read(author, id)).items;
  expect(arranged.map((one) => [one.id, one.section])).toEqual([
    [others, "经验"],
    [own, "经验"],
  ]);
  const returned = { params: { id: others }, body: { version: arranged[0]!.version, reason: "请补充数据" } };
  await author.call(bulletinItems.return, returned);
  expect(await rulesOf(author.refused(bulletinItems.return, returned))).toEqual([]);
  const { version: whole } = await read(author, id);
  const submitted = { params: { id }, body: { version: whole } };
  expect(await rulesOf(author.refused(bulletins.submit, submitted))).toEqual(["items-unfinished"]);
  const back = (await read(second, id)).items[0]!;
  expect(back).toMatchObject({ status: "writing", returnReason: "请补充数据", can: { edit: true } });
  await second.call(bulletinItems.handIn, { params: { id: others }, body: { version: back.version } });
  await author.call(bulletins.submit, submitted);
  const late = { params: { id: others }, body: { version: back.version + 1 } };
  expect(await rulesOf(second.refused(bulletinItems.remove, late))).toEqual(["issue-not-in-draft"]);
  const { version: now, figuresMark } = await read(second, id);
  const yes = { params: { id }, body: { version: now, figuresMark } };
  expect(await rulesOf(second.refused(bulletins.approve, yes))).toEqual(["approver-contributed"]);
});

apiTest("only a briefing takes items, and only from a series that goes on", async (stage) => {
  const { author, roundId, seriesId } = await aDesk(stage);
  const circular = await aDraft(author, roundId);
  const body = { id: uuidv7() };
  expect(await rulesOf(author.refused(bulletinItems.create, { params: { id: circular }, body }))).toEqual([
    "no-items-here",
  ]);
  const [stands] = await author.call(series.list, { query: {} });
  const change = { ...stands!, closed: true };
  await author.call(series.save, { params: { id: seriesId }, body: change });
  const asked = { id: uuidv7(), roundId, kind: "briefing" as const };
  expect(await rulesOf(author.refused(bulletins.create, { body: { ...asked, seriesId } }))).toEqual(["series-closed"]);
  expect(await rulesOf(author.refused(bulletins.create, { body: asked }))).toEqual(["series-missing"]);
});

apiTest("a series keeps its name to itself and its counting once an issue is out", async (stage) => {
  const { author, second, roundId, seriesId } = await aDesk(stage);
  const [stands] = await author.call(series.list, { query: {} });
  expect(await rulesOf(author.refused(series.create, { body: { ...stands!, id: uuidv7() } }))).toEqual(["name-taken"]);
  const id = await anIssue(author, { roundId, seriesId });
  await write(author, id, [paragraph("正文。")]);
  await issueNumbered(author, second, id, 1);
  const change = { params: { id: seriesId }, body: { ...stands!, counting: "year" as const } };
  expect(await rulesOf(author.refused(series.save, change))).toEqual(["counting-settled"]);
  await author.call(series.save, { params: { id: seriesId }, body: { ...stands!, masthead: "新刊头" } });
  expect((await author.refused(series.save, { params: { id: seriesId }, body: stands! })).code).toBe("stale");
  expect((await read(author, id)).masthead).toBe("驻村帮扶工作简报");
});

apiTest("an issue is compared with the last of its series, and corrected by one of its own", async (stage) => {
  const { author, second, roundId, seriesId } = await aDesk(stage);
  const first = await anIssue(author, { roundId, seriesId });
  await anItem(author, first, "甲", [paragraph("甲。")]);
  await issueNumbered(author, second, first, 1);
  const next = await anIssue(author, { roundId, seriesId });
  await anItem(author, next, "甲", [paragraph("乙。")]);
  const { against, blocks } = await author.call(bulletins.difference, { params: { id: next } });
  expect(against!.id).toBe(first);
  expect(blocks).toEqual([{ kind: "changed", before: paragraph("甲。"), after: paragraph("乙。") }]);

  const corrected = uuidv7();
  const body = { id: corrected, roundId, kind: "briefing" as const, correctsId: first };
  await author.call(bulletins.create, { body });
  const draft = await read(author, corrected);
  expect(draft).toMatchObject({ kind: "briefing", title: "关于更正《驻村帮扶工作简报》的说明", seriesId });
  expect(draft.items.map(({ title, status }) => [title, status])).toEqual([["甲", "handed-in"]]);
  expect(draft.blocks[0]).toMatchObject({ text: expect.stringContaining("（驻村帮扶工作简报第三轮第一期") as string });
  await issueNumbered(author, second, corrected, 2);
  expect((await read(author, first)).correctedBy.map(({ id }) => id)).toEqual([corrected]);
});

apiTest("each audience has its own file with its own fingerprint", async (stage) => {
  const { author, second, roundId, seriesId } = await aDesk(stage);
  const id = await anIssue(author, { roundId, seriesId });
  await write(author, id, [paragraph("正文。")]);
  await issueNumbered(author, second, id, 1);
  const { files } = await read(author, id);
  expect(files.map(({ audience }) => audience)).toEqual(["full", "township"]);
  for (const { audience, sha256 } of files) {
    const { content } = await author.call(bulletins.version, { params: { id }, query: { audience } });
    expect(createHash("sha256").update(content).digest("hex")).toBe(sha256);
  }
});
