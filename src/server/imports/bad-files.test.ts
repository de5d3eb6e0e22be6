import ExcelJS from "exceljs";
import { sql } from "kysely";
import { expect } from "vitest";
import { audits } from "#contract/audit.ts";
import { cases } from "#contract/cases.ts";
import { imports } from "#contract/imports.ts";
import { jobs } from "#contract/jobs.ts";
import type { Download } from "#contract/route.ts";
import { queueJobs } from "../jobs.ts";
import { zip } from "../office/zip.ts";
import { apiTest, type Caller, onStage, type Stage } from "../testing/api-test.ts";
import { qinglan, townshipIds, villageIds } from "../testing/cast.ts";
import { aCase } from "../testing/given-cases.ts";
import { aCheckedBatch, anUpload, aWorkbook, villageHead } from "../testing/given-imports.ts";

onStage();

async function standing({ tx }: Pick<Stage, "tx">) {
  const { rows } = await sql<{ villages: number; versions: number; batches: number }>`
    select (select count(*) from import_batch) as batches, (select count(*) from import_row) as rows,
      (select count(*) from file) as files, (select count(*) from job) as jobs,
      (select count(*) from township) as townships, (select count(*) from village) as villages,
      (select sum(version) from village) as versions`.execute(tx);
  return rows[0]!;
}

const partsOf = (sheet: string, more: Record<string, string> = {}) =>
  new Map(
    Object.entries({
      "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
      "xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
      "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
      "xl/sharedStrings.xml": "<sst/>",
      ...more,
    }).map(([name, text]) => [name, Buffer.from(text)] as const),
  );

/** Overwrites two or four bytes in the directory entry of the part that is so called. */
function patched(bytes: Uint8Array, part: string, at: number, value: number, wide: boolean) {
  const data = Buffer.from(bytes);
  for (
    let entry = data.indexOf("PK\x01\x02", 0, "latin1");
    entry >= 0;
    entry = data.indexOf("PK\x01\x02", entry + 4, "latin1")
  ) {
    if (data.toString("utf8", entry + 46, entry + 46 + part.length) !== part) continue;
    if (wide) data.writeUInt32LE(value, entry + at);
    else data.writeUInt16LE(value, entry + at);
  }
  return data;
}

const cellsOf = (words: readonly string[]) =>
  `<row r="1">${words.map((word, i) => `<c r="${"ABCDE"[i]}1" t="inlineStr"><is><t>${word}</t></is></c>`).join("")}</row>`;
const sheetPart = "xl/worksheets/sheet1.xml";
const laughs = `<!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">${"bcdefghi"
  .split("")
  .map((name, i) => `<!ENTITY ${name} "${`&${"abcdefgh"[i]};`.repeat(10)}">`)
  .join("")}]><sst><si><t>&i;</t></si></sst>`;
const compound = (stream: string) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(504),
    Buffer.from(stream, "utf16le"),
    Buffer.alloc(512),
  ]);

const spoiled: readonly (readonly [string, () => Uint8Array | Promise<Uint8Array>, string])[] = [
  [
    "一个压缩包.xlsx",
    () => zip(new Map([["a.txt", Buffer.from("a")]])),
    "不是 Excel 文件。请上传 .xlsx、.xls 或 .csv 格式的表格。",
  ],
  ["照片.xlsx", () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), "是图片，不是 Excel 文件"],
  ["空.xlsx", () => Buffer.alloc(0), "文件是空的，请检查后重新上传。"],
  ["加密.xlsx", () => compound("EncryptedPackage"), "文件有密码，无法读取。请取消密码后再上传。"],
  ["加密的压缩.xlsx", () => patched(zip(partsOf("")), sheetPart, 8, 0x0801, false), "文件有密码"],
  ["明说的炸弹.xlsx", () => patched(zip(partsOf("")), sheetPart, 24, 4_000_000_000, true), "解压"],
  ["隐瞒的炸弹.xlsx", () => patched(zip(partsOf(" ".repeat(30_000_000))), sheetPart, 24, 1000, true), "解压"],
  [
    "实体炸弹.xlsx",
    () => zip(partsOf(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, { "xl/sharedStrings.xml": laughs })),
    "",
  ],
  ["只剩半截.xlsx", () => zip(partsOf(cellsOf(villageHead))).subarray(0, 700), ""],
  ["没有内容.xlsx", async () => new Uint8Array(await (await aWorkbook([])).arrayBuffer()), "文件里没有内容"],
  ["一格在天边.xlsx", () => zip(partsOf(`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`)), "请"],
  ["二进制.csv", () => Buffer.from([0, 1, 2, 3, 0, 255]), "无法识别，不是 Excel 文件"],
];

