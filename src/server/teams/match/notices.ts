import type { MatchInput } from "#domain/teams/match/match.ts";

export interface MatchNotice {
  readonly rule: string;
  readonly sentence: string;
  /** No plan can be found while it is so. */
  readonly blocks: boolean;
  readonly path: string | null;
}

/** What can be seen before any search: pools that are empty or too small for the villages. */
export function noticesOf(input: MatchInput): MatchNotice[] {
  const { villages } = input;
  if (villages.length === 0)
    return [{ rule: "no-village", sentence: "本轮没有在整顿的村，无需选人配对。", blocks: true, path: null }];
  const empty = emptyPools(input);
  return empty.length > 0 ? empty : shortPools(input);
}

const register = (kind: string) => `/persons?kind=${kind}`;

function emptyPools({ people, units }: MatchInput): MatchNotice[] {
  const none = (kind: string) => !people.some((person) => person.kind === kind);
  const pools = [
    none("county-leader") && ["县级领导", register("county-leader")],
    none("township-leader") && ["乡镇（街道）领导", register("township-leader")],
    none("cadre") && ["可派驻的单位干部", register("cadre")],
    units.length === 0 && ["可结对的单位", "/organisations"],
  ].filter((one) => one !== false);
  return pools.map(([name, path]) => ({
    rule: "pool-empty",
    sentence: `名册中没有${name}，请先登记或导入，再求解。`,
    blocks: true,
    path: path!,
  }));
}

const places = (holders: readonly { readonly capacity?: number | null }[], limit: number) =>
  holders.reduce((sum, { capacity }) => sum + (capacity ?? limit), 0);

export function placesOf({ people, units, settings: { capacity } }: MatchInput) {
  const of = (kind: string) => people.filter((person) => person.kind === kind);
  return {
    countyLeaderPlaces: places(of("county-leader"), capacity.countyLeader),
    townshipLeaderPlaces: places(of("township-leader"), capacity.townshipLeader),
    unitPlaces: places(units, capacity.unit),
  };
}

/** Too few: the search would say so too, but here the sums are plain to see. */
function shortPools(input: MatchInput): MatchNotice[] {
  const { villages, people, townships } = input;
  const { countyLeaderPlaces, unitPlaces } = placesOf(input);
  const party = people.filter((person) => person.kind === "cadre" && person.partyMember).length;
  const short = (rule: string, have: number, sentence: string, path: string): MatchNotice[] =>
    have >= villages.length ? [] : [{ rule, sentence, blocks: false, path }];
  const unled = townships.filter(
    ({ id }) =>
      villages.some(({ townshipId }) => townshipId === id) &&
      !people.some((person) => person.kind === "township-leader" && person.townshipId === id),
  );
  const n = villages.length;
  return [
    ...short(
      "leaders-short",
      countyLeaderPlaces,
      `县级领导共可联 ${countyLeaderPlaces} 个村，不足 ${n} 个村。可增加人员或者提高每人联村个数。`,
      register("county-leader"),
    ),
    ...short("cadres-short", party, `可任第一书记的中共党员干部 ${party} 人，不足 ${n} 个村。`, register("cadre")),
    ...short(
      "units-short",
      unitPlaces,
      `单位共可结对 ${unitPlaces} 个村，不足 ${n} 个村。可增加单位或者提高每个单位结对个数。`,
      "/organisations",
    ),
    ...unled.map(({ name, id }) => ({
      rule: "township-unled",
      sentence: `${name}有整顿村，但名册中没有该乡镇（街道）的领导，无人包村。`,
      blocks: false,
      path: `/persons?kind=township-leader&townshipId=${id}`,
    })),
  ];
}
