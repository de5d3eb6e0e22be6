import type { MatchSettings } from "./match.ts";

type Shipped = Omit<MatchSettings, "termFrom" | "termTo">;

/** 典型样式，非正式文件：党委部门联弱、政法部门联乱、经济部门联穷、业务部门联专业 is quoted, the figures are ours. A county sets its own over them. */
export const shippedMatchSettings: Shipped = {
  team: { min: 2, max: 4, countsTownshipLeader: true },
  capacity: { countyLeader: 2, townshipLeader: 3, unit: 2 },
  homeRecusal: ["county-leader", "township-leader", "first-secretary", "member"],
  ageBands: { youngTo: 35, middleTo: 50 },
  pairing: {
    weak: ["party"],
    chaotic: ["politics-law"],
    poor: ["economy"],
    professional: ["professional", "school", "enterprise"],
  },
  weights: { unitKind: 40, skills: 20, ageMix: 15, distance: 10, ownUnit: 15, stability: 20, sparing: 1, fairness: 15 },
  farMinutes: 60,
  seed: "1",
  seconds: 30,
  priceSeconds: 8,
};
