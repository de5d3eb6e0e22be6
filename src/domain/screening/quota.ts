import type { Ranked } from "./rank.ts";

export type Rounding = "floor" | "round" | "ceil";

/**
 * “倒排比例不低于 15%”：602 × 15% = 90.3，上报却是 90 个。取整方式因地而异，故为设置项。
 *
 * The ratio is in basis points (1500 is 15%). Only `ceil` never falls below the ratio; `round` is half up.
 */
export function quota(count: number, ratioBasisPoints: number, rounding: Rounding): number {
  const product = count * ratioBasisPoints;
  const added = { floor: 0, round: 5_000, ceil: 9_999 }[rounding];
  return Math.floor((product + added) / 10_000);
}

export interface ShortlistSetting {
  readonly places: number;
  /** 并列：include 并列者一并列入；order 按写明的次序截止。 */
  readonly tie: "include" | "order";
  /** 应整尽整的村：within 计入比例名额；beyond 在比例之外另计。 */
  readonly directHits: "within" | "beyond";
}

/** Why a village is on the shortlist; `added` is the county's own hand, which the rule below never plays. */
export type ListedBecause = "direct-hit" | "quota" | "tie" | "added";

export interface Listed {
  readonly villageId: string;
  readonly because: ListedBecause;
}

export interface Shortlist {
  readonly listed: readonly Listed[];
  /** Points of the last village the quota lists; null when direct hits leave it no place. */
  readonly line: number | null;
  /** All villages that stand exactly on the line, listed or not: each is a hair's breadth from the other side. */
  readonly onLine: readonly string[];
}

/**
 * 倒排列入：应整尽整的全部列入，其余从最薄弱的起按名额列入。
 *
 * Direct hits are listed even when there are more of them than places. A tie at the line means equal points among
 * villages without a direct hit; with `include` the list may grow longer than the quota, and says so.
 */
export function shortlist(ranked: readonly Ranked[], setting: ShortlistSetting): Shortlist {
  const ordered = ranked.toSorted((a, b) => a.position - b.position);
  const direct = ordered.filter((village) => village.directHit.length > 0);
  const others = ordered.filter((village) => village.directHit.length === 0);
  const places = openPlaces(setting, direct.length);
  const last = others[Math.min(places, others.length) - 1];
  const onLine = last ? others.filter((village) => village.points === last.points) : [];
  const counted = others.slice(0, places);
  const tied = setting.tie === "include" ? onLine.filter((village) => !counted.includes(village)) : [];
  return {
    listed: [...direct.map(listedAs("direct-hit")), ...counted.map(listedAs("quota")), ...tied.map(listedAs("tie"))],
    line: last ? last.points : null,
    onLine: onLine.map((village) => village.villageId),
  };
}

/** How many places are left for villages without a direct hit. */
export function openPlaces(setting: Pick<ShortlistSetting, "places" | "directHits">, directCount: number): number {
  return setting.directHits === "beyond" ? setting.places : Math.max(0, setting.places - directCount);
}

const listedAs =
  (because: ListedBecause) =>
  (village: Ranked): Listed => ({ villageId: village.villageId, because });
