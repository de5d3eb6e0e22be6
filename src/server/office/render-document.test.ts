import JSZip from "jszip";
import { expect, test } from "vitest";
import { isWritable } from "#domain/text.ts";
import { chineseNumber, signatureIndents } from "./document-body.ts";
import { headPoints } from "./document-head.ts";
import type { OfficialDocument } from "./official-document.ts";
import { renderOfficialDocument } from "./render-document.ts";
import { titleLines } from "./title-lines.ts";

const notice: OfficialDocument = {
  masthead: { kind: "red-head", agency: "某某区委组织部文件", number: { agencyCode: "某组发", year: 2026, serial: 8 } },
  title: "关于2026年第三季度全区驻村帮扶工作督查情况的通报",
  addressees: "各乡镇党委",
  body: [
    { kind: "heading", level: 1, text: "总体进展" },
    {
      kind: "heading",
      level: 2,
      text: "建强班子。",
      runs: [{ text: "完成率" }, { figure: "done-rate", text: "78.8%" }],
    },
    { kind: "heading", level: 2, text: "项目推进" },
    { kind: "heading", level: 3, text: "资金拨付" },
    { kind: "heading", level: 4, text: "到村资金" },
    { kind: "heading", level: 1, text: "主要问题" },
    { kind: "heading", level: 2, text: "进展偏慢" },
    { kind: "paragraph", lead: "注意：", runs: [{ text: "“四议两公开”<程序>" }] },
    { kind: "table", columns: [{ header: "序号" }, { header: "乡镇（街道）" }], rows: [["1", "甲镇"]] },
  ],
  attachments: [
    { title: "问题清单", body: [{ kind: "paragraph", runs: [{ text: "一" }] }] },
    { title: "完成情况", body: [] },
  ],
  signature: { agency: "某某区委组织部", date: "2026-11-02" },
  note: "此件公开发布",
  imprint: { receivers: [{ label: "抄送", text: "区委办公室" }], issuer: "某某区委组织部办公室", date: "2026-11-02" },
};

async function parts(model: OfficialDocument) {
  const archive = await JSZip.loadAsync(await renderOfficialDocument(model, "仿宋_GB2312"));
  const read = async (name: string) => (await archive.file(name)?.async("string")) ?? "";
  const document = await read("word/document.xml");
  const paragraphs = [...document.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([xml]) => ({
    xml,
    text: [...xml.matchAll(/<w:t[ >][^<]*<\/w:t>|<w:tab\/>/g)]
      .map(([run]) => run.replace(/<w:tab\/>/, "\t").replace(/<[^>]*>/g, ""))
      .join(""),
  }));
  const named = (text: string) => paragraphs.find((paragraph) => paragraph.text.startsWith(text))!.xml;
  const footers = await Promise.all(["word/footer1.xml", "word/footer2.xml"].map(read));
  return {
    document,
    named,
    texts: paragraphs.map((paragraph) => paragraph.text),
    footers,
    settings: await read("word/settings.xml"),
    archive,
  };
}

test("page, margins and grid are those of GB/T 9704-2012", async () => {
  const { document, settings } = await parts(notice);
  expect(document).toMatch(/<w:pgSz [^>]*w:w="11906"[^>]*>/);
  expect(document).toMatch(/<w:pgSz [^>]*w:h="16838"[^>]*>/);
  const margins = /<w:pgMar [^>]*>/.exec(document)![0];
  for (const margin of ['w:top="2098"', 'w:right="1474"', 'w:bottom="1984"', 'w:left="1588"', 'w:footer="1361"'])
    expect(margins).toContain(margin);
  expect(document).toMatch(/<w:docGrid (?=[^>]*w:type="lines")(?=[^>]*w:linePitch="579")[^>]*>/);
  expect(settings).toContain("<w:evenAndOddHeaders/>");
});

test("every line has an exact height and every run all four fonts with the hint", async () => {
  const { document } = await parts(notice);
  const bodies = document.match(/<w:p>/g)!.length;
  expect(document.match(/w:lineRule="exact"/g)).toHaveLength(bodies);
  for (const [fonts] of document.matchAll(/<w:rFonts [^>]*>/g))
    for (const slot of ["w:ascii", "w:hAnsi", "w:cs", "w:eastAsia", 'w:hint="eastAsia"']) expect(fonts).toContain(slot);
  expect(document).not.toContain("http://127");
});

