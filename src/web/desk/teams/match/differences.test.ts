import { expect, test } from "vitest";
import { differencesOf } from "./differences.ts";

type Plan = Parameters<typeof differencesOf>[0];
const village = (villageId: string, members: readonly string[]): Plan[number] => ({
  villageId,
  village: `${villageId}村`,
  township: "柳溪镇",
  picks: members.map((holder) => ({ slot: "member", holder })) as unknown as Plan[number]["picks"],
});

test("only the seats that differ, and no order among members", () => {
  expect(differencesOf([village("甲", ["丁", "戊"])], [village("甲", ["戊", "丁"])])).toEqual([]);
  const [first, second] = differencesOf([village("甲", ["丁"])], [village("甲", ["己"]), village("乙", ["丁"])]);
  expect([first, second]).toMatchObject([
    { village: "柳溪镇甲村", slot: "member", here: "丁", there: "己" },
    { village: "柳溪镇乙村", here: "", there: "丁" },
  ]);
});
