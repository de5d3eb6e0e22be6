import { sql } from "kysely";
import { addMonths } from "#domain/date.ts";
import { chance } from "#domain/random.ts";
import { addItemsBatch, markItemsBatch } from "../cases/batch.ts";
import type { NewItem } from "../cases/commands.ts";
import type { Tx } from "../db/db.ts";
import { actorOf } from "./accounts.ts";
import { qiyun } from "./counties.ts";
import { type Colour, datesFor } from "./due-dates.ts";
import { demoId } from "./ids.ts";
import { linesFor } from "./list-lines.ts";
import type { QiyunTeam } from "./qiyun.ts";
import { qiyunAuthor } from "./seats.ts";
import { morningOf, officeDay, type Timeline } from "./timeline.ts";

/** Of a hundred villages. */
const red = 7;
const yellow = 18;

/** 每个村一至两条问题、四至六条目标事项：taken over from the paper lists by the county, done line by line since. */
export async function loadQiyunLists(tx: Tx, teams: readonly QiyunTeam[], timeline: Timeline) {
  for (const team of teams) await loadLists(tx, team, timeline);
  const listed = morningOf(officeDay(timeline.calendar, addMonths(timeline.today, -12)));
  for (const list of ["case_problem", "case_goal"])
    await sql`
      update ${sql.table(list)} set created_at = ${listed}, updated_at = coalesce(done_on::timestamptz, ${listed})
      where county_id = ${qiyun.id}`.execute(tx);
}

async function loadLists(tx: Tx, { villageId, townshipId, caseId, dueOn: endOn }: QiyunTeam, timeline: Timeline) {
  const seed = `case of qiyun ${villageId}`;
  const draw = chance(seed);
  const township = qiyun.townships.find(({ id }) => id === townshipId)!;
  const counts = { problems: 1 + Math.floor(draw() * 2), goals: 4 + Math.floor(draw() * 3) };
  const texts = linesFor(seed, counts, township, draw);
  const dates = datesFor(colourOf(draw() * 100), texts.length, timeline, draw);
  const lines = texts.map(({ list, fields }, n) => {
    const { dueOn, doneOn } = dates[n]!;
    const item = { list, fields: { ...fields, dueOn: dueOn < endOn ? dueOn : endOn } } as NewItem;
    return { ...item, id: demoId(`item of qiyun ${villageId} ${n}`, n), doneOn };
  });
  const county = actorOf(qiyunAuthor);
  await addItemsBatch(tx, county, caseId, lines);
  const marks = lines.flatMap(({ list, id, doneOn }) => (doneOn === null ? [] : [{ list, itemId: id, doneOn }]));
  if (marks.length > 0) await markItemsBatch(tx, county, caseId, marks, timeline.today);
}

function colourOf(percent: number): Colour {
  if (percent < red) return "red";
  return percent < red + yellow ? "yellow" : "green";
}
