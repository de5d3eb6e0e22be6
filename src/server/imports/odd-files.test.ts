import http from "node:http";
import * as XLSX from "@e965/xlsx";
import { writeXlsx } from "hucre/xlsx";
import { expect } from "vitest";
import { imports } from "#contract/imports.ts";
import { zip } from "../office/zip.ts";
import { apiTest, type Caller, onStage } from "../testing/api-test.ts";
import { anUpload, aCheckedBatch, aWorkbook, villageHead } from "../testing/given-imports.ts";

onStage();

const blob = (bytes: Uint8Array) => new Blob([bytes as Uint8Array<ArrayBuffer>]);
const rowsOf = async (caller: Caller, id: string) =>
  (await caller.call(imports.rows, { params: { id }, query: {} })).rows;

apiTest(
  "a sheet of sixteen thousand columns is refused in words, one with a title that wide is read",
  async (stage) => {
    const county = await stage.as("county", "青岚县");
    const wide = await aWorkbook([[...villageHead, ...Array.from({ length: 16_379 }, (_, i) => `列${i}`)]]);
    const query = { register: "village" as const, id: crypto.randomUUID() };
    const problem = await county.refused(imports.upload, { query, file: wide, fileName: "宽表.xlsx" });
    expect([problem.code, problem.detail]).toEqual(["too-large", "表格列数超过 200 列，请删除无关的列后再上传。"]);

    const rows = [["青岚县村名册"], villageHead, ["柳溪镇", "甲村", null, 5, 9]];
    const title = await aWorkbook(rows, [{ startRow: 0, startCol: 0, endRow: 0, endCol: 16_383 }]);
    const { id } = await anUpload(county, title);
    const { rows: top, merges, header } = await county.call(imports.sheet, { params: { id, sheet: 0 } });
    expect([top[0]!.length, header]).toEqual([5, { first: 2, last: 2 }]);
    // Told once, over five columns: the page shows a merged title in one place.
    expect(merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 5 }]);
  },
);

apiTest("an old .xls under the name .xlsx is read by what it is", async (stage) => {
  const county = await stage.as("county", "青岚县");
  const book = XLSX.utils.book_new();
  const sheet = XLSX.utils.aoa_to_sheet([villageHead, ["柳溪镇", "甲村", null, 5, 9]]);
  XLSX.utils.book_append_sheet(book, sheet, "台账");
  const bytes = new Uint8Array(XLSX.write(book, { type: "array", bookType: "biff8" }) as ArrayBuffer);
  const id = await aCheckedBatch(county, blob(bytes), { fileName: "改了名.xlsx" });
  expect(await rowsOf(county, id)).toMatchObject([{ outcome: "new", cells: ["柳溪镇", "甲村", "", "5", "9"] }]);
});

apiTest("a text in UTF-16, as Excel saves “Unicode 文本”, is read", async (stage) => {
  const county = await stage.as("county", "青岚县");
  const text = [villageHead, ["柳溪镇", "甲村", "", "5", "9"]].map((row) => row.join("\t")).join("\r\n");
  for (const bytes of [
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]),
    Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, "utf16le").swap16()]),
  ]) {
    const id = await aCheckedBatch(county, blob(bytes), { fileName: "名册.txt" });
    expect(await rowsOf(county, id)).toMatchObject([{ outcome: "new", cells: ["柳溪镇", "甲村", "", "5", "9"] }]);
  }
});

/** What some reporting programs write: a prefix before every name, no numbers on rows and cells, texts in the cells. */
const bareRow = (cells: readonly (string | number)[]) =>
  `<x:row>${cells.map((value) => (typeof value === "number" ? `<x:c><x:v>${value}</x:v></x:c>` : `<x:c t="inlineStr"><x:is><x:t>${value}</x:t></x:is></x:c>`)).join("")}</x:row>`;

