import { expect } from "vitest";
import { wall } from "#contract/wall.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { muyun, townshipIds, villageIds } from "../testing/cast.ts";
import { aCase, aProblem } from "../testing/given-cases.ts";

onStage();

apiTest("every village stands on the wall, listed ones with their light", async ({ as, tx }) => {
  const red = await aCase(tx, { village: "上梨峪" });
  await aCase(tx, { village: "松坡", roundId: red.roundId, level: "township" });
  await aProblem(tx, red, { dueOn: "2026-11-01" });
  const sheet = await (await as("county", "青岚县")).call(wall.read, { query: {} });
  expect(sheet).toMatchObject({
    county: "青岚县",
    round: { id: red.roundId },
    dataOn: "2026-11-22",
    can: { edit: true },
  });
  const tiles = sheet.townships.flatMap(({ name, villages }) =>
    villages.map((one) => [name, one.shortName, one.listed?.light ?? null]),
  );
  expect(tiles).toEqual([
    ["柳溪镇", "上梨峪", "red"],
    ["柳溪镇", "前柳庄", null],
    ["松岭乡", "松坡", "none"],
  ]);
  expect(sheet.map).toEqual({ offered: false, outlined: false, located: 0, villages: 3 });
});

apiTest("a withdrawn file and a file of another round leave the tile grey", async ({ as, tx }) => {
  const file = await aCase(tx, { village: "上梨峪" });
  const other = await aCase(tx, { village: "前柳庄" });
  await tx.updateTable("caseFile").set({ withdrawnOn: "2026-11-01" }).where("id", "=", file.id).execute();
  const sheet = await (await as("county", "青岚县")).call(wall.read, { query: { roundId: other.roundId } });
  const listed = sheet.townships.flatMap(({ villages }) => villages.filter((one) => one.listed));
  expect(listed.map(({ id }) => id)).toEqual([villageIds.前柳庄]);
  expect((await (await as("county", "青岚县")).refused(wall.read, { query: { roundId: file.roundId } })).code).toBe(
    "not-found",
  );
});

apiTest(
  "without a round the wall still shows the villages; a county without villages shows an empty wall",
  async ({ as, tx }) => {
    const officer = await as("county", "青岚县");
    expect((await officer.call(wall.read, { query: {} })).round).toBeNull();
    await tx.updateTable("village").set({ validTo: "2026-01-01" }).execute();
    expect((await officer.call(wall.read, { query: {} })).townships).toEqual([]);
  },
);

apiTest("a township sees its own block, the city any of its counties, nobody a county beyond reach", async ({ as }) => {
  const town = await (await as("township", "松岭乡")).call(wall.read, { query: {} });
  expect(town.townships.map(({ name }) => name)).toEqual(["松岭乡"]);
  expect((await (await as("city")).call(wall.read, { query: { countyId: muyun } })).county).toBe("沐云县");
  expect((await (await as("county", "青岚县")).refused(wall.read, { query: { countyId: muyun } })).code).toBe(
    "not-found",
  );
  expect((await (await as("department", "县信访局")).refused(wall.read, { query: {} })).code).toBe("forbidden");
});

apiTest("the county moves blocks by hand; more villages never move them", async ({ as, tx }) => {
  const officer = await as("county", "青岚县");
  const blocks = [
    { townshipId: townshipIds.柳溪镇, x: 0, y: 0, width: 600, height: 1000 },
    { townshipId: townshipIds.松岭乡, x: 600, y: 0, width: 400, height: 1000 },
  ];
  await officer.call(wall.arrange, { body: { blocks } });
  await tx.insertInto("village").values(moreVillages(40)).execute();
  const sheet = await officer.call(wall.read, { query: {} });
  expect(sheet.townships.map(({ block }) => block)).toEqual(
    blocks.map(({ x, y, width, height }) => ({ x, y, width, height })),
  );
  await officer.call(wall.layOut, {});
  const again = await officer.call(wall.read, { query: {} });
  expect(again.townships[1]!.block.width * again.townships[1]!.block.height).toBeGreaterThan(500_000);
});

const moreVillages = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    countyId: "99-qinglan",
    id: `01900000-0000-7000-8000-${String(900_000 + index).padStart(12, "0")}`,
    townshipId: townshipIds.松岭乡,
    name: `新村${index}村`,
    matchName: `新村${index}`,
    kind: "village" as const,
    sortOrder: 100 + index,
  }));

apiTest("blocks that overlap, lie outside, repeat or belong elsewhere are refused", async ({ as }) => {
  const officer = await as("county", "青岚县");
  const block = { townshipId: townshipIds.柳溪镇, x: 0, y: 0, width: 600, height: 1000 };
  const told = (over: object, first: object = block) =>
    officer.refused(wall.arrange, {
      body: { blocks: [first, { ...block, townshipId: townshipIds.松岭乡, ...over }] as never },
    });
  expect((await told({})).detail).toBe("柳溪镇与松岭乡的版面重叠，请移开后再保存。");
  expect((await told({ x: -1 })).code).toBe("invalid");
  expect((await told({ x: 600, width: 0 })).code).toBe("invalid");
  expect((await told({ x: 600, townshipId: block.townshipId })).detail).toMatch(/出现了两次/);
  expect((await told({ x: 600, townshipId: townshipIds.云桥街道 })).code).toBe("not-found");
  expect((await (await as("township", "柳溪镇")).refused(wall.layOut, {})).code).toBe("forbidden");
});

const square = {
  type: "Polygon",
  coordinates: [
    [
      [117, 37],
      [118, 37],
      [118, 38],
      [117, 37],
    ],
  ],
};
const outline = { geojson: square, reviewNumber: "鲁S（2023）012号", source: "省自然资源厅标准地图服务" };

apiTest("the map is offered with an outline and eight in ten villages located", async ({ as, tx }) => {
  const officer = await as("county", "青岚县");
  expect((await officer.refused(wall.map, { query: {} })).code).toBe("not-found");
  await officer.call(wall.outline, { body: outline });
  await officer.call(wall.outline, { body: outline });
  expect((await officer.call(wall.read, { query: {} })).map).toMatchObject({ offered: false, outlined: true });
  await tx
    .updateTable("village")
    .set({ longitude: 117.5, latitude: 37.2 })
    .where("countyId", "=", "99-qinglan")
    .execute();
  expect((await officer.call(wall.read, { query: {} })).map).toMatchObject({ offered: true, located: 3 });
  const map = await (await as("township", "松岭乡")).call(wall.map, { query: {} });
  expect(map).toMatchObject({ rings: square.coordinates, reviewNumber: outline.reviewNumber, source: outline.source });
  expect(map.places).toEqual([{ villageId: villageIds.松坡, longitude: 117.5, latitude: 37.2 }]);
});

apiTest("an outline without a review number, without a source or with broken lines is refused", async ({ as }) => {
  const officer = await as("county", "青岚县");
  const told = async (over: object) =>
    (await officer.refused(wall.outline, { body: { ...outline, ...over } })).reasons[0]!.at;
  expect(await told({ reviewNumber: "无" })).toBe("reviewNumber");
  expect(await told({ reviewNumber: "" })).toBe("reviewNumber");
  expect(await told({ source: " " })).toBe("source");
  expect(await told({ geojson: "x" })).toBe("geojson");
  expect(
    await told({
      geojson: {
        type: "Polygon",
        coordinates: [
          [
            [0, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
    }),
  ).toBe("geojson");
  expect((await (await as("township", "柳溪镇")).refused(wall.outline, { body: outline })).code).toBe("forbidden");
});
