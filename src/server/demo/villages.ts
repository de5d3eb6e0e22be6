import { chance, shuffle, uniform } from "#domain/random.ts";
import type { VillageKind } from "#domain/area.ts";
import type { DemoCounty, DemoTownship } from "./counties.ts";
import { demoId } from "./ids.ts";

export interface DemoVillage {
  readonly id: string;
  readonly townshipId: string;
  readonly name: string;
  readonly kind: VillageKind;
  readonly code: string;
  readonly sortOrder: number;
  readonly households: number;
  readonly population: number;
  readonly partyMembers: number;
  /** 上年度村集体经营性收入，元。 */
  readonly income: number;
  /** From 0 (all well) to 1; what the township would hand in follows from it. */
  readonly weakness: number;
}

const sides = Array.from("前后东西南北上下新老大小中");
const things = Array.from("滩菱槐松堤杏塘枣井石枫桐芦岭梨云溪泉坡沟峪青竹荷桥湾柳榆");
const endings = Array.from("桥堡铺寨湾头庄园营坊岭店峪坡屯");

const allNames = sides.flatMap((side) =>
  things.flatMap((thing) => endings.filter((ending) => ending !== thing).map((ending) => side + thing + ending)),
);

export function villagesOf(county: DemoCounty): DemoVillage[] {
  return county.townships.flatMap((township) => villagesIn(county, township));
}

/** Names are unique within the township; the same name in two townships is what a real county has, too. */
function villagesIn(county: DemoCounty, township: DemoTownship): DemoVillage[] {
  const seed = `${county.id}/${township.name}`;
  const names = shuffle(allNames, `names ${seed}`).slice(0, township.villages);
  const order = shuffle(
    names.map((_, i) => i),
    `weak ${seed}`,
  );
  const weak = new Set(order.slice(0, township.weak));
  const communities = township.kind === "street" ? Math.round(township.villages / 3) : 1;
  return names.map((plain, i) => {
    const kind = i < communities ? "community" : "village";
    const number = String(kind === "community" ? i + 1 : 200 + i - communities).padStart(3, "0");
    return {
      id: demoId(`${seed}/${plain}`),
      townshipId: township.id,
      name: plain + (kind === "community" ? "社区" : "村"),
      kind,
      code: county.code + township.code + number,
      sortOrder: i + 1,
      ...numbersOf(`${seed}/${plain}`, weak.has(i)),
    };
  });
}

function numbersOf(seed: string, weak: boolean) {
  const draw = chance(`village ${seed}`);
  const weakness = weak ? uniform(draw, 0.6, 0.94) : 0.05 + 0.47 * draw();
  const households = Math.round(uniform(draw, 90, 720));
  const population = Math.round(households * uniform(draw, 2.7, 3.6));
  const partyMembers = Math.round(population * uniform(draw, 0.018, 0.045));
  const income = Math.round((uniform(draw, 0.5, 1.5) * (1 - weakness) * 180_000) / 100) * 100;
  return { weakness, households, population, partyMembers, income };
}