apiTest("a sheet whose rows and cells bear no numbers, and names a prefix, is read in its order", async (stage) => {
  const county = await stage.as("county", "青岚县");
  const rows = [villageHead, ["柳溪镇", "甲&amp;乙村", "", 5, 9], [], ["松岭乡", "丙村", "", 1, 2]];
  const parts = {
    "xl/workbook.xml": `<x:workbook xmlns:r="r"><x:sheets><x:sheet name="台账" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<x:worksheet><x:sheetData>${rows.map(bareRow).join("")}</x:sheetData></x:worksheet>`,
  };
  const bytes = zip(new Map(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)] as const)));
  const id = await aCheckedBatch(county, blob(bytes));
  expect(await rowsOf(county, id)).toMatchObject([
    { row: 2, outcome: "new", cells: ["柳溪镇", "甲&乙村", "", "5", "9"] },
    { row: 4, outcome: "new", cells: ["松岭乡", "丙村", "", "1", "2"] },
  ]);
});

apiTest("dates kept as Excel's day numbers, styled or bare, are days", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const file = await writeXlsx({
    sheets: [
      {
        name: "台账",
        rows: [
          ["乡镇", "村名", "设立日期"],
          ["柳溪镇", "新甲村", new Date(Date.UTC(2025, 7, 31))],
          ["柳溪镇", "新乙村", 45_900],
          ["柳溪镇", "新丙村", "45900"],
          ["柳溪镇", "新丁村", 12],
        ],
      },
    ],
  });
  const id = await aCheckedBatch(county, blob(file));
  const rows = await rowsOf(county, id);
  expect(rows.map(({ outcome }) => outcome)).toEqual(["new", "new", "new", "wrong"]);
  expect(rows[3]!.faults[0]!.sentence).toContain("看不出是哪一天");
  await county.call(imports.commit, { params: { id }, body: { goodRowsOnly: true } });
  const made = await tx.selectFrom("village").select("validFrom").where("name", "like", "新%村").execute();
  expect(made).toEqual(Array(3).fill({ validFrom: "2025-08-31" }));
});

apiTest("money in 万元 and 元 side by side: the cell's own unit counts, a doubtful one is asked for", async (stage) => {
  const county = await stage.as("county", "青岚县");
  const file = await aWorkbook([
    ["乡镇", "村名", "村集体经济收入（万元）"],
    ["柳溪镇", "甲村", 12.5],
    ["柳溪镇", "乙村", "125000元"],
    ["柳溪镇", "丙村", 125_000],
    ["柳溪镇", "丁村", "十二万"],
  ]);
  const id = await aCheckedBatch(county, file);
  const rows = await rowsOf(county, id);
  expect(rows.map(({ outcome }) => outcome)).toEqual(["new", "new", "wrong", "wrong"]);
  expect(rows[2]!.faults[0]!.sentence).toContain("可能误按元填写");
  await county.call(imports.commit, { params: { id }, body: { goodRowsOnly: true } });
  const made = await stage.tx
    .selectFrom("village")
    .select("collectiveIncomeFen")
    .where("name", "in", ["甲村", "乙村"])
    .execute();
  expect(made).toEqual(Array(2).fill({ collectiveIncomeFen: 12_500_000 }));

  const silent = await aWorkbook([
    ["乡镇", "村名", "村集体经济收入"],
    ["柳溪镇", "戊村", 3500],
  ]);
  const [row] = await rowsOf(county, await aCheckedBatch(county, silent));
  expect(row!.faults[0]!.sentence).toBe("“3500”没有写明单位，请在表头注明元或万元。");
});

apiTest("a browser that closes while the file is on its way leaves nothing behind", async (stage) => {
  const county = await stage.as("county", "青岚县");
  const file = new Uint8Array(await (await aWorkbook([villageHead])).arrayBuffer());
  const id = crypto.randomUUID();
  const url = new URL(`/api${imports.upload.path}?register=village&id=${id}`, stage.origin);
  const gone = new Promise((resolve) => {
    const request = http.request(url, {
      method: "POST",
      headers: {
        "content-type": "multipart/form-data; boundary=line",
        "content-length": String(file.length + 4096),
        cookie: `zhucun_session=${county.token}`,
        "x-request-id": crypto.randomUUID(),
      },
    });
    request.once("error", resolve);
    request.once("close", resolve);
    request.write(`--line\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n`);
    request.write(file, () => setTimeout(() => request.destroy(), 50));
  });
  await gone;
  expect((await county.call(imports.list, { query: {} })).total).toBe(0);
  expect(await stage.tx.selectFrom("file").select("sha256").execute()).toEqual([]);
  // The same file goes in afterwards.
  expect(await aCheckedBatch(county, blob(file))).toBeTruthy();
});