test("levels are numbered and set in their faces, 28 characters a line", async () => {
  const { named, texts } = await parts(notice);
  const headings = texts.filter((text) => /^(一、|二、|（[一二]）|1\.|（1）)/.test(text));
  expect(headings).toEqual([
    "一、总体进展",
    "（一）建强班子。完成率78.8%",
    "（二）项目推进",
    "1.资金拨付",
    "（1）到村资金",
    "二、主要问题",
    "（一）进展偏慢",
  ]);
  expect(named("一、总体进展")).toContain('w:eastAsia="黑体"');
  expect(named("（一）建强班子")).toMatch(/楷体_GB2312.*仿宋_GB2312/s);
  expect(named("1.资金拨付")).toContain('w:eastAsia="仿宋_GB2312"');
  expect(named("注意：")).toContain("&lt;程序&gt;");
  const body = named("注意：");
  expect(body).toMatch(/<w:ind (?=[^>]*w:firstLine="640")(?=[^>]*w:firstLineChars="200")/);
  expect(body).toContain('<w:spacing w:val="-5"/>');
  expect(body).toContain('<w:sz w:val="32"/>');
});

test("red head, number, rule, title and addressees", async () => {
  const { named, texts } = await parts(notice);
  expect(named("某某区委组织部文件")).toMatch(/D6000F.*w:val="96"/s);
  expect(named("某组发〔2026〕8号")).toMatch(/<w:pBdr><w:bottom [^>]*w:color="D6000F"/);
  expect(named("关于2026年")).toMatch(/方正小标宋简体.*w:val="44"/s);
  expect(named("关于2026年")).toContain('<w:snapToGrid w:val="0"/><w:spacing');
  expect(texts).toContain("各乡镇党委：");
  const upward = await parts({ ...notice, masthead: { kind: "red-head", agency: "某某区委组织部", signer: "张某某" } });
  expect(upward.named("　\t签发人")).toContain("楷体_GB2312");
});

test("the head shrinks so that it never wraps", () => {
  expect([headPoints("区委"), headPoints("某某区委组织部文件"), headPoints("某某区驻村帮扶工作办公室文件")]).toEqual([
    66, 48, 30,
  ]);
});

test("tables repeat their header and tear no row; the 版记 stands in a box at the foot", async () => {
  const { document, named } = await parts(notice);
  const [table, imprint] = [...document.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([xml]) => xml) as [string, string];
  expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  expect(table.match(/<w:cantSplit\/>/g)).toHaveLength(2);
  // Around a floating table text flows, into it with too little room: nothing flows around the box.
  expect(document).not.toContain("<w:tblpPr");
  expect(document).toMatch(
    /<w:p>(?:(?!<\/w:p>).)*w:line="1080".*<wp:positionV relativeFrom="margin"><wp:align>bottom<\/wp:align>.*<wp:wrapNone\/>.*<w:txbxContent><w:tbl>/s,
  );
  expect(imprint).toMatch(/<w:top [^>]*w:sz="8"/);
  expect(imprint).toMatch(/w:sz="6"/);
  expect(named("抄送：区委办公室。")).toContain('w:val="28"');
  expect(named("某某区委组织部办公室\t2026年11月2日印发")).toContain('<w:tab w:val="right"');
  expect(document.slice(document.lastIndexOf("</w:tbl>"))).toMatch(/^<\/w:tbl><w:p>.*w:line="20".*<\/w:txbxContent>/s);
});

test("attachments are listed without punctuation and stand on pages of their own", async () => {
  const { texts, named } = await parts(notice);
  expect(texts).toContain("附件：1.问题清单");
  expect(texts).toContain("　　　2.完成情况");
  expect(named("附件1")).toContain("<w:pageBreakBefore/>");
  expect(texts).toContain("（此件公开发布）");
});

