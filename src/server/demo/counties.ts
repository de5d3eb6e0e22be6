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

export const townshipOf = (place: DemoCounty, name: string): DemoTownship =>
  place.townships.find((township) => township.name === name)!;
