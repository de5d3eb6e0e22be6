import JSZip from "jszip";
import { expect, test } from "vitest";
import { wordFaults } from "../testing/word-faults.ts";
import type { Block, OfficialDocument } from "./official-document.ts";
import { renderOfficialDocument } from "./render-document.ts";

const paragraph = (text: string): Block => ({ kind: "paragraph", runs: [{ text }] });
/** One dot. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const picture = (words: string): Block => ({ kind: "picture", png, millimetres: 30, words });
const table: Block = { kind: "table", caption: "表", columns: [{ header: "乡镇" }], rows: [["甲"], ["乙"]] };

/** Everything a paper may hold at once. */
const everything: OfficialDocument = {
  masthead: { kind: "red-head", agency: "某县委组织部文件", number: { agencyCode: "某组发", year: 2026, serial: 8 } },
  title: "关于督查情况的通报",
  addressees: "各乡镇党委",
  body: [
    { kind: "contents", titles: ["甲"] },
    { kind: "section", text: "工作动态" },
    { kind: "item-title", text: "甲", credit: "某镇" },
    { kind: "heading", level: 1, text: "基本情况" },
    { kind: "heading", level: 2, text: "要求。", runs: [{ text: "正文" }] },
    { kind: "paragraph", lead: "按：", runs: [{ text: "正文<&>" }] },
    picture("甲码"),
    picture("乙码"),
    table,
    table,
    paragraph("末段。"),
  ],
  attachments: [{ title: "清单", body: [table, picture("丙码")] }],
  signature: { agency: "某县委组织部", date: "2026-11-22", sealed: true },
  note: "此件公开",
  imprint: { receivers: [{ label: "抄送", text: "县委办" }], issuer: "某县委组织部办公室", date: "2026-11-22" },
  proof: true,
  mark: "演示数据",
};

const papers: Readonly<Record<string, OfficialDocument>> = {
  everything,
  bare: { title: "说明", body: [] },
  "ends in a table": { title: "说明", body: [table], signature: { agency: "某县委组织部", date: "2026-11-22" } },
  briefing: {
    masthead: { kind: "briefing", name: "工作简报", issue: "第一期", issuer: "县驻村办", date: "2026-11-22" },
    title: "简报",
    untitled: true,
    body: [{ kind: "item-title", text: "甲", credit: "" }, paragraph("正文。")],
    imprint: { receivers: [{ label: "报", text: "市委组织部" }], issuer: "县驻村办", date: "2026-11-22", copies: 120 },
  },
};

async function partsOf(model: OfficialDocument) {
  const archive = await JSZip.loadAsync(await renderOfficialDocument(model, "仿宋_GB2312"));
  const read = (name: string) => archive.file(name)!.async("string");
  return { document: await read("word/document.xml"), core: await read("docProps/core.xml") };
}

test.each(Object.entries(papers))("a paper with %s opens without repair", async (_, model) => {
  expect(await wordFaults(await renderOfficialDocument(model, "仿宋_GB2312"))).toEqual([]);
});

const number = (xml: string, pattern: RegExp) => Number(pattern.exec(xml)![1]);

// GB/T 9704-2012 5.2.4: 一般每面排22行，每行排28个字，并撑满版心. What LibreOffice makes of it, tools/word-pages.ts counts.
test.each(Object.entries(papers))(
  "the type area of a paper with %s holds 22 lines of 28 characters",
  async (_, model) => {
    const { document } = await partsOf(model);
    const side = (name: string) => number(document, new RegExp(`<w:pgMar [^>]*w:${name}="(\\d+)"`, "u"));
    const [width, height] = [/<w:pgSz [^>]*w:w="(\d+)"/u, /<w:pgSz [^>]*w:h="(\d+)"/u].map((one) =>
      number(document, one),
    );
    const pitch = number(document, /<w:docGrid [^>]*w:linePitch="(\d+)"/u);
    expect(document).toMatch(/<w:docGrid [^>]*w:type="lines"/u);
    expect(Math.floor((height! - side("top") - side("bottom")) / pitch)).toBe(22);
    for (const [run] of document.matchAll(/<w:rPr>(?:(?!<\/w:rPr>).)*<w:sz w:val="32"\/>.*?<\/w:rPr>/gsu)) {
      const squeeze = number(run, /<w:spacing w:val="(-?\d+)"\/>/u);
      expect(Math.floor((width! - side("left") - side("right")) / (320 + squeeze))).toBe(28);
    }
    for (const [, line, rule] of document.matchAll(/<w:spacing [^>]*w:line="(\d+)" w:lineRule="(\w+)"/gu))
      expect(rule === "auto" || rule === "exact" ? [] : [line, rule]).toEqual([]);
  },
);

test("what stands off the grid says so, once", async () => {
  const { document } = await partsOf(everything);
  const lines = [...document.matchAll(/<w:pPr>.*?<\/w:pPr>/gsu)].map(([xml]) => xml);
  const off = lines.filter((xml) => /w:line="(?!579")\d+"/u.test(xml));
  expect(off.length).toBeGreaterThan(0);
  for (const xml of off) expect(xml.match(/<w:snapToGrid w:val="0"\/>/gu)).toHaveLength(1);
});

test("a signature is never alone on its page: the last of the text goes with it", async () => {
  const keeps = async (model: OfficialDocument, words: string) => {
    const { document } = await partsOf(model);
    const found = document.split("</w:p>").find((one) => one.includes(`>${words}<`))!;
    return found.slice(found.lastIndexOf("<w:p>")).includes("<w:keepNext/>");
  };
  const signed: OfficialDocument = {
    title: "说明",
    body: [paragraph("前段。"), paragraph("末段。")],
    signature: { agency: "某县委组织部", date: "2026-11-22" },
  };
  expect([await keeps(signed, "前段。"), await keeps(signed, "末段。"), await keeps(signed, "某县委组织部")]).toEqual([
    false,
    true,
    true,
  ]);
  const { signature: _, ...unsigned } = signed;
  expect(await keeps(unsigned, "末段。")).toBe(false);
  const listed = { ...signed, attachments: [{ title: "清单", body: [] }] };
  expect(await keeps(listed, "附件：清单")).toBe(true);
  expect(await keeps(papers["ends in a table"]!, "甲")).toBe(false);
  expect(await keeps(papers["ends in a table"]!, "乙")).toBe(true);
});

test("the properties of the file name the office and nobody else", async () => {
  const { core } = await partsOf(everything);
  expect(core).toContain("<dc:creator>某县委组织部</dc:creator>");
  expect(core).toContain("<cp:lastModifiedBy>某县委组织部</cp:lastModifiedBy>");
  expect((await partsOf(papers["briefing"]!)).core).toContain("<dc:creator>县驻村办</dc:creator>");
});
