import { expect } from "vitest";
import { findings } from "#contract/findings.ts";
import { imports } from "#contract/imports.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { readWorkbook } from "../../office/read-table.ts";
import { apiTest, type Caller, onStage } from "../../testing/api-test.ts";
import { aFinding, aFindingBody, aHanding, fixerAccount } from "../../testing/given-findings.ts";
import { aCheckedBatch } from "../../testing/given-imports.ts";

onStage();

const upload = { register: "finding", fileName: "问题整改台账.xlsx" } as const;
const longest = "整改".repeat(1000);

/** A finding with everything a ledger asks for, and a course longer than one cell of Excel holds. */
async function aFullFinding(county: Caller, township: Caller) {
  const description = "=SUM(A1:A9) 账面与实物不符\n第二行：" + "“引号”；".repeat(20);
  const body = aFindingBody({ description, category: "集体资产和资金", severity: "serious", source: "petition" });
  await county.call(findings.register, { body });
  const params = { id: body.id };
  const handing = { findings: [{ id: body.id, version: 1 }], ...aHanding({ measures: longest }) };
  await county.call(findings.assign, { body: handing });
  await township.call(findings.start, { params, body: { version: 2 } });
  for (let i = 0; i < 17; i += 1)
    await township.call(findings.progress, { params, body: { version: 3 + i, text: `${longest.slice(0, 1990)}${i}` } });
  const fileId = uuidv7();
  const file = new Blob(["%PDF-1.4\n%%EOF"]);
  await township.call(findings.attach, { params, query: { fileId }, file, fileName: "盘点表.pdf" });
  await township.call(findings.request, {
    params,
    body: { version: 20, outcome: "已盘点，差额已追回", evidence: [fileId] },
  });
  await county.call(findings.check, { params, body: { version: 21, text: "" } });
  const heard = { voiceKind: "complainant" as const, voice: "来电确认，同意销号", satisfaction: "satisfied" as const };
  await county.call(findings.close, { params, body: { version: 22, text: "", ...heard } });
  return body;
}

/** Its lines from the header on, as texts. */
async function sheetOf(content: unknown) {
  const { sheets } = await readWorkbook(content as Uint8Array, upload.fileName);
  return sheets[0]!.rows.slice(2).map((row) => row.map(({ text }) => text));
}

apiTest(
  "the ledger holds every field, no cell too long, no formula; it comes back without a change",
  async ({ as, tx }) => {
    const [county, township] = [await as("county", "青岚县"), await as("township", "柳溪镇")];
    await aFinding(tx, { village: null, status: "withdrawn" });
    const old = await aFinding(tx, { status: "closed", hands: [fixerAccount.team] });
    await aFullFinding(county, township);
    await county.call(findings.register, { body: aFindingBody({ earlierId: old.id, description: "再次出现" }) });
    const { content } = await county.call(findings.ledger, { body: {} });
    const sheet = await sheetOf(content);
    const at = (head: string, line: number) => sheet[line]![sheet[0]!.indexOf(head)];
    expect(sheet[0]).toEqual(
      expect.arrayContaining([
        "编号",
        "来源",
        "发现日期",
        "乡镇（街道）",
        "村（社区）",
        "问题类别",
        "问题描述",
        "依据",
        "严重程度",
      ]),
    );
    expect(sheet[0]).toEqual(
      expect.arrayContaining([
        "整改类型",
        "整改措施",
        "牵头领导",
        "责任单位",
        "责任人",
        "整改期限",
        "整改进展",
        "整改结果",
        "佐证材料",
      ]),
    );
    expect(sheet[0]).toEqual(
      expect.arrayContaining([
        "镇级核查日期",
        "县级核查日期",
        "销号日期",
        "销号人",
        "反映人满意度",
        "重复问题",
        "关联以前问题编号",
        "重开次数",
      ]),
    );
    const line = sheet.findIndex((row) => row.includes("盘点表.pdf"));
    expect([at("佐证材料", line), at("反映人满意度", line), at("严重程度", line)]).toEqual([
      "盘点表.pdf",
      "满意",
      "严重",
    ]);
    const log = at("整改进展", line)!;
    expect(log.length).toBeLessThanOrEqual(32_767);
    expect(log).toMatch(/^（更早的进展请在系统中查看）/);
    expect(at("问题描述", line)).toMatch(/^=SUM/);

    const id = await aCheckedBatch(county, new Blob([content as Uint8Array<ArrayBuffer>]), upload);
    const { rows } = await county.call(imports.rows, { params: { id }, query: { outcome: "wrong" } });
    expect(rows.flatMap(({ faults }) => faults)).toEqual([]);
    const { counts } = await county.call(imports.read, { params: { id } });
    expect(counts).toMatchObject({ new: 0, update: 0, same: 4, wrong: 0 });
  },
);
