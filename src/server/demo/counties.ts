import type { TownshipKind } from "#domain/area.ts";
import { demoId } from "./ids.ts";

/** Everything here is made up: the province, its places and its people. Codes beginning with 99 are given to no place. */
export const province = { id: "99", name: "示例省", code: "99" } as const;
export const city = { id: "99-yunling", name: "云岭市", code: "9901" } as const;

export interface DemoTownship {
  readonly id: string;
  readonly name: string;
  readonly kind: TownshipKind;
  /** Seventh to ninth digit of its codes. */
  readonly code: string;
  readonly villages: number;
  /** How many of its villages are made weak enough for the shortlist, and how many of those the decision takes up. */
  readonly weak: number;
  readonly lights: { readonly red: number; readonly yellow: number; readonly green: number };
}

export interface DemoCounty {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly townships: readonly DemoTownship[];
}

type Row = readonly [name: string, code: string, villages: number, red: number, yellow: number, green: number];

const kinds: readonly [string, TownshipKind][] = [
  ["街道", "street"],
  ["镇", "town"],
  ["乡", "township"],
];

function county(id: string, name: string, code: string, rows: readonly Row[]): DemoCounty {
  const townships = rows.map(([township, digits, villages, red, yellow, green]): DemoTownship => ({
    id: demoId(`${id}/${township}`),
    name: township,
    kind: kinds.find(([ending]) => township.endsWith(ending))![1],
    code: digits,
    villages,
    weak: 2 * (red + yellow + green),
    lights: { red, yellow, green },
  }));
  return { id, name, code, townships };
}

/** 10 乡镇（街道），602 村（社区）；45 村整顿，红 9、黄 15、绿 21。 */
export const qinglan = county("99-qinglan", "青岚县", "990101", [
  ["青岚街道", "001", 154, 3, 1, 3],
  ["白石镇", "100", 104, 1, 3, 4],
  ["柳溪镇", "101", 77, 0, 1, 4],
  ["枣林镇", "102", 74, 1, 3, 3],
  ["云桥街道", "002", 50, 0, 4, 1],
  ["荷塘镇", "103", 37, 1, 0, 2],
  ["松岭乡", "200", 29, 0, 1, 2],
  ["石泉街道", "003", 27, 1, 0, 0],
  ["杏花镇", "104", 27, 1, 1, 1],
  ["桐湾镇", "105", 23, 1, 1, 1],
]);

export const muyun = county("99-muyun", "沐云县", "990102", [
  ["沐云街道", "001", 14, 0, 0, 1],
  ["河口镇", "100", 18, 0, 0, 1],
  ["石桥镇", "101", 16, 0, 0, 1],
  ["茶坪乡", "200", 12, 0, 0, 1],
]);

/** 15 乡镇（街道）、116 个薄弱村，都派了工作队：the county of the inspection. */
export const qiyun = county("99-qiyun", "栖云县", "990103", [
  ["栖云街道", "001", 46, 0, 0, 10],
  ["竹溪街道", "002", 38, 0, 0, 9],
  ["梅岭镇", "100", 40, 0, 0, 11],
  ["沙渡镇", "101", 36, 0, 0, 9],
  ["双桥镇", "102", 34, 0, 0, 8],
  ["石门镇", "103", 32, 0, 0, 8],
  ["柏塘镇", "104", 30, 0, 0, 8],
  ["青峰镇", "105", 30, 0, 0, 8],
  ["龙潭镇", "106", 28, 0, 0, 7],
  ["清渡镇", "107", 28, 0, 0, 7],
  ["桑园镇", "108", 26, 0, 0, 7],
  ["云台镇", "109", 26, 0, 0, 6],
  ["麦田乡", "200", 24, 0, 0, 6],
  ["松林乡", "201", 24, 0, 0, 6],
  ["望湖乡", "202", 22, 0, 0, 6],
]);

export const townshipOf = (place: DemoCounty, name: string): DemoTownship =>
  place.townships.find((township) => township.name === name)!;
