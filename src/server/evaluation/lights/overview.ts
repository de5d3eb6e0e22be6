import type { Light } from "#domain/cases/light.ts";
import { addMonths, type IsoDate } from "#domain/date.ts";
import { monthOf } from "#domain/evaluation/lights/months.ts";
import type { Db } from "../../db/db.ts";
import { listCaseTownships } from "../../cases/queries.ts";
import { countByTownship, countMonths, type LitCount, type LightView } from "./reading.ts";

export type LightTally = Readonly<Record<Light, number>>;

const none: LightTally = { red: 0, yellow: 0, green: 0, none: 0 };

const add = (tally: LightTally, colour: Light, files: number): LightTally => ({
  ...tally,
  [colour]: tally[colour] + files,
});

const sum = <Row extends { readonly files: number }>(rows: readonly Row[], colourOf: (row: Row) => Light | null) =>
  rows.reduce<LightTally>((all, row) => {
    const colour = colourOf(row);
    return colour === null ? all : add(all, colour, row.files);
  }, none);

export interface TownshipLights {
  readonly id: string | null;
  readonly name: string;
  readonly now: LightTally;
  readonly before: LightTally;
}

/** 各乡镇（街道）亮灯，及同一批事项上月末的亮灯: every township that has anything lit, in the county's own order. */
export async function lightsByTownship(db: Db, view: LightView): Promise<TownshipLights[]> {
  return byTownship(await countByTownship(db, view), await listCaseTownships(db, view.actor, view.countyId));
}

function byTownship(counts: readonly LitCount[], townships: readonly { id: string; name: string }[]): TownshipLights[] {
  const places = [...townships, { id: null, name: "不在乡镇（街道）" }];
  return places.flatMap(({ id, name }) => {
    const rows = counts.filter(({ townshipId }) => townshipId === id);
    if (rows.length === 0) return [];
    return [{ id, name, now: sum(rows, ({ shown }) => shown), before: sum(rows, ({ before }) => before) }];
  });
}

export interface MonthLights extends LightTally {
  readonly month: IsoDate;
}

/** 逐月亮灯: the frozen months and, last, this moment. */
export async function lightTrend(db: Db, view: LightView, months: number): Promise<MonthLights[]> {
  return trendOf(
    await countMonths(db, view, firstMonth(view.today, months)),
    await countByTownship(db, view),
    view.today,
  );
}

const firstMonth = (today: IsoDate, months: number) => addMonths(monthOf(today), -months);

function trendOf(
  frozen: Awaited<ReturnType<typeof countMonths>>,
  counts: readonly LitCount[],
  today: IsoDate,
): MonthLights[] {
  const past = [...Map.groupBy(frozen, ({ month }) => month)].map(([month, rows]) => ({
    month,
    ...sum(rows, ({ colour }) => colour),
  }));
  return [...past, { month: monthOf(today), ...sum(counts, ({ shown }) => shown) }];
}

/** The whole page of a county: who stands how, what changed since the month before, and the months behind. */
export async function lightOverview(db: Db, view: LightView, months: number) {
  const [counts, townships, frozen] = await Promise.all([
    countByTownship(db, view),
    listCaseTownships(db, view.actor, view.countyId),
    countMonths(db, view, firstMonth(view.today, months)),
  ]);
  return {
    total: sum(counts, ({ shown }) => shown),
    totalBefore: sum(counts, ({ before }) => before),
    townships: byTownship(counts, townships),
    changes: changesIn(counts),
    trend: trendOf(frozen, counts, view.today),
  };
}

function changesIn(counts: readonly LitCount[]) {
  const turned = counts.flatMap(({ before, shown, files }) =>
    before === null || before === shown ? [] : [{ from: before, to: shown, files }],
  );
  return [...Map.groupBy(turned, ({ from, to }) => `${from} ${to}`).values()].map((rows) => ({
    from: rows[0]!.from,
    to: rows[0]!.to,
    count: rows.reduce((all, { files }) => all + files, 0),
  }));
}
