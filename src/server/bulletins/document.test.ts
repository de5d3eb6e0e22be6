import JSZip from "jszip";
import { expect } from "vitest";
import { bulletins } from "#contract/bulletins.ts";
import { apiTest, onStage, raw, today } from "../testing/api-test.ts";
import { aConfirmedRound, aDraft, aSecondOfficer, issue, number } from "../testing/given-bulletins.ts";

onStage();

async function partsOf(content: Uint8Array) {
  const archive = await JSZip.loadAsync(content);
  const xml = await archive.file("word/document.xml")!.async("string");
  const paragraphs = xml
    .split("</w:p>")
    .map((one) => [...one.matchAll(/<w:t[ >][^<]*/gu)].map(([run]) => run.slice(run.indexOf(">") + 1)).join(""));
  return { xml, paragraphs, text: paragraphs.join("\n") };
}

apiTest("the file holds the frozen numbers, all of them and no token", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  const id = await aDraft(author, roundId);
  await issue(author, second, id);
  await tx.updateTable("caseProblem").set({ removedAt: new Date() }).execute();
  const { content, fileName } = await author.call(bulletins.document, { params: { id } });
  const { text, paragraphs } = await partsOf(content);
  expect(fileName).toMatch(/^青组发〔2026〕12号 关于.*通报\.docx$/);
  expect(text).not.toMatch(/[{}]|待取数/u);
  expect(text).toContain("共有2个乡镇（街道）参加，纳入摸排村（社区）3个，完成评估3个，评估完成率100.0%，没有缺报。");
  expect(text).toContain("列入问题清单2条，列入目标事项2条");
  const cells = paragraphs.indexOf("柳溪镇");
  expect(paragraphs.slice(cells, cells + 6)).toEqual(["柳溪镇", "2", "0", "1", "1", "0"]);
  expect(paragraphs).toContain("一、基本情况");
  expect(paragraphs).toContain("（三）按软弱涣散表现划分");
  expect(text).toContain("中共青岚县委组织部文件");
  expect(text).toContain(number);
  expect(text).toContain("2026年11月22日");
});

apiTest("the page is the page of GB/T 9704", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  const id = await aDraft(author, roundId);
  await issue(author, second, id);
  const { content } = await author.call(bulletins.document, { params: { id } });
  const { xml, text } = await partsOf(content);
  expect(xml).toContain('w:w="11906"');
  expect(xml).toContain('w:h="16838"');
  expect(xml).toMatch(/<w:pgMar[^>]*w:top="2098"[^>]*/u);
  expect(xml).toMatch(/<w:pgMar[^>]*w:left="1588"[^>]*/u);
  expect(xml).toContain("方正小标宋简体");
  expect(text).toContain("抄送：县委办公室，县纪委监委机关，县委政法委，县信访局。");
  expect(text).toContain("中共青岚县委组织部办公室");
});

apiTest("the file is kept byte for byte, and downloads leave a trace", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  const id = await aDraft(author, roundId);
  await issue(author, second, id);
  const [one, two] = [
    await author.call(bulletins.document, { params: { id } }),
    await second.call(bulletins.document, { params: { id } }),
  ];
  expect(Buffer.compare(one.content, two.content)).toBe(0);
  const sealed = await raw("select sha256 = encode(sha256(content), 'hex') as whole from bulletin_document");
  expect(sealed.rows).toEqual([{ whole: true }, { whole: true }]);
  const trail = await tx.selectFrom("audit").select("verb").where("subjectId", "=", id).execute();
  expect(trail.filter(({ verb }) => verb === "bulletin.read")).toHaveLength(2);
});

apiTest("a proof of an unfinished draft says so and shows what is missing", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  await tx.updateTable("caseProblem").set({ removedAt: new Date() }).execute();
  const author = await as("county", "青岚县");
  const id = await aDraft(author, roundId);
  const { version, title, issuer, recipients, copyTo, printOffice, documentNumber, fontScheme } = await author.call(
    bulletins.get,
    { params: { id } },
  );
  const blocks = [
    { kind: "paragraph" as const, text: "解决率{{problems-done-share}}，某数{{villagers}}，列入{{confirmed}}个。" },
  ];
  const words = { version, title, issuer, recipients, copyTo, printOffice, documentNumber, fontScheme, blocks };
  await author.call(bulletins.save, { params: { id }, body: words });
  const { content, fileName } = await author.call(bulletins.document, { params: { id } });
  expect(fileName).toMatch(/^校样 /);
  expect((await partsOf(content)).text).toContain("解决率不适用，某数［待取数］，列入2个。");
});

apiTest("frozen rows are as many as the frozen value says, shares with both their figures", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const [author, second] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  const id = await aDraft(author, roundId);
  await issue(author, second, id);
  const figures = await tx.selectFrom("bulletinFigure").selectAll().execute();
  const counted = figures.filter(({ code }) => !code.endsWith("-share") && code !== "quota-places");
  expect(counted.map(({ token, value }) => [token, value])).toEqual(
    counted.map(({ token, rowCount }) => [token, rowCount]),
  );
  const rows = await tx
    .selectFrom("bulletinRow")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  expect(rows.n).toBe(figures.reduce((sum, { rowCount }) => sum + rowCount, 0));
  const share = await author.call(bulletins.figure, { params: { id }, query: { token: "confirmed-share" } });
  expect(share.rows).toEqual([
    ["审定列入村数", "2个"],
    ["纳入摸排村数", "3个"],
  ]);
  expect(figures.map(({ token }) => token)).toContain("villages-assessed");
  expect(share.asOf).toBe(today);
});
