import JSZip from "jszip";
import { expect } from "vitest";
import { bulletinItems } from "#contract/bulletin-items.ts";
import { bulletins } from "#contract/bulletins.ts";
import { figures } from "#contract/figures.ts";
import { namings, replies } from "#contract/namings.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, type Caller, onStage, type Stage, today } from "../testing/api-test.ts";
import { townshipIds, villageIds } from "../testing/cast.ts";
import { aNaming, anIssue, approved, aSeries, read, write } from "../testing/given-briefings.ts";
import { aConfirmedRound, aDraft, aSecondOfficer, number } from "../testing/given-bulletins.ts";

onStage();

const paragraph = (text: string) => ({ kind: "paragraph", text }) as const;

/** Every byte of every part of the package that can be read: text, properties, alternative texts, comments, names of parts. */
async function everythingIn(content: Uint8Array): Promise<string> {
  const archive = await JSZip.loadAsync(content);
  const parts = await Promise.all(Object.values(archive.files).map((file) => file.async("string")));
  const raw = [...Object.keys(archive.files), ...parts].join("\n");
  return `${raw}\n${raw.replaceAll(/<[^>]*>/gu, "")}`;
}

async function aDesk({ as, tx }: Stage) {
  const { roundId } = await aConfirmedRound(tx);
  const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  return { author, second, roundId };
}

const yes = (caller: Caller, ids: readonly string[]) =>
  Promise.all(ids.map((id) => caller.call(namings.approve, { params: { id }, body: {} })));

const version = async (caller: Caller, id: string) =>
  caller.call(bulletins.version, { params: { id }, query: { audience: "township" } });

const secrets = ["上梨峪", "松坡"];

apiTest("a circular full of its names tells townships none of them, in whatever part of the file", async (stage) => {
  const { author, second, roundId } = await aDesk(stage);
  const id = await aDraft(author, roundId);
  const [one, two] = [
    await aNaming(author, id, "village", villageIds.上梨峪),
    await aNaming(author, id, "village", villageIds.松坡),
  ];
  const blocks = [
    { kind: "heading1" as const, text: `{{name:${one}}}和松坡村的问题` },
    paragraph(`{{name:${one}}}、{{name:${two}}}进展慢，上梨峪村、松岭乡松坡村要整改。`),
    {
      ...paragraph("{{problems-overdue|松坡村等#条逾期|上梨峪村没有逾期}}"),
      zero: { of: "cases", text: "上梨峪村。" },
    },
    { kind: "table" as const, head: ["松坡村", "数"], rows: [["上梨峪村", "{{cases}}"]] },
  ];
  await write(author, id, blocks, "关于上梨峪村、松坡村督查情况的通报");
  await yes(second, [one, two]);
  const proof = await version(author, id);
  const approval = await approved(author, second, id);
  const body = { version: approval.version, documentNumber: number, issuedOn: today };
  await author.call(bulletins.publish, { params: { id }, body });
  const stored = await version(author, id);
  const township = await stage.as("township", "柳溪镇");
  const received = await township.call(replies.document, { params: { id } });
  for (const file of [proof, stored, received])
    for (const secret of secrets) {
      expect(file.fileName).not.toContain(secret);
      expect(await everythingIn(file.content)).not.toContain(secret);
    }
  // The list names the text as the file does; 松坡 lies in another township, and is named to this one nowhere.
  expect(JSON.stringify(await township.call(replies.received, { query: {} }))).not.toMatch(/上梨峪|松坡/u);
  expect(JSON.stringify(await township.call(replies.mine, { query: {} }))).not.toContain("松坡");
});

apiTest("a briefing masks its contents, items and credits, too", async (stage) => {
  const { author, second, roundId } = await aDesk(stage);
  const seriesId = await aSeries(author);
  const id = await anIssue(author, { roundId, seriesId });
  const naming = await aNaming(author, id, "township", townshipIds.柳溪镇);
  const itemId = uuidv7();
  const words = { section: "柳溪镇动态", title: `{{name:${naming}}}落后`, credit: "柳溪镇党委" };
  await author.call(bulletinItems.create, { params: { id }, body: { id: itemId, ...words } });
  const saved = await author.call(bulletinItems.save, {
    params: { id: itemId },
    body: { version: 1, ...words, blocks: [paragraph(`{{name:${naming}}}进展慢。`)] },
  });
  await author.call(bulletinItems.handIn, { params: { id: itemId }, body: { version: saved.version } });
  const stands = await read(author, id);
  await author.call(bulletins.save, {
    params: { id },
    body: { ...stands, title: "柳溪镇专刊", note: "请柳溪镇注意。", contents: true },
  });
  await yes(second, [naming]);
  const approval = await approved(author, second, id);
  const body = { version: approval.version, issueNumber: 1, issuedOn: today };
  await author.call(bulletins.publish, { params: { id }, body });
  const { content, fileName } = await version(author, id);
  expect(`${fileName}\n${await everythingIn(content)}`).not.toContain("柳溪镇");
});

apiTest("townships open no number, no text and no full file of what they receive masked", async (stage) => {
  const { author, second, roundId } = await aDesk(stage);
  const id = await aDraft(author, roundId);
  const naming = await aNaming(author, id, "village", villageIds.上梨峪);
  await write(author, id, [paragraph(`{{name:${naming}}}进展慢，整顿村{{cases}}个。`)]);
  await yes(second, [naming]);
  const approval = await approved(author, second, id);
  const body = { version: approval.version, documentNumber: number, issuedOn: today };
  await author.call(bulletins.publish, { params: { id }, body });
  for (const office of [await stage.as("township", "松岭乡"), await stage.as("department", "县信访局")]) {
    const params = { id };
    const answers = [
      await office.refused(bulletins.get, { params }),
      await office.refused(bulletins.figure, { params, query: { token: "cases" } }),
      await office.refused(bulletins.figure, { params, query: { token: `name:${naming}` } }),
      await office.refused(bulletins.difference, { params }),
      await office.refused(bulletins.document, { params }),
      await office.refused(bulletins.version, { params, query: { audience: "full" } }),
      await office.refused(bulletins.version, { params, query: { audience: "replies" } }),
      await office.refused(figures.catalogue, { query: { roundId } }),
    ];
    expect(answers.map(({ code }) => code)).toEqual(answers.map(() => "forbidden"));
    expect(JSON.stringify(answers)).not.toContain("上梨峪");
    expect(await office.call(replies.mine, { query: {} })).toEqual([]);
  }
});
