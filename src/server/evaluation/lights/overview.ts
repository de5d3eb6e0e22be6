import type { Db } from "../../db/db.ts";
import { lightsByTownship, lightTrend, sumOf } from "./queries.ts";
import { countByTownship, type LitCount, type LightView } from "./reading.ts";

/** The whole page of a county: who stands how, what changed since the month before, and the months behind. */
export async function lightOverview(db: Db, view: LightView, months: number) {
  const counts = await countByTownship(db, view);
  return {
    total: sumOf(counts, ({ shown }) => shown),
    totalBefore: sumOf(counts, ({ before }) => before),
    townships: await lightsByTownship(db, view, counts),
    changes: changesIn(counts),
    trend: await lightTrend(db, view, months, counts),
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