test("signature and date stand as 7.3.5 says", () => {
  // 12 characters over a date of 7 and the air in it: the date begins two characters after the agency.
  const unsealed = signatureIndents("某某区驻村帮扶工作办公室", "2026年11月22日", false);
  expect(unsealed).toEqual({ agency: 2, date: 12 - 8.25 });
  expect(signatureIndents("区委", "2026年11月22日", false)).toEqual({ agency: 4 + 8.25 - 2, date: 2 });
  expect(signatureIndents("区委", "2026年11月22日", true)).toEqual({ agency: 4 + (8.25 - 2) / 2, date: 4 });
});

test("page numbers: 宋体 4号 between dashes, odd right, even left", async () => {
  const { footers } = await parts(notice);
  const odd = footers.find((footer) => footer.includes('w:right="280"'))!;
  const even = footers.find((footer) => footer.includes('w:left="280"'))!;
  for (const footer of [odd, even]) expect(footer).toMatch(/宋体.*<w:sz w:val="28"\/>.*— .*PAGE.* —/s);
  expect([odd.includes('<w:jc w:val="right"/>'), even.includes('<w:jc w:val="left"/>')]).toEqual([true, true]);
});

test("rare characters and markup stand as written; signs Word would refuse to open are left out", async () => {
  const runs = [{ text: '𡐓家庄、䅟村、\ue170村、😀、R&D<甲>"乙"\x0b丙\x01丁\ud842' }];
  const { archive, document } = await parts({ ...notice, body: [{ kind: "paragraph", runs }] });
  expect(document).toContain("𡐓家庄、䅟村、\ue170村、😀、R&amp;D&lt;甲&gt;&quot;乙&quot;");
  for (const name of Object.keys(archive.files).filter((one) => one.endsWith(".xml")))
    expect(isWritable((await archive.file(name)?.async("string")) ?? "")).toBe(true);
});

test("a 简报 has its own masthead and tail, and a proof says so on every page", async () => {
  const { texts, archive } = await parts({
    masthead: { kind: "briefing", name: "驻村帮扶工作简报", issue: "第18期", issuer: "区驻村办", date: "2026-11-22" },
    title: "聚焦问题清单抓整改",
    body: [],
    imprint: {
      receivers: [
        { label: "报", text: "市委组织部" },
        { label: "发", text: "各工作队" },
      ],
      issuer: "区驻村办",
      date: "2026-11-22",
      copies: 120,
    },
    proof: true,
  });
  expect(texts).toEqual(
    expect.arrayContaining([
      "驻村帮扶工作简报",
      "第18期",
      "　区驻村办\t2026年11月22日　",
      "报：市委组织部。",
      "\t共印120份",
    ]),
  );
  expect(await archive.file("word/header1.xml")!.async("string")).toContain("校样");
  expect(archive.file("word/header2.xml")).not.toBeNull();
});

test("a made-up county is named as such above every page, a real one bears nothing", async () => {
  const marked = await parts({ ...notice, mark: "演示数据" });
  for (const header of ["word/header1.xml", "word/header2.xml"])
    expect(await marked.archive.file(header)!.async("string")).toContain("演示数据");
  expect((await parts(notice)).archive.file("word/header1.xml")).toBeNull();
});

test("titles break into trapezoids at whole words", () => {
  expect(titleLines("关于2026年第三季度全区驻村帮扶工作督查情况的通报")).toEqual([
    "关于2026年第三季度全区",
    "驻村帮扶工作督查情况的通报",
  ]);
  expect(titleLines("关于督查情况的通报")).toEqual(["关于督查情况的通报"]);
  expect(titleLines("第一行\n第二行")).toEqual(["第一行", "第二行"]);
  const long = titleLines("关于进一步规范全区第一书记和驻村帮扶工作队日常管理切实减轻基层负担提升帮扶工作实效的通知");
  expect(long).toHaveLength(3);
  for (const line of long) expect(line.length).toBeLessThanOrEqual(18);
});

test("numbers of levels", () =>
  expect([1, 10, 12, 20, 21].map(chineseNumber)).toEqual(["一", "十", "十二", "二十", "二十一"]));
