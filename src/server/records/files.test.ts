import ExcelJS from "exceljs";
import sharp from "sharp";
import { expect } from "vitest";
import { records } from "#contract/records.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage, type Stage } from "../testing/api-test.ts";
import { qinglan, villageIds } from "../testing/cast.ts";
import { aDecidedRound } from "../testing/given-cases.ts";
import { aRecordBody } from "../testing/given-records.ts";
import { aTeam } from "../testing/given-teams.ts";

onStage();

async function aStandingTeam({ tx, as }: Pick<Stage, "tx" | "as">) {
  await aTeam(tx, await aDecidedRound(tx));
  return as("team");
}

/** A photo as a phone makes it: with the place and the make of the phone inside. */
const aPhoto = async () => {
  const place = { IFD3: { GPSLatitude: "36/1 10/1 0/1", GPSLatitudeRef: "N" }, IFD0: { Make: "SECRETPHONE" } };
  const plain = sharp({ create: { width: 800, height: 600, channels: 3, background: "#88aa66" } });
  return new Blob([await plain.jpeg().withExif(place).toBuffer()]);
};

apiTest("a photo loses its place and make, hangs on the entry, and who looks at it leaves a trace", async (stage) => {
  const team = await aStandingTeam(stage);
  const [id, file] = [uuidv7(), await aPhoto()];
  const query = { id, villageId: villageIds.前柳庄 };
  const kept = await team.call(records.attach, { query, file, fileName: "现场.jpg" });
  expect(kept).toMatchObject({ id, name: "现场.jpg", mediaType: "image/jpeg" });
  const body = aRecordBody({ fileIds: [id] });
  await team.call(records.add, { body });
  const row = await team.call(records.read, { params: { id: body.id } });
  expect(row.files).toEqual([kept]);
  const township = await stage.as("township", "柳溪镇");
  const { content, fileName } = await township.call(records.file, { params: { id: body.id, fileId: id } });
  expect(fileName).toBe("现场.jpg");
  expect(Buffer.from(content).includes("SECRETPHONE")).toBe(false);
  expect((await sharp(content).metadata()).exif).toBeUndefined();
  const trail = await stage.tx.selectFrom("audit").select("detail").orderBy("id").execute();
  expect(trail.at(-1)!.detail).toEqual({ act: "download", file: "现场.jpg" });
  const next = await stage.as("township", "松岭乡");
  expect((await next.refused(records.file, { params: { id: body.id, fileId: id } })).code).toBe("not-found");
});

apiTest("a file of another village, and one of no known kind, is refused", async (stage) => {
  const team = await aStandingTeam(stage);
  const county = await stage.as("county", "青岚县");
  const id = uuidv7();
  await county.call(records.attach, {
    query: { id, villageId: villageIds.上梨峪 },
    file: await aPhoto(),
    fileName: "a.jpg",
  });
  expect((await team.refused(records.add, { body: aRecordBody({ fileIds: [id] }) })).reasons).toMatchObject([
    { rule: "unknown-file" },
  ]);
  const foreign = { query: { id: uuidv7(), villageId: villageIds.上梨峪 }, file: await aPhoto(), fileName: "a.jpg" };
  expect((await team.refused(records.attach, foreign)).code).toBe("not-found");
  const query = { id: uuidv7(), villageId: villageIds.前柳庄 };
  const program = { query, file: new Blob([new Uint8Array([0x4d, 0x5a, 0, 1])]), fileName: "照片.jpg" };
  expect((await team.refused(records.attach, program)).code).toBe("invalid");
});

apiTest("the sheet holds what is filtered, contacts masked", async (stage) => {
  const team = await aStandingTeam(stage);
  const contact = { name: "张守信", phone: "13812345678", followUp: "回访" };
  await team.call(records.add, { body: aRecordBody({ contact }) });
  const help = aRecordBody({ kind: "help", households: 12, text: "=1+1 修通生产路三百米，惠及十二户果农" });
  await team.call(records.add, { body: help });
  const county = await stage.as("county", "青岚县");
  const { content } = await county.call(records.export, {
    body: { kind: "household", countyId: qinglan, reason: "月度核对" },
  });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(content.buffer as ArrayBuffer);
  const text = JSON.stringify(book.worksheets[0]!.getSheetValues());
  expect(text).toContain("走访群众");
  expect(text).toContain("张* 138****5678 回访（待回访）");
  expect(text).not.toMatch(/张守信|帮办实事/);
  expect(text).toContain("事由：月度核对");
  const trail = await stage.tx.selectFrom("audit").select("detail").orderBy("id").execute();
  expect(trail.at(-1)!.detail).toMatchObject({ act: "download", reason: "月度核对" });
  expect((await county.refused(records.export, { body: { reason: " " } })).code).toBe("invalid");
});

apiTest("pages follow each other by key, without gap or repeat, also within one day", async (stage) => {
  const team = await aStandingTeam(stage);
  const ids: string[] = [];
  for (let i = 0; i < 7; i += 1) {
    const body = aRecordBody({ text: "", households: i + 1, onDay: i < 4 ? "2026-11-20" : "2026-11-19" });
    await team.call(records.add, { body });
    ids.push(body.id);
  }
  const seen: string[] = [];
  for (let after: string | undefined; ;) {
    const { rows, next } = await team.call(records.list, { query: { size: "3", ...(after && { after }) } });
    seen.push(...rows.map(({ id }) => id));
    if (!next) break;
    after = next;
  }
  expect(seen).toEqual([...ids.slice(0, 4).toReversed(), ...ids.slice(4).toReversed()]);
});

apiTest("totals of any span are the sums of its days, from months and days alike", async (stage) => {
  const team = await aStandingTeam(stage);
  const days = ["2026-03-31", "2026-04-01", "2026-04-30", "2026-05-15", "2026-10-31", "2026-11-21"];
  for (const [i, onDay] of days.entries())
    await team.call(records.add, { body: aRecordBody({ text: "", onDay, households: 4 ** i }) });
  const total = async (from: string, to: string) =>
    (await team.call(records.totals, { query: { from, to } })).households;
  expect(await total("2026-03-01", "2026-11-30")).toBe(1365);
  expect(await total("2026-04-01", "2026-04-30")).toBe(20);
  expect(await total("2026-04-02", "2026-11-20")).toBe(336);
  expect(await total("2026-03-31", "2026-10-31")).toBe(341);
  expect(await total("2026-05-10", "2026-05-20")).toBe(64);
  expect(await total("2026-06-01", "2026-05-01")).toBe(0);
});