apiTest("what is no table is refused in a sentence, and nothing of it is kept", async (stage) => {
  const county = await stage.as("county", "青岚县");
  const before = await standing(stage);
  for (const [fileName, make, sentence] of spoiled) {
    const query = { register: "village" as const, id: crypto.randomUUID() };
    const file = new Blob([(await make()) as Uint8Array<ArrayBuffer>]);
    const problem = await county.refused(imports.upload, { query, file, fileName });
    expect(["invalid", "too-large"], fileName).toContain(problem.code);
    expect(problem.detail, fileName).toContain(sentence);
    expect(problem.detail, fileName).toMatch(/^[^a-z]*(Excel|WPS|xlsx|xls|csv|MB|[^a-z])*$/);
    expect(problem.detail, fileName).toMatch(/。$/);
  }
  expect(await standing(stage)).toEqual(before);
});

apiTest("fifty megabytes are refused before anything is kept", async (stage) => {
  const county = await stage.as("county", "青岚县");
  const before = await standing(stage);
  const query = { register: "village" as const, id: crypto.randomUUID() };
  const file = new Blob([new Uint8Array(50 * 1024 * 1024)]);
  const problem = await county.refused(imports.upload, { query, file, fileName: "大.xlsx" });
  expect([problem.code, problem.detail]).toEqual(["too-large", expect.stringMatching(/20 MB.*。$/)]);
  expect(await standing(stage)).toEqual(before);
});

async function said(caller: Caller, id: string) {
  const { rows } = await caller.call(imports.rows, { params: { id }, query: {} });
  return rows.flatMap(({ faults }) => faults.map(({ at, sentence }) => `${at} ${sentence}`));
}

apiTest("a large file that is no table is refused at once, not by a job later", async (stage) => {
  const county = await stage.as("county", "青岚县");
  const before = await standing(stage);
  const query = { register: "village" as const, id: crypto.randomUUID() };
  const file = new Blob([new Uint8Array(3 * 1024 * 1024)]);
  const problem = await county.refused(imports.upload, { query, file, fileName: "镜像.xlsx" });
  expect(problem.detail).toContain("不是 Excel 文件");
  expect(await standing(stage)).toEqual(before);
});

apiTest("a table without a header, or with nothing under it, asks for what is missing", async (stage) => {
  const county = await stage.as("county", "青岚县");
  const bare = await aCheckedBatch(county, await aWorkbook([villageHead]));
  expect((await county.call(imports.read, { params: { id: bare } })).counts).toEqual({
    new: 0,
    update: 0,
    same: 0,
    wrong: 0,
    skipped: 0,
  });
  const nothing = await county.refused(imports.commit, { params: { id: bare }, body: { goodRowsOnly: true } });
  expect(nothing.detail).toContain("没有可以导入的行");

  const { id } = await anUpload(
    county,
    await aWorkbook([
      [1, 2, 3],
      [4, 5, 6],
    ]),
  );
  expect((await county.refused(imports.check, { params: { id } })).detail).toMatch(/^请先.*。$/);
  const other = await aWorkbook([
    ["姓名", "电话", "职务"],
    ["张某", "13800000000", "书记"],
  ]);
  const { id: foreign } = await anUpload(county, other);
  expect((await county.refused(imports.check, { params: { id: foreign } })).detail).toBe("请先对应列，再核对。");
});

