import { expect } from "vitest";
import { Problem } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import { plainName } from "#domain/area.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { qinglan, muyun, townshipIds, villageIds } from "../testing/cast.ts";
import type { VillageRow } from "./batches.ts";
import { removeVillagesBatch, saveTownshipsBatch, saveVillagesBatch } from "./commands.ts";
import { findVillagesForMatch, listVillages } from "./queries.ts";

onStage();

const officer: Actor = {
  accountId: uuidv7(),
  name: "经办人",
  role: "county",
  organisationId: null,
  counties: [qinglan],
  townships: "all",
  villages: "all",
};

function aRow(name: string, row: Partial<VillageRow> = {}): VillageRow {
  return {
    id: uuidv7(),
    townshipId: townshipIds.柳溪镇,
    name,
    matchName: plainName(name),
    kind: "village",
    sortOrder: null,
    households: null,
    population: null,
    partyMembers: null,
    collectiveIncomeFen: null,
    ...row,
  };
}

const code = (text: string) => [{ scheme: "nbs" as const, code: text, vintage: "2023-06-30" }];

apiTest("a batch adds villages with their codes and updates others, blanking nothing", async ({ tx }) => {
  const rows = [
    aRow("北洼村", { households: 120, codes: code("990101100201") }),
    aRow("𡐓底村", { population: 300, codes: code("990101100202") }),
  ];
  await saveVillagesBatch(tx, officer, qinglan, rows);
  await saveVillagesBatch(tx, officer, qinglan, [{ ...rows[0]!, households: null, partyMembers: 31 }]);

  const page = await listVillages(tx, officer, { countyId: qinglan, search: "9901011002", page: 1, size: 10 });
  expect(page.rows.map((row) => row.name)).toEqual(["北洼村", "𡐓底村"]);
  expect(page.rows[0]).toMatchObject({ households: 120, partyMembers: 31, version: 2, code: "990101100201" });
  const known = await findVillagesForMatch(tx, officer, qinglan);
  expect(known.find(({ name }) => name === "𡐓底村")).toMatchObject({ matchName: "𡐓底", codes: code("990101100202") });
});

apiTest("undoing a batch puts the former values back, empty ones too", async ({ tx }) => {
  const row = aRow("北洼村");
  await saveVillagesBatch(tx, officer, qinglan, [row]);
  await saveVillagesBatch(tx, officer, qinglan, [{ ...row, households: 88, codes: code("990101100201") }]);
  await saveVillagesBatch(tx, officer, qinglan, [{ ...row, codes: [] }], { blanks: "clear" });
  const { rows } = await listVillages(tx, officer, { countyId: qinglan, search: "北洼", page: 1, size: 10 });
  expect(rows).toMatchObject([{ households: null, code: null, version: 3 }]);

  await removeVillagesBatch(tx, officer, qinglan, [row.id]);
  expect((await listVillages(tx, officer, { search: "北洼", page: 1, size: 10 })).total).toBe(0);
});

apiTest("a code or a name taken by another village is refused in words", async ({ tx }) => {
  await saveVillagesBatch(tx, officer, qinglan, [aRow("北洼村", { codes: code("990101100201") })]);
  await expect(
    saveVillagesBatch(tx, officer, qinglan, [aRow("南洼村", { codes: code("990101100201") })]),
  ).rejects.toThrow(/区划代码.*已用于/);
});

apiTest("a batch for a county out of reach is refused", async ({ tx }) => {
  await expect(saveVillagesBatch(tx, officer, muyun, [aRow("北洼村")])).rejects.toThrow(Problem);
});

apiTest("new villages follow the last one of their township", async ({ tx }) => {
  await saveTownshipsBatch(tx, officer, qinglan, [{ id: uuidv7(), name: "石门镇", kind: "town", sortOrder: 9 }]);
  await saveVillagesBatch(tx, officer, qinglan, [aRow("甲村"), aRow("乙村")]);
  const { rows } = await listVillages(tx, officer, { townshipId: townshipIds.柳溪镇, page: 1, size: 10 });
  expect(rows.map((row) => row.name)).toEqual(["上梨峪村", "前柳庄村", "甲村", "乙村"]);
  expect(rows[0]!.id).toBe(villageIds.上梨峪);
});
