import type { Tx } from "../db/db.ts";
import { record } from "../audit/record.ts";
import { createOrganisation, saveTownshipsBatch, saveVillagesBatch } from "../registry/commands.ts";
import { matchNameOf } from "../registry/queries.ts";
import { actorOf } from "./accounts.ts";
import { city, type DemoCounty, muyun, province, qinglan, qiyun } from "./counties.ts";
import { organisationsOf } from "./organisations.ts";
import { author, muyunAuthor, qiyunAuthor, type Seat } from "./seats.ts";
import { type DemoVillage, villagesOf } from "./villages.ts";

const vintage = "2025";

export async function loadPlaces(tx: Tx) {
  await tx
    .insertInto("area")
    .values([
      { ...province, level: "province", parentId: null },
      { ...city, level: "city", parentId: province.id },
      ...[qinglan, muyun, qiyun].map(({ id, name, code }) => ({
        id,
        name,
        code,
        level: "county" as const,
        parentId: city.id,
      })),
    ])
    .execute();
  await loadCounty(tx, qinglan, author);
  await loadCounty(tx, muyun, muyunAuthor);
  await loadCounty(tx, qiyun, qiyunAuthor);
}

async function loadCounty(tx: Tx, county: DemoCounty, seat: Seat) {
  const actor = actorOf(seat);
  const townships = county.townships.map(({ id, name, kind, code }, i) => ({
    id,
    name,
    kind,
    sortOrder: i + 1,
    codes: [{ scheme: "nbs" as const, code: `${county.code}${code}000`, vintage }],
  }));
  await saveTownshipsBatch(tx, actor, county.id, townships);
  const villages = villagesOf(county);
  await saveVillagesBatch(tx, actor, county.id, villages.map(rowOf));
  await record(tx, actor, {
    verb: "village.edit",
    countyId: county.id,
    subjectId: county.id,
    detail: { demo: true, townships: townships.length, villages: villages.length },
  });
  for (const { id, ...body } of organisationsOf(county)) await createOrganisation(tx, actor, id, body);
}

function rowOf({ code, income, weakness: _, ...village }: DemoVillage) {
  return {
    ...village,
    matchName: matchNameOf(village.name),
    collectiveIncomeFen: income * 100,
    codes: [{ scheme: "nbs" as const, code, vintage }],
  };
}