apiTest(
  "codes as offices write them: numbers, blanks, full-width, too short, too long, twice, another's",
  async (stage) => {
    const county = await stage.as("county", "青岚县");
    await stage.tx
      .insertInto("placeCode")
      .values({
        countyId: qinglan,
        placeId: villageIds.松坡,
        townshipId: townshipIds.松岭乡,
        scheme: "nbs",
        code: "990101200201",
        vintage: "2024",
      })
      .execute();
    const before = await standing(stage);
    const file = await aWorkbook([
      villageHead,
      ["柳溪镇", "甲村", 990101100301, 1, 1],
      ["柳溪镇", "乙村", " ９９０１０１１００３０２　", 1, 1],
      ["柳溪镇 ", "　丙村", null, " １２ ", "1,024"],
      ["柳溪镇", "丁村", 99010110030, 1, 1],
      ["柳溪镇", "戊村", "9901011003055", 1, 1],
      ["柳溪镇", "己村", "990101100306", 1, 1],
      ["柳溪镇", "庚村", "990101100306", 1, 1],
      ["柳溪镇", "辛村", "9.90101E+11", 1, 1],
      ["柳溪镇", "壬村", "990101200201", 1, 1],
      ["松岭", "癸村", null, 1, 1],
      ["云桥街道", "桥头村", null, 1, 1],
      ["柳溪镇", "子村", "99010110030O", 1.5, "1e3"],
    ]);
    const id = await aCheckedBatch(county, file);
    expect(await said(county, id)).toEqual([
      "C5 编码“99010110030”只有 11 位，少了一位。区划编码应为 12 位。",
      "C6 编码“9901011003055”有 13 位，多了一位。区划编码应为 12 位。",
      "C7 区划代码 990101100306 与第 8 行重复，请核对后只保留一处。",
      "C8 区划代码 990101100306 与第 7 行重复，请核对后只保留一处。",
      "C9 “9.90101E+11”是科学计数法，编码的后几位已经丢失。请把该列设为文本格式后重新填写 12 位编码。",
      "A10 区划代码 990101200201 是松岭乡松坡村的代码，与本行的“柳溪镇”不一致。",
      "A11 本单位管辖范围内没有“松岭”。是不是“松岭乡”？",
      "A12 本单位管辖范围内没有“云桥街道”。请核对名称，或者先在乡镇名册中登记。",
      "C13 编码“99010110030O”里有数字以外的字符，区划编码只能是 12 位数字。",
      "D13 “1.5”不是整数。",
    ]);
    const refusal = await county.refused(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
    expect(refusal.detail).toContain("还有 9 行有错");
    const after = await standing(stage);
    expect([after.villages, after.versions]).toEqual([before.villages, before.versions]);

    await county.call(imports.commit, { params: { id }, body: { goodRowsOnly: true } });
    const { rows } = await sql<{ name: string; code: string | null; households: number; population: number }>`
    select v.name, c.code, v.households, v.population from village v
    left join place_code c on c.county_id = v.county_id and c.place_id = v.id
    where v.name in ('甲村', '乙村', '丙村') order by v.households desc, c.code`.execute(stage.tx);
    expect(rows).toEqual([
      { name: "丙村", code: null, households: 12, population: 1024 },
      { name: "甲村", code: "990101100301", households: 1, population: 1 },
      { name: "乙村", code: "990101100302", households: 1, population: 1 },
    ]);
  },
);

apiTest("dates written as text are read, or asked for again", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const dates = ["2025.8.31", "2025年8月31日", "20250831", "２０２５／８／３１", "2025-02-30", "去年秋天"];
  const file = await aWorkbook([
    ["乡镇", "村名", "设立日期"],
    ...dates.map((date, i) => ["柳溪镇", `新${"甲乙丙丁戊己"[i]}村`, date]),
  ]);
  const id = await aCheckedBatch(county, file);
  const wrong = await said(county, id);
  expect(wrong.map((sentence) => sentence.slice(0, 2))).toEqual(["C6", "C7"]);
  expect(wrong.every((sentence) => sentence.endsWith("。"))).toBe(true);
  await county.call(imports.commit, { params: { id }, body: { goodRowsOnly: true } });
  const made = await tx.selectFrom("village").select("validFrom").where("name", "like", "新%村").execute();
  expect(made).toEqual(Array(4).fill({ validFrom: "2025-08-31" }));
});

