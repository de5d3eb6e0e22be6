import { profiles } from "#contract/profiles.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Caller } from "./api-test.ts";
import { villageIds } from "./cast.ts";

/** The secretary of 前柳庄, as its team writes him down. */
export const secretary = {
  list: "committee-member",
  committee: "both",
  post: "党支部书记、村委会主任",
  name: "柳长山",
  termFrom: "2021-01-10",
  termTo: "2026-12-31",
  phone: "13812345678",
} as const;

export const capable = { list: "capable-person", name: "柳远航", field: "物流运输", place: "青岛" } as const;

/** One line of every list in 前柳庄; the ids by list. */
export async function aProfile(office: Caller, villageId: string = villageIds.前柳庄) {
  const params = { id: villageId };
  await office.call(profiles.save, {
    params,
    body: {
      version: 0,
      overview: "前柳庄村位于柳溪镇东部，耕地一千二百亩，以设施蔬菜为主。",
      premisesArea: 320,
      premisesCondition: "sound",
      premisesYear: 2019,
    },
  });
  const lines = [
    secretary,
    { list: "venture", kind: "lease", name: "旧校舍出租", yearlyFen: 3_000_000, note: "租期至 2028 年" },
    capable,
    { list: "grid", name: "第一网格", households: 120, worker: "柳某" },
  ] as const;
  const ids: Record<string, string> = {};
  for (const line of lines) {
    const { id } = await office.call(profiles.addLine, { params, body: { id: uuidv7(), ...line } });
    ids[line.list] = id;
  }
  return ids as Record<(typeof lines)[number]["list"], string>;
}
