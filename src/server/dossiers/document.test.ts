import JSZip from "jszip";
import { expect } from "vitest";
import { dossiers } from "#contract/dossiers.ts";
import { villages } from "#contract/villages.ts";
import { apiTest, type Caller, onStage } from "../testing/api-test.ts";
import { qinglan, villageIds } from "../testing/cast.ts";
import { anEntry, aVillageAtWork } from "../testing/given-dossier.ts";
import { aProfile } from "../testing/given-profile.ts";

onStage();

const params = { id: villageIds.前柳庄 };

async function exported(office: Caller, id: string = params.id) {
  const { content, fileName } = await office.call(dossiers.export, { params: { id } });
  const archive = await JSZip.loadAsync(content);
  const part = async (name: string) => (await archive.file(name)?.async("string")) ?? "";
  const xml = await part("word/document.xml");
  const paragraphs = xml
    .split("</w:p>")
    .map((one) => [...one.matchAll(/<w:t[ >][^<]*/gu)].map(([run]) => run.slice(run.indexOf(">") + 1)).join(""))
    .filter((text) => text !== "");
  const headers = await Promise.all(
    Object.keys(archive.files)
      .filter((name) => name.includes("header"))
      .map(part),
  );
  return { fileName, xml, paragraphs, text: paragraphs.join("\n"), headers: headers.join("") };
}

apiTest("the file holds exactly the rows of the village, names and numbers masked", async ({ as, tx }) => {
  await aVillageAtWork(tx);
  await anEntry(tx, { village: "上梨峪", text: "别村的走访" });
  const county = await as("county", "青岚县");
  await aProfile(county);
  const { fileName, paragraphs, text } = await exported(county);

  expect(fileName).toBe("一村一档 柳溪镇前柳庄村 2026-11-22.docx");
  expect(paragraphs.slice(0, 2)).toEqual(["青岚县柳溪镇前柳庄村", "一村一档"]);
  const headings = paragraphs.filter((one) => /^[一二三四五六七八]、/u.test(one));
  expect(headings).toEqual([
    "一、村情概况",
    "二、班子和力量",
    "三、整顿转化",
    "四、工作计划",
    "五、未办结事项",
    "六、驻村纪实",
    "七、资料目录",
  ]);
  const entries = paragraphs.slice(paragraphs.indexOf("六、驻村纪实") + 3, paragraphs.indexOf("七、资料目录"));
  expect(entries).toEqual([
    "2026-11-14",
    "走访群众：走访户数 3 户。入户听取意见",
    "2026-11-12",
    "走访群众：走访户数 3 户。登记困难户",
    "2026-11-10",
    "走访群众：走访户数 3 户。了解灌溉情况",
  ]);
  for (const said of [
    "柳*",
    "柳长山",
    "2021-01-10至2026-12-31",
    "旧校舍出租",
    "3.00",
    "建筑面积 320 平方米",
    "第一网格",
  ])
    expect(text).toContain(said);
  for (const said of [
    "班子不团结、内耗严重",
    "班子不健全",
    "红灯",
    "何文远",
    "饮水管网改造",
    "2026-12-20",
    "困难户台账.pdf",
  ])
    expect(text).toContain(said);
  expect(text).toContain("审定决定 青组发");
  for (const kept of ["柳远航", "13812345678", "赵大勇", "13900001111", "别村的走访"]) expect(text).not.toContain(kept);
});

apiTest("a file with nothing in it says so in every part", async ({ as }) => {
  const { text } = await exported(await as("township", "柳溪镇"));
  for (const said of [
    "尚未登记村“两委”成员。",
    "尚未登记集体经济项目。",
    "尚未派驻工作队。",
    "还没有纪实。",
    "没有未办结的事项。",
  ])
    expect(text).toContain(said);
  expect(text).toContain("该村没有列入过软弱涣散村党组织整顿名单。");
});

apiTest(
  "a long village keeps to its latest sixty entries; heads of tables come again on every page",
  async ({ as, tx }) => {
    for (let n = 0; n < 70; n++)
      await anEntry(tx, {
        onDay: `2026-${n < 31 ? "10" : n < 59 ? "09" : "08"}-${String((n % 28) + 1).padStart(2, "0")}`,
      });
    const { xml, paragraphs } = await exported(await as("county", "青岚县"));
    const entries = paragraphs.slice(paragraphs.indexOf("六、驻村纪实") + 3, paragraphs.indexOf("七、资料目录"));
    expect(entries).toHaveLength(120);
    const tables = xml.split("<w:tbl>").slice(1);
    expect(tables.every((table) => table.includes("<w:tblHeader/>"))).toBe(true);
  },
);

apiTest("an inspector's paper leaves out what is not shown to him", async ({ as, tx }) => {
  await aVillageAtWork(tx);
  const { paragraphs, text } = await exported(await as("inspector"));
  expect(paragraphs).not.toContain("三、整顿转化");
  expect(text).not.toContain("饮水管网改造");
  expect(text).toContain("入户听取意见");
});

apiTest(
  "a merged village: the successor's paper has its entries under its name, and an export leaves a trace",
  async ({ as, tx }) => {
    await anEntry(tx, { village: "上梨峪", text: "并入前的走访" });
    const county = await as("county", "青岚县");
    const body = { onDate: "2026-11-15", basis: "青政发〔2026〕3号", version: 1, otherIds: [villageIds.上梨峪] };
    await county.call(villages.merge, { params, body: { ...body, into: { keptId: villageIds.前柳庄 } } });
    const { text } = await exported(county);
    expect(text).toContain("柳溪镇上梨峪村（并入前）");
    expect(text).toContain("并入前的走访");
    expect((await exported(county, villageIds.上梨峪)).text).toContain("起并入或者改为柳溪镇前柳庄村，本档留存备查。");
    const traces = await tx
      .selectFrom("audit")
      .select(["subjectId", "detail"])
      .where("verb", "=", "dossier.read")
      .execute();
    expect(traces).toEqual([
      { subjectId: villageIds.前柳庄, detail: { action: "download", village: "柳溪镇前柳庄村" } },
      { subjectId: villageIds.上梨峪, detail: { action: "download", village: "柳溪镇上梨峪村" } },
    ]);
  },
);

apiTest("a made-up county's paper says so on every page", async ({ as, tx }) => {
  await tx
    .insertInto("deployment")
    .values({ key: "demo", value: "on" })
    .onConflict((on) => on.doNothing())
    .execute();
  await tx.updateTable("area").set({ code: "990101" }).where("id", "=", qinglan).execute();
  const { headers } = await exported(await as("county", "青岚县"));
  expect(headers).toContain("演示数据");
});
