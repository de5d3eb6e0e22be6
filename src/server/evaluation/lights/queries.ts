import type { Light } from "#domain/cases/light.ts";
import { addMonths, type IsoDate } from "#domain/date.ts";
import { monthOf } from "#domain/evaluation/lights/months.ts";
import type { Db } from "../../db/db.ts";
import { listCaseTownships } from "../../cases/queries.ts";
import { countByTownship, countMonths, type LitCount, type LightView } from "./reading.ts";

/** Other stages begin here: lightsByTownship(db, await lightView(db, actor, { countyId, kind: "case" }, today)). */
export { lightView } from "./viewing.ts";

type LightTally = Readonly<Record<Light, number>>;

const none: LightTally = { red: 0, yellow: 0, green: 0, none: 0 };

const add = (tally: LightTally, colour: Light, files: number): LightTally => ({
  ...tally,
  [colour]: tally[colour] + files,
});

/** How many of each colour. */
export const sumOf = <Row extends { readonly files: number }>(
  rows: readonly Row[],
  colourOf: (row: Row) => Light | null,
) =>
  rows.reduce<LightTally>((all, row) => {
    const colour = colourOf(row);
    return colour === null ? all : add(all, colour, row.files);
  }, none);

interface TownshipLights {
  readonly id: string | null;
  readonly name: string;
  readonly now: LightTally;
  readonly before: LightTally;
}

/** 各乡镇（街道）亮灯，及同一批事项上月末的亮灯: every township that has anything lit, in the county's own order. */
export async function lightsByTownship(
  db: Db,
  view: LightView,
  counted?: readonly LitCount[],
): Promise<TownshipLights[]> {
  const counts = counted ?? (await countByTownship(db, view));
  return byTownship(counts, await listCaseTownships(db, view.actor, view.countyId));
}

function byTownship(counts: readonly LitCount[], townships: readonly { id: string; name: string }[]): TownshipLights[] {
  const places = [...townships, { id: null, name: "不在乡镇（街道）" }];
  return places.flatMap(({ id, name }) => {
    const rows = counts.filter(({ townshipId }) => townshipId === id);
    if (rows.length === 0) return [];
    return [{ id, name, now: sumOf(rows, ({ shown }) => shown), before: sumOf(rows, ({ before }) => before) }];
  });
}

interface MonthLights extends LightTally {
  readonly month: IsoDate;
}

/** 逐月亮灯: the frozen months and, last, this moment. */
export async function lightTrend(
  db: Db,
  view: LightView,
  months: number,
  counted?: readonly LitCount[],
): Promise<MonthLights[]> {
  const frozen = await countMonths(db, view, firstMonth(view.today, months));
  return trendOf(frozen, counted ?? (await countByTownship(db, view)), view.today);
}

/** The first of so many months behind. */
const firstMonth = (today: IsoDate, months: number) => addMonths(monthOf(today), -months);

function trendOf(
  frozen: Awaited<ReturnType<typeof countMonths>>,
  counts: readonly LitCount[],
  today: IsoDate,
): MonthLights[] {
  const past = [...Map.groupBy(frozen, ({ month }) => month)].map(([month, rows]) => ({
    month,
    ...sumOf(rows, ({ colour }) => colour),
  }));
  return [...past, { month: monthOf(today), ...sumOf(counts, ({ shown }) => shown) }];
}