async function formulasIn({ content }: Download) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(content as Uint8Array).buffer as ArrayBuffer);
  const found: string[] = [];
  const texts: string[] = [];
  for (const sheet of book.worksheets)
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        texts.push(cell.text);
        if (cell.type === ExcelJS.ValueType.Formula || cell.type === ExcelJS.ValueType.Hyperlink)
          found.push(cell.address);
      }),
    );
  return { found, texts };
}

apiTest("a village named like a formula stays a name on every way out", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const names = ["=cmd|'/c_calc'!A0", "@SUM(1)", "+1+1村", "-2村"];
  const rows = names.map((name) => ["柳溪镇", name, null, 5, 9]);
  const id = await aCheckedBatch(county, await aWorkbook([villageHead, ...rows]), { fileName: "=1+1.xlsx" });
  await county.call(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
  const { id: villageId } = await tx
    .selectFrom("village")
    .select("id")
    .where("name", "=", names[0]!)
    .executeTakeFirstOrThrow();
  const file = await aCase(tx, {});
  await tx.updateTable("caseFile").set({ villageId }).where("id", "=", file.id).execute();

  const asCsv = [villageHead, ...rows].map((row) => row.map((cell) => `"${cell ?? ""}"`).join(",")).join("\r\n");
  const fromCsv = await aCheckedBatch(county, new Blob([asCsv]), { fileName: "名册.csv" });
  const outs = [
    await county.call(cases.ledger, { body: {} }),
    await county.call(imports.template, { query: { register: "village" } }),
    await county.call(imports.remarks, { params: { id } }),
    await county.call(imports.remarks, { params: { id: fromCsv } }),
  ];
  for (const out of outs) {
    const { found, texts } = await formulasIn(out);
    expect(found, out.fileName).toEqual([]);
    expect(texts, out.fileName).toContain(names[0]);
  }
  const trail = await (await as("audit-admin")).call(audits.export, { body: {} });
  const lines = new TextDecoder().decode(trail.content as Uint8Array);
  expect(lines).toContain("=1+1.xlsx");
  expect(lines).not.toMatch(/(^|[,\n\r]"?)[=@+-](cmd|SUM|1\+1)/);
});

apiTest(
  "a hundred thousand wrong rows are told in pages and kinds, in bounded memory",
  async ({ as, tx, ground }) => {
    const county = await as("county", "青岚县");
    const lines = Array.from({ length: 100_000 }, (_, i) => `松西乡,坏${i}村,9901,五,约${i % 7}人`);
    const file = new Blob([[villageHead.join(","), ...lines].join("\n")]);
    const { id, jobId } = await anUpload(county, file, { fileName: "十万错.csv" });
    const run = async (job: string | null) => {
      const { verb } = await county.call(jobs.get, { params: { id: job! } });
      await queueJobs.find((one) => one.verb === verb)!.run(ground, { countyId: qinglan, jobId: job });
      expect(await county.call(jobs.get, { params: { id: job! } })).toMatchObject({ state: "done" });
    };
    await run(jobId);
    const held = process.memoryUsage().rss;
    await run((await county.call(imports.check, { params: { id } })).jobId);
    expect((process.memoryUsage().rss - held) / 1024 / 1024).toBeLessThan(600);
    expect((await county.call(imports.read, { params: { id } })).counts).toMatchObject({ new: 0, wrong: 100_000 });

    const first = await county.call(imports.rows, { params: { id }, query: { size: 200 } });
    expect([first.total, first.rows.length]).toEqual([100_000, 200]);
    expect(JSON.stringify(first).length).toBeLessThan(400_000);
    expect((await county.refused(imports.rows, { params: { id }, query: { size: 100_000 } })).code).toBe("invalid");
    const kinds = await county.call(imports.faults, { params: { id } });
    expect(kinds.length).toBeLessThanOrEqual(50);
    expect(kinds[0]).toMatchObject({ rows: 100_000 });
    const problem = await county.refused(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
    expect(problem.reasons.length).toBe(1);
    expect(await tx.selectFrom("village").select("id").where("name", "like", "坏%").execute()).toEqual([]);
  },
  90_000,
);
