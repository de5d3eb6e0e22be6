import { formatChinese } from "#domain/date.ts";
import { slotLabel } from "#domain/teams/match/words.ts";
import type { Slot } from "#domain/teams/match/match.ts";
import type { Posting, Team, TeamRow } from "./contract-types.ts";

export const holderOf = ({ holders }: Pick<TeamRow, "holders">, slot: Slot): string =>
  holders.find((one) => one.slot === slot)?.name ?? "空缺";

export const vacancyWords = (vacancies: readonly Slot[]): string =>
  `空缺：${vacancies.map((slot) => slotLabel[slot]).join("、")}`;

/** 还有 39 天, 已过期 3 天; nothing while the end is far. */
export function endWords(endsIn: number | null): string {
  if (endsIn === null) return "";
  if (endsIn < 0) return `已过期 ${-endsIn} 天`;
  return endsIn === 0 ? "今天到期" : `还有 ${endsIn} 天`;
}

/** 林某（科员）, as somebody to stand in is chosen. */
export const substituteName = ({ name, post }: { readonly name: string; readonly post: string }): string =>
  post ? `${name}（${post}）` : name;

type Seat = Pick<Posting, "fromOn" | "away" | "opens">;

/** Who was named for a day ahead has not come yet. */
const isAhead = ({ fromOn }: Pick<Posting, "fromOn">, today: string | undefined) =>
  today !== undefined && fromOn > today;

/** 待到岗, 今天请假（公出）, 在岗; of a leader or a unit, whose days nobody counts, only the first. */
export function stateWords(seat: Seat, today: string | undefined): string {
  if (isAhead(seat, today)) return "待到岗";
  if (!seat.opens) return "";
  return seat.away ? "今天请假（公出）" : "在岗";
}

/** 在岗 5，待到岗 1 */
export function standingWords(seats: readonly Seat[], today: string | undefined): string {
  const ahead = seats.filter((seat) => isAhead(seat, today)).length;
  return `在岗 ${seats.length - ahead}${ahead > 0 ? `，待到岗 ${ahead}` : ""}`;
}

/** 已预定2026年12月1日由孟书记接任。 Nothing where nothing is planned. */
export function plannedNote({ rotations }: Pick<Team, "rotations">, postingId: string): string {
  const planned = rotations.find((one) => one.postingId === postingId && one.state === "planned");
  return planned ? `已预定${formatChinese(planned.startsOn)}由${planned.incoming}接任。` : "";
}
