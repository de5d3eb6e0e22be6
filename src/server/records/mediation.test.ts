import { expect } from "vitest";
import { dossiers } from "#contract/dossiers.ts";
import { records } from "#contract/records.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { qinglan, villageIds } from "../testing/cast.ts";
import { aDecidedRound } from "../testing/given-cases.ts";
import { aRecordBody } from "../testing/given-records.ts";
import { aTeam } from "../testing/given-teams.ts";

onStage();

apiTest("what a mediation says, its papers and its contact are for county, township and team alone", async (stage) => {
  await aTeam(stage.tx, await aDecidedRound(stage.tx));
  const team = await stage.as("team");
  const query = { id: uuidv7(), villageId: villageIds.前柳庄 };
  await team.call(records.attach, { query, file: new Blob(["%PDF-1.7\n"]), fileName: "协议书.pdf" });
  const contact = { name: "张守信", phone: null, followUp: "回访地界" };
  const text = "两家为地界争执，已经说和";
  const body = aRecordBody({ kind: "mediation", households: 0, resolved: 1, text, fileIds: [query.id], contact });
  await team.call(records.add, { body });
  const params = { id: body.id };
  const paper = { params: { id: body.id, fileId: query.id } };
  for (const office of [team, await stage.as("township", "柳溪镇"), await stage.as("county", "青岚县")]) {
    expect(await office.call(records.read, { params })).toMatchObject({ text, files: [{ name: "协议书.pdf" }] });
    expect((await office.call(records.file, paper)).fileName).toBe("协议书.pdf");
  }
  const county = { countyId: qinglan };
  for (const role of ["unit", "city", "province"] as const) {
    const office = await stage.as(role);
    const [row] = (await office.call(records.list, { query: county })).rows;
    expect(row).toMatchObject({ kind: "mediation", resolved: 1, files: [], contact: null });
    expect((await office.refused(records.file, paper)).code).toBe("not-found");
    const dossier = await office.call(dossiers.get, { params: { id: villageIds.前柳庄 } });
    expect(JSON.stringify([row, dossier])).not.toMatch(/地界|协议书/);
    expect(JSON.stringify(row)).toContain("内容仅限县级专班、乡镇（街道）和本队查看");
  }
});
